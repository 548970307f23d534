"""Enumerate, Pull and Release."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain, groupby
from typing import Any, Final, cast

from vamt.auth.realms import may
from vamt.cim.model import Instance
from vamt.cim.xml import write_instance
from vamt.provider import Provider
from vamt.soap import ns
from vamt.soap.reference import write_epr
from vamt.wsman import messages
from vamt.wsman.associations import query_instances
from vamt.wsman.catalog import matching_instances
from vamt.wsman.enumeration import Batch, Cursor, Owner, Written
from vamt.wsman.exchange import MEMO_ANSWERS, Exchange, instance_namespaces
from vamt.wsman.faults import CannotProcessFilter, DestinationUnreachable, InvalidEnumerationContext
from vamt.wsman.messages import AssociationQuery

ENVELOPE_OCTETS: Final = 2048
"""What an answer needs besides its items, at most."""

MEMO_OCTETS: Final = 4096
"""Of what is kept with a picture although nobody has it open."""


async def enumerate_(exchange: Exchange, operation: messages.Enumerate) -> bytes:
    """Open an enumeration; its items are written now, and come with the Pulls."""
    cursor = Cursor(_owner(exchange), exchange.request.uri, await _written(exchange, operation))
    name = exchange.core.contexts.open(cursor, exchange.now)
    return exchange.answer(
        f"{ns.ENUMERATION}/EnumerateResponse",
        (ns.ENUMERATION,),
        f"<g:EnumerateResponse>{_context(name)}</g:EnumerateResponse>",
    )


def pull(exchange: Exchange, operation: messages.Pull) -> bytes:
    """Hand out the next items: one concrete class at a time, and the same context until there are no more."""
    contexts = exchange.core.contexts
    cursor = _cursor(exchange, operation.context)
    limits = [limit for limit in (operation.max_characters, _room(exchange)) if limit is not None]
    batch = cursor.take(operation.max_elements, min(limits, default=None))
    items = f"<g:Items>{''.join(batch.items)}</g:Items>"
    if cursor.finished:
        contexts.close(operation.context)
        body = f"{items}<g:EndOfSequence></g:EndOfSequence>"
    else:
        body = f"{_context(operation.context)}{items}"
    return exchange.answer(
        f"{ns.ENUMERATION}/PullResponse",
        (ns.ENUMERATION, *_item_namespaces(batch)),
        f"<g:PullResponse>{body}</g:PullResponse>",
    )


def release(exchange: Exchange, operation: messages.Release) -> bytes:
    """Forget an enumeration."""
    _cursor(exchange, operation.context)
    exchange.core.contexts.close(operation.context)
    return exchange.answer(f"{ns.ENUMERATION}/ReleaseResponse", (), "")


def malformed(exchange: Exchange, operation: messages.Malformed) -> bytes:
    """Refuse: what is addressed is judged before what is said.

    Raises:
        Fault: always.

    """
    _family(exchange)
    raise operation.fault


def _cursor(exchange: Exchange, context: str) -> Cursor:
    uri = exchange.request.uri
    try:
        return exchange.core.contexts.find(context, _owner(exchange), uri, exchange.now)
    except InvalidEnumerationContext:
        if uri:
            _family(exchange)
        raise


def _family(exchange: Exchange) -> Sequence[Provider[Any]]:
    """Whose instances are asked for; no class in particular if it is all of them.

    Raises:
        AccessDenied: the user may not read the class.
        DestinationUnreachable: there is no such class.

    """
    uri = exchange.request.uri
    if uri == ns.ALL_CLASSES:
        return ()
    family = exchange.core.catalog.family(uri)
    exchange.demand(uri.rpartition("/")[2], change=False)
    return family


def _owner(exchange: Exchange) -> Owner:
    return exchange.snapshot.uuid, exchange.principal.name


def _room(exchange: Exchange) -> int | None:
    limit = exchange.request.max_envelope
    return None if limit is None else limit - ENVELOPE_OCTETS


def _context(name: str) -> str:
    return f"<g:EnumerationContext>{name}</g:EnumerationContext>"


def _item_namespaces(batch: Batch) -> tuple[str, ...]:
    return instance_namespaces(batch.info) if batch.info is not None and batch.items else ()


async def _written(exchange: Exchange, operation: messages.Enumerate) -> Written:
    """What there is to hand out, written once for all who ask the same of the same picture of the machine."""
    memo, principal = exchange.snapshot.memo, exchange.principal
    key = (exchange.request, principal.realms, principal.withheld)
    if (known := memo.get(key)) is not None and (written := known()) is not None:
        return cast("Written", written)
    written = await _write(exchange, operation)
    if exchange.request.remembered and _lasts(exchange, operation):
        if written.size > MEMO_OCTETS:  # only as long as somebody has it open
            memo[key] = weakref.ref(written, lambda _: memo.pop(key, None))
        elif len(memo) < MEMO_ANSWERS:
            memo[key] = lambda: written
    return written


def _lasts(exchange: Exchange, operation: messages.Enumerate) -> bool:
    """Whether it stays true as long as the picture; what associations lead to might not."""
    return not isinstance(operation.filter, AssociationQuery) and all(
        provider.LASTING for provider in _family(exchange)
    )


async def _write(exchange: Exchange, operation: messages.Enumerate) -> Written:
    """The written items, class by class; a long list is written in turns."""
    written = await exchange.core.turns.collect(
        (item.INFO, _item(item, operation)) for item in _instances(exchange, operation)
    )
    if isinstance(operation.filter, AssociationQuery):
        written.sort(key=lambda row: row[0].name)
    bare = operation.mode == "EnumerateEPR"
    return Written(
        Batch(None if bare else info, tuple(text for _, text in rows))
        for info, rows in groupby(written, key=lambda row: row[0])
    )


def _item(instance: Instance, operation: messages.Enumerate) -> str:
    if operation.mode == "objects":
        return write_instance(instance, "h", "i")
    reference = f"<b:EndpointReference>{write_epr(instance.epr())}</b:EndpointReference>"
    if operation.mode == "EnumerateEPR":
        return reference
    return f"<c:Item>{write_instance(instance, 'h', 'i')}{reference}</c:Item>"


def _instances(exchange: Exchange, operation: messages.Enumerate) -> Iterable[Instance]:
    snap, catalog, uri = exchange.snapshot, exchange.core.catalog, exchange.request.uri
    chosen = operation.filter
    family = _family(exchange)
    if isinstance(chosen, AssociationQuery):
        asked = {provider.CLASS.INFO.name for provider in family}
        found = query_instances(catalog, snap, chosen, partial(may, exchange.principal, change=False))
        return (item for item in found if not asked or item.INFO.name in asked)
    if not family:
        raise DestinationUnreachable
    family = [
        provider
        for provider in family
        if (operation.derived or uri == provider.CLASS.INFO.uri)
        and may(exchange.principal, provider.CLASS.INFO.name, change=False)
    ]
    instances = chain.from_iterable(provider.instances(snap) for provider in family)
    if chosen is None:
        return instances
    if not any(set(chosen).issubset(provider.CLASS.INFO.keys) for provider in family):
        raise CannotProcessFilter
    return matching_instances(instances, chosen)
