"""Connections to a libvirt, and what its errors mean.

Called by the modules that use libvirt, in worker threads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Final

import libvirt

from vamt.errors import (
    BackendError,
    BackendTimeout,
    BackendUnreachable,
    DomainGone,
    NotSupported,
    WrongState,
)

_KEEPALIVE_SECONDS: Final = 5
_KEEPALIVE_MISSES: Final = 3

_MEANINGS: Final[Mapping[int, type[BackendError]]] = {
    libvirt.VIR_ERR_NO_DOMAIN: DomainGone,
    libvirt.VIR_ERR_NO_SUPPORT: NotSupported,
    libvirt.VIR_ERR_INVALID_ARG: NotSupported,
    libvirt.VIR_ERR_OPERATION_UNSUPPORTED: NotSupported,
    libvirt.VIR_ERR_ARGUMENT_UNSUPPORTED: NotSupported,
    libvirt.VIR_ERR_CONFIG_UNSUPPORTED: NotSupported,
    libvirt.VIR_ERR_AGENT_UNRESPONSIVE: NotSupported,
    libvirt.VIR_ERR_AGENT_UNSYNCED: NotSupported,
    libvirt.VIR_ERR_OPERATION_INVALID: WrongState,
    libvirt.VIR_ERR_OPERATION_TIMEOUT: BackendTimeout,
    libvirt.VIR_ERR_INVALID_CONN: BackendUnreachable,
}
"""Of libvirt's error codes, on a connection that lives."""


def connect(uri: str, lost: Callable[[], None]) -> Any:
    """A connection that notices when its other end is dead; raises libvirtError."""
    connection = libvirt.open(uri)
    with suppress(libvirt.libvirtError):  # drivers within this process have nothing to keep alive
        connection.setKeepAlive(_KEEPALIVE_SECONDS, _KEEPALIVE_MISSES)
    connection.registerCloseCallback(lambda _connection, _reason, _opaque: lost(), None)
    return connection


def is_alive(connection: Any) -> bool:
    """Whether a connection, if there is one, can still be used, as far as libvirt has noticed; never raises."""
    with suppress(libvirt.libvirtError):  # of one that was closed libvirt only says that it is no connection
        return connection is not None and bool(connection.isAlive())
    return False


def disconnect(connection: Any) -> None:
    """End a connection, which may be dead; its loss is no longer told."""
    with suppress(libvirt.libvirtError):  # a dead connection has nothing to take back
        connection.unregisterCloseCallback()
    with suppress(libvirt.libvirtError):
        connection.close()


@contextmanager
def translated(alive: Callable[[], bool], unless: int | None = None) -> Iterator[None]:
    """Raise libvirt's errors as ours, with libvirt's own sentence."""
    try:
        yield
    except libvirt.libvirtError as error:
        code = error.get_error_code()
        if unless is not None and code == unless:  # an error that is not libvirt's own has no code
            return
        meaning = _MEANINGS.get(code, BackendError) if alive() else BackendUnreachable
        raise meaning(error.get_error_message() or str(error)) from error
