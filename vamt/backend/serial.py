"""Attachments to serial ports that outlive the instances of a domain.

An attachment keeps a line to the port while there can be one, and has another as soon as the domain begins anew. A
start by vamt waits, before the first instruction of the guest, until it has: so the firmware's first line is
heard. Of other starts an attachment learns from the hypervisor's events, which may be some milliseconds late.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import partial
from typing import Final
from uuid import UUID

from vamt.backend.base import ON_STATES, SerialListener
from vamt.backend.host import HostConsole, Seen
from vamt.backend.line import Hear, Line
from vamt.backend.portsxml import SerialPort
from vamt.backend.reach import Reach
from vamt.backend.streamlines import attach
from vamt.backend.unixlines import await_call, dial
from vamt.errors import BackendError, DomainGone, NotSupported, PortBusy, WrongState

log = logging.getLogger("vamt.backend")

_FIRST_PAUSE: Final = 0.2
_LONGEST_PAUSE: Final = 5.0
_START_SECONDS: Final = 3.0
"""How long a start waits for an attachment."""

Dial = Callable[[SerialPort, bool, Hear], Awaitable[Line]]
"""Makes a line to the port of a domain, which runs or does not; raises BackendErrors."""

Released = Callable[["Attachment"], None]


class Attachment:
    """A `Serial` of one domain."""

    def __init__(
        self,
        name: str,
        port: SerialPort,
        running: bool,
        listener: SerialListener,
        dial: Dial,
        released: Released,
    ) -> None:
        self._name = name
        self._listener: SerialListener | None = listener
        self._dial = dial
        self._released = released
        self._port = port
        self._running = running
        self._line: Line | None = None
        self._stirred = asyncio.Event()
        self._attached = asyncio.Event()
        self._keeping: asyncio.Task[None] | None = None
        self._ending: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Attach, where there is something to attach to; raises BackendErrors."""
        if self._running or self._port.way == "connect":
            with suppress(WrongState):  # it has just ended
                self._line = await self._dial(self._port, self._running, self._hear)
        if self._ending is not None:  # the domain went meanwhile, which was told
            await self._let_go()
            raise DomainGone(f"the serial port of {self._name} is gone")
        self._keeping = asyncio.create_task(self._keep())

    def write(self, data: bytes) -> None:
        """As `Serial.write`."""
        if self._line is not None:
            self._line.write(data)

    def send_break(self) -> None:
        """Nothing: neither QEMU's sockets nor libvirt's streams carry one."""

    async def close(self) -> None:
        """As `Serial.close`."""
        await asyncio.wait({self._end()})

    def see(self, seen: Seen | None) -> None:
        """Take over new facts of the domain, None if it is gone."""
        port = None if seen is None else seen.serial
        if seen is None or port is None:
            listener = self._listener
            self._end()
            if listener is not None:
                listener.serial_lost(
                    "the domain is gone" if seen is None else "the domain has no serial port any more"
                )
            return
        running = seen.domain.state in ON_STATES
        if port != self._port and self._line is not None:
            self._line.ended.set()
        if port != self._port or (running and not self._running):
            self.stir()
        self._port, self._running = port, running

    def stir(self) -> None:
        """The domain may have begun anew."""
        self._stirred.set()

    async def begin(self) -> None:
        """The domain has begun anew, and does nothing before this returns."""
        if self._ending is not None:
            return
        if self._line is not None and self._port.way != "connect":
            # It may be one to the instance before, which has yet to notice.
            self._line.ended.set()
            self._attached.clear()
        self.stir()
        with suppress(TimeoutError):
            async with asyncio.timeout(_START_SECONDS):
                await self._attached.wait()

    def _hear(self, data: bytes) -> None:
        if self._listener is not None:
            self._listener.serial_output(data)

    def _end(self) -> asyncio.Task[None]:
        """Tell nothing from now on; done when everything is let go of."""
        self._listener = None
        self._released(self)
        if self._ending is None:
            self._ending = asyncio.create_task(self._finish())
        return self._ending

    async def _finish(self) -> None:
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.wait({self._keeping})
        self._attached.set()  # a start that waits has nothing to wait for any more
        await self._let_go()

    async def _keep(self) -> None:
        """Have a line whenever there can be one."""
        pause = _FIRST_PAUSE
        while True:
            if self._line is None:
                await self._wait(pause)
                self._line = await self._try(quiet=pause > _FIRST_PAUSE)
                pause = min(2 * pause, _LONGEST_PAUSE)
            else:
                await self._hold(self._line)
                pause = _FIRST_PAUSE

    async def _hold(self, line: Line) -> None:
        """Until the other end hangs up."""
        self._attached.set()
        await line.ended.wait()
        self._attached.clear()
        await self._let_go()

    async def _let_go(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            await line.close()

    async def _wait(self, pause: float) -> None:
        """Until the next attempt is due; while the domain is off there is none."""
        with suppress(TimeoutError):
            async with asyncio.timeout(pause if self._running else None):
                await self._stirred.wait()
        self._stirred.clear()

    async def _try(self, quiet: bool) -> Line | None:
        try:
            return await self._dial(self._port, self._running, self._hear)
        except WrongState:  # it is off
            pass
        except BackendError as error:
            level = logging.DEBUG if quiet else logging.WARNING
            log.log(level, "the serial port of %s is not attached: %s", self._name, error)
        return None


class Serials:
    """The attachments of one hypervisor, at most one of each domain."""

    def __init__(self, reach: Callable[[], Reach]) -> None:
        """`reach` gives the way to the hypervisor, or raises BackendUnreachable."""
        self._reach = reach
        self._attached: dict[UUID, Attachment] = {}

    async def open(self, seen: Seen, listener: SerialListener) -> Attachment:
        """Attach to a domain as it was last seen; raises NotSupported, PortBusy, BackendError."""
        uuid, name = seen.domain.uuid, seen.domain.name
        if seen.serial is None:
            raise NotSupported(f"domain {name} has no serial port that can be attached to")
        if uuid in self._attached:
            raise PortBusy(f"the serial port of {name} is attached already")
        attachment = Attachment(
            name,
            seen.serial,
            seen.domain.state in ON_STATES,
            listener,
            partial(self._dial, uuid, name),
            partial(self._release, uuid),
        )
        self._attached[uuid] = attachment
        try:
            await attachment.open()
        except BaseException:
            self._release(uuid, attachment)
            raise
        return attachment

    def see(self, uuid: UUID, seen: Seen | None) -> None:
        """New facts of a domain, None if it is gone."""
        if (attachment := self._attached.get(uuid)) is not None:
            attachment.see(seen)

    def stir(self, uuid: UUID) -> None:
        """Something happened to a domain."""
        if (attachment := self._attached.get(uuid)) is not None:
            attachment.stir()

    def beginning(self, uuid: UUID) -> Callable[[], None] | None:
        """What a start of that domain is to call before its first instruction, from its thread; None for nothing."""
        attachment = self._attached.get(uuid)
        if attachment is None:
            return None
        loop = asyncio.get_running_loop()

        def begin() -> None:
            with suppress(RuntimeError, TimeoutError, CancelledError):  # the loop is closed, or busy
                asyncio.run_coroutine_threadsafe(attachment.begin(), loop).result(2 * _START_SECONDS)

        return begin

    async def close(self) -> None:
        """Let go of everything, telling nothing."""
        for attachment in list(self._attached.values()):
            await attachment.close()

    def _release(self, uuid: UUID, attachment: Attachment) -> None:
        if self._attached.get(uuid) is attachment:
            del self._attached[uuid]

    async def _dial(self, uuid: UUID, name: str, port: SerialPort, running: bool, hear: Hear) -> Line:
        if port.way == "bind":
            return await dial(port.path, hear)
        if port.way == "connect":
            return await await_call(port.path, hear, running)
        reach = self._reach()

        def open_console(heard: Callable[[bytes], None], ended: Callable[[], None]) -> HostConsole:
            with reach.inside() as host:
                return host.open_console(uuid, heard, ended)

        return await attach(name, open_console, hear)
