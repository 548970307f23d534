"""What remote service access points have in common: presence servers and HTTP proxies. Values from the wire only."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Mapping
from typing import Final, TypedDict

from vamt_providers.names import AMT, COMPUTER_SYSTEM

IPV4: Final = 3
IPV6: Final = 4
HOST_NAME: Final = 201
"""InfoFormat of CIM_RemoteServiceAccessPoint."""

MAX_NAME: Final = 255
"""Octets of a host name (RFC 1035 §2.3.4)."""

_HOST_NAME: Final = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)(\.(?!-)[A-Za-z0-9_-]{1,63}(?<!-))*\.?")
_NUMERIC: Final[Mapping[int, type[ipaddress.IPv4Address | ipaddress.IPv6Address]]] = {
    IPV4: ipaddress.IPv4Address,
    IPV6: ipaddress.IPv6Address,
}
_PORTS: Final = range(1, 1 << 16)


class AccessPointNames(TypedDict):
    """The keys of an access point of AMT."""

    CreationClassName: str
    Name: str
    SystemCreationClassName: str
    SystemName: str


def access_point(class_name: str, name: str) -> AccessPointNames:
    """The keys of one access point."""
    return {
        "CreationClassName": class_name,
        "Name": name,
        "SystemCreationClassName": COMPUTER_SYSTEM,
        "SystemName": AMT,
    }


def reachable(address: str, info_format: int, port: int) -> bool:
    """Whether an address is of its format, and a port is one."""
    return port in _PORTS and _is_address(address, info_format)


def is_host_name(text: str) -> bool:
    """Whether a text can be the name of a host or of a domain."""
    return len(text) <= MAX_NAME and _HOST_NAME.fullmatch(text) is not None


def lowest_free(taken: Iterable[int]) -> int:
    """The smallest number from 0 on that is not taken."""
    used = set(taken)
    return next(number for number in range(len(used) + 1) if number not in used)


def _is_address(address: str, info_format: int) -> bool:
    numeric = _NUMERIC.get(info_format)
    if numeric is None:
        return info_format == HOST_NAME and is_host_name(address)
    try:
        numeric(address)
    except ValueError:
        return False
    return True
