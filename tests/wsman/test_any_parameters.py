"""Whatever parameters a client sends, every class answers with an output or a fault of the table.

And whatever a change leaves behind can be read, stored and read back, and does not outgrow what firmware holds.
The requests are drawn at random from a seed; VAMT_FUZZ_ROUNDS makes more of them.
"""

from __future__ import annotations

import asyncio
import base64
import logging
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

import pytest

from support import pki, requests
from support.machines import Made, make
from support.talking import ADMIN, Answer, Console, registry
from vamt.auth.accounts import new_accounts
from vamt.auth.principal import Principal
from vamt.cim.model import EPR, INTEGER_RANGES, Instance, Property
from vamt.cim.text import escape
from vamt.cim.xml import write_instance
from vamt.machine import Section
from vamt.provider import Provider
from vamt.schema import AMT_AuditLog, CIM_PowerManagementService
from vamt.soap import ns
from vamt.soap.reference import write_epr, write_selectors
from vamt.store.codec import decode, encode

ROUNDS: Final = int(os.environ.get("VAMT_FUZZ_ROUNDS", "2"))
MAX_STATE: Final = 512 * 1024
"""Octets of all sections of one machine, as they are stored."""
BINDINGS: Final = f'xmlns:b="{ns.ADDRESSING}" xmlns:c="{ns.WSMAN}" xmlns:i="{ns.COMMON}"'
USER: Final = Principal("ann", "2001:db8::1", frozenset({2, 4, 5, 7, 8, 12, 13, 20, 21}))
TEXTS: Final = (
    "", " ", "0", "a", "admin", "$$OsAdmin", "example.com", "a" * 300, "\u00e9\U0001f600" * 40, "x" * 5000,
    "\r\n\t", "<&>\"'", "%s{0}", "../..", "192.0.2.9", "2001:db8::9", "255.255.255.0", "::", "0.0.0.0",
    "Intel(r) AMT: Boot Configuration 0", "Intel(r) AMT: Force PXE Boot", "Interop:", "00000000", "NaN",
    "P@ssw0rd", "-1", "9" * 30, "true", "S-1-5-21-1-2-3-4", "2026-01-01T00:00:00Z", "PT5M", "aa" * 20,
)  # fmt: skip
INTERVALS: Final = ("PT0S", "PT1M", "P30DT0H", "P999999999D", "P1D")
DATES: Final = (
    "2026-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "2040-02-29T24:00:00Z",
    "2026-01-01T00:00:00+23:59", "1970-01-01T00:00:00", "tomorrow",
)  # fmt: skip


@dataclass
class Durable:
    """Keeps what a store would: sections as text."""

    texts: dict[str, str] = field(default_factory=dict)

    async def save(self, uuid: object, sections: object, *, forget: object = ()) -> None:
        for name in forget:  # type: ignore[attr-defined]
            self.texts.pop(name, None)
        for section in sections:  # type: ignore[attr-defined]
            text = self.texts[section.NAME] = encode(section)
            assert decode(type(section), text, machine=uuid) == section  # type: ignore[arg-type]


@dataclass
class Sender:
    """Draws requests for one machine after the other."""

    draw: random.Random
    console: Console = field(init=False)
    durable: Durable = field(init=False)

    def __post_init__(self) -> None:
        self.anew()

    def anew(self) -> None:
        """Begin with a machine that has nothing but its accounts."""
        self.durable = Durable()
        made = make(None, new_accounts("Digest:A", "P@ssw0rd"))
        self.console = Console(made=Made(made.machine, made.hypervisor, made.store))
        made.machine._store = self.durable  # type: ignore[attr-defined, assignment]

    def text(self) -> str:
        return escape(self.draw.choice(TEXTS))

    def octets(self) -> bytes:
        one, ca = pki.authority(), pki.pair(0)
        return self.draw.choice(
            (b"", b"\0", bytes(16), bytes(range(32)), bytes(48), bytes(5000), one.der, ca.private, ca.public,
             b"\0\0\0\0\0\0\1\0", self.draw.randbytes(self.draw.randrange(300)))
        )  # fmt: skip

    def reference(self) -> str:
        kind = self.draw.choice((None, "AMT_PublicKeyCertificate", "CIM_BootSourceSetting", "any"))
        if kind is None:
            return self.draw.choice(("", self.text(), requests.epr("CIM_Chip", Name=self.text())))
        if kind == "any":
            kind = self.draw.choice(CLASSES)
        provider = registry().provider(kind)
        found = [] if provider is None else list(provider.instances(self.console.machine.snapshot))
        return write_epr(self.draw.choice(found).epr()) if found else self.text()

    def scalar(self, prop: Property) -> str:
        if self.draw.random() < 0.06:
            return self.text()
        bounds = INTEGER_RANGES.get(prop.type)
        if bounds is not None:
            low, high = bounds
            return str(self.draw.choice((*range(6), 7, 8, 10, 32768, 32771, low, high, high + 1, low - 1)))
        match prop.type:
            case "boolean":
                return self.draw.choice(("true", "false"))
            case "base64":
                return base64.b64encode(self.octets()).decode()
            case "hexbinary":
                return self.octets().hex()
            case "reference":
                return self.reference()
            case "datetime":
                if self.draw.random() < 0.5:
                    return f"<i:Datetime>{self.draw.choice(DATES)}</i:Datetime>"
                return f"<i:Interval>{self.draw.choice(INTERVALS)}</i:Interval>"
            case "instance":
                return "".join(
                    f"<h:{name}>{self.text()}</h:{name}>"
                    for name in ("InstanceID", "ElementName", "StartTime", "Interval", "DeleteOnCompletion")
                ).replace(
                    "<h:StartTime>", f"<h:StartTime><i:Datetime>{self.draw.choice(DATES)}</i:Datetime>"
                )
        return self.text()

    def properties(self, table: tuple[Property, ...]) -> str:
        """Values for most of these, in any number."""
        parts = []
        for prop in table:
            often = (1, 1, 1, 1, 2) if not prop.array else (1, 0, 2, 3, 40)
            count = self.draw.choice(often) if self.draw.random() > 0.12 else 0
            parts += [f"<h:{prop.name}>{self.scalar(prop)}</h:{prop.name}>" for _ in range(count)]
        return f"{''.join(parts)}"

    def chosen(self, provider: Provider[Instance]) -> tuple[str, Instance | None]:
        """Selectors of an instance that is there, mostly, and the instance."""
        found = list(provider.instances(self.console.machine.snapshot))
        if not found or self.draw.random() < 0.05:
            names = provider.CLASS.INFO.keys or ("InstanceID",)
            return requests.selectors(**{name: self.text() for name in names}), None
        one = self.draw.choice(found)
        return f"<c:SelectorSet {BINDINGS}>{write_selectors(one.epr())}</c:SelectorSet>", one

    def instance(self, one: Instance | None, table: tuple[Property, ...]) -> str:
        """What stands in an instance, some of it replaced."""
        if one is None or self.draw.random() < 0.3:
            return self.properties(table)
        shown = write_instance(one, "h", "i")
        inside = shown[shown.index(">") + 1 : shown.rindex("<")]
        changed = tuple(prop for prop in table if self.draw.random() < 0.15)
        only = frozenset(prop.name for prop in table) - {prop.name for prop in changed}
        shown = write_instance(one, "h", "i", only)
        inside = shown[shown.index(">") + 1 : shown.rindex("<")]
        return inside + self.properties(changed)

    async def send(self, body: bytes) -> Answer:
        return await self.console.send(body, self.draw.choice((ADMIN, ADMIN, ADMIN, USER)))


def bound(body: bytes) -> bytes:
    """With the prefixes that devices' own references and datetimes use."""
    return body.replace(b"<Envelope ", f"<Envelope {BINDINGS} ".encode(), 1)


def draws(provider: Provider[Instance]) -> Iterator[Callable[[Sender], bytes]]:
    """Everything that can be asked of a class."""
    info = provider.CLASS.INFO

    def put(sender: Sender) -> bytes:
        chosen, one = sender.chosen(provider)
        return requests.put(info.uri, sender.instance(one, info.properties), chosen=chosen)

    def create(sender: Sender) -> bytes:
        return requests.create(info.uri, sender.instance(sender.chosen(provider)[1], info.properties))

    def delete(sender: Sender) -> bytes:
        chosen = sender.chosen(provider)[0]
        return requests.envelope(f"{requests.TRANSFER}/Delete", info.uri, selectors=chosen)

    def get(sender: Sender) -> bytes:
        chosen = sender.chosen(provider)[0]
        return requests.envelope(f"{requests.TRANSFER}/Get", info.uri, selectors=chosen)

    yield from (get, put, create, delete)
    for method in info.methods.values():

        def invoke(sender: Sender, method: object = method) -> bytes:
            inside = sender.properties(method.inputs)  # type: ignore[attr-defined]
            name = method.name  # type: ignore[attr-defined]
            return requests.invoke(info.uri, name, inside, chosen=sender.chosen(provider)[0])

        yield from (invoke, invoke, invoke)


CLASSES: Final = sorted(registry()._places)  # noqa: SLF001
FAMILIES: Final = 8


async def everything(seed: int, classes: list[str]) -> None:
    sender = Sender(random.Random(seed))
    asked = [(name, ask) for name in classes for ask in draws(registry().provider(name))]  # type: ignore[arg-type]
    for _ in range(ROUNDS):
        sender.draw.shuffle(asked)
        for name, ask in asked:
            body = bound(ask(sender))
            answer = await sender.send(body)
            assert answer.status in (200, 400), body
            assert answer.status == 200 or answer.fault, body
            await readable(sender, name, body)


async def readable(sender: Sender, name: str, body: bytes) -> None:
    """Whatever was changed can be looked at, and is no more than firmware holds."""
    answer = await sender.console.enumerate(name, "<w:OptimizeEnumeration/><w:MaxElements>999</w:MaxElements>")
    assert answer.status == 200, (body, answer.text)
    assert sum(map(len, sender.durable.texts.values())) < MAX_STATE, body
    if sender.console.machine.snapshot.realm != "Digest:F3EB554784E729164447A89F60B641C5":
        sender.anew()


@pytest.mark.parametrize("part", range(FAMILIES))
def test_any_parameters_are_answered(part: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR, "vamt")
    asyncio.run(everything(part, CLASSES[part::FAMILIES]))
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
