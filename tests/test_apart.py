"""Work in a process of its own: what it says, what becomes of one that fails, and how long others wait for it."""

from __future__ import annotations

import asyncio
import subprocess

import pytest

from support import pki
from vamt import apart as apart_
from vamt.apart import Refused, apart

CHECK = "vamt.pki.check"


async def test_a_key_that_holds_is_let_through_and_another_is_not() -> None:
    await apart(CHECK, pki.pair(0).private)
    broken = bytearray(pki.pair(0).private)
    broken[40] ^= 1
    with pytest.raises(Refused):
        await apart(CHECK, bytes(broken))


async def test_what_cannot_be_run_is_not_taken_for_a_refusal() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        await apart("vamt.there_is_no_such_module", b"")


async def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart_, "DEADLINE", 0.001)
    with pytest.raises(subprocess.TimeoutExpired):
        await apart(CHECK, pki.pair(0).private)


async def test_the_loop_goes_on_meanwhile() -> None:
    checking = asyncio.ensure_future(apart(CHECK, pki.pair(0).private))
    looks = 0
    while not checking.done():
        await asyncio.sleep(0)
        looks += 1
    assert looks > 1
