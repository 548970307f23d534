"""Power schemes: in which sleep states AMT is to stay reachable.

The AMT of a virtual machine needs no power and is always reachable; the choice is remembered and shown.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from vamt.cim.model import EPR, resource_uri
from vamt.machine import Section, Snapshot
from vamt.provider import Call
from vamt.schema.AMT_SystemPowerScheme import (
    AMT_SystemPowerScheme,
    AMT_SystemPowerScheme_SetPowerScheme_OUTPUT,
    AMT_SystemPowerSchemeProvider,
)
from vamt.schema.CIM_ElementSettingData import (
    CIM_ElementSettingData,
    CIM_ElementSettingData_IsCurrent,
    CIM_ElementSettingData_IsNext,
)
from vamt_providers.names import AMT, COMPUTER_SYSTEM

log = logging.getLogger("vamt.firmware.power")

CONTROLLER: Final = EPR.of(resource_uri(COMPUTER_SYSTEM), CreationClassName=COMPUTER_SYSTEM, Name=AMT)

SCHEMES: Final = tuple(
    AMT_SystemPowerScheme(
        InstanceID=f"Intel(r) AMT:Power Scheme {number}",
        SchemeGUID=base64.b64encode(bytes.fromhex(guid)).decode(),
        ElementName="Intel(r) AMT: System Power Scheme",
        Description=f"Desktop: {states}",
    )
    for number, (guid, states) in enumerate(
        {
            "944F8312FB104FDC968E1E232B0C9065": "ON in S0",
            "7322734623DC432FA98A13D37982D855": "ON in S0, ME Wake in S3, S4-5",
        }.items()
    )
)
"""The two of a desktop (Intel AMT guide: Power Packages). MeshCommander shows what follows the colon."""


@dataclass(frozen=True, slots=True)
class PowerPolicy(Section):
    """Which scheme was chosen."""

    NAME: ClassVar[str] = "power-policy"

    scheme: str = SCHEMES[-1].SchemeGUID


class SystemPowerScheme(AMT_SystemPowerSchemeProvider):
    """The schemes there are."""

    def instances(self, snap: Snapshot) -> tuple[AMT_SystemPowerScheme, ...]:
        return SCHEMES

    async def SetPowerScheme(
        self, call: Call, target: AMT_SystemPowerScheme
    ) -> AMT_SystemPowerScheme_SetPowerScheme_OUTPUT:
        """Make a scheme the current one."""
        await _choose(call, target.SchemeGUID)
        return AMT_SystemPowerScheme_SetPowerScheme_OUTPUT()


def element_settings(snap: Snapshot) -> Iterator[CIM_ElementSettingData]:
    """Each scheme and whether it is the current one; MeshCommander takes the second key for the SchemeGUID."""
    chosen = snap.section(PowerPolicy).scheme
    for scheme in SCHEMES:
        current = scheme.SchemeGUID == chosen
        yield CIM_ElementSettingData(
            ManagedElement=CONTROLLER,
            SettingData=scheme.epr(),
            IsCurrent=_CURRENT if current else _NOT_CURRENT,
            IsNext=_NEXT if current else _NOT_NEXT,
        )


async def put_element_setting(
    call: Call, target: CIM_ElementSettingData, values: Mapping[str, Any]
) -> CIM_ElementSettingData:
    """Make the scheme the current one if it is put as such; one always is, so none can be put as not."""
    scheme = target.SettingData["SchemeGUID"]
    if values.get("IsCurrent") == _CURRENT:
        await _choose(call, str(scheme))
    settings = element_settings(call.machine.snapshot)
    return next(one for one in settings if one.SettingData == target.SettingData)


async def _choose(call: Call, scheme: str) -> None:
    async with call.machine.exclusive(call.principal):
        await call.machine.save(PowerPolicy(scheme))
    log.info("power-policy machine=%s user=%s", call.machine.name, call.principal.name)


_CURRENT: Final = int(CIM_ElementSettingData_IsCurrent.IS_CURRENT)
_NOT_CURRENT: Final = int(CIM_ElementSettingData_IsCurrent.IS_NOT_CURRENT)
_NEXT: Final = int(CIM_ElementSettingData_IsNext.IS_NEXT)
_NOT_NEXT: Final = int(CIM_ElementSettingData_IsNext.IS_NOT_NEXT)
