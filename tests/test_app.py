"""An app starts whole, stops whole, and shares nothing with another one in the same process."""

from __future__ import annotations

import asyncio
import itertools
import operator
import sqlite3
import ssl
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from support.patience import PATIENCE
from vamt.app import App
from vamt.config import Config, Firmware, Listen
from vamt.errors import ConfigError, StateError
from vamt.registry import Registry
from vamt.store.folder import locked
from vamt_providers import PROVIDERS

CONFIG = Config(
    listen=Listen(addresses=("127.16.0.1",), http=0, https=0, redirection=0, redirection_tls=0, vnc=0)
)


def held() -> tuple[int, int]:
    """File descriptors and threads of this process."""
    return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


async def test_two_apps_live_side_by_side(tmp_path: Path) -> None:
    apps = [App(CONFIG, tmp_path / name) for name in ("a", "b")]
    for app in apps:
        await app.start()
    rows = [(await app.admin.machines())[0] for app in apps]
    assert rows[0].uuid == rows[1].uuid
    assert rows[0].port != rows[1].port
    for app in apps:
        await app.stop()


@pytest.mark.parametrize("generation", ["16.0", "16.1"])
async def test_a_machine_without_plain_ports_is_not_listed_with_any(tmp_path: Path, generation: str) -> None:
    app = App(replace(CONFIG, firmware=Firmware(generation=generation)), tmp_path)
    await app.start()
    (row,) = await app.admin.machines()
    plain = [row.port, row.redirection_port]
    assert [port is None for port in plain] == [generation == "16.1"] * 2
    assert None not in (row.tls_port, row.redirection_tls_port)
    await app.stop()


async def test_a_machine_has_the_same_certificate_after_a_restart_and_another_one_elsewhere(
    tmp_path: Path,
) -> None:
    async def shown(folder: Path) -> str:
        app = App(CONFIG, folder)
        await app.start()
        (row,) = await app.admin.machines()
        assert row.address is not None
        assert row.tls_port is not None
        at = (row.address, row.tls_port)
        certificate = await asyncio.to_thread(ssl.get_server_certificate, at)
        await app.stop()
        return certificate

    first = await shown(tmp_path / "a")
    assert await shown(tmp_path / "a") == first
    assert await shown(tmp_path / "b") != first


async def test_nothing_is_left_open_after_a_stop(tmp_path: Path) -> None:
    async def once() -> None:
        app = App(CONFIG, tmp_path)
        await app.start()
        await app.stop()

    await once()
    most = held()
    for _ in range(3):
        await once()
    async with asyncio.timeout(PATIENCE):
        while any(map(operator.gt, held(), most)):
            await asyncio.sleep(0.01)
    with locked(tmp_path):
        pass


async def test_what_requests_need_is_loaded_before_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    registry = Registry({**PROVIDERS, "CIM_Chip": "vamt_providers.chassis:Missing"})
    monkeypatch.setattr(Registry, "installed", lambda: registry)
    app = App(CONFIG, tmp_path)
    await app.start()
    async with asyncio.timeout(30):
        while registry._providers.keys() != PROVIDERS.keys() - {"CIM_Chip"}:
            await asyncio.sleep(0.01)
    await app.stop()
    assert [record.getMessage()[:28] for record in caplog.records if record.name == "vamt.app"] == [
        "no-provider class=CIM_Chip r"
    ]


async def test_a_start_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "vamt.db").write_bytes(b"no database" * 99)
    with pytest.raises(StateError):
        await App(CONFIG, tmp_path).start()
    (tmp_path / "vamt.db").unlink()
    before = held()[0]
    with pytest.raises(ConfigError, match="listen"):
        await App(replace(CONFIG, listen=Listen(addresses=("192.0.2.1",))), tmp_path).start()
    assert held()[0] == before
    assert names(tmp_path) == {"lock", "made", "vamt.db"}


async def test_a_start_that_fails_before_it_connects_says_why(tmp_path: Path) -> None:
    app = App(CONFIG, tmp_path)
    await app.start()
    await app.stop()
    with sqlite3.connect(tmp_path / "vamt.db") as database:
        database.execute("UPDATE machine SET created = 'yesterday'")
    database.close()
    with pytest.raises(StateError, match=r"machine 'test' .* cannot be read"):
        await App(CONFIG, tmp_path).start()


async def test_a_start_can_be_stopped_at_any_moment(tmp_path: Path) -> None:
    """Later and later, until one has started before it was stopped."""
    for moment in itertools.count():
        app = App(CONFIG, tmp_path)
        starting = asyncio.create_task(app.start())
        await asyncio.sleep(moment / 1000)
        started = starting.done()
        starting.cancel()
        ended = (await asyncio.gather(starting, return_exceptions=True))[0]
        assert ended is None if started else isinstance(ended, asyncio.CancelledError), repr(ended)
        await app.stop()
        with locked(tmp_path):
            pass
        if started:
            break
