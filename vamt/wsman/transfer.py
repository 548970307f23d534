"""Get, Put, Create, Delete and the methods of classes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from vamt.cim.model import ClassInfo, Method, Property
from vamt.cim.xml import read_values, write_instance, write_output
from vamt.provider import Call, Provider
from vamt.soap import ns
from vamt.soap.reference import write_epr
from vamt.wsman import messages
from vamt.wsman.auditing import audited
from vamt.wsman.exchange import MEMO_ANSWERS, Exchange, instance_namespaces
from vamt.wsman.faults import ActionNotSupported, InvalidRepresentation, SchemaValidationError

GET_RESPONSE: Final = f"{ns.TRANSFER}/GetResponse"
Memo = dict[object, tuple[ClassInfo, str]]


def get(exchange: Exchange, _: messages.Get) -> bytes:
    """The instance the selectors name."""
    memo: Memo = exchange.snapshot.memo
    known = memo.get(exchange.request)
    if known is None:
        provider = exchange.core.catalog.provider(exchange.request.uri)
        known = _get(exchange, provider)
        if exchange.request.remembered and provider.LASTING and len(memo) < MEMO_ANSWERS:
            memo[exchange.request] = known
    else:
        exchange.demand(known[0].name, change=False)
    info, body = known
    return exchange.answer(GET_RESPONSE, instance_namespaces(info), body)


def _get(exchange: Exchange, provider: Provider[Any]) -> tuple[ClassInfo, str]:
    exchange.demand(provider.CLASS.INFO.name, change=False)
    instance = exchange.core.catalog.find(provider, exchange.snapshot, exchange.request.selectors)
    return provider.CLASS.INFO, write_instance(instance, "g", "h")


async def put(exchange: Exchange, operation: messages.Put) -> bytes:
    """Change the instance the selectors name; the answer shows it as it is then."""
    request, catalog = exchange.request, exchange.core.catalog
    provider = catalog.provider(request.uri)
    info = provider.CLASS.INFO
    exchange.demand(info.name, change=True)
    target = catalog.find(provider, exchange.snapshot, request.selectors)
    _demand_operation(provider, "put")
    values = _instance_values(operation.body, info)
    changed = await audited(
        exchange, (info.name, "Put"), lambda: provider.put(_call(exchange), target, values), values, target
    )
    action = f"{ns.TRANSFER}/PutResponse"
    body = "" if changed is None else write_instance(changed, "g", "h")
    return exchange.answer(action, instance_namespaces(info), body)


async def create(exchange: Exchange, operation: messages.Create) -> bytes:
    """Make an instance; the answer refers to it."""
    provider = exchange.core.catalog.provider(exchange.request.uri)
    info = provider.CLASS.INFO
    exchange.demand(info.name, change=True)
    _demand_operation(provider, "create")
    values = _instance_values(operation.body, info)
    created = await audited(
        exchange, (info.name, "Create"), lambda: provider.create(_call(exchange), values), values
    )
    return exchange.answer(
        f"{ns.TRANSFER}/CreateResponse",
        (ns.TRANSFER,),
        f"<g:ResourceCreated>{write_epr(created.epr())}</g:ResourceCreated>",
    )


async def delete(exchange: Exchange, _: messages.Delete) -> bytes:
    """Remove the instance the selectors name."""
    request, catalog = exchange.request, exchange.core.catalog
    provider = catalog.provider(request.uri)
    name = provider.CLASS.INFO.name
    exchange.demand(name, change=True)
    target = catalog.find(provider, exchange.snapshot, request.selectors)
    await audited(exchange, (name, "Delete"), lambda: provider.delete(_call(exchange), target), {}, target)
    return exchange.answer(f"{ns.TRANSFER}/DeleteResponse", (), "")


async def invoke(exchange: Exchange, operation: messages.Invoke) -> bytes:
    """Call a method of the instance the selectors name. Only names of the class table are ever called."""
    request, catalog = exchange.request, exchange.core.catalog
    provider = catalog.provider(request.uri)
    info = provider.CLASS.INFO
    exchange.demand(info.name, change=True, method=operation.method)
    method = info.methods.get(operation.method)
    if method is None or not _implements(provider, method.name):
        raise ActionNotSupported
    target = catalog.find(provider, exchange.snapshot, request.selectors)
    parameters = _parameters(operation.body, method, info.uri)
    output = await audited(
        exchange,
        (info.name, method.name),
        lambda: getattr(provider, method.name)(_call(exchange), target, **parameters),
        parameters,
        target,
    )
    exchange.outcome = str(output.ReturnValue)
    common = any(out.type == "datetime" for out in method.outputs)
    return exchange.answer(
        f"{info.uri}/{method.name}Response",
        (info.uri, ns.COMMON) if common else (info.uri,),
        write_output(method.name, method.outputs, output, "g", "h"),
    )


def _demand_operation(provider: Provider[Any], name: str) -> None:
    """Refuse what the class has not before looking at what it was asked with.

    Raises:
        ActionNotSupported: the provider does not have it.

    """
    if getattr(type(provider), name) is getattr(Provider, name):
        raise ActionNotSupported


def _implements(provider: Provider[Any], method: str) -> bool:
    """Whether a provider has a method itself, and not just the stub of its generated base."""
    return bool(getattr(type(provider), method).__module__ != provider.CLASS.__module__)


def _call(exchange: Exchange) -> Call:
    return Call(exchange.machine, exchange.snapshot, exchange.principal, exchange.request.selectors)


def _instance_values(body: etree._Element | None, info: ClassInfo) -> dict[str, Any]:
    """The properties in a Put or Create.

    Raises:
        InvalidRepresentation: a value its type forbids.
        SchemaValidationError: it is no instance of the class.

    """
    if body is None:
        raise SchemaValidationError
    table = _property_table(info)
    _demand_form(body, info.name, info.uri, table)
    try:
        return read_values(body, table)
    except ValueError as error:
        raise InvalidRepresentation from error


def _demand_form(body: etree._Element, name: str, uri: str, table: Mapping[str, Property]) -> None:
    """Refuse what is named right but stands in a wrong namespace, or in none.

    Devices do, and a client's author who tests against vamt has to see it. What the table does not know is
    ignored wherever it stands.

    Raises:
        SchemaValidationError: it is not the element `name` of the class, or a child of it is not the class'.

    """
    if body.tag != f"{{{uri}}}{name}":
        raise SchemaValidationError
    for child in body.iterchildren("*"):
        namespace, _, local = str(child.tag).rpartition("}")
        if local in table and namespace[1:] != uri:
            raise SchemaValidationError


def _parameters(body: etree._Element | None, method: Method, uri: str) -> dict[str, Any]:
    """The parameters of a method; an array that is left out is empty (ChangeBootOrder without a source).

    Raises:
        SchemaValidationError: not a call of the method, a value its type forbids, or a required one is missing.

    """
    table = {parameter.name: parameter for parameter in method.inputs}
    if body is not None:
        _demand_form(body, f"{method.name}_INPUT", uri, table)
    try:
        values = {} if body is None else read_values(body, table)
    except ValueError as error:
        raise SchemaValidationError from error
    for name, parameter in table.items():
        if parameter.required and values.get(name) is None:
            if not parameter.array:
                raise SchemaValidationError
            values[name] = ()
    return values


@lru_cache(maxsize=512)
def _property_table(info: ClassInfo) -> Mapping[str, Property]:
    return {prop.name: prop for prop in info.properties}
