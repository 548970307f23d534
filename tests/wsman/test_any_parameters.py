"""Whatever parameters a client sends, every class answers with an output or a fault of the table.

And whatever a change leaves behind can be read, stored and read back, and does not outgrow what firmware holds.
The requests are drawn at random from a seed; VAMT_FUZZ_ROUNDS makes more of them.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import logging
import os
import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final, cast
from uuid import UUID

import pytest

from support import pki, requests
from support.machines import Made, Showing, make
from support.talking import ADMIN, Answer, Console, registry
from vamt.auth.accounts import User, new_accounts
from vamt.auth.principal import Principal
from vamt.cim.model import INTEGER_RANGES, Instance, Method, Property
from vamt.cim.text import escape
from vamt.cim.xml import write_instance
from vamt.firmware.alarms import Alarm, AlarmClock
from vamt.firmware.consent import ConsentPolicy
from vamt.firmware.remoteaccess import Call as Turn
from vamt.firmware.remoteaccess import Policy, PresenceServer, Proxies, Proxy, RemoteAccess
from vamt.firmware.setup import ControlMode, Setup
from vamt.logbook.auditlog import CAPACITY, AuditLog
from vamt.logbook.auditpolicy import AuditPolicy, AuditSigning
from vamt.logbook.eventlog import EventLog
from vamt.logbook.happenings import STARTED
from vamt.machine import Machine, Section
from vamt.pki.store import Certificate, CertificateStore
from vamt.pki.tls import Tls
from vamt.provider import Provider
from vamt.soap import ns
from vamt.soap.reference import write_epr, write_selectors
from vamt.store.codec import decode, encode
from vamt_providers import PROVIDERS

ROUNDS: Final = int(os.environ.get("VAMT_FUZZ_ROUNDS", "2"))
RENEWAL: Final = 0.05
"""How often a request finds another machine, as the old one may be unprovisioned or full by then."""
MAX_STATE: Final = 512 * 1024
"""Octets of all sections of one machine, as they are stored."""
BINDINGS: Final = f'xmlns:b="{ns.ADDRESSING}" xmlns:c="{ns.WSMAN}" xmlns:i="{ns.COMMON}"'
USER: Final = Principal("ann", "2001:db8::1", frozenset({2, 4, 5, 7, 8, 12, 13, 20, 21}), proof=None)
ROOT: Final = pki.authority()
LEAF: Final = pki.issue(ROOT, "machine.example.com", pki.rsa_key(0)).der
OTHER: Final = pki.issue(ROOT, "other.example.com", pki.rsa_key(1))
OCTETS: Final = (
    b"", b"\0", bytes(16), bytes(range(32)), bytes(48), bytes(5000), ROOT.der, LEAF, pki.pair(0, 0).private,
    pki.pair(0, 0).public, bytes(7) + b"\1",
)  # fmt: skip
REFERRED: Final = (
    "AMT_PublicKeyCertificate", "AMT_ManagementPresenceRemoteSAP", "CIM_BootSourceSetting", "CIM_ComputerSystem",
    "CIM_BootConfigSetting", "AMT_PublicPrivateKeyPair", "AMT_TLSProtocolEndpointCollection",
)  # fmt: skip
RECORD: Final = bytes.fromhex("000c 00100004 02 65000000 0200 00")
"""Of the audit log: someone at the machine did something."""


def _b64(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


TEXTS: Final = (
    "", " ", "0", "a", "admin", "$$OsAdmin", "example.com", "a" * 300, "\u00e9\U0001f600" * 40, "x" * 5000,
    "\r\n\t", "<&>\"'", "%s{0}", "../..", "192.0.2.9", "2001:db8::9", "255.255.255.0", "::", "0.0.0.0",
    "Intel(r) AMT: Boot Configuration 0", "Intel(r) AMT: Force PXE Boot", "Interop:", "00000000", "NaN",
    "P@ssw0rd", "-1", "9" * 30, "true", "S-1-5-21-1-2-3-4", "2026-01-01T00:00:00Z", "PT5M", "aa" * 20,
)  # fmt: skip
FITTING: Final[Mapping[str, Sequence[object]]] = {
    "AccessInfo": ("192.0.2.9", "example.com", "2001:db8::9"),
    "AccessPermission": (0, 1, 2),
    "AuthMethod": (1, 2),
    "CertificateBlob": (_b64(LEAF), _b64(ROOT.der), _b64(OTHER.der)),
    "DefaultGateway": ("192.0.2.1",),
    "DHCPEnabled": ("true", "false"),
    "DigestPassword": (_b64(bytes(16)), _b64(bytes(range(16))), "0" * 32),
    "DigestUsername": ("ann", "bob", "eve", ""),
    "EncryptionAlgorithm": (0, 1),
    "ElementName": ("one", "two"),
    "Handle": (3, 4, 5),
    "HashData": (_b64(bytes(32)), _b64(hashlib.sha256(ROOT.der).digest()), bytes(48).hex(), "00" * 32),
    "HashType": (2, 3),
    "InfoFormat": (3, 4, 201),
    "InstanceID": ("one", "two"),
    "Interval": ("<i:Interval>PT5M</i:Interval>", "0"),
    "IPAddress": ("192.0.2.7",),
    "KerberosUserSid": (_b64(bytes(28)), _b64(bytes(range(12))), ""),
    "KeyAlgorithm": (0,),
    "KeyBlob": (_b64(pki.pair(0, 1).private), _b64(pki.pair(0, 0).private)),
    "KeyLength": (2048,),
    "LengthOfCertificates": (len(LEAF),),
    "Certificates": (_b64(LEAF),),
    "MpServer": ("",),
    "NetAdminPassEncryptionType": (2,),
    "NetworkAdminPassword": (_b64(bytes(16)),),
    "NextCertificate": (_b64(LEAF), _b64(ROOT.der)),
    "NullSignedCertificateRequest": (_b64(pki.request(pki.rsa_key(0))), _b64(pki.request(pki.rsa_key(1)))),
    "OptInCode": (1, 999999),
    "Password": ("P@ssw0rd", "Abcdef1!"),
    "Port": (443, 4433),
    "PrimaryDNS": ("192.0.2.1", ""),
    "ProvisioningMode": (0, 1, 2),
    "Realms": (*range(2, 25),),
    "RequestedState": (2, 3, 32768, 32769, 32770, 32771),
    "SigningAlgorithm": (0, 1, 2),
    "SigningKey": (_b64(pki.pair(0, 0).private),),
    "SigningMechanism": (0, 1, 2),
    "SigningMechanismType": (0, 1, 2),
    "StartTime": (
        "<i:Datetime>2099-01-01T00:00:00Z</i:Datetime>",
        "<i:Datetime>2098-01-01T00:00:00Z</i:Datetime>",
    ),
    "SubnetMask": ("255.255.255.0",),
    "TrustedCN": ("example.com",),
    "Trigger": (0, 1, 2),
    "Url": ("http://example.com/crl",),
    "SerialNumbers": (_b64(b"\1\2"), _b64(b"\0\0"), "0102"),
    "Username": ("admin", "root", "eve"),
    "X509Certificate": (_b64(OTHER.der), _b64(LEAF)),
}
"""Values that a device takes, by the names of parameters and properties."""

EMBEDDED: Final = (
    Property("InstanceID", "string"),
    Property("ElementName", "string"),
    Property("StartTime", "datetime", required=True),
    Property("Interval", "datetime"),
    Property("DeleteOnCompletion", "boolean"),
)
"""What the one embedded instance there is, an alarm, has."""

NUMBERS: Final = (*range(6), 7, 8, 10, 32768, 32771, 0xFFFFFFFF)
FITTING_SHARE: Final = 0.8
INTERVALS: Final = ("PT0S", "PT1M", "P30DT0H", "P999999999D", "P1D")
DATES: Final = (
    "2026-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "2040-02-29T24:00:00Z",
    "2026-01-01T00:00:00+23:59", "1970-01-01T00:00:00", "tomorrow",
)  # fmt: skip


CLASSES: Final = sorted(PROVIDERS)


@dataclass
class Durable:
    """Keeps what a store would, as text, and sees that it can be read back."""

    texts: dict[str, str] = field(default_factory=dict)

    async def save(self, uuid: UUID, sections: Collection[Section], *, forget: Collection[str] = ()) -> None:
        for name in forget:
            self.texts.pop(name, None)
        for section in sections:
            text = self.texts[section.NAME] = encode(section)
            assert decode(type(section), text, machine=uuid) == section


@dataclass
class Sender:
    """Draws requests for one machine after the other."""

    draw: random.Random
    console: Console = field(init=False)
    durable: Durable = field(init=False)
    wildness: float = 0.0
    """How much of a request is of the wrong kind."""

    def __post_init__(self) -> None:
        self.anew()

    def anew(self) -> None:
        """Go to another machine."""
        self.durable = Durable()
        made = make(None, *self.state())
        machine = Machine(made.machine.snapshot, made.hypervisor, self.durable)
        made.hypervisor.listener = Showing(machine)
        self.console = Console(Made(machine, made.hypervisor, made.store))

    def state(self) -> Iterator[Section]:
        """Some of everything that clients can leave in a machine."""
        ann = User(3, "ann", "00" * 16, realms=(2, 4, 5, 7, 8, 12, 13, 20, 21))
        yield replace(new_accounts("Digest:A", "P@ssw0rd"), users=(ann,), next_handle=4)
        if self.draw.random() < 0.7:
            certificates = (Certificate(0, LEAF), Certificate(1, ROOT.der, trusted_root=True))
            yield CertificateStore(certificates, (pki.pair(0, 0),))
            yield self.draw.choice((Tls(), Tls(certificate=0)))
        if self.draw.random() < 0.7:
            server = PresenceServer(0, "192.0.2.9", 3, 4433, "mps.example.com", "user", "P@ssw0rd")
            yield RemoteAccess((server,), (Policy(2, 0, b"\0\0\0\0\0\0\0\1", (Turn(0, 0, 0),)),))
            yield Proxies((Proxy(0, "192.0.2.10", 3, 8080, "example.com"),))
        yield AlarmClock((Alarm("one", "one", 4_000_000_000, 60),))
        yield EventLog(
            STARTED.record(1_700_000_000) * self.draw.choice((0, 1, 390)), self.draw.random() < 0.2
        )
        if self.draw.random() < 0.3:
            yield Setup(mode=ControlMode.CLIENT)
        if self.draw.random() < 0.5:
            yield ConsentPolicy(OptInRequired=0xFFFFFFFF)
        if self.draw.random() < 0.3:
            yield AuditSigning(1, pki.pair(0, 0).private, (len(LEAF),), LEAF)
        if self.draw.random() < 0.3:
            yield AuditPolicy(storage=self.draw.choice((0, 1, 2)), critical=tuple(range(0x100000, 0x10000A)))
            yield AuditLog(b"".join(RECORD for _ in range(self.draw.choice((0, 3, CAPACITY // len(RECORD))))))

    def text(self) -> str:
        return escape(self.draw.choice(TEXTS))

    def octets(self) -> bytes:
        return self.draw.choice((*OCTETS, self.draw.randbytes(self.draw.randrange(300))))

    def reference(self) -> str:
        if self.draw.random() < 0.1:
            return self.draw.choice(("", self.text(), requests.epr("CIM_Chip", Name=self.text())))
        kind = self.draw.choice((*REFERRED, self.draw.choice(CLASSES)))
        found = list(provider_of(kind).instances(self.console.machine.snapshot))
        return write_epr(self.draw.choice(found).epr()) if found else self.text()

    def scalar(self, prop: Property) -> str:
        """A value of a property or parameter, mostly one of its type."""
        if self.draw.random() < self.wildness:
            return self.text()
        fitting = FITTING.get(prop.name)
        if fitting is not None and self.draw.random() < FITTING_SHARE:
            return str(self.draw.choice(fitting))
        if prop.type in INTEGER_RANGES:
            return self.number(*INTEGER_RANGES[prop.type])
        makers: Mapping[str, Callable[[], str]] = {
            "base64": lambda: _b64(self.octets()),
            "boolean": lambda: self.draw.choice(("true", "false")),
            "datetime": self.moment,
            "hexbinary": lambda: self.octets().hex(),
            "instance": lambda: self.properties(EMBEDDED),
            "reference": self.reference,
        }
        return makers.get(prop.type, self.text)()

    def number(self, low: int, high: int) -> str:
        fits = [number for number in (*NUMBERS, low, high) if low <= number <= high]
        wild = (high + 1, low - 1) if self.draw.random() < self.wildness else ()
        return str(self.draw.choice((*fits, *wild)))

    def moment(self) -> str:
        if self.draw.random() < 0.5:
            return f"<i:Datetime>{self.draw.choice(DATES)}</i:Datetime>"
        return f"<i:Interval>{self.draw.choice(INTERVALS)}</i:Interval>"

    def properties(self, table: tuple[Property, ...]) -> str:
        """Values for most of these, in any number."""
        parts = []
        for prop in table:
            count = self.draw.choice((1, 0, 2, 3, 40)) if prop.array else 1
            if self.draw.random() < self.wildness:
                count = self.draw.choice((0, 2))
            elif not prop.required and self.draw.random() < 0.15:
                count = 0
            parts += [f"<h:{prop.name}>{self.scalar(prop)}</h:{prop.name}>" for _ in range(count)]
        return f"{''.join(parts)}"

    def chosen(self, provider: Provider[Any]) -> tuple[str, Instance | None]:
        """Selectors of an instance that is there, mostly, and the instance."""
        found = list(provider.instances(self.console.machine.snapshot))
        if not found or self.draw.random() < 0.05:
            names = provider.CLASS.INFO.keys or ("InstanceID",)
            return requests.selectors(**{name: self.text() for name in names}), None
        one: Instance = self.draw.choice(found)
        return f"<w:SelectorSet>{write_selectors(one.epr())}</w:SelectorSet>", one

    def instance(self, one: Instance | None, table: tuple[Property, ...]) -> str:
        """What stands in an instance, some of it replaced."""
        if one is None or self.draw.random() < 0.3:
            return self.properties(table)
        changed = tuple(prop for prop in table if self.draw.random() < 0.15)
        left: Any = replace(cast("Any", one), **dict.fromkeys(prop.name for prop in changed))
        shown = write_instance(left, "h", "i")
        return shown[shown.index(">") + 1 : shown.rindex("<")] + self.properties(changed)

    async def send(self, body: bytes) -> Answer:
        return await self.console.send(body, self.draw.choice((ADMIN, ADMIN, ADMIN, USER)))


Ask = Callable[[Sender], bytes]


def bound(body: bytes) -> bytes:
    """With the prefixes that devices' own references and datetimes use."""
    return body.replace(b"<Envelope ", f"<Envelope {BINDINGS} ".encode(), 1)


def asked(provider: Provider[Any]) -> Iterator[Ask]:
    """Everything that can be asked of a class; its methods more often, as they have more to get wrong."""
    info = provider.CLASS.INFO

    def put(sender: Sender) -> bytes:
        chosen, one = sender.chosen(provider)
        return requests.put(info.uri, sender.instance(one, info.properties), chosen=chosen)

    def create(sender: Sender) -> bytes:
        return requests.create(info.uri, sender.instance(sender.chosen(provider)[1], info.properties))

    def plain(verb: str, sender: Sender) -> bytes:
        action = f"{requests.TRANSFER}/{verb}"
        return requests.envelope(action, info.uri, selectors=sender.chosen(provider)[0])

    def invoke(method: Method, sender: Sender) -> bytes:
        inside = sender.properties(method.inputs)
        return requests.invoke(info.uri, method.name, inside, chosen=sender.chosen(provider)[0])

    yield from (put, create, partial(plain, "Get"), partial(plain, "Delete"))
    for method in info.methods.values():
        yield from [partial(invoke, method)] * 3


def provider_of(name: str) -> Provider[Any]:
    found = registry().provider(name)
    assert found is not None
    return found


PARTS: Final = 8


async def everything(seed: int, classes: list[str]) -> None:
    sender = Sender(random.Random(seed))
    asks = [(name, ask) for name in classes for ask in asked(provider_of(name))]
    for _ in range(ROUNDS):
        sender.draw.shuffle(asks)
        for name, ask in asks:
            if sender.draw.random() < RENEWAL:
                sender.anew()
            sender.wildness = sender.draw.choice((0.0, 0.0, 0.0, 0.1))
            body = bound(ask(sender))
            answer = await sender.send(body)
            assert answer.status in (200, 400), body
            assert answer.status == 200 or answer.fault, body
            await readable(sender, name, body)


async def readable(sender: Sender, name: str, body: bytes) -> None:
    """Whatever was changed can be looked at, and is no more than firmware holds."""
    opened = await sender.console.enumerate(name)
    answer = await sender.console.send(requests.pull(name, opened.context))
    assert answer.status == 200, (body, answer.text)
    assert sum(map(len, sender.durable.texts.values())) < MAX_STATE, body


@pytest.mark.parametrize("part", range(PARTS))
def test_any_parameters_are_answered(part: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR, "vamt")
    asyncio.run(everything(part, CLASSES[part::PARTS]))
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
