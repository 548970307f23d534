"""Power: what state the machine is in, what it can be asked, and the asking."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from vamt.backend.base import ON_STATES, Ability, DomainState
from vamt.cim.model import EPR
from vamt.errors import BackendError
from vamt.firmware.power import REPORTED, PowerState, available, request
from vamt.firmware.refusals import Refusal, refusal_of, return_value
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.CIM_AssociatedPowerManagementService import (
    CIM_AssociatedPowerManagementService,
    CIM_AssociatedPowerManagementServiceProvider,
)
from vamt.schema.CIM_PowerManagementCapabilities import (
    CIM_PowerManagementCapabilities,
    CIM_PowerManagementCapabilitiesProvider,
)
from vamt.schema.CIM_PowerManagementService import (
    CIM_PowerManagementService,
    CIM_PowerManagementService_RequestPowerStateChange_OUTPUT,
    CIM_PowerManagementServiceProvider,
)
from vamt.schema.IPS_PowerManagementService import (
    IPS_PowerManagementService,
    IPS_PowerManagementService_RequestOSPowerSavingStateChange_OUTPUT,
    IPS_PowerManagementServiceProvider,
)
from vamt_providers.names import HOST, NO_REQUEST, NOT_APPLICABLE, is_host, service

log = logging.getLogger("vamt.firmware.power")

SERVICE: Final = "Intel(r) AMT Power Management Service"

COMPLETED: Final = 0

FULL_POWER: Final = 2
OS_POWER_SAVING: Final = 3
UNSUPPORTED_SAVING: Final = 1


class PowerManagementService(CIM_PowerManagementServiceProvider):
    """The service every client switches machines with."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_PowerManagementService]:
        yield POWER_SERVICE

    async def RequestPowerStateChange(
        self,
        call: Call,
        target: CIM_PowerManagementService,
        *,
        PowerState: int | None = None,
        ManagedElement: EPR | None = None,
        Time: datetime | timedelta | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_PowerManagementService_RequestPowerStateChange_OUTPUT:
        refused = await _switch(call, PowerState, ManagedElement)
        return CIM_PowerManagementService_RequestPowerStateChange_OUTPUT(
            ReturnValue=_return_value(call, refused)
        )


class AssociatedPowerManagementService(CIM_AssociatedPowerManagementServiceProvider):
    """The power state of the host."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_AssociatedPowerManagementService]:
        yield CIM_AssociatedPowerManagementService(
            ServiceProvided=_SERVICE_REFERENCE,
            UserOfService=HOST,
            PowerState=REPORTED[snap.domain.state],
            AvailableRequestedPowerStates=available(snap.domain),
        )


class PowerManagementCapabilities(CIM_PowerManagementCapabilitiesProvider):
    """What this machine can be asked in some state or other."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_PowerManagementCapabilities]:
        states = tuple(state for state, need in _CAPABLE if need is None or need in snap.domain.abilities)
        changes = (2, 3, 4, 7, 8) if Ability.SHUTDOWN in snap.domain.abilities else (2, 3, 4, 7)
        yield CIM_PowerManagementCapabilities(
            InstanceID="Intel(r) AMT:PowerManagementCapabilities 0",
            ElementName="Power Management Capabilities",
            OtherPowerChangeCapabilities="",
            PowerChangeCapabilities=changes,
            PowerStatesSupported=states,
            RequestedPowerStatesSupported=states,
        )

    async def put(
        self, call: Call, target: CIM_PowerManagementCapabilities, values: Mapping[str, Any]
    ) -> CIM_PowerManagementCapabilities:
        """Intel's service in a guest says here what it can do; libvirt knows it already."""
        return target


class OSPowerManagementService(IPS_PowerManagementServiceProvider):
    """Whether the operating system saves power: a guest has no connected standby, so never while it runs.

    While the machine is off there is no system to say so of, and the property is left out (MPS issue 2278).
    """

    def instances(self, snap: Snapshot) -> Iterator[IPS_PowerManagementService]:
        running = snap.domain.state in (DomainState.RUNNING, DomainState.CRASHED)
        saving = FULL_POWER if running else UNSUPPORTED_SAVING
        yield IPS_PowerManagementService(
            **service("IPS_PowerManagementService", SERVICE),
            EnabledState=NOT_APPLICABLE,
            RequestedState=NO_REQUEST,
            OSPowerSavingState=saving if snap.domain.state in ON_STATES else None,
        )

    async def RequestOSPowerSavingStateChange(
        self,
        call: Call,
        target: IPS_PowerManagementService,
        *,
        OSPowerSavingState: int | None = None,
        ManagedElement: EPR | None = None,
        Time: datetime | timedelta | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> IPS_PowerManagementService_RequestOSPowerSavingStateChange_OUTPUT:
        """Grant what a running guest has anyway: MeshCentral and Console ask for it around each power on."""
        values = {
            FULL_POWER: None if target.OSPowerSavingState == FULL_POWER else Refusal.WRONG_STATE,
            OS_POWER_SAVING: Refusal.UNSUPPORTED,
        }
        return IPS_PowerManagementService_RequestOSPowerSavingStateChange_OUTPUT(
            ReturnValue=_return_value(call, values.get(OSPowerSavingState or 0, Refusal.INVALID))
        )


def _return_value(call: Call, refused: Refusal | None) -> int:
    return COMPLETED if refused is None else return_value(refused, call.machine.snapshot.firmware)


async def _switch(call: Call, state: int | None, element: EPR | None) -> Refusal | None:
    """Why it was refused, if it was."""
    if element is None or not is_host(element) or state not in set(PowerState):
        return Refusal.INVALID
    wanted = PowerState(state)
    try:
        await request(call.machine, wanted, call.principal)
    except BackendError as error:
        log.warning("power machine=%s wanted=%s failed=%r", call.machine.name, wanted.name, str(error))
        return refusal_of(error)
    log.info("power machine=%s wanted=%s user=%s", call.machine.name, wanted.name, call.principal.name)
    return None


POWER_SERVICE: Final = CIM_PowerManagementService(
    **service("CIM_PowerManagementService", SERVICE), EnabledState=NOT_APPLICABLE, RequestedState=NO_REQUEST
)
_SERVICE_REFERENCE: Final = POWER_SERVICE.epr()
_CAPABLE: Final[tuple[tuple[PowerState, Ability | None], ...]] = (
    (PowerState.POWER_CYCLE, None),
    (PowerState.OFF, None),
    (PowerState.ON, None),
    (PowerState.RESET, None),
    (PowerState.NMI, Ability.NMI),
    (PowerState.OFF_GRACEFUL, Ability.SHUTDOWN),
    (PowerState.RESET_GRACEFUL, Ability.REBOOT),
    (PowerState.SLEEP_DEEP, Ability.SUSPEND),
    (PowerState.HIBERNATE, Ability.MANAGED_SAVE),
)
