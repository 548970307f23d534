"""The one network interface a machine has: wired, with the domain's first MAC address and the machine's address.

The address a machine is served at is vamt's to choose, not a client's. So DHCP is what assigns it, and a static
one is remembered and shown, as a device would, but moves nothing.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from vamt.backend.base import Interface
from vamt.machine import Section, Snapshot
from vamt.provider import Call
from vamt.schema.AMT_EthernetPortSettings import (
    AMT_EthernetPortSettings,
    AMT_EthernetPortSettings_CancelLinkProtection_OUTPUT,
    AMT_EthernetPortSettings_RestoreLinkProtection_OUTPUT,
    AMT_EthernetPortSettings_SetLinkPreference_OUTPUT,
    AMT_EthernetPortSettingsProvider,
)
from vamt.schema.CIM_EthernetPort import CIM_EthernetPort, CIM_EthernetPortProvider
from vamt.schema.IPS_HostIPSettings import IPS_HostIPSettings, IPS_HostIPSettingsProvider
from vamt.schema.IPS_LANEndpoint import IPS_LANEndpoint, IPS_LANEndpointProvider
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import InvalidRepresentation
from vamt_providers.names import NO_REQUEST, service
from vamt_providers.stored import check

log = logging.getLogger("vamt.network")

SETTINGS: Final = "Intel(r) AMT Ethernet Port Settings"
PORT: Final = "Intel(r) AMT Ethernet Port"
HOST_SETTINGS: Final = "Intel(r) AMT: Host IP Settings"

NO_INTERFACE: Final = Interface("00:00:00:00:00:00", None, link_up=False)
"""As a device reports an interface it has not; MeshCommander does not show it."""

INTEGRATED: Final = 0
ENABLED: Final = 2
ETHERNET: Final = 2
FAST_ETHERNET: Final = 53
ENABLED_BY_DEFAULT: Final = 5
GIGABIT: Final = 1_000_000_000

LINK_POLICIES: Final = frozenset({1, 14, 16, 224})
_RULES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "ConsoleTcpMaxRetransmissions": range(5, 8).__contains__,
    "LinkPolicy": LINK_POLICIES.issuperset,
    "VLANTag": range(1 << 12).__contains__,
}

SWITCHES: Final = ("DHCPEnabled", "IpSyncEnabled", "SharedStaticIp")
NUMBERS: Final = ("ConsoleTcpMaxRetransmissions", "LinkPolicy", "VLANTag")
ADDRESSES: Final = ("IPAddress", "SubnetMask", "DefaultGateway", "PrimaryDNS", "SecondaryDNS")
NEEDED: Final = ("IPAddress", "SubnetMask")
"""What a static configuration cannot do without."""


@dataclass(frozen=True, slots=True)
class WiredPort(Section):
    """The writable properties of AMT_EthernetPortSettings 0."""

    NAME: ClassVar[str] = "wired-port"

    ConsoleTcpMaxRetransmissions: int | None = None
    DHCPEnabled: bool = True
    DefaultGateway: str | None = None
    IPAddress: str | None = None
    IpSyncEnabled: bool = True
    LinkPolicy: tuple[int, ...] = (1, 14)
    PrimaryDNS: str | None = None
    SecondaryDNS: str | None = None
    SharedStaticIp: bool = False
    SubnetMask: str | None = None
    VLANTag: int | None = None

    @property
    def own(self) -> bool:
        """Whether it has addresses of its own, neither those of DHCP nor the host's."""
        return not self.DHCPEnabled and not self.IpSyncEnabled


class EthernetPortSettings(AMT_EthernetPortSettingsProvider):
    """One instance; the second one of a device is its wireless interface."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_EthernetPortSettings]:
        port, interface = snap.section(WiredPort), _interface(snap)
        shown = {name: getattr(port, name) for name in (*SWITCHES, *NUMBERS, *ADDRESSES)}
        if not port.own:
            shown |= _assigned(snap)
        yield AMT_EthernetPortSettings(
            InstanceID=f"{SETTINGS} 0",
            ElementName=SETTINGS,
            LinkIsUp=interface.link_up,
            MACAddress=interface.mac.replace(":", "-"),
            PhysicalConnectionType=INTEGRATED if snap.firmware.connection else None,
            SharedDynamicIP=True,
            SharedMAC=True,
            **shown,
        )

    async def put(
        self, call: Call, target: AMT_EthernetPortSettings, values: Mapping[str, Any]
    ) -> AMT_EthernetPortSettings:
        """Configure the interface, by DHCP, as its host is, or with addresses of its own.

        Addresses are taken in the last case only; in the others those are let pass that say nothing new.

        Raises:
            InvalidRepresentation: a value is none of its property's, or does not go with the others.

        """
        check(values, _RULES)
        machine = call.machine
        async with machine.exclusive(call.principal):
            shown = next(self.instances(machine.snapshot))
            port = _configured(machine.snapshot.section(WiredPort), shown, values)
            await machine.save(port)
        if port.IPAddress not in (None, machine.snapshot.address):
            log.warning(
                "static-address machine=%s address=%s served=%s",
                machine.name,
                port.IPAddress,
                machine.snapshot.address,
            )
        return next(self.instances(machine.snapshot))

    async def SetLinkPreference(
        self,
        call: Call,
        target: AMT_EthernetPortSettings,
        *,
        LinkPreference: int,
        Timeout: int | None = None,
    ) -> AMT_EthernetPortSettings_SetLinkPreference_OUTPUT:
        """Refuse: only a wireless link is the controller's or the host's."""
        return AMT_EthernetPortSettings_SetLinkPreference_OUTPUT(ReturnValue=PT_STATUS.UNSUPPORTED)

    async def CancelLinkProtection(
        self, call: Call, target: AMT_EthernetPortSettings
    ) -> AMT_EthernetPortSettings_CancelLinkProtection_OUTPUT:
        """Refuse, as above."""
        return AMT_EthernetPortSettings_CancelLinkProtection_OUTPUT(ReturnValue=PT_STATUS.UNSUPPORTED)

    async def RestoreLinkProtection(
        self, call: Call, target: AMT_EthernetPortSettings
    ) -> AMT_EthernetPortSettings_RestoreLinkProtection_OUTPUT:
        """Refuse, as above."""
        return AMT_EthernetPortSettings_RestoreLinkProtection_OUTPUT(ReturnValue=PT_STATUS.UNSUPPORTED)


class EthernetPort(CIM_EthernetPortProvider):
    """The port itself."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_EthernetPort]:
        names = service("CIM_EthernetPort", PORT)
        yield CIM_EthernetPort(
            CreationClassName=names["CreationClassName"],
            DeviceID=f"{PORT} 0",
            ElementName=names["ElementName"],
            SystemCreationClassName=names["SystemCreationClassName"],
            SystemName=names["SystemName"],
            Description="Wired0",
            EnabledDefault=ENABLED_BY_DEFAULT,
            EnabledState=ENABLED,
            LinkTechnology=ETHERNET,
            MaxSpeed=GIGABIT,
            NetworkAddresses=(_interface(snap).mac.replace(":", ""),),
            OperationalStatus=(0,),
            PortType=FAST_ETHERNET,
            RequestedState=NO_REQUEST,
            Speed=GIGABIT,
        )


class LANEndpoint(IPS_LANEndpointProvider):
    """The protocol end of the port."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_LANEndpoint]:
        names = service("IPS_LANEndpoint", "Intel(r) AMT LAN Endpoint")
        yield IPS_LANEndpoint(
            CreationClassName=names["CreationClassName"],
            Name=names["Name"],
            SystemCreationClassName=names["SystemCreationClassName"],
            SystemName=names["SystemName"],
            EnabledState=ENABLED,
            LANType=ETHERNET,
            MACAddress=_interface(snap).mac.replace(":", ""),
            ProtocolType=0,
            RequestedState=NO_REQUEST,
        )


class HostIPSettings(IPS_HostIPSettingsProvider):
    """What Intel's service in the host's operating system tells of it: nothing, as no guest has one."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_HostIPSettings]:
        yield IPS_HostIPSettings(InstanceID=HOST_SETTINGS, ElementName=HOST_SETTINGS, DHCPEnabled=False)


def _interface(snap: Snapshot) -> Interface:
    return next(iter(snap.domain.interfaces), NO_INTERFACE)


def _assigned(snap: Snapshot) -> dict[str, str | None]:
    """What DHCP tells a machine: where it is served, and what is known of the network there."""
    network = snap.network
    return {
        "IPAddress": snap.address if "." in snap.address else None,
        "SubnetMask": network.mask,
        "DefaultGateway": network.gateway,
        "PrimaryDNS": network.resolver,
        "SecondaryDNS": network.second_resolver,
    }


def _configured(port: WiredPort, shown: AMT_EthernetPortSettings, values: Mapping[str, Any]) -> WiredPort:
    """The settings after a Put."""
    given = {name: values[name] for name in (*SWITCHES, *NUMBERS) if values.get(name) is not None}
    changed = replace(port, **given)
    changed = replace(changed, LinkPolicy=tuple(dict.fromkeys(changed.LinkPolicy)))
    addresses: dict[str, Any] = {
        name: values[name] or None for name in ADDRESSES if values.get(name) is not None
    }
    if not changed.own:
        if any(value not in (None, getattr(shown, name)) for name, value in addresses.items()):
            raise InvalidRepresentation
        forgotten: dict[str, Any] = dict.fromkeys(ADDRESSES) if port.own else {}
        return replace(changed, **forgotten)
    changed = replace(changed, **addresses)
    if any(getattr(changed, name) is None for name in NEEDED):
        raise InvalidRepresentation("MissingValues")
    if not _fit(changed):
        raise InvalidRepresentation
    return changed


def _fit(port: WiredPort) -> bool:
    """Whether the addresses are ones, and the machine's own is an address of a network."""
    try:
        own = ipaddress.IPv4Interface(f"{port.IPAddress}/{port.SubnetMask}")
        others = [getattr(port, name) for name in ADDRESSES[2:]]
        for other in filter(None, others):
            ipaddress.IPv4Address(other)
    except ValueError:
        return False
    return str(own.netmask) == port.SubnetMask and not (own.ip.is_unspecified or own.ip.is_multicast)
