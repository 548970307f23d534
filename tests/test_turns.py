"""Long work in turns: others have theirs in between, and two long works never go on in one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest

from support import requests
from support.machines import REALM, make
from support.talking import ADMIN, registry
from vamt.auth.accounts import Accounts, ha1
from vamt.logbook import happenings
from vamt.logbook.eventlog import CAPACITY, EventLog
from vamt.net.site import Visit
from vamt.soap import ns
from vamt.turns import Turns
from vamt.web.site import WebSite
from vamt.wsman.service import Service
from vamt_providers import message_log


@dataclass
class Slow:
    """A clock by which every item takes longer than a turn."""

    now: float = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


async def looked() -> list[int]:
    """Counts how often the loop has looked at its sockets, until cancelled."""
    looks = [0]

    def look() -> None:
        looks[0] += 1
        asyncio.get_running_loop().call_soon(look)

    look()
    return looks


async def test_what_is_quick_is_done_at_once() -> None:
    looks = await looked()
    assert await Turns(clock=lambda: 0.0).collect(range(10_000)) == list(range(10_000))
    assert looks == [1]


async def test_others_have_their_turn_between_the_turns_of_long_work() -> None:
    looks = await looked()
    seen = await Turns(clock=Slow()).collect(looks[0] for _ in range(5))
    assert all(first < second for first, second in pairwise(seen))


async def test_two_long_works_never_go_on_in_one_turn() -> None:
    looks = await looked()
    turns = Turns(clock=Slow())

    def work() -> Iterator[int]:
        for _ in range(20):
            yield looks[0]

    works = await asyncio.gather(*(turns.collect(work()) for _ in range(4)))
    later = [seen[1:] for seen in works]  # the first item of each is free
    looks_taken = [look for seen in later for look in seen]
    assert len(set(looks_taken)) == len(looks_taken) == 4 * 19
    assert all(first[-1] < second[0] for first, second in pairwise(later))


async def test_what_fails_amid_its_turns_lets_the_others_go_on() -> None:
    turns = Turns(clock=Slow())

    def failing() -> Iterator[int]:
        yield 1
        yield 2
        raise ValueError

    failed, done = await asyncio.gather(
        turns.collect(failing()), turns.collect(range(9)), return_exceptions=True
    )
    assert isinstance(failed, ValueError)
    assert done == list(range(9))


FULL = EventLog().noted(1_700_000_000, *[happenings.attacked(5)] * CAPACITY)
LOG = requests.epr("AMT_MessageLog", CreationClassName="AMT_MessageLog", Name=message_log.NAME)
LONG = {
    "the log": requests.enumerate_("AMT_EventLogEntry"),
    "everything": requests.enumerate_("CIM_ManagedElement"),
    "what the log manages": requests.enumerate_(
        ns.ALL_CLASSES,
        f'<w:Filter Dialect="{ns.ASSOCIATION_FILTER}"><f:AssociatedInstances><f:Object>{LOG}</f:Object>'
        "</f:AssociatedInstances></w:Filter>",
    ),
}


@pytest.mark.parametrize("what", [*LONG, "the page"])
async def test_a_full_log_lets_others_be_answered_meanwhile(what: str) -> None:
    machine = make(None, Accounts(ha1=ha1("admin", REALM, "P@ssw0rd")), FULL).machine
    service = Service(registry())
    service.turns._clock = Slow()
    site = WebSite(registry(), service)
    page = Visit(machine, ADMIN, "GET", "/events.htm")
    long = asyncio.ensure_future(
        site.visit(page) if what == "the page" else service.handle(machine, LONG[what], ADMIN)
    )
    await asyncio.sleep(0)
    status, _ = await service.handle(machine, requests.get("CIM_SoftwareIdentity", InstanceID="AMT"), ADMIN)
    assert (status, long.done()) == (200, False)
    answer = await long
    assert (answer[0] if isinstance(answer, tuple) else answer.status) == 200
