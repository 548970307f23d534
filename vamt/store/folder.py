"""The state folder: where it is, who may enter it, and that one vamt at a time owns it."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from vamt.errors import StateError

SERVICE_FOLDER: Final = Path("/var/lib/vamt")
LOCK: Final = "lock"


def locate(environ: Mapping[str, str]) -> Path:
    """`$VAMT_STATE_DIR`, else the XDG state folder, else, for a service without a home, /var/lib/vamt."""
    if named := environ.get("VAMT_STATE_DIR"):
        return Path(named).absolute()
    if (xdg := environ.get("XDG_STATE_HOME", "")).startswith("/"):  # a relative one is void (XDG)
        return Path(xdg, "vamt")
    if home := environ.get("HOME"):
        return Path(home, ".local", "state", "vamt").absolute()
    return SERVICE_FOLDER


def locate_media(environ: Mapping[str, str], state: Path, named: str = "") -> Path:
    """Where the sockets of remote media are: a folder of this state's own in `named`, else in the runtime directory.

    Short, for a socket's path may have 107 octets.
    """
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    base = Path(named) if named else Path(runtime if runtime.startswith("/") else "/run", "vamt")
    return base / hashlib.sha256(os.fsencode(state)).hexdigest()[:8]


def sweep_media(folder: Path) -> None:
    """Take away the folder of `locate_media`, with what a vamt that was killed has left in it: it serves nobody."""
    with suppress(OSError):  # there is none, or nothing can be done about it, which the next medium will show
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def prepare(folder: Path) -> None:
    """Make the folder, or make sure that nobody else may enter it.

    Raises:
        StateError: it cannot be made, or it holds something and is open to others.

    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077:
            if any(folder.iterdir()):
                raise StateError(
                    f"other users can access the state folder {folder}: chmod 700 it, "
                    "or set VAMT_STATE_DIR to another folder"
                )
            folder.chmod(0o700)
    except OSError as error:
        raise StateError(
            f"the state folder {folder} cannot be used ({error.strerror}): set VAMT_STATE_DIR to another"
        ) from error


def private_file(path: Path) -> int:
    """Open a file for reading and writing, made with mode 0600 whatever the umask; the descriptor."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    os.fchmod(descriptor, 0o600)
    return descriptor


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Own the folder; the lock goes with the process, however it ends.

    It is the folder itself that is locked, for a file in it may be removed and made again. The file of that name
    only tells whose it is.

    Raises:
        StateError: another vamt owns it; its process is named.

    """
    prepare(folder)
    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            note = private_file(folder / LOCK)
            try:
                os.truncate(note, 0)
                os.write(note, f"{os.getpid()}\n".encode())
            finally:
                os.close(note)
        except BaseException:
            os.close(lock)
            raise
    except BlockingIOError as error:
        raise StateError(
            f"another vamt (process {_owner(folder)}) is using {folder}: "
            "stop it, or set VAMT_STATE_DIR to another folder"
        ) from error
    except OSError as error:
        raise StateError(
            f"the state folder {folder} cannot be locked and written ({error.strerror}): run vamt as its owner, "
            "free some space on its disk, or set VAMT_STATE_DIR to another folder, on a local disk"
        ) from error
    try:
        yield
    finally:
        os.close(lock)


def _owner(folder: Path) -> str:
    with suppress(OSError, ValueError):
        return str(int((folder / LOCK).read_bytes()[:32]))
    return "unknown"
