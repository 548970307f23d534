"""A client without a wire: what a machine shows and changes of itself goes through the same door as everybody's.

Reads are typed instances of the machine's snapshot. Changes are requests to `Service.handle`, so that realms,
the log and the audit hold for them as for any client's. It must not know what it is used for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, Final, TypeVar

from lxml import etree

from vamt.auth.principal import Principal
from vamt.auth.realms import may
from vamt.cim.model import EPR, Instance
from vamt.cim.xml import read_values, write_input, write_instance
from vamt.machine import Machine
from vamt.soap import ns
from vamt.soap.reference import write_selectors
from vamt.turns import Turns
from vamt.wsman.catalog import Registry
from vamt.wsman.faults import AccessDenied
from vamt.wsman.service import OK, Service

T = TypeVar("T", bound=Instance)

_NAMESPACES: Final = (
    f'xmlns:a="{ns.SOAP}" xmlns:b="{ns.ADDRESSING}" xmlns:c="{ns.WSMAN}" xmlns:h="{ns.COMMON}"'
)
"""Bound as `vamt.cim.xml` and `vamt.soap.reference` write prefixes; g is the class'."""


class Refused(Exception):
    """The service answered with a fault; the text is its subcode without prefix."""


class Local:
    """One user talking to one machine from inside."""

    def __init__(self, registry: Registry, service: Service, machine: Machine, principal: Principal) -> None:
        self.machine = machine
        self.principal = principal
        self._registry = registry
        self._service = service
        self._numbers = count(1)

    def may(self, kind: type[Instance], method: str | None = None, *, change: bool = False) -> bool:
        """Whether the user may read a class, change it, or call a method of it."""
        return may(self.principal, kind.INFO.name, change=change, method=method)

    @property
    def turns(self) -> Turns:
        """For what takes long."""
        return self._service.turns

    def instances(self, kind: type[T]) -> Sequence[T]:
        """Every instance of exactly this class; none of a class that nobody implements.

        Raises:
            AccessDenied: the user may not read it.

        """
        return tuple(self.each(kind))

    def each(self, kind: type[T]) -> Iterable[T]:
        """As `instances`, made one by one: for classes that may have many.

        Raises:
            AccessDenied: the user may not read it.

        """
        if not self.may(kind):
            raise AccessDenied
        provider = self._registry.provider(kind.INFO.name)
        return () if provider is None else provider.instances(self.machine.snapshot)

    def first(self, kind: type[T]) -> T | None:
        """The first instance of a class, None if it has none or the user may not read it."""
        return next(iter(self.instances(kind)), None) if self.may(kind) else None

    async def put(self, instance: Instance, **changes: Any) -> None:
        """Change properties of an instance.

        Raises:
            AccessDenied: the user may not.
            Refused: the change was not made.

        """
        changed = replace(instance, **changes)  # type: ignore[type-var] # every instance class is a dataclass
        await self._ask(f"{ns.TRANSFER}/Put", instance.epr(), write_instance(changed, "g", "h"))

    async def invoke(self, target: Instance, method: str, **values: Any) -> Mapping[str, Any]:
        """Call a method with these parameters; its output parameters by name, ReturnValue among them.

        Raises:
            AccessDenied: the user may not.
            Refused: it was not carried out.

        """
        described = target.INFO.methods[method]
        answer = await self._ask(
            f"{target.INFO.uri}/{method}",
            target.epr(),
            write_input(method, described.inputs, values, "g", "h"),
        )
        return read_values(answer, {out.name: out for out in described.outputs})

    async def _ask(self, action: str, target: EPR, body: str) -> etree._Element:
        """Send one request; the first child of the answer's body."""
        request = (
            f'<a:Envelope {_NAMESPACES} xmlns:g="{target.uri}"><a:Header><b:Action>{action}</b:Action>'
            f"<b:To>/wsman</b:To><b:MessageID>{next(self._numbers)}</b:MessageID>"
            f"<c:ResourceURI>{target.uri}</c:ResourceURI>"
            f"<c:SelectorSet>{write_selectors(target)}</c:SelectorSet></a:Header><a:Body>{body}</a:Body></a:Envelope>"
        )
        status, answer = await self._service.handle(self.machine, request.encode(), self.principal)
        content = etree.fromstring(answer).find(f"{{{ns.SOAP}}}Body")
        assert content is not None  # noqa: S101 - the service writes envelopes only
        if status == OK:
            return next(content.iterchildren("*"), content)
        values = [value.text or "" for value in content.iterfind(f".//{{{ns.SOAP}}}Value")]
        subcode = values[-1].rpartition(":")[2]
        raise AccessDenied if subcode == AccessDenied.__name__ else Refused(subcode)
