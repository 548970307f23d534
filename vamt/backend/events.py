"""What libvirt tells of its domains, in a thread of its own.

A callback hands over and returns: while it runs, no connection of this process is served.
"""

from __future__ import annotations

import logging
import threading
import time
from functools import cache, partial
from typing import Any, Final
from uuid import UUID

import libvirt

from vamt.backend.base import Trouble
from vamt.backend.host import HostEvents

log = logging.getLogger("vamt.backend")

_PAUSE: Final = 0.1
"""Seconds until libvirt's event loop is run again when it failed."""

_CHANGES: Final = (
    libvirt.VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE,
    libvirt.VIR_DOMAIN_EVENT_ID_METADATA_CHANGE,
    libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_ADDED,
    libvirt.VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED,
    libvirt.VIR_DOMAIN_EVENT_ID_DISK_CHANGE,
    libvirt.VIR_DOMAIN_EVENT_ID_TRAY_CHANGE,
    libvirt.VIR_DOMAIN_EVENT_ID_PMSUSPEND,
    libvirt.VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK,
    libvirt.VIR_DOMAIN_EVENT_ID_PMWAKEUP,
)
"""Events after which a domain is read again."""


@cache
def run_event_loop() -> None:
    """Run libvirt's event loop in a thread; libvirt has one, set before its first connection."""
    libvirt.virEventRegisterDefaultImpl()
    libvirt.registerErrorHandler(lambda _context, _error: None, None)  # else printed as well as raised

    def run() -> None:
        while True:
            try:
                libvirt.virEventRunDefaultImpl()
            except libvirt.libvirtError as error:  # without it no connection is served, nor its loss noticed
                log.warning("events-failed reason=%r", error.get_error_message())
                time.sleep(_PAUSE)

    threading.Thread(target=run, name="libvirt events", daemon=True).start()


def listen(connection: Any, events: HostEvents) -> list[int]:
    """Have a connection's events told; returns what takes that back, and raises libvirtError."""
    handlers = dict.fromkeys(_CHANGES, events.changed) | {
        libvirt.VIR_DOMAIN_EVENT_ID_REBOOT: events.rebooted,
        libvirt.VIR_DOMAIN_EVENT_ID_WATCHDOG: partial(events.troubled, Trouble.WATCHDOG),
        libvirt.VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON: partial(events.troubled, Trouble.DISK),
    }
    callbacks = [
        connection.domainEventRegisterAny(None, event, _told, handler) for event, handler in handlers.items()
    ]
    life = libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE
    return [*callbacks, connection.domainEventRegisterAny(None, life, _lives, events)]


def _told(_connection: Any, domain: Any, *rest: Any) -> None:
    """Any event's callback; what is to be called with the UUID comes last."""
    rest[-1](UUID(bytes=domain.UUID()))


def _lives(_connection: Any, domain: Any, event: int, _detail: int, events: HostEvents) -> None:
    """The callback of a domain's life; libvirt calls a guest's panic crashed."""
    panicked = event == libvirt.VIR_DOMAIN_EVENT_CRASHED
    tell = partial(events.troubled, Trouble.PANIC) if panicked else events.changed
    tell(UUID(bytes=domain.UUID()))
