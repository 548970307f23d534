"""What Get gives, Put takes: every instance of every class that can be put, of machines of every kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from support import pki, requests
from support.machines import DISK, NIC, Made, domain, make
from support.talking import Console, registry
from vamt.backend.base import DomainState
from vamt.cim.model import Instance
from vamt.firmware.ieee8021x import Profile, Settings
from vamt.firmware.remoteaccess import BOTH, EXTERNAL, INTERNAL, Call, Policy, PresenceServer, RemoteAccess
from vamt.pki.store import Certificate, CertificateStore
from vamt.provider import Provider
from vamt.soap import ns
from vamt.soap.reference import write_selectors
from vamt_providers import PROVIDERS

BINDINGS = f'xmlns:b="{ns.ADDRESSING}" xmlns:c="{ns.WSMAN}" xmlns:i="{ns.COMMON}"'
ODD_NAMES = ("müller-pc", "n" * 200, "a b", "<&>\"'", "\u4e2d\u6587\U0001f600", "x" * 63)

SCHEDULE = bytes((0, 0, 0, 0, 0, 0, 14, 16))
"""Once an hour."""
ROOT = pki.authority()
LEAF = pki.issue(ROOT, "machine.example.com", pki.rsa_key(0))
SERVERS = (
    PresenceServer(0, "192.0.2.9", 3, 4433, "mps.example.org", "mps", "P@ssw0rd"),
    PresenceServer(1, "mps.example.org", 201, 4433, None, certificate=0),
)

MACHINES: Mapping[str, Made] = {
    **{f"called {name[:9]}": make(domain(name=name)) for name in ODD_NAMES},
    "off": make(domain(state=DomainState.OFF)),
    "without anything": make(domain(interfaces=(), disks=(), vcpus=(), memory=(), abilities=frozenset())),
    "at an IPv6 address": make(address="2001:db8::7"),
    "with two of each": make(domain(interfaces=(NIC, NIC), disks=(DISK, DISK))),
    "with certificates and servers": make(
        None,
        CertificateStore((Certificate(0, LEAF.der), Certificate(1, ROOT.der, trusted_root=True))),
        Profile(client=0, issuer=1, Enabled=True, AuthenticationProtocol=0),
        Settings(client=0, issuer=1, Enabled=2, AuthenticationProtocol=0),
        RemoteAccess(
            SERVERS,
            (
                Policy(0, 0, b"", (Call(0, EXTERNAL, 0),)),
                Policy(2, 300, SCHEDULE, (Call(0, BOTH, 0), Call(1, INTERNAL, 1))),
            ),
        ),
    ),
}


def instances(made: Made) -> Iterator[Instance]:
    for name in PROVIDERS:
        provider = registry().provider(name)
        assert provider is not None
        if type(provider).put is not Provider.put:
            yield from provider.instances(made.machine.snapshot)


def chosen(one: Instance) -> str:
    return f"<c:SelectorSet {BINDINGS}>{write_selectors(one.epr())}</c:SelectorSet>"


@pytest.mark.parametrize("which", MACHINES)
async def test_what_get_gives_put_takes(which: str) -> None:
    made = MACHINES[which]
    console = Console(made)
    told = list(instances(made))
    assert len({one.INFO.name for one in told}) > 12
    for one in told:
        uri = one.INFO.uri
        got = await console.send(requests.envelope(f"{requests.TRANSFER}/Get", uri, selectors=chosen(one)))
        content = got.text.partition("<a:Body>")[2].partition("</a:Body>")[0]
        bound = content.replace(">", f' xmlns:g="{uri}" xmlns:h="{ns.COMMON}" {BINDINGS}>', 1)
        answer = await console.send(
            requests.envelope(f"{requests.TRANSFER}/Put", uri, bound, selectors=chosen(one))
        )
        assert answer.status == 200, (uri, content, answer.text)
        again = await console.send(requests.envelope(f"{requests.TRANSFER}/Get", uri, selectors=chosen(one)))
        assert again.text.partition("<a:Body>")[2] == got.text.partition("<a:Body>")[2]
