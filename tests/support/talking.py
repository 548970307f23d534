"""A client without HTTP: requests as bytes into a real `Service`, answers back as something to look into."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lxml import etree

from support import requests
from support.machines import Hypervisor, Made, Memory, make
from vamt.auth.principal import Principal
from vamt.machine import Machine
from vamt.provider import Provider
from vamt.registry import Registry
from vamt.wsman.service import Service

ADMIN = Principal("admin", "192.0.2.1", frozenset({3}), proof=None)


@cache
def registry() -> Registry:
    """The installed providers, loaded once."""
    return Registry.installed()


def registry_of(*providers: type[Provider[Any]]) -> Registry:
    """One that knows no more than these."""
    return Registry({provider.CLASS.INFO.name: provider for provider in providers})


@dataclass
class Clock:
    """A clock that goes only when it is told."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Answer:
    """A status and an envelope."""

    status: int
    body: bytes

    @property
    def xml(self) -> etree._Element:
        return etree.fromstring(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()

    def all(self, name: str) -> list[str]:
        """The texts of all elements of that local name, anywhere."""
        return [element.text or "" for element in self.elements(name)]

    def one(self, name: str) -> str:
        """The text of the only element of that local name."""
        (text,) = self.all(name)
        return text

    def elements(self, name: str) -> list[etree._Element]:
        return list(self.xml.iterfind(f".//{{*}}{name}"))

    @property
    def context(self) -> str:
        """The enumeration context, empty if there is none."""
        return next(iter(self.all("EnumerationContext")), "")

    @property
    def items(self) -> list[etree._Element]:
        (items,) = self.elements("Items")
        return list(items)

    @property
    def fault(self) -> str:
        """The subcode of a fault (the code where there is none), without prefix; empty if it is no fault."""
        values = [value.text or "" for value in self.xml.iterfind(".//{*}Fault/{*}Code//{*}Value")]
        return values[-1].partition(":")[2] if values else ""

    @property
    def return_value(self) -> int:
        return int(self.one("ReturnValue"))

    def properties(self) -> dict[str, str | list[str]]:
        """What stands in the body's first element, by local name; a list where a name is repeated."""
        found: dict[str, Any] = {}
        (body,) = self.elements("Body")
        for child in body[0]:
            name, text = etree.QName(child).localname, child.text or ""
            if name in found:
                found[name] = [*(found[name] if isinstance(found[name], list) else [found[name]]), text]
            else:
                found[name] = text
        return found


@dataclass
class Console:
    """A management tool talking to one machine."""

    made: Made = field(default_factory=make)
    principal: Principal = ADMIN
    clock: Clock = field(default_factory=Clock)
    classes: Registry = field(default_factory=registry)
    service: Service = field(init=False)

    def __post_init__(self) -> None:
        self.service = Service(self.classes, self.clock)

    @property
    def machine(self) -> Machine:
        return self.made.machine

    @property
    def hypervisor(self) -> Hypervisor:
        return self.made.hypervisor

    @property
    def store(self) -> Memory:
        return self.made.store

    async def send(self, body: bytes, principal: Principal | None = None) -> Answer:
        return Answer(*await self.service.handle(self.machine, body, principal or self.principal))

    async def get(self, uri: str, **keys: str) -> Answer:
        return await self.send(requests.get(uri, **keys))

    async def invoke(self, uri: str, method: str, parameters: str = "", *, chosen: str = "") -> Answer:
        return await self.send(requests.invoke(uri, method, parameters, chosen=chosen))

    async def put(self, uri: str, properties: str, *, chosen: str = "") -> Answer:
        return await self.send(requests.put(uri, properties, chosen=chosen))

    async def enumerate(self, uri: str, inside: str = "") -> Answer:
        return await self.send(requests.enumerate_(uri, inside))

    async def pull_all(self, uri: str, inside: str = "") -> list[etree._Element]:
        """All items of an enumeration, however many Pulls it takes."""
        context, items = (await self.enumerate(uri, inside)).context, []
        while context:
            answer = await self.send(requests.pull(uri, context))
            assert answer.status == 200, answer.text
            items += answer.items
            context = answer.context
        return items
