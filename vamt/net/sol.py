"""What goes on in a serial-over-LAN session: the client's link on one side, the machine's serial port on the other.

Octets are carried both ways and the port is held on to: through power cycles it stays, elsewhere it is followed,
taken it is waited for. What is said to the client, and when, is the core's (`vamt.redirection.sol`).
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection
from typing import Final

from vamt.backend.base import ON_STATES, Backend, DomainState, Serial
from vamt.errors import BackendError, DomainGone, NotSupported, PortBusy
from vamt.machine import DOMAIN, Machine
from vamt.net.link import Link
from vamt.redirection.core import Event
from vamt.redirection.sol import Break, Input, Sol, Started

log = logging.getLogger("vamt.sol")

MAX_TYPED: Final = 4096
"""Octets kept for a port that is not open yet."""
RETRY_SECONDS: Final = 1.0
"""Until a port is tried again."""
LONGEST_RETRY: Final = 15.0
"""As it grows while the hypervisor fails; one that is taken is tried every second."""
MOVE_SECONDS: Final = 1.0
"""For a machine whose port is gone to turn up elsewhere: a migration may end there first."""

_TAKEN: Final = (
    b"\r\n[The serial console of this machine is in use elsewhere; it appears here once it is free.]\r\n"
)


class _Port:
    """One attachment to the serial port of the machine, as one hypervisor has it (a `SerialListener`)."""

    def __init__(self, backend: Backend, hear: Callable[[bytes], None]) -> None:
        self.backend = backend
        self.over: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        """Done when this attachment is of no more use: why, or None if the machine has moved."""
        self._hear = hear

    def serial_output(self, data: bytes) -> None:
        """Pass it on."""
        if not self.over.done():
            self._hear(data)

    def serial_lost(self, reason: str) -> None:
        """Be of no more use."""
        self._end(reason)

    def leave(self) -> None:
        """Be of no more use, since the machine is elsewhere."""
        self._end(None)

    def _end(self, reason: str | None) -> None:
        if not self.over.done():
            self.over.set_result(reason)


class SolConversation:
    """One session."""

    def __init__(self, machine: Machine, link: Link, now: Callable[[], float] = time.monotonic) -> None:
        self._machine = machine
        self._link = link
        self._now = now
        self._core = Sol(now(), power=machine.snapshot.domain.state in ON_STATES)
        self._task: asyncio.Task[None] | None = None
        self._port: _Port | None = None
        self._serial: Serial | None = None
        self._typed = bytearray()
        self._complaints: set[str] = set()
        self._received = self._sent = self._dropped = 0

    def begin(self, early: bytes) -> None:
        """Speak over the link; `early` is what the client has said already."""
        self._link.speak(self._core, self.hear, early)

    def hear(self, event: Event) -> None:
        """Do what the client wants."""
        match event:
            case Started():
                self._task = asyncio.create_task(self._keep_attached())
                self._task.add_done_callback(self._finished)
            case Input(data):
                self._received += len(data)
                if self._serial is not None:
                    self._serial.write(data)
                else:
                    self._typed += data
                    del self._typed[:-MAX_TYPED]
            case Break():
                if self._serial is not None:
                    self._serial.send_break()

    def changed(self, names: Collection[str]) -> None:
        """Tell the client that the machine was switched on or off, and follow one that has moved."""
        if DOMAIN not in names:
            return
        state = self._machine.snapshot.domain.state
        if state is not DomainState.UNKNOWN:
            self._core.power(state in ON_STATES, self._now())
            self._link.pump()
        if self._port is not None and self._has_moved(self._port):
            self._port.leave()

    async def end(self) -> None:
        """Let go of the port."""
        task, self._task = self._task, None
        if task is None:
            return
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        log.info(
            "sol-closed machine=%s peer=%s in=%d out=%d dropped=%d",
            *(self._machine.name, self._link.peer, self._received, self._sent, self._dropped),
        )

    # -- within

    def _has_moved(self, port: _Port) -> bool:
        return self._machine.backend is not port.backend

    def _output(self, data: bytes) -> None:
        dropped = self._core.output(data, self._now())
        if dropped and not self._dropped:
            log.warning(
                "sol-overflow machine=%s peer=%s reason='the client reads too slowly'",
                *(self._machine.name, self._link.peer),
            )
        self._sent += len(data)
        self._dropped += dropped
        self._link.pump()

    async def _keep_attached(self) -> None:
        """Hold on to the port wherever the machine is, until there is none anywhere."""
        reason = None
        while reason is None:
            port = self._port = _Port(self._machine.backend, self._output)
            self._serial = await self._open(port)
            try:
                if self._serial is not None:
                    self._write_typed(self._serial)
                reason = await port.over
            finally:
                serial, self._serial = self._serial, None
                if serial is not None:
                    await serial.close()
            if reason is not None:
                await asyncio.sleep(MOVE_SECONDS)
                reason = None if self._has_moved(port) else reason
        self._link.close(reason)

    async def _open(self, port: _Port) -> Serial | None:
        """Attach, however long it takes; None if that became pointless, as the port says."""
        pause = RETRY_SECONDS
        while not port.over.done():
            try:
                serial = await port.backend.open_serial(self._machine.uuid, port)
            except (NotSupported, DomainGone) as error:
                port.serial_lost(str(error))
            except BackendError as error:
                self._typed.clear()  # it is not to be run when the console comes free after hours
                busy = isinstance(error, PortBusy)
                self._complain("sol-port-busy" if busy else "sol-not-opened", error)
                await asyncio.wait({port.over}, timeout=pause)
                pause = RETRY_SECONDS if busy else min(2 * pause, LONGEST_RETRY)
            else:
                log.info(
                    "sol-opened machine=%s peer=%s uri=%s",
                    *(self._machine.name, self._link.peer, port.backend.uri),
                )
                return serial
        return None

    def _complain(self, event: str, error: BackendError) -> None:
        """Say once in the log that the port cannot be had, and to the user, who sees nothing, if it is taken."""
        if event in self._complaints:
            return
        self._complaints.add(event)
        log.warning("%s machine=%s reason=%r", event, self._machine.name, str(error))
        if isinstance(error, PortBusy):
            self._output(_TAKEN)

    def _finished(self, task: asyncio.Task[None]) -> None:
        """Leave no session behind that nobody serves."""
        error = None if task.cancelled() else task.exception()
        if error is not None:
            log.error("failed machine=%s peer=%s", self._machine.name, self._link.peer, exc_info=error)
            self._link.close("internal error")

    def _write_typed(self, serial: Serial) -> None:
        if self._typed:
            serial.write(bytes(self._typed))
            self._typed.clear()
