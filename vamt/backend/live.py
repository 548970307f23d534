"""Runs verbs off the event loop. No hypervisor is named here; a `Host` does the work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID

from vamt.backend.base import BootOnce, RemoteMedium, Serial, SerialListener, VcpuChange
from vamt.backend.host import Action, Host, HostEvents, Seen
from vamt.backend.picture import Questions
from vamt.backend.serial import Serials
from vamt.backend.watching import REBOOT_ECHO, Watching
from vamt.errors import BackendError, DomainGone

if TYPE_CHECKING:
    from socket import socket

log = logging.getLogger("vamt.backend")

# All in seconds.
_AGENT_DEADLINE: Final = 15.0
_AFTERWARDS: Final = 3.0
"""For which a verb that is done waits for a guest to say what came of it."""
_DISPLAY_DEADLINE: Final = 10.0
_MEDIA_DEADLINE: Final = 20.0
_KEY_DEADLINE: Final = 10.0
_RESET_ECHO: Final = 10.0
"""For which a reset that was asked for is not told as the guest's own, at most."""

_MENU_SECONDS: Final[Mapping[str, Sequence[float]]] = {"bios": (0.7, 0.6), "efi": (3, 4, 4)}
"""Between presses of the key, by firmware: one that comes too early is lost, one too many does nothing."""


class LiveBackend(Watching):
    """The asynchronous side of a hypervisor; implements `Backend`."""

    def __init__(self, uri: str, connect: Callable[[HostEvents], Host]) -> None:
        super().__init__(uri, connect)
        self._serials = Serials(self._reach)

    async def close(self) -> None:
        """As `Backend.close`."""
        await self._serials.close()
        await super().close()

    async def start(self, uuid: UUID, once: BootOnce | None = None) -> None:
        """As `Backend.start`."""
        beginning = self._serials.beginning(uuid)
        await self._verb(uuid, lambda host: host.start(uuid, once, beginning))
        self._begun(uuid, once)

    async def restart(self, uuid: UUID, once: BootOnce | None = None) -> None:
        """As `Backend.restart`."""
        beginning = self._serials.beginning(uuid)
        await self._verb(uuid, lambda host: host.restart(uuid, once, beginning))
        self._begun(uuid, once)

    async def resume(self, uuid: UUID) -> None:
        """As `Backend.resume`."""
        await self._act(uuid, "resume")

    async def wake(self, uuid: UUID) -> None:
        """As `Backend.wake`."""
        await self._act(uuid, "wake")

    async def destroy(self, uuid: UUID) -> None:
        """Switch off at once, and return when it is off; WrongState where it is off already."""
        await self._act(uuid, "destroy")

    async def reset(self, uuid: UUID) -> None:
        """As `Backend.reset`; is not told as the guest's own."""
        self._keep_quiet(uuid, _RESET_ECHO)
        try:
            await self._act(uuid, "reset")
        finally:
            self._keep_quiet(uuid, REBOOT_ECHO)

    async def shutdown(self, uuid: UUID) -> None:
        """As `Backend.shutdown`."""
        await self._act(uuid, "shutdown")

    async def reboot(self, uuid: UUID) -> None:
        """As `Backend.reboot`; the reset that follows is told as the guest's."""
        await self._act(uuid, "reboot")

    async def suspend(self, uuid: UUID) -> None:
        """As `Backend.suspend`."""
        await self._act(uuid, "suspend")

    async def managed_save(self, uuid: UUID) -> None:
        """As `Backend.managed_save`."""
        await self._act(uuid, "managed_save")

    async def discard_save(self, uuid: UUID) -> None:
        """As `Backend.discard_save`."""
        await self._act(uuid, "discard_save")

    async def inject_nmi(self, uuid: UUID) -> None:
        """As `Backend.inject_nmi`."""
        await self._act(uuid, "inject_nmi")

    async def set_vcpu(self, uuid: UUID, number: int, online: bool) -> VcpuChange:
        """As `Backend.set_vcpu`."""
        change = await self._verb(uuid, lambda host: host.set_vcpu(uuid, number, online))
        seen = self._picture.last(uuid)
        if seen is not None and seen.domain.agent:
            await self._ask(Questions(uuid, seen.instance, guest=True, media=frozenset()), _AFTERWARDS)
        return change

    async def open_serial(self, uuid: UUID, listener: SerialListener) -> Serial:
        """As `Backend.open_serial`."""
        seen = self._picture.last(uuid)
        if seen is None:
            raise DomainGone(f"there is no domain {uuid}")
        return await self._serials.open(seen, listener)

    async def open_display(self, uuid: UUID) -> socket:
        """As `Backend.open_display`."""
        return await self._reach().run(
            "devices", _DISPLAY_DEADLINE, lambda host: host.open_display(uuid), unwanted=_hang_up
        )

    async def insert(self, uuid: UUID, medium: RemoteMedium) -> None:
        """As `Backend.insert`."""
        await self._change_drive(uuid, lambda host: host.insert(uuid, medium))

    async def eject(self, uuid: UUID, medium: RemoteMedium) -> None:
        """As `Backend.eject`."""
        await self._change_drive(uuid, lambda host: host.eject(uuid, medium))

    async def tell_user(self, uuid: UUID, text: str) -> None:
        """As `Backend.tell_user`."""
        await self._reach().run("asking", _AGENT_DEADLINE, lambda host: host.tell_user(uuid, text))

    async def _change_drive(self, uuid: UUID, call: Callable[[Host], None]) -> None:
        """The domain is read meanwhile, for a medium may hang as long as it likes."""
        try:
            await self._reach().run("devices", _MEDIA_DEADLINE, call)
        finally:
            self._stale.add(uuid)
            await self._refresh()

    def _changed(self, uuid: UUID) -> None:
        super()._changed(uuid)
        self._serials.stir(uuid)

    def _take(self, uuid: UUID, seen: Seen | None) -> None:
        super()._take(uuid, seen)
        self._serials.see(uuid, seen)

    def _begun(self, uuid: UUID, once: BootOnce | None) -> None:
        seen = self._picture.last(uuid)
        if once is not None and once.firmware_menu and seen is not None:
            self._spawn(self._enter_menu(uuid, once.token, _MENU_SECONDS[seen.domain.firmware]))

    async def _enter_menu(self, uuid: UUID, token: str, waits: Sequence[float]) -> None:
        """Press the key that the firmware waits for before it boots, in this boot and no other."""
        for seconds in waits:
            await asyncio.sleep(seconds)
            seen = self._picture.last(uuid)
            if uuid in self._held or seen is None or seen.domain.boot_token != token:
                return
            try:
                async with asyncio.timeout(_KEY_DEADLINE):
                    await self._act(uuid, "escape")
            except (BackendError, TimeoutError) as error:
                log.warning("%s: the firmware's menu could not be entered: %s", self.uri, error)
                return

    async def _act(self, uuid: UUID, action: Action) -> None:
        await self._verb(uuid, lambda host: host.act(uuid, action))


def _hang_up(connection: socket) -> None:
    connection.close()
