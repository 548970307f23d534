"""What the host's tables say of the network of an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from vamt.hostnetwork import HostNetworks
from vamt.machine import Network

HEAD = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
ROUTES = HEAD + "".join(
    line + "\t0\t0\t0\n"
    for line in (
        "br0\t00000000\t010200C0\t0003\t0\t0\t425\t00000000",
        "br0\t00000000\t020200C0\t0003\t0\t0\t100\t00000000",
        "br0\t000200C0\t00000000\t0001\t0\t0\t425\t00FFFFFF",
        "lo\t007AA8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF",
        "br9\t006433C6\t00000000\t0000\t0\t0\t0\t00FFFFFF",
    )
)
"""Of a little-endian host: a LAN with two ways out, a network of the host's own, and one that is down."""
RESOLVERS = (
    "# a comment\nsearch example.org\nnameserver 127.0.0.53\nnameserver 192.0.2.3\nnameserver 2001:db8::3\n"
)


@pytest.fixture
def host(tmp_path: Path) -> HostNetworks:
    (tmp_path / "route").write_text(ROUTES)
    (tmp_path / "resolv.conf").write_text(RESOLVERS)
    return HostNetworks("127.16.0.0/16", tmp_path / "route", tmp_path / "resolv.conf")


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", Network("255.255.255.0", "192.0.2.2", "192.0.2.3")),
        ("127.16.3.4", Network("255.255.0.0")),
        ("192.168.122.9", Network("255.255.255.0", "127.0.0.1", "127.0.0.1")),
        ("198.51.100.9", Network()),
        ("203.0.113.1", Network()),
        ("2001:db8::7", Network()),
        ("", Network()),
    ],
    ids=["on the LAN", "of the pool", "of the host's own", "down", "elsewhere", "IPv6", "nowhere"],
)
def test_an_address_is_in_the_network_that_the_host_knows(
    host: HostNetworks, address: str, network: Network
) -> None:
    """The host's own network is here on the interface lo, whose address every host has."""
    assert host.of(address) == network


def test_an_address_of_the_pool_has_the_pools_mask_and_the_ways_out_of_its_network(tmp_path: Path) -> None:
    (tmp_path / "route").write_text(ROUTES)
    networks = HostNetworks("192.0.2.128/25", tmp_path / "route", tmp_path / "nothing")
    assert networks.of("192.0.2.200") == Network("255.255.255.128", "192.0.2.2")


@pytest.mark.parametrize(
    "table", ["", HEAD, HEAD + "br0\n", HEAD + "br0 zz zz 1 0 0 0 FF\n", HEAD + "a b c d e f g h\n"]
)
def test_a_host_without_such_tables_says_nothing(tmp_path: Path, table: str) -> None:
    (tmp_path / "route").write_text(table)
    assert HostNetworks("127.16.0.0/16", tmp_path / "route", tmp_path / "no").of("192.0.2.1") == Network()
    assert HostNetworks("127.16.0.0/16", tmp_path / "no", tmp_path / "no").of("192.0.2.1") == Network()
