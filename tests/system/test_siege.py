"""A libvirtd killed again and again under everybody's feet, and one that stands still when vamt stops."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from lab.console import RESET
from lab.guests import define_microguest
from lab.libvirtd import Libvirtd
from lab.program import Vamt
from lab.siege import Siege

KILLS = 7
LONGEST = 40.0
"""Seconds until an answer or the end, on a host with much else to do."""


async def test_a_libvirtd_killed_again_and_again_takes_nothing_with_it(
    own_libvirtd: Libvirtd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIBVIRT_AUTOSTART", "0")
    # Whoever uses memory that was freed finds nothing of use there.
    monkeypatch.setenv("MALLOC_PERTURB_", "165")
    report = await Siege(own_libvirtd, tmp_path).run(KILLS)
    assert report.wrong == []
    assert report.status == 0
    assert report.kills == KILLS
    assert report.power[0]
    assert report.sessions.keys() == {"serial", "screen"}
    assert max(report.longest, report.stop) < LONGEST


async def test_a_server_stops_although_libvirtd_stands_still_within_a_call(
    own_vamt: Vamt, own_libvirtd: Libvirtd
) -> None:
    console = await own_vamt.started(define_microguest(own_libvirtd, "stuck"))
    own_libvirtd.freeze()
    try:
        asked = asyncio.create_task(console.request(RESET))
        await asyncio.sleep(0.5)
        begun = time.monotonic()
        assert await asyncio.to_thread(own_vamt.stop) == 0
        assert time.monotonic() - begun < LONGEST
    finally:
        own_libvirtd.thaw()
    await asyncio.gather(asked, return_exceptions=True)
    assert any("calls-abandoned" in line for line in own_vamt.log)
    assert not any("Traceback" in line for line in own_vamt.log)
