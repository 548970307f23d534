"""NBD exports with the clients there are, and with one that does what no client should."""

from __future__ import annotations

import asyncio
import random
import shutil
import socket
import stat
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from support.patience import PATIENCE
from vamt.net.nbd import CONNECTIONS, Export, Reader

SIZE = 3 * (1 << 20) + 512
DISC = random.Random(2).randbytes(SIZE)

GREETING = b"NBDMAGICIHAVEOPT" + bytes.fromhex("0003")
HELLO = bytes.fromhex("00000003") + b"IHAVEOPT" + bytes.fromhex("00000001 00000000")
HELLO_REPLY = bytes.fromhex("0000000000300200 0103")
ANSWER = bytes.fromhex("67446698 00000000 0000000000000007")
ERROR = bytes.fromhex("67446698 00000005 0000000000000007")


@dataclass
class Disc:
    """Gives its octets at once, after a while, or never."""

    seconds: float | None = 0.0
    forgotten: list[Reader] = field(default_factory=list)

    def read(self, offset: int, length: int, reader: Reader) -> bytes | None:
        if self.seconds == 0:
            return DISC[offset : offset + length]
        if self.seconds is not None:
            asyncio.get_running_loop().call_later(self.seconds, reader, DISC[offset : offset + length])
        return None

    def forget(self, reader: Reader) -> None:
        self.forgotten.append(reader)


@asynccontextmanager
async def served(folder: Path, disc: Disc, seconds: float = 10.0) -> AsyncIterator[Export]:
    export = Export(folder, SIZE, disc, seconds)
    await export.open()
    try:
        yield export
    finally:
        await export.close()


Client = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def connect(export: Export) -> Client:
    reader, writer = await asyncio.open_unix_connection(str(export.path))
    assert await reader.readexactly(18) == GREETING
    writer.write(HELLO)
    assert await reader.readexactly(10) == HELLO_REPLY
    return reader, writer


def ask(writer: asyncio.StreamWriter, offset: int, length: int) -> None:
    writer.write(bytes.fromhex(f"25609513 0000 0000 0000000000000007 {offset:016x} {length:08x}"))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def touch(path: Path) -> None:
    path.touch()


def contents(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def run(program: str, *arguments: str) -> tuple[int, str]:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    process = await asyncio.create_subprocess_exec(
        program, *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    async with asyncio.timeout(PATIENCE):
        out, _ = await process.communicate()
    return process.returncode or 0, out.decode()


@pytest.mark.parametrize("seconds", [0.0, 0.001])
async def test_qemu_reads_all_of_it(tmp_path: Path, seconds: float) -> None:
    copy = tmp_path / "copy"
    async with served(tmp_path, Disc(seconds)) as export:
        status, said = await run(
            "qemu-img", "convert", "-f", "raw", "-O", "raw", f"nbd+unix:///?socket={export.path}", str(copy)
        )
        assert (status, said) == (0, "")
    assert copy.read_bytes() == DISC


async def test_qemu_can_not_write(tmp_path: Path) -> None:
    async with served(tmp_path, Disc()) as export:
        status, said = await run(
            "qemu-io", "-f", "raw", "-c", "write 0 512", f"nbd+unix:///?socket={export.path}"
        )
        assert status == 1
        assert "Permission denied" in said


async def test_qemu_is_told_of_an_error(tmp_path: Path) -> None:
    async with served(tmp_path, Disc(None), seconds=0.2) as export:
        status, said = await run(
            "qemu-io", "-r", "-f", "raw", "-c", "read 0 512", f"nbd+unix:///?socket={export.path}"
        )
        assert status == 1
        assert "Input/output error" in said


async def test_libnbd_sees_what_there_is(tmp_path: Path) -> None:
    async with served(tmp_path, Disc()) as export:
        status, said = await run("nbdinfo", f"nbd+unix:///?socket={export.path}")
        assert status == 0
        for line in (
            f"export-size: {SIZE}",
            "is_read_only: true",
            "can_multi_conn: true",
            "block_size_maximum: 1048576",
        ):
            assert line in said


async def test_libnbd_reads_over_several_connections_at_once(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    async with served(tmp_path, Disc(0.002)) as export:
        status, said = await run(
            "nbdcopy", "--connections=4", "--requests=64", f"nbd+unix:///?socket={export.path}", str(copy)
        )
        assert (status, said) == (0, "")
    assert copy.read_bytes() == DISC


async def test_the_socket_is_open_to_all_and_its_name_cannot_be_guessed(tmp_path: Path) -> None:
    async with served(tmp_path, Disc()) as one, served(tmp_path, Disc()) as other:
        assert mode(one.path) == 0o666
        assert one.path.parent == tmp_path
        assert len(one.path.name) >= 22
        assert one.path.name != other.path.name
    assert contents(tmp_path) == []


async def test_a_read_that_nobody_answers_ends_in_time(tmp_path: Path) -> None:
    disc = Disc(None)
    async with served(tmp_path, disc, seconds=0.2) as export:
        reader, writer = await connect(export)
        began = time.monotonic()
        ask(writer, 0, 512)
        assert await reader.readexactly(16) == ERROR
        assert time.monotonic() - began > 0.1
        assert len(disc.forgotten) == 1
        writer.close()


async def test_an_answer_that_comes_too_late_is_dropped(tmp_path: Path) -> None:
    disc = Disc(0.3)
    async with served(tmp_path, disc, seconds=0.1) as export:
        reader, writer = await connect(export)
        ask(writer, 0, 512)
        assert await reader.readexactly(16) == ERROR
        await asyncio.sleep(0.4)
        disc.seconds = 0
        ask(writer, 1, 1)
        assert await reader.readexactly(17) == ANSWER + DISC[1:2]
        writer.close()


async def test_after_a_failure_every_read_is_an_error_on_old_and_new_connections(tmp_path: Path) -> None:
    disc = Disc(None)
    async with served(tmp_path, disc) as export:
        reader, writer = await connect(export)
        ask(writer, 0, 512)
        await asyncio.sleep(0.05)
        export.fail()
        assert await reader.readexactly(16) == ERROR
        disc.seconds = 0
        ask(writer, 0, 512)
        assert await reader.readexactly(16) == ERROR
        later, late_writer = await connect(export)
        ask(late_writer, 0, 512)
        assert await later.readexactly(16) == ERROR
        for each in (writer, late_writer):
            each.close()


async def test_refused_reads_are_errors_at_once_and_later_ones_are_answered_again(tmp_path: Path) -> None:
    disc = Disc(None)
    async with served(tmp_path, disc, seconds=600) as export:
        reader, writer = await connect(export)
        ask(writer, 0, 512)
        await asyncio.sleep(0.05)
        export.refuse(True)
        assert await reader.readexactly(16) == ERROR
        assert len(disc.forgotten) == 1
        disc.seconds = 0
        ask(writer, 0, 512)
        assert await reader.readexactly(16) == ERROR
        later, late_writer = await connect(export)  # as the QEMU of the next start
        ask(late_writer, 1, 1)
        assert await later.readexactly(17) == ANSWER + DISC[1:2]
        export.refuse(False)
        ask(writer, 1, 1)
        assert await reader.readexactly(17) == ANSWER + DISC[1:2]
        for each in (writer, late_writer):
            each.close()


async def test_who_asks_for_too_much_at_once_is_not_listened_to(tmp_path: Path) -> None:
    async with served(tmp_path, Disc(None)) as export:
        _, writer = await connect(export)
        for _ in range(80_000):
            ask(writer, 0, 512)
        await asyncio.sleep(0.3)
        (connection,) = export._connections
        assert len(connection._core._buffer) < 1 << 20
        writer.transport.abort()


async def test_who_connects_just_as_it_closes_is_sent_away(tmp_path: Path) -> None:
    for turns in range(8):
        async with served(tmp_path, Disc()) as export:
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(str(export.path))
                for _ in range(turns):
                    await asyncio.sleep(0)
                await export.close()
                await asyncio.sleep(0.02)
                assert not export._connections


async def test_closing_ends_every_connection_also_of_who_does_not_read(tmp_path: Path) -> None:
    before = asyncio.all_tasks()
    disc = Disc()
    async with served(tmp_path, disc) as export:
        reader, writer = await connect(export)
        _, stuck_writer = await asyncio.open_unix_connection(str(export.path), limit=1)
        stuck_writer.write(HELLO)
        for _ in range(16):
            ask(stuck_writer, 0, 1 << 20)
        await asyncio.sleep(0.2)
    assert await reader.read() == b""
    assert not export._connections
    for each in (writer, stuck_writer):
        each.close()
    assert asyncio.all_tasks() == before
    with pytest.raises(FileNotFoundError):
        await asyncio.open_unix_connection(str(export.path))


async def test_there_are_only_so_many_connections(tmp_path: Path) -> None:
    async with served(tmp_path, Disc()) as export:
        clients = [await connect(export) for _ in range(CONNECTIONS)]
        reader, one_more = await asyncio.open_unix_connection(str(export.path))
        assert await reader.read() == b""
        clients[0][1].close()
        await clients[0][1].wait_closed()
        async with asyncio.timeout(PATIENCE):
            while len(export._connections) == CONNECTIONS:
                await asyncio.sleep(0.01)
        clients.append(await connect(export))
        for _, writer in clients:
            writer.close()
        one_more.close()


async def test_what_a_lost_client_asked_for_is_forgotten(tmp_path: Path) -> None:
    disc = Disc(None)
    async with served(tmp_path, disc) as export:
        _, writer = await connect(export)
        ask(writer, 0, 512)
        ask(writer, 512, 512)
        await asyncio.sleep(0.05)
        writer.transport.abort()
        async with asyncio.timeout(PATIENCE):
            while len(disc.forgotten) < 2:
                await asyncio.sleep(0.01)


async def test_garbage_ends_the_connection_and_nothing_else(tmp_path: Path) -> None:
    async with served(tmp_path, Disc()) as export:
        reader, writer = await connect(export)
        writer.write(bytes(28))
        assert await reader.read() == b""
        writer.close()
        reader, writer = await connect(export)
        ask(writer, SIZE - 1, 1)
        assert (await reader.readexactly(17))[16:] == DISC[-1:]
        writer.close()


async def test_the_folder_is_made_such_that_others_can_go_through_but_not_list(tmp_path: Path) -> None:
    async with served(tmp_path / "one" / "two", Disc()) as export:
        assert mode(export.path.parent) == 0o711
        assert mode(export.path.parent.parent) == 0o711


async def test_a_folder_that_cannot_be_used_is_an_error(tmp_path: Path) -> None:
    export = Export(tmp_path / "file", SIZE, Disc())
    touch(tmp_path / "file")
    with pytest.raises(OSError, match="exists"):
        await export.open()
    await export.close()
    with pytest.raises(OSError, match="too long"):
        await Export(tmp_path / ("x" * 100), SIZE, Disc()).open()


async def test_who_asks_and_does_not_read_costs_no_more_than_the_answers_to_a_few_reads(
    tmp_path: Path,
) -> None:
    async with served(tmp_path, Disc()) as export:
        reader, writer = await connect(export)
        writer.transport.pause_reading()  # type: ignore[attr-defined] # a transport that reads, too
        for _ in range(80):
            ask(writer, 0, 1 << 20)
        await asyncio.sleep(0.3)
        (connection,) = export._connections
        waiting = connection.transport.get_write_buffer_size() + sum(map(len, connection._core._out))
        assert waiting < 36 << 20
        writer.transport.resume_reading()  # type: ignore[attr-defined] # as above
        async with asyncio.timeout(PATIENCE):
            for _ in range(80):
                assert await reader.readexactly(16) == bytes.fromhex("67446698 00000000 0000000000000007")
                assert await reader.readexactly(1 << 20) == DISC[: 1 << 20]
        writer.close()
