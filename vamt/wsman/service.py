"""One request in, one answer out: `Service.handle(machine, body, principal) -> (status, bytes)`.

It knows no HTTP: tests, benchmarks and tunnels call it with bytes. Reads are answered from the machine's
snapshot without awaiting anything but their turn; changes are logged with who, from where, what.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from itertools import chain
from typing import Any, Final
from uuid import UUID

from vamt.auth.principal import Principal
from vamt.auth.realms import reads
from vamt.errors import StateError, UnreadableSection
from vamt.machine import Machine, Snapshot
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.soap.envelope import Envelope
from vamt.turns import Turns
from vamt.wsman import messages, pulling, transfer
from vamt.wsman.catalog import Catalog, Registry
from vamt.wsman.decode import decode
from vamt.wsman.encode import Encoder
from vamt.wsman.enumeration import Contexts
from vamt.wsman.exchange import Core, Exchange
from vamt.wsman.faults import (
    BAD_REQUEST,
    Concurrency,
    Fault,
    InternalError,
    NotXml,
    SchemaValidationError,
    TimedOut,
    http_status,
)
from vamt.wsman.requests import Requests

log = logging.getLogger("vamt.wsman")

MAX_CHANGES: Final = 64
"""Of one machine at a time: all but one wait, and go on waiting when their clients have left."""

OK: Final = 200
CLOSE_SECONDS: Final = 10.0

_READS: Final[Mapping[type, Callable[[Exchange, Any], bytes]]] = {
    messages.Get: transfer.get,
    messages.Pull: pulling.pull,
    messages.Release: pulling.release,
    messages.Malformed: pulling.malformed,
}
_CHANGES: Final[Mapping[type, Callable[[Exchange, Any], Awaitable[bytes]]]] = {
    messages.Put: transfer.put,
    messages.Create: transfer.create,
    messages.Delete: transfer.delete,
    messages.Invoke: transfer.invoke,
}


class Service:
    """WS-Management for any number of machines."""

    def __init__(self, registry: Registry, clock: Callable[[], float] = time.monotonic) -> None:
        self.turns = Turns()
        """For whoever has long work on the loop that this serves on."""
        self._core = Core(Catalog(registry), Encoder(), Contexts(), self.turns)
        self._requests = Requests()
        self._clock = clock
        self._running: dict[UUID, set[asyncio.Task[bytes]]] = {}

    async def handle(self, machine: Machine, body: bytes, principal: Principal) -> tuple[int, bytes]:
        """Answer one request with an HTTP status and a SOAP envelope; never raises for what a peer sent.

        A body that is no XML gets status 400 and no body, as from a device.
        """
        envelope = Envelope()
        message_id = ""
        try:
            request, message_id = self._requests.decode(body, envelope)
            operation = request.operation
            await machine.look()
            exchange = Exchange(
                self._core, machine, machine.snapshot, principal, request, message_id, self._clock()
            )
            read = _READS.get(type(operation))
            if read is not None:
                answer = read(exchange, operation)
            elif isinstance(operation, messages.Enumerate):
                answer = await pulling.enumerate_(exchange, operation)
            elif isinstance(operation, messages.Identify):
                answer = self._core.encoder.identify_response(message_id, _product(exchange.snapshot))
            else:
                answer = await self._change(exchange)
        except NotXml:
            return BAD_REQUEST, b""
        except Fault as fault:
            status = http_status(fault, machine.snapshot.firmware.failing)
            return status, self._core.encoder.fault(fault, message_id or envelope.message_id)
        except Exception as error:  # a provider's mistake is that class' failure, and nobody else's
            reason = _status(error)
            if reason is PT_STATUS.INTERNAL_ERROR:
                log.exception("failed machine=%s", machine.name)
            failure = InternalError.status(reason)
            status = http_status(failure, machine.snapshot.firmware.failing)
            return status, self._core.encoder.fault(failure, message_id)
        return OK, answer

    def identify(self, snapshot: Snapshot, body: bytes) -> tuple[int, bytes]:
        """Answer an Identify without authentication; nothing else is answered (DSP0226 §11)."""
        envelope = Envelope()
        try:
            envelope.read(body)
            if not isinstance(decode(envelope).operation, messages.Identify):
                raise SchemaValidationError
            return OK, self._core.encoder.identify_response(envelope.message_id, _product(snapshot))
        except NotXml:
            return BAD_REQUEST, b""
        except Fault as fault:
            status = http_status(fault, snapshot.firmware.failing)
            return status, self._core.encoder.fault(fault, envelope.message_id)

    async def close(self) -> None:
        """Wait for what clients no longer wait for, but not for ever."""
        running = set(chain.from_iterable(self._running.values()))
        if running:
            await asyncio.wait(running, timeout=CLOSE_SECONDS)

    async def _change(self, exchange: Exchange) -> bytes:
        """Carry out a change to its end, even if its client or its OperationTimeout gives up before.

        Raises:
            Fault: refused or timed out.

        """
        operation, uuid = exchange.request.operation, exchange.machine.uuid
        running = self._running.setdefault(uuid, set())
        if len(running) >= MAX_CHANGES:
            raise Concurrency
        task = asyncio.ensure_future(_CHANGES[type(operation)](exchange, operation))
        running.add(task)
        task.add_done_callback(lambda done: self._ended(uuid, done))
        task.add_done_callback(lambda done: _log_change(exchange, done))
        done, _ = await asyncio.wait({task}, timeout=exchange.request.timeout)
        if not done:
            raise TimedOut
        return task.result()

    def _ended(self, uuid: UUID, task: asyncio.Task[bytes]) -> None:
        running = self._running[uuid]
        running.discard(task)
        if not running:
            del self._running[uuid]


def _product(snapshot: Snapshot) -> str:
    """ProductVersion of an Identify's answer."""
    return "AMT {}.{}".format(*snapshot.firmware.edition)


def _status(error: Exception) -> PT_STATUS:
    """What a device says of what failed inside."""
    if isinstance(error, UnreadableSection):
        return PT_STATUS.INTEGRITY_CHECK_FAILED
    return PT_STATUS.FLASH_WRITE_LIMIT_EXCEEDED if isinstance(error, StateError) else PT_STATUS.INTERNAL_ERROR


def _describe(exchange: Exchange) -> str:
    operation = exchange.request.operation
    verb = operation.method if isinstance(operation, messages.Invoke) else type(operation).__name__
    return f"{exchange.request.uri.rpartition('/')[2]}.{verb}"


def _log_change(exchange: Exchange, task: asyncio.Task[bytes]) -> None:
    error = None if task.cancelled() else task.exception()
    operation = exchange.request.operation
    if isinstance(operation, messages.Invoke) and reads(operation.method):
        return
    log.info(
        "change machine=%s user=%s peer=%s what=%s result=%s",
        exchange.machine.name,
        exchange.principal.name,
        exchange.principal.peer,
        _describe(exchange),
        exchange.outcome if error is None else type(error).__name__,
    )
