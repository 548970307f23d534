"""The remote desktop: its switch, its settings, and the end of its session. Serving it is not done here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from vamt.auth.accounts import password_problem
from vamt.firmware.consent import Required, policy_of
from vamt.firmware.features import Desktop
from vamt.firmware.sessions import Kind, Sessions, terminate
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.CIM_KVMRedirectionSAP import (
    CIM_KVMRedirectionSAP,
    CIM_KVMRedirectionSAP_RequestStateChange_OUTPUT,
    CIM_KVMRedirectionSAPProvider,
)
from vamt.schema.IPS_KVMRedirectionSettingData import (
    IPS_KVMRedirectionSettingData,
    IPS_KVMRedirectionSettingData_TerminateSession_OUTPUT,
    IPS_KVMRedirectionSettingDataProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import InternalError, InvalidRepresentation, UnsupportedFeature
from vamt_providers.consent import DISPLAY_SECONDS, revised
from vamt_providers.names import service
from vamt_providers.stored import check

log = logging.getLogger("vamt.redirection")

ACCESS_POINT: Final = "KVM Redirection Service Access Point"
SETTINGS: Final = "Intel(r) KVM Redirection Settings"
VNC: Final = 4

ENABLED: Final = 2
DISABLED: Final = 3
ENABLED_BUT_OFFLINE: Final = 6
"""CIM_KVMRedirectionSAP.EnabledState: enabled, and no session."""
NO_CHANGE: Final = 5
"""RequestedState as long as nobody requested one."""

COMPLETED: Final = 0
NOT_SUPPORTED: Final = 1
INVALID_PARAMETER: Final = 5
NO_SESSION: Final = 1
"""TerminateSession knows success and this."""
OTHER_STATES: Final = (4, *range(6, 12))
"""What CIM can request of a service access point besides the two."""

PASSWORD_LENGTH: Final = 8
"""All that VNC's challenge takes."""

WRITABLE: Final = (
    *("BackToBackFbMode", "DefaultScreen", "DoubleBufferEnabled", "InitialDecimationModeForLowRes"),
    *("Is5900PortEnabled", "RFBPassword", "SessionTimeout"),
)
_RULES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "DefaultScreen": range(4).__contains__,
    "InitialDecimationModeForLowRes": range(4).__contains__,
    "OptInPolicyTimeout": DISPLAY_SECONDS.__contains__,
    "SessionTimeout": range(256).__contains__,
}


class KVMRedirectionSAP(CIM_KVMRedirectionSAPProvider):
    """Whether there is a remote desktop."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_KVMRedirectionSAP]:
        desktop = snap.section(Desktop)
        names = service("CIM_KVMRedirectionSAP", ACCESS_POINT)
        names["SystemName"] = "ManagedSystem"
        yield CIM_KVMRedirectionSAP(
            **names,
            EnabledState=_state(snap),
            KVMProtocol=VNC,
            RequestedState=desktop.requested or NO_CHANGE,
        )

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_KVMRedirectionSAP,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_KVMRedirectionSAP_RequestStateChange_OUTPUT:
        """Switch the remote desktop on or off."""
        if RequestedState not in (ENABLED, DISABLED):
            refusal = NOT_SUPPORTED if RequestedState in OTHER_STATES else INVALID_PARAMETER
            return CIM_KVMRedirectionSAP_RequestStateChange_OUTPUT(ReturnValue=refusal)
        machine = call.machine
        async with machine.exclusive(call.principal):
            desktop = machine.snapshot.section(Desktop)
            enabled = RequestedState == ENABLED
            await machine.save(replace(desktop, enabled=enabled, requested=RequestedState))
        return CIM_KVMRedirectionSAP_RequestStateChange_OUTPUT(ReturnValue=COMPLETED)


class KVMRedirectionSettingData(IPS_KVMRedirectionSettingDataProvider):
    """The settings; consent to a remote desktop is the policy of IPS_OptInService, seen from here."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_KVMRedirectionSettingData]:
        desktop, policy = snap.section(Desktop), policy_of(snap)
        shown = {name: getattr(desktop, name) for name in WRITABLE} | {"RFBPassword": ""}
        yield IPS_KVMRedirectionSettingData(
            InstanceID=SETTINGS,
            ElementName=SETTINGS,
            DoubleBufferActive=False,
            EnabledByMEBx=True,
            GrayscalePixelFormatSupported=True,
            OptInPolicy=policy.OptInRequired != Required.NONE,
            OptInPolicyTimeout=policy.OptInDisplayTimeout,
            ZlibControlSupported=True,
            **shown,
        )

    async def put(
        self, call: Call, target: IPS_KVMRedirectionSettingData, values: Mapping[str, Any]
    ) -> IPS_KVMRedirectionSettingData:
        """Take over the settings; an empty password leaves the one that is set (amttool, MeshCommander)."""
        check(values, _RULES)
        given = {name: values[name] for name in WRITABLE if values.get(name) not in (None, "")}
        if not _is_password(given.get("RFBPassword")):
            raise InternalError.status(PT_STATUS.INVALID_PASSWORD)
        machine = call.machine
        async with machine.exclusive(call.principal):
            desktop = replace(machine.snapshot.section(Desktop), **given)
            if given.get("Is5900PortEnabled") and not machine.snapshot.firmware.viewers:
                raise UnsupportedFeature
            if desktop.Is5900PortEnabled and not desktop.RFBPassword:
                raise InvalidRepresentation("MissingValues")
            policy = revised(machine.snapshot, _policy(machine.snapshot, values))
            await machine.save(desktop, policy)
        return next(self.instances(machine.snapshot))

    async def TerminateSession(
        self, call: Call, target: IPS_KVMRedirectionSettingData
    ) -> IPS_KVMRedirectionSettingData_TerminateSession_OUTPUT:
        """End the session there is, on whichever port it came."""
        done = terminate(call.machine, Kind.KVM)
        log.info(
            "terminate machine=%s kind=kvm done=%s user=%s", call.machine.name, done, call.principal.name
        )
        return IPS_KVMRedirectionSettingData_TerminateSession_OUTPUT(
            ReturnValue=COMPLETED if done else NO_SESSION
        )


def _state(snap: Snapshot) -> int:
    if not snap.section(Desktop).enabled:
        return DISABLED
    return ENABLED if snap.section(Sessions).kvm else ENABLED_BUT_OFFLINE


def _is_password(password: str | None) -> bool:
    if password is None:
        return True
    return len(password) == PASSWORD_LENGTH and password_problem(password) is None


def _policy(snap: Snapshot, values: Mapping[str, Any]) -> dict[str, int]:
    """What a Put of the settings says of the policy: consent to the remote desktop or none, and for how long.

    Raises:
        InternalError: consent is needed for everything, which these settings cannot lift.

    """
    given: dict[str, int] = {}
    needed, display = values.get("OptInPolicy"), values.get("OptInPolicyTimeout")
    if needed is not None and policy_of(snap).OptInRequired != Required.ALL:
        given["OptInRequired"] = Required.KVM if needed else Required.NONE
    elif needed is False:
        raise InternalError.status(PT_STATUS.NOT_PERMITTED)
    if display is not None:
        given["OptInDisplayTimeout"] = display
    return given
