"""A listener that remembers what a backend told."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from uuid import UUID

from support.patience import PATIENCE
from vamt.backend.base import Domain, DomainState, Trouble


class Recorder:
    """Implements `BackendListener`."""

    def __init__(self) -> None:
        self.domains: dict[UUID, Domain] = {}
        self.history: list[Domain] = []
        self.gone: list[UUID] = []
        self.rebooted: list[UUID] = []
        self.troubles: list[tuple[UUID, Trouble]] = []
        self.online: list[bool] = []
        self._told = asyncio.Event()

    def domain_changed(self, domain: Domain) -> None:
        """Remember it."""
        self.domains[domain.uuid] = domain
        self.history.append(domain)
        self._told.set()

    def domain_gone(self, uuid: UUID) -> None:
        """Remember it."""
        del self.domains[uuid]
        self.gone.append(uuid)
        self._told.set()

    def domain_rebooted(self, uuid: UUID) -> None:
        """Remember it."""
        self.rebooted.append(uuid)
        self._told.set()

    def domain_troubled(self, uuid: UUID, trouble: Trouble) -> None:
        """Remember it."""
        self.troubles.append((uuid, trouble))
        self._told.set()

    def backend_online(self, online: bool) -> None:
        """Remember it."""
        self.online.append(online)
        self._told.set()

    def states(self, uuid: UUID) -> list[DomainState]:
        """The states that were told of a domain, in order, each change once."""
        told = (domain.state for domain in self.history if domain.uuid == uuid)
        return [state for state, _ in itertools.groupby(told)]

    async def until(self, seen: Callable[[], bool], within: float = PATIENCE) -> None:
        """Wait until what was told makes it true; returns at once if it is."""
        async with asyncio.timeout(within):
            while not seen():
                self._told.clear()
                await self._told.wait()


class SerialRecorder:
    """A listener that remembers what a serial port said."""

    def __init__(self) -> None:
        self.octets = bytearray()
        self.lost: list[str] = []
        self._told = asyncio.Event()

    @property
    def text(self) -> str:
        """Everything it has said."""
        return self.octets.decode("latin-1")

    def serial_output(self, data: bytes) -> None:
        """Remember it."""
        self.octets += data
        self._told.set()

    def serial_lost(self, reason: str) -> None:
        """Remember it."""
        self.lost.append(reason)
        self._told.set()

    async def until(self, heard: Callable[[], bool], within: float = PATIENCE) -> None:
        """Wait until what was heard makes it true; returns at once if it is."""
        try:
            async with asyncio.timeout(within):
                while not heard():
                    self._told.clear()
                    await self._told.wait()
        except TimeoutError:
            raise AssertionError(f"heard only {self.text[-2000:]!r}, lost: {self.lost}") from None
