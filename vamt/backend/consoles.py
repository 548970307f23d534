"""A domain's console by libvirt's stream, and its display by a file descriptor.

A console has a connection of its own: a guest that does not read what it is sent stops, once some packets wait,
the whole connection, and one that floods would delay everything else on it.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final
from uuid import UUID

import libvirt

from vamt.backend.connections import connect, disconnect, is_alive, translated
from vamt.backend.domainxml import parse
from vamt.backend.portsxml import read_display, read_serial
from vamt.errors import BackendError, NotSupported, PortBusy, WrongState

_CHUNK: Final = 64 << 10
"""Octets read at once, after which other consoles have their turn."""
_PAUSE: Final = 0.05


class Console:
    """The console of a running domain. It blocks, but for what it tells."""

    def __init__(
        self, uri: str, uuid: UUID, heard: Callable[[bytes], None], ended: Callable[[], None]
    ) -> None:
        """Attach to it; `heard` and `ended` are called in libvirt's event thread.

        Raises:
            PortBusy: someone else is attached.
            BackendError: it cannot be attached to for another reason.

        """
        self._heard = heard
        self._ended = ended
        self._closed = False
        self._reading = threading.Lock()
        self._connection: Any = None
        self._stream: Any = None
        try:
            with translated(self._alive):
                self._connection = connect(uri, ended)
                self._attach(self._connection.lookupByUUID(uuid.bytes))
        except BaseException:
            self.close()
            raise

    def send(self, data: bytes) -> None:
        """Type; returns when libvirt has taken it, which may be never."""
        with translated(self._alive):
            while data and not self._closed:
                taken = self._stream.send(data)
                if taken < 0:
                    time.sleep(_PAUSE)
                else:
                    data = data[taken:]

    def close(self) -> None:
        """Let go of it."""
        with self._reading:  # from here on the event thread has nothing to do with the stream
            self._closed = True
        if self._stream is not None:
            for let_go in (self._stream.eventRemoveCallback, self._stream.abort):
                with suppress(libvirt.libvirtError):  # it has ended by itself
                    let_go()
            # libvirt's remote driver never lets go of a callback it was given, nor of what that refers to: the
            # stream, with it the sockets of its connection, and whoever is told.
            self._stream.__del__()
            self._heard, self._ended = _nobody, _nobody
        if self._connection is not None:
            disconnect(self._connection)

    def _alive(self) -> bool:
        return is_alive(self._connection)

    def _attach(self, domain: Any) -> None:
        port = read_serial(parse(domain.XMLDesc(0)))
        # Without a name it would be the first console, which need not be the serial port.
        name = None if port is None else port.alias or None
        stream = self._connection.newStream(libvirt.VIR_STREAM_NONBLOCK)
        try:
            domain.openConsole(name, stream, 0)
        except libvirt.libvirtError as error:
            if error.get_error_code() == libvirt.VIR_ERR_OPERATION_FAILED:
                raise PortBusy(
                    f"someone else is at the console of {domain.name()}: end `virsh console`, or what else has it"
                ) from error
            raise
        self._stream = stream
        events = (
            libvirt.VIR_STREAM_EVENT_READABLE
            | libvirt.VIR_STREAM_EVENT_HANGUP
            | libvirt.VIR_STREAM_EVENT_ERROR
        )
        stream.eventAddCallback(events, self._told, None)

    def _told(self, stream: Any, _events: int, _opaque: None) -> None:
        """In libvirt's event thread: something can be read, if only that it has ended."""
        with self._reading:
            if self._closed:
                return
            try:
                octets = stream.recv(_CHUNK)
            except libvirt.libvirtError:
                octets = b""
            if octets == b"":
                stream.eventRemoveCallback()
        if octets == b"":
            self._ended()
        elif isinstance(octets, bytes):  # else nothing, after all
            self._heard(octets)


def _nobody(*_: object) -> None:
    """Is told when nobody is to be told any more."""


def open_display(domain: Any, local: bool) -> socket.socket:
    """A connection to the VNC display of a running domain, as QEMU would let its owner in."""
    display = read_display(parse(domain.XMLDesc(0)))
    if display is None:
        raise NotSupported(f"domain {domain.name()} has no VNC display")
    if not domain.isActive():
        raise WrongState(f"domain {domain.name()} is not running")
    try:
        fd = domain.openGraphicsFD(display.index, libvirt.VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH)
    except libvirt.libvirtError:
        if not display.path or not local:
            raise
        connection = _connected(display.path)
    else:
        connection = socket.socket(fileno=fd)
    connection.setblocking(False)
    return connection


def _connected(path: str) -> socket.socket:
    """A connection to the socket a display listens at."""
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(path)
    except OSError as error:
        connection.close()
        raise BackendError(f"{path}: {error.strerror}") from error
    return connection
