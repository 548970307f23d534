"""A storage session: a console's media as drives of the machine.

What a guest reads comes over a private NBD export from the console, through a cache; the export's path is what
the hypervisor gets, for a medium to be put in and for a boot from it. A guest, its QEMU and whoever would take
the medium out must never wait for a console: a read ends in an error in good time, and when the session ends,
first every read does, then the exports are gone, and only then the hypervisor is asked for anything.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from vamt.backend.base import ON_STATES, RemoteMedium
from vamt.errors import BackendError, DomainGone, NotSupported, WrongState
from vamt.firmware.sessions import RedirectedMedia, Stopping
from vamt.machine import DOMAIN, RESET, Machine
from vamt.net.link import Link
from vamt.net.nbd import Export, Reader
from vamt.redirection.atapi import Capacity, Device, Sense
from vamt.redirection.blocks import Blocks, Pace, Span
from vamt.redirection.core import Ended, Event
from vamt.redirection.storage import Data, Failed, Media, Storage

log = logging.getLogger("vamt.storage")

FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 30.0
"""Seconds between two attempts to put a medium in."""
LET_GO_SECONDS: Final = 30.0
"""For what is at work, and then for each medium to be taken out, when a session ends."""
LARGE: Final = 2 << 30
"""Octets of an image, beyond which JavaScript consoles lose count."""

_Instance = tuple[datetime | None]
"""A running instance of the domain, by when it was first seen; none is None."""


class _Medium:
    """One of the media: the `Source` of its export."""

    def __init__(
        self, device: Device, capacity: Capacity, pace: Pace, folder: Path, go_on: Callable[[], None]
    ) -> None:
        self.device: Device = device
        self.capacity = capacity
        self.blocks: Blocks[Reader] = Blocks(capacity.octets, pace)
        self.export = Export(folder, capacity.octets, self)
        self.remote = RemoteMedium(device, str(self.export.path))
        self.unreadable = False
        """Some of it is; that is said once."""
        self._go_on = go_on

    def read(self, offset: int, length: int, reader: Reader) -> bytes | None:
        """As `Source.read`."""
        octets = self.blocks.read(offset, length)
        if octets is None:
            self.blocks.wait(reader, offset, length)
        self._go_on()
        return octets

    def forget(self, reader: Reader) -> None:
        """As `Source.forget`."""
        self.blocks.forget(reader)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the console has been asked for."""

    medium: _Medium
    span: Span
    since: float


class StorageConversation:
    """What goes on in a storage session."""

    def __init__(
        self, machine: Machine, link: Link, folder: Path, now: Callable[[], float] = time.monotonic
    ) -> None:
        """Give the machine the media of the console at the link, by way of sockets in that folder."""
        self._machine = machine
        self._link = link
        self._folder = folder
        self._now = now
        self._core = Storage(now())
        self._media: list[_Medium] = []
        self._reading: _Reading | None = None
        self._instance = self._running()
        self._served: _Instance | None = None
        """The one that has got the media, or is not to get them."""
        self._news = asyncio.Event()
        self._tending: asyncio.Task[None] | None = None
        self._inserting: asyncio.Future[None] | None = None
        self._ending: asyncio.Task[None] | None = None

    # -- Conversation

    def begin(self, early: bytes) -> None:
        """As `Conversation.begin`."""
        self._link.speak(self._core, self.hear, early)

    def hear(self, event: Event) -> None:
        """Do what the console's side wants done."""
        match event:
            case Media():
                self._offer(event)
            case Data(_, octets):
                self._arrived(octets)
            case Failed(_, sense):
                self._failed(sense)
            case Ended():
                self._fail()

    def changed(self, names: Collection[str]) -> None:
        """As `Conversation.changed`."""
        if Stopping.NAME in names:
            for medium in self._media:
                medium.export.refuse(self._machine.snapshot.section(Stopping).now)
        if DOMAIN not in names and RESET not in names:
            return
        before, self._instance = self._instance, self._running()
        if RESET in names:
            self._served = None
        if self._instance is not None and (RESET in names or self._instance != before):
            self._core.reset(self._now())
            self._reading = None
            self._go_on()
            self._link.pump()
        self._news.set()

    async def end(self) -> None:
        """As `Conversation.end`."""
        if self._ending is None:
            self._fail()
            self._ending = asyncio.create_task(self._let_go())
        await asyncio.shield(self._ending)

    # -- reading

    def _go_on(self) -> None:
        """Have the console read what a guest waits for, else what it will want."""
        if self._reading is not None:
            return
        for plan in (Blocks.wanted, Blocks.ahead):
            for medium in self._media:
                span = plan(medium.blocks)
                if span is not None:
                    self._read(medium, span)
                    return

    def _read(self, medium: _Medium, span: Span) -> None:
        self._media = [*(other for other in self._media if other is not medium), medium]  # take turns
        offset, length = medium.blocks.octets(span)
        size, now = medium.capacity.block_size, self._now()
        self._reading = _Reading(medium, span, now)
        self._core.read(medium.device, offset // size, length // size, self._reading, now)
        self._link.pump()

    def _arrived(self, octets: bytes) -> None:
        reading, self._reading = self._reading, None
        if reading is not None:
            seconds = self._now() - reading.since
            for reader, found in reading.medium.blocks.arrived(reading.span, octets, seconds):
                reader(found)
            self._go_on()

    def _failed(self, sense: Sense) -> None:
        reading, self._reading = self._reading, None
        if reading is not None:
            medium = reading.medium
            log.log(
                logging.DEBUG if medium.unreadable else logging.WARNING,
                "unreadable machine=%s device=%s offset=%d length=%d sense=%x/%02x/%02x",
                *(self._machine.name, medium.device, *medium.blocks.octets(reading.span), *sense),
            )
            medium.unreadable = True
            for reader in medium.blocks.failed(reading.span):
                reader(None)
            self._go_on()

    def _fail(self) -> None:
        """Have nobody wait for what will not come."""
        for medium in self._media:
            medium.export.fail()

    # -- the machine's side

    def _offer(self, offered: Media) -> None:
        pace = Pace(offered.largest_read)
        capacities: Mapping[Device, Capacity | None] = {"cdrom": offered.cdrom, "floppy": offered.floppy}
        for device, capacity in capacities.items():
            if capacity is not None:
                self._media.append(_Medium(device, capacity, pace, self._folder, self._go_on))
                if capacity.octets >= LARGE:
                    log.warning(
                        "large machine=%s device=%s octets=%d hint=%r",
                        *(self._machine.name, device, capacity.octets),
                        "not every console can read beyond 2 GiB",
                    )
        for device in offered.refused:
            log.warning(
                "refused machine=%s device=%s hint=%r",
                *(self._machine.name, device, "consoles in a browser cannot serve 2 GiB or more"),
            )
        log.info(
            "media machine=%s peer=%s cdrom=%s floppy=%s when=%s",
            *(self._machine.name, self._link.peer, _size(offered.cdrom), _size(offered.floppy), offered.when),
        )
        if offered.when == "reset":
            self._served = self._instance
        if self._media:
            self._tending = asyncio.create_task(self._tend())
        else:
            self._machine.hold(RedirectedMedia(known=True))

    async def _tend(self) -> None:
        """Have the media where the hypervisor finds them, and in the machine's drives when they are to be."""
        try:
            for medium in self._media:
                await medium.export.open()
        except OSError as error:
            log.warning(
                "not-served machine=%s folder=%s reason=%r", self._machine.name, self._folder, str(error)
            )
            self._core.close()
            self._link.close("its media cannot be served")
            return
        paths = {medium.device: medium.remote.socket for medium in self._media}
        self._machine.hold(RedirectedMedia(**paths, known=True))
        pause = FIRST_PAUSE
        while True:
            self._news.clear()
            done = await self._insert()
            with suppress(TimeoutError):
                async with asyncio.timeout(None if done else pause):
                    await self._news.wait()
            pause = FIRST_PAUSE if done else min(2 * pause, LONGEST_PAUSE)

    async def _insert(self) -> bool:
        """Put in what is to be in and is not; False if that has to be tried again."""
        instance = self._running()
        if instance is None or instance == self._served:
            return True
        for medium in self._media:
            if any(disk.source == medium.remote.socket for disk in self._machine.snapshot.domain.disks):
                continue  # it was started with it
            try:
                self._inserting = asyncio.ensure_future(
                    self._machine.backend.insert(self._machine.uuid, medium.remote)
                )
                await asyncio.shield(self._inserting)
            except NotSupported as error:
                log.warning(
                    "no-drive machine=%s device=%s reason=%r hint=%r",
                    *(self._machine.name, medium.device, str(error)),
                    "the medium is there for a boot with IDE-R",
                )
            except WrongState:
                return True  # it is off by now
            except BackendError as error:
                log.warning(
                    "not-inserted machine=%s device=%s reason=%r",
                    self._machine.name,
                    medium.device,
                    str(error),
                )
                return False
            else:
                log.info("inserted machine=%s device=%s", self._machine.name, medium.device)
        self._served = instance
        return True

    async def _let_go(self) -> None:
        """Take the media out; by now every read of them ends in an error."""
        if self._machine.snapshot.section(RedirectedMedia).known:
            self._machine.hold(RedirectedMedia())
        if self._tending is not None:
            self._tending.cancel()
            await _over(self._tending)
        for medium in self._media:
            await medium.export.close()
        if self._inserting is not None:
            await _over(self._inserting)
        for medium in self._media:
            await _over(asyncio.ensure_future(self._eject(medium)))

    async def _eject(self, medium: _Medium) -> None:
        try:
            await self._machine.backend.eject(self._machine.uuid, medium.remote)
        except (WrongState, DomainGone):
            pass  # it is in no drive any more
        except BackendError as error:
            log.warning(
                "not-ejected machine=%s device=%s reason=%r", self._machine.name, medium.device, str(error)
            )

    def _running(self) -> _Instance | None:
        domain = self._machine.snapshot.domain
        return (domain.started,) if domain.state in ON_STATES else None


async def _over(work: asyncio.Future[None]) -> None:
    """Return when it has ended, however; it is given up if that takes too long."""
    done, _ = await asyncio.wait({work}, timeout=LET_GO_SECONDS)
    if not done:
        work.cancel()
    elif not work.cancelled() and not isinstance(work.exception(), BackendError | None):
        log.error("failed", exc_info=work.exception())


def _size(capacity: Capacity | None) -> int:
    return 0 if capacity is None else capacity.octets
