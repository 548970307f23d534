"""IPv6 of the one interface: on where the machine is served at such an address, or where a client asks for it.

What a client sets is remembered and shown; like a static IPv4 address it moves nothing.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from vamt.cim.model import EPR, resource_uri
from vamt.machine import Section, Snapshot
from vamt.provider import Call
from vamt.schema.CIM_ElementSettingData import CIM_ElementSettingData
from vamt.schema.IPS_IPv6PortSettings import IPS_IPv6PortSettings, IPS_IPv6PortSettingsProvider
from vamt.wsman.faults import InvalidRepresentation
from vamt_providers.names import AMT, COMPUTER_SYSTEM
from vamt_providers.network import PORT
from vamt_providers.stored import check, store

NAME: Final = "Intel(r) IPS IPv6 Settings 0"
NONE: Final = "::"
"""An address that is not set; putting it, or `::0`, clears one."""

MANUAL: Final = 2
ID_BYTES: Final = 8

CURRENT: Final = 1
NOT_CURRENT: Final = 2

SET_BY_USER: Final = 3
VALID: Final = 1
"""Type and state of an address in CurrentAddressInfo."""

ADDRESSES: Final = ("IPv6Address", "DefaultRouter", "PrimaryDNS", "SecondaryDNS")
WRITABLE: Final = (*ADDRESSES, "InterfaceIDType", "ManualInterfaceID")


@dataclass(frozen=True, slots=True)
class Ipv6(Section):
    """Whether IPv6 was asked for, and the writable properties of IPS_IPv6PortSettings 0."""

    NAME: ClassVar[str] = "ipv6"

    enabled: bool = False
    DefaultRouter: str = NONE
    IPv6Address: str = NONE
    InterfaceIDType: int = 0
    ManualInterfaceID: bytes = bytes(ID_BYTES)
    PrimaryDNS: str = NONE
    SecondaryDNS: str = NONE


class IPv6PortSettings(IPS_IPv6PortSettingsProvider):
    """One instance for the one port (MeshCommander pairs them by their place in the lists)."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_IPv6PortSettings]:
        settings = snap.section(Ipv6)
        yield IPS_IPv6PortSettings(
            InstanceID=NAME,
            ElementName=NAME,
            CurrentAddressInfo=(f"{snap.address},{SET_BY_USER},{VALID}",) if _serves(snap) else None,
            CurrentDefaultRouter=NONE,
            CurrentPrimaryDNS=NONE,
            CurrentSecondaryDNS=NONE,
            **{name: getattr(settings, name) for name in WRITABLE},
        )

    async def put(
        self, call: Call, target: IPS_IPv6PortSettings, values: Mapping[str, Any]
    ) -> IPS_IPv6PortSettings:
        check(
            values,
            {
                **dict.fromkeys(ADDRESSES, _is_address),
                "InterfaceIDType": range(MANUAL + 1).__contains__,
                "ManualInterfaceID": lambda value: len(value) == ID_BYTES,
            },
        )
        cleared = {name: NONE for name in ADDRESSES if values.get(name) in ("", "::0")}
        await store(call, Ipv6, {**values, **cleared}, WRITABLE)
        return next(self.instances(call.machine.snapshot))


def element_settings(snap: Snapshot) -> Iterator[CIM_ElementSettingData]:
    """Whether IPv6 is on."""
    port = EPR.of(
        resource_uri("CIM_EthernetPort"),
        CreationClassName="CIM_EthernetPort",
        DeviceID=f"{PORT} 0",
        SystemCreationClassName=COMPUTER_SYSTEM,
        SystemName=AMT,
    )
    on = snap.section(Ipv6).enabled or _serves(snap)
    yield CIM_ElementSettingData(
        ManagedElement=port,
        SettingData=EPR.of(resource_uri("IPS_IPv6PortSettings"), InstanceID=NAME),
        IsCurrent=CURRENT if on else NOT_CURRENT,
    )


async def put_element_setting(
    call: Call, target: CIM_ElementSettingData, values: Mapping[str, Any]
) -> CIM_ElementSettingData:
    """Switch IPv6 on or off; it stays on where the machine is served by it.

    Raises:
        InvalidRepresentation: IsCurrent says neither.

    """
    wanted = values.get("IsCurrent")
    if wanted not in (CURRENT, NOT_CURRENT):
        raise InvalidRepresentation("MissingValues" if wanted is None else "InvalidValues")
    machine = call.machine
    async with machine.exclusive(call.principal):
        await machine.save(replace(machine.snapshot.section(Ipv6), enabled=wanted == CURRENT))
    return next(element_settings(machine.snapshot))


def _serves(snap: Snapshot) -> bool:
    return ":" in snap.address


def _is_address(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text or NONE)
    except ValueError:
        return False
    return "%" not in text
