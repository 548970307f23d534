"""Boot: the one configuration AMT has, its sources, and the service that makes it the next one."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

from vamt.cim.model import EPR
from vamt.firmware.boot import NextBoot, boot_devices
from vamt.firmware.consent import boot_agreed
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.CIM_BootConfigSetting import (
    CIM_BootConfigSetting,
    CIM_BootConfigSetting_ChangeBootOrder_OUTPUT,
    CIM_BootConfigSettingProvider,
)
from vamt.schema.CIM_BootService import (
    CIM_BootService,
    CIM_BootService_RequestStateChange_OUTPUT,
    CIM_BootService_SetBootConfigRole_OUTPUT,
    CIM_BootServiceProvider,
)
from vamt.schema.CIM_BootSourceSetting import CIM_BootSourceSetting, CIM_BootSourceSettingProvider
from vamt.schema.CIM_ElementSettingData import CIM_ElementSettingData
from vamt.schema.CIM_OrderedComponent import CIM_OrderedComponent, CIM_OrderedComponentProvider
from vamt_providers.names import HOST, NO_REQUEST, service

log = logging.getLogger("vamt.firmware.boot")

CONFIGURATION: Final = CIM_BootConfigSetting(
    InstanceID="Intel(r) AMT: Boot Configuration 0", ElementName="Intel(r) AMT: Boot Configuration"
)
STRUCTURED_NAMES: Final = {"hd": "CIM:Hard-Disk:1", "network": "CIM:Network:1", "cdrom": "CIM:CD/DVD:1"}
NO_FAIL_THROUGH: Final = 2

COMPLETED: Final = 0
NOT_SUPPORTED: Final = 1
INVALID_REFERENCE: Final = 4
INVALID_PARAMETER: Final = 5
ACCESS_DENIED: Final = 6
"""The user at the machine has to agree first (Intel AMT guide: User Consent). It is said of what changes a boot
only: consoles empty the order and put the options before every power action."""

IS_NEXT_SINGLE_USE: Final = 1
IS_NOT_NEXT: Final = 32768
ROLES: Final = {IS_NEXT_SINGLE_USE: True, IS_NOT_NEXT: False}
"""The two roles AMT supports, and whether they make the configuration the next one (Boot Control)."""

RECOVERY_AND_ERASE_DISABLED: Final = 32768
"""CIM_BootService.EnabledState without One Click Recovery and Remote Platform Erase, which a VM has not."""


class BootSourceSetting(CIM_BootSourceSettingProvider):
    """What a machine can be told to boot from."""

    def instances(self, snap: Snapshot) -> Sequence[CIM_BootSourceSetting]:
        return _sources(snap)


class BootConfigSetting(CIM_BootConfigSettingProvider):
    """The boot configuration."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_BootConfigSetting]:
        yield CONFIGURATION

    async def ChangeBootOrder(
        self, call: Call, target: CIM_BootConfigSetting, *, Source: tuple[EPR, ...]
    ) -> CIM_BootConfigSetting_ChangeBootOrder_OUTPUT:
        """Choose the source of the next boot; without one, choose none.

        One that the machine does not have is not listed, and cannot be chosen. Only the first counts, as no source
        fails through to the next.
        """
        name = str(dict(Source[0].selectors).get("InstanceID", "")) if Source else None
        return CIM_BootConfigSetting_ChangeBootOrder_OUTPUT(ReturnValue=await _choose(call, name))


class BootService(CIM_BootServiceProvider):
    """Makes the configuration the next one."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_BootService]:
        yield CIM_BootService(
            **service("CIM_BootService", "Intel(r) AMT Boot Service"),
            EnabledState=RECOVERY_AND_ERASE_DISABLED,
            OperationalStatus=(0,),
            RequestedState=NO_REQUEST,
        )

    async def SetBootConfigRole(
        self, call: Call, target: CIM_BootService, *, BootConfigSetting: EPR, Role: int
    ) -> CIM_BootService_SetBootConfigRole_OUTPUT:
        """Say whether the configuration holds for the next boot; it never holds for more than one."""
        reference = dict(BootConfigSetting.selectors).get("InstanceID")
        if reference != CONFIGURATION.InstanceID:
            return CIM_BootService_SetBootConfigRole_OUTPUT(ReturnValue=INVALID_REFERENCE)
        if Role not in ROLES:
            return CIM_BootService_SetBootConfigRole_OUTPUT(ReturnValue=INVALID_PARAMETER)
        if ROLES[Role] and not boot_agreed(call.machine.snapshot, monotonic()):
            return CIM_BootService_SetBootConfigRole_OUTPUT(ReturnValue=ACCESS_DENIED)
        async with call.machine.exclusive(call.principal):
            current = call.machine.snapshot.section(NextBoot)
            source = current.source if ROLES[Role] else None
            await call.machine.save(replace(current, source=source, single_use=ROLES[Role]).marked())
        return CIM_BootService_SetBootConfigRole_OUTPUT()

    async def RequestStateChange(
        self,
        call: Call,
        target: CIM_BootService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> CIM_BootService_RequestStateChange_OUTPUT:
        """Accept the state it is always in (Console sets it with every change of features)."""
        known = RequestedState in range(RECOVERY_AND_ERASE_DISABLED, RECOVERY_AND_ERASE_DISABLED + 4)
        refusal = NOT_SUPPORTED if known else INVALID_PARAMETER
        return CIM_BootService_RequestStateChange_OUTPUT(
            ReturnValue=COMPLETED if RequestedState == RECOVERY_AND_ERASE_DISABLED else refusal
        )


class OrderedComponent(CIM_OrderedComponentProvider):
    """The sources of the configuration: the chosen one is the first, the others have no place."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_OrderedComponent]:
        chosen = snap.section(NextBoot).source
        for source in _sources(snap):
            yield CIM_OrderedComponent(
                GroupComponent=CONFIGURATION.epr(),
                PartComponent=source.epr(),
                AssignedSequence=1 if source.InstanceID == chosen else 0,
            )


def element_settings(snap: Snapshot) -> Iterator[CIM_ElementSettingData]:
    """Whether the configuration is the host's next one."""
    next_boot = snap.section(NextBoot)
    single_use = next_boot.single_use or next_boot.source is not None
    yield CIM_ElementSettingData(
        ManagedElement=HOST,
        SettingData=CONFIGURATION.epr(),
        IsCurrent=2,
        IsNext=3 if single_use else 2,
    )


async def _choose(call: Call, name: str | None) -> int:
    if name is not None and name not in boot_devices(call.machine.snapshot.domain):
        return INVALID_REFERENCE
    if name is not None and not boot_agreed(call.machine.snapshot, monotonic()):
        return ACCESS_DENIED
    async with call.machine.exclusive(call.principal):
        current = call.machine.snapshot.section(NextBoot)
        await call.machine.save(replace(current, source=name).marked())
    log.info("boot machine=%s source=%r user=%s", call.machine.name, name, call.principal.name)
    return COMPLETED


def _sources(snap: Snapshot) -> tuple[CIM_BootSourceSetting, ...]:
    return tuple(
        CIM_BootSourceSetting(
            InstanceID=name,
            ElementName="Intel(r) AMT: Boot Source",
            FailThroughSupported=NO_FAIL_THROUGH,
            StructuredBootString=STRUCTURED_NAMES[device],
        )
        for name, device in boot_devices(snap.domain).items()
    )
