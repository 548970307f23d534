"""Lines to a serial port that is a unix socket, with the test as the QEMU at its other end."""

from __future__ import annotations

import asyncio
import os
import socket
import stat
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from support.patience import PATIENCE
from vamt.backend.unixlines import CalledLine, await_call, dial
from vamt.errors import BackendError, PortBusy, WrongState

KIB = 1 << 10


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "port")


@pytest.fixture
def qemu(path: str) -> Iterator[socket.socket]:
    """A QEMU that listens there."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen(1)
        yield listener


@pytest.fixture
async def called(path: str, heard: list[bytes]) -> AsyncIterator[CalledLine]:
    """A line that waits to be called."""
    line = await await_call(path, heard.append, running=False)
    yield line
    await line.close()


@pytest.fixture
def heard() -> list[bytes]:
    return []


def exists(path: str) -> bool:
    return Path(path).exists()


def remove(path: str) -> None:
    Path(path).unlink()


def write(path: str, text: str) -> None:
    Path(path).write_text(text, "utf-8")


def read(path: str) -> str:
    return Path(path).read_text("utf-8")


def permissions(path: Path) -> tuple[int, int]:
    """Its mode and its group."""
    found = path.stat()
    return stat.S_IMODE(found.st_mode), found.st_gid


def ring(path: str) -> socket.socket:
    """Call, as a QEMU does when it begins."""
    caller = socket.socket(socket.AF_UNIX)
    caller.connect(path)
    caller.settimeout(60)
    return caller


async def until_heard(heard: list[bytes], octets: bytes) -> None:
    async with asyncio.timeout(PATIENCE):
        while b"".join(heard) != octets:
            await asyncio.sleep(0.005)


def read_all(connection: socket.socket) -> bytes:
    connection.settimeout(3)
    octets = bytearray()
    try:
        while piece := connection.recv(1 << 20):
            octets += piece
    except TimeoutError:
        pass
    return bytes(octets)


async def test_octets_go_both_ways_until_qemu_ends(
    path: str, qemu: socket.socket, heard: list[bytes]
) -> None:
    accepting = asyncio.create_task(asyncio.to_thread(qemu.accept))
    line = await dial(path, heard.append)
    connection, _ = await accepting
    with connection:
        connection.sendall(b"login: ")
        await until_heard(heard, b"login: ")
        line.write(b"root\r")
        assert await asyncio.to_thread(connection.recv, 100) == b"root\r"
    async with asyncio.timeout(PATIENCE):
        await line.ended.wait()
    await line.close()


async def test_what_a_guest_does_not_read_is_kept_in_bounds_the_latest_of_it(
    path: str, qemu: socket.socket
) -> None:
    accepting = asyncio.create_task(asyncio.to_thread(qemu.accept))
    line = await dial(path, lambda _data: None)
    connection, _ = await accepting
    with connection:
        for number in range(2048):
            line.write(number.to_bytes(4, "big") * 256)
            await asyncio.sleep(0)
        typed = await asyncio.to_thread(read_all, connection)
        assert len(typed) < 1024 * KIB
        assert typed.startswith(bytes(4))
        assert typed.endswith((2047).to_bytes(4, "big") * 256)
        assert typed[-64 * KIB :] == b"".join(number.to_bytes(4, "big") * 256 for number in range(1984, 2048))
    await line.close()


async def test_a_port_at_which_nobody_listens_or_someone_else_is_connected_is_refused(
    path: str, qemu: socket.socket
) -> None:
    with pytest.raises(PortBusy, match="someone else"):
        await dial(path, lambda _data: None)
    qemu.close()
    with pytest.raises(WrongState):
        await dial(path, lambda _data: None)
    remove(path)
    with pytest.raises(WrongState):
        await dial(path, lambda _data: None)
    with pytest.raises(BackendError):
        await dial(path * 20, lambda _data: None)


async def test_every_qemu_that_calls_is_heard_and_typed_to(
    called: CalledLine, path: str, heard: list[bytes]
) -> None:
    called.write(b"to nobody")
    said = b""
    for greeting in (b"first", b"second"):
        with ring(path) as caller:
            caller.sendall(greeting)
            said += greeting
            await until_heard(heard, said)
            called.write(b"typed")
            assert await asyncio.to_thread(caller.recv, 100) == b"typed"
    assert not called.ended.is_set()


async def test_the_latest_caller_has_the_line(called: CalledLine, path: str, heard: list[bytes]) -> None:
    with ring(path) as old:
        old.sendall(b"old")
        await until_heard(heard, b"old")
        with ring(path) as new:
            new.sendall(b"new")
            await until_heard(heard, b"oldnew")
            called.write(b"typed")
            assert await asyncio.to_thread(new.recv, 100) == b"typed"
            assert await asyncio.to_thread(old.recv, 100) == b""


async def test_a_running_qemu_is_waited_for_before_anything_is_typed(path: str, heard: list[bytes]) -> None:
    waiting = asyncio.create_task(await_call(path, heard.append, running=True))
    async with asyncio.timeout(PATIENCE):
        while not exists(path):
            await asyncio.sleep(0.005)
    assert not waiting.done()
    with ring(path) as caller:
        line = await waiting
        line.write(b"typed")
        assert await asyncio.to_thread(caller.recv, 100) == b"typed"
    await line.close()
    assert not exists(path)


@pytest.mark.parametrize("mask", [0o000, 0o077])
async def test_a_socket_is_open_to_its_folders_group_and_nobody_else(
    mask: int, path: str, heard: list[bytes]
) -> None:
    before = os.umask(mask)
    try:
        line = await await_call(path, heard.append, running=False)
    finally:
        os.umask(before)
    assert permissions(Path(path)) == (0o660, permissions(Path(path).parent)[1])
    await line.close()


async def test_only_a_socket_that_nobody_listens_at_is_taken_away(
    path: str, qemu: socket.socket, heard: list[bytes]
) -> None:
    with pytest.raises(PortBusy, match="someone else listens"):
        await await_call(path, heard.append, running=False)
    qemu.close()
    line = await await_call(path, heard.append, running=False)
    await line.close()
    write(path, "somebody's letters")
    with pytest.raises(BackendError):
        await await_call(path, heard.append, running=False)
    assert read(path) == "somebody's letters"


async def test_the_socket_of_whoever_came_after_stays(path: str, heard: list[bytes]) -> None:
    line = await await_call(path, heard.append, running=False)
    remove(path)
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(path)
        await line.close()
        assert exists(path)
