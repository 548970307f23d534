"""Media that a killed vamt left in drives are taken out by the next one, and no others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from support.machines import CDROM, DISK, Made, domain, make
from vamt.backend.base import DomainState
from vamt.errors import BackendError
from vamt.firmware.leftovers import Leftovers
from vamt.firmware.sessions import Sessions
from vamt.machine import DOMAIN

FOLDER = "/run/vamt/0123abcd"
LEFT = replace(CDROM, source=f"{FOLDER}/oldname")


@pytest.fixture
async def leftovers() -> AsyncIterator[Leftovers]:
    watching = Leftovers(FOLDER)
    yield watching
    await watching.close()


def having(source: str | None, **facts: object) -> Made:
    return make(domain(disks=(DISK, replace(CDROM, source=source)), **facts))


async def seen(leftovers: Leftovers, made: Made) -> list[str]:
    """What is done at the hypervisor once a machine is seen."""
    leftovers.consider(made.machine, (DOMAIN,))
    while leftovers._tasks:
        await asyncio.sleep(0)
    return made.hypervisor.verbs


async def test_a_medium_nobody_serves_is_taken_out(leftovers: Leftovers) -> None:
    made = having(LEFT.source)
    assert await seen(leftovers, made) == ["eject cdrom"]
    assert made.machine.snapshot.domain.disks[1].source is None


@pytest.mark.parametrize("source", [None, "/images/my.iso", "/run/vamt/0123abcdef/other", FOLDER])
async def test_other_media_stay(leftovers: Leftovers, source: str | None) -> None:
    assert await seen(leftovers, having(source)) == []


async def test_the_medium_of_a_session_stays(leftovers: Leftovers) -> None:
    made = having(LEFT.source)
    made.machine.hold(Sessions(ider="token"))
    assert await seen(leftovers, made) == []


async def test_a_machine_that_is_off_has_nothing_left(leftovers: Leftovers) -> None:
    assert await seen(leftovers, having(LEFT.source, state=DomainState.OFF)) == []


async def test_a_medium_that_stays_in_is_said_and_tried_again(
    leftovers: Leftovers, caplog: pytest.LogCaptureFixture
) -> None:
    made = having(LEFT.source)
    made.hypervisor.failure = BackendError("not now")
    assert await seen(leftovers, made) == []
    assert "medium-left" in caplog.text
    assert await seen(leftovers, made) == ["eject cdrom"]
