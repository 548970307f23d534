"""Composition: an `App` is a fleet of machines with everything that serves it. A process may have several."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from itertools import product
from pathlib import Path
from threading import Event
from typing import Protocol

from vamt.admin import LiveAdmin, Ports
from vamt.backend.base import Backend
from vamt.config import Config
from vamt.errors import ConfigError
from vamt.firmware.alarms import AlarmBell
from vamt.firmware.latecomers import Latecomers
from vamt.firmware.leftovers import Leftovers
from vamt.firmware.notices import ConsentNotices
from vamt.fleet import Fleet
from vamt.net.control import Control
from vamt.net.conversations import by_kind, viewer
from vamt.net.crowd import Crowd
from vamt.net.doors import FindMachine
from vamt.net.http import HttpFront
from vamt.net.redirection import RedirectionFront
from vamt.net.sessions import SessionTable
from vamt.net.tls import Contexts
from vamt.net.vnc import VncFront
from vamt.registry import Registry
from vamt.store.folder import locate_media, locked, sweep_media
from vamt.store.sqlite import Store
from vamt.web import Pages, storage
from vamt.wsman.service import Service

log = logging.getLogger("vamt.app")

OpenBackend = Callable[[str], Backend]


def libvirt_backend(uri: str) -> Backend:
    """The hypervisor behind a libvirt URI, not yet connected.

    Raises:
        ConfigError: libvirt's Python module cannot be loaded.

    """
    try:
        from vamt.backend.libvirt import LibvirtBackend
    except ImportError as error:
        raise ConfigError(f"libvirt cannot be loaded ({error}): `vamt doctor` says how to fix it") from error
    return LibvirtBackend(uri)


class App:
    """Serves the machines of some hypervisors, with its state in one folder."""

    def __init__(self, config: Config, folder: Path, open_backend: OpenBackend = libvirt_backend) -> None:
        self._config = config
        self._folder = folder
        self._open_backend = open_backend
        self._crowd = Crowd(config.limits)
        self._running: AsyncExitStack | None = None
        self.admin: LiveAdmin

    async def start(self) -> None:
        """Return when every machine that can be served is; what had been started is stopped if that fails.

        Raises:
            VamtError: the configuration, the state or the hypervisors do not allow it; says what to do.

        """
        config = self._config
        async with AsyncExitStack() as stack:
            stack.enter_context(locked(self._folder))
            media = locate_media(os.environ, self._folder, config.redirection.media)
            sweep_media(media)
            stack.callback(sweep_media, media)
            store = await Store.open(self._folder)
            stack.push_async_callback(store.close)
            registry = Registry.installed()
            service = Service(registry)
            fleet = Fleet(config, store, [self._open_backend(uri) for uri in config.uris])
            find: FindMachine = lambda local: fleet.by_address(*local)  # noqa: E731 - so that it has a type
            stack.push_async_callback(fleet.stop)
            bell = AlarmBell(fleet.by_uuid)
            stack.push_async_callback(bell.close)
            fleet.watch(bell.consider)
            notices = ConsentNotices()
            stack.push_async_callback(notices.close)
            fleet.watch(notices.consider)
            leftovers = Leftovers(str(media))
            stack.push_async_callback(leftovers.close)
            fleet.watch(leftovers.consider)
            latecomers = Latecomers()
            stack.push_async_callback(latecomers.close)
            fleet.watch(latecomers.consider)
            table = SessionTable()
            fleet.watch(table.changed)
            stack.push_async_callback(service.close)
            pages = Pages(registry, service)
            front = HttpFront(
                service,
                find,
                config.limits,
                self._crowd,
                {"/": pages, storage.PREFIX: storage.StorageSite()},
            )
            stack.push_async_callback(front.close)
            stack.push_async_callback(table.close)
            hands = RedirectionFront(
                find,
                config.limits,
                self._crowd,
                table,
                by_kind(media),
                front.guard,
                clear_passwords=config.redirection.clear_passwords,
            )
            stack.push_async_callback(hands.close)
            screens = VncFront(
                find, config.limits, self._crowd, table, viewer, front.guard, config.listen.vnc
            )
            fleet.watch(screens.changed)
            stack.push_async_callback(screens.close)
            await fleet.start()
            contexts = Contexts()
            self.admin = LiveAdmin(fleet, await self._listen(front, hands, contexts), screens.port_of)
            control = Control(self.admin, self._folder)
            stack.push_async_callback(control.close)
            await control.listen()
            ended = Event()
            loading = asyncio.create_task(asyncio.to_thread(_load, registry, pages, ended))
            stack.push_async_callback(asyncio.wait, [loading])
            stack.callback(ended.set)
            self._running = stack.pop_all()

    async def stop(self) -> None:
        """Stop serving and let go of everything, in the reverse order; the virtual machines go on."""
        if self._running is not None:
            await self._running.aclose()
            self._running = None

    async def _listen(self, front: HttpFront, hands: RedirectionFront, contexts: Contexts) -> Ports:
        """Listen everywhere; the ports that machines share."""
        front.redirect = hands.over_http
        listen = self._config.listen
        wanted: Sequence[tuple[str, Front, int, Contexts | None]] = (
            ("http", front, listen.http, None),
            ("https", front, listen.https, contexts),
            ("redirection", hands, listen.redirection, None),
            ("redirection_tls", hands, listen.redirection_tls, contexts),
        )
        ports = {name: port for name, _, port, _ in wanted}
        for address, (name, where, port, secure) in product(listen.addresses, wanted):
            ports[name] = await _bind(where, address, port, f"listen.{name}", secure)
        for name, fixed in self._config.machines.items():
            if fixed.port is not None and fixed.address is not None:
                await _bind(front, fixed.address, fixed.port, f"machines.{name}.port")
        return Ports(**ports)


def _load(registry: Registry, pages: Pages, ended: Event) -> None:
    """Load what would otherwise be loaded when it is first asked for, with all machines waiting."""
    for name in registry.implemented:
        if ended.is_set():
            return
        try:
            registry.provider(name)
        except ConfigError as error:
            log.warning("no-provider class=%s reason=%r", name, str(error))
    pages.load()


class Front(Protocol):
    """What listens for a protocol."""

    async def listen(self, host: str, port: int, contexts: Contexts | None = None) -> int:
        """Accept connections; the port. Raises OSError."""


async def _bind(front: Front, address: str, port: int, key: str, contexts: Contexts | None = None) -> int:
    try:
        return await front.listen(address, port, contexts)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        fix = "stop the program that uses it" if error.errno == errno.EADDRINUSE else "check the address"
        raise ConfigError(
            f"cannot listen on {address} port {port} ({reason}): {fix}, or change {key}"
        ) from error
