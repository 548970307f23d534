"""Connections have places; who has been idle longest gives way, and who is in session never does."""

from __future__ import annotations

import asyncio
import logging
import resource
from collections.abc import Iterator
from typing import Any

import pytest

from support.hands import hands
from support.patience import PATIENCE
from support.wire import Served, post, served
from vamt.config import Limits
from vamt.firmware.sessions import Kind
from vamt.net import crowd as crowds
from vamt.net.crowd import Crowd, Seat, room

FREE = {"machine_share": 1.0, "peer_share": 1.0}
ROOT = b"GET / HTTP/1.1\r\nHost: amt\r\n\r\n"


class Guests:
    """Those who come to a crowd."""

    def __init__(self, **limits: float) -> None:
        self.crowd = Crowd(Limits(**{**FREE, **limits}))  # type: ignore[arg-type] # each is of its kind
        self.ended: list[str] = []

    def come(self, name: str, machine: str = "web", peer: str = "192.0.2.1") -> Seat | None:
        seat = self.crowd.enter(machine, peer)
        if seat is not None:
            seat.held_by(lambda: self.ended.append(name))
        return seat

    def seated(self, name: str, machine: str = "web", peer: str = "192.0.2.1") -> Seat:
        seat = self.come(name, machine, peer)
        assert seat is not None
        return seat


async def test_where_there_is_no_room_the_longest_idle_gives_way() -> None:
    guests = Guests(connections=3)
    first, _, _ = (guests.seated(name) for name in "abc")
    first.rest()
    guests.seated("d")
    assert guests.ended == ["b"]
    guests.seated("e")
    guests.seated("f")
    assert guests.ended == ["b", "c", "a"]
    assert len(guests.crowd) == 3


async def test_who_never_logged_in_gives_way_before_who_did() -> None:
    guests = Guests(connections=3)
    known = guests.seated("known")
    known.work()
    known.rest()
    for name in "abc":
        guests.seated(name)
    assert guests.ended == ["a"]
    guests.seated("d")
    assert guests.ended == ["a", "b"]


async def test_who_is_being_answered_or_in_session_never_gives_way() -> None:
    guests = Guests(connections=2 + crowds.SESSION_DESCRIPTORS)
    guests.seated("session").session()
    busy = guests.seated("busy")
    busy.work()
    guests.seated("idle")
    guests.seated("new")
    assert guests.ended == ["idle"]
    busy.rest()
    guests.seated("newer").work()
    guests.seated("newest").work()
    assert guests.ended == ["idle", "new", "busy"]
    assert guests.come("one too many") is None
    assert guests.ended == ["idle", "new", "busy"]


async def test_a_peer_has_a_share_and_pushes_out_only_its_own() -> None:
    guests = Guests(connections=8, peer_share=0.5)
    guests.seated("other", peer="192.0.2.2")
    for number in range(20):
        guests.seated(str(number), machine=f"machine {number}")
    assert guests.ended == [str(number) for number in range(16)]


async def test_a_machine_has_a_share_and_the_others_keep_theirs() -> None:
    guests = Guests(connections=8, machine_share=0.5)
    guests.seated("other", machine="mail")
    for number in range(20):
        guests.seated(str(number), peer=f"192.0.2.{number}")
    assert guests.ended == [str(number) for number in range(16)]


async def test_a_peer_is_its_network_where_it_has_more_addresses_than_anybody_can_count() -> None:
    guests = Guests(connections=8, peer_share=0.25)
    for number in range(1, 5):
        guests.seated(str(number), peer=f"2001:db8::{number}")
    guests.seated("other", peer="2001:db8:0:1::1")
    guests.seated("link", peer="fe80::1%eth0")
    guests.seated("v4", peer="::ffff:192.0.2.1")
    guests.seated("v4 too", peer="::ffff:192.0.2.2")
    assert guests.ended == ["1", "2"]


async def test_who_has_gone_takes_no_room_and_is_forgotten() -> None:
    guests = Guests(connections=2)
    for number in range(10):
        seat = guests.seated(str(number), machine=f"machine {number}", peer=f"192.0.2.{number}")
        if number % 2:
            seat.session()
        seat.leave()
        seat.leave()
        seat.rest()
    assert len(guests.crowd) == 0
    assert guests.crowd._groups == {}
    assert guests.ended == []


async def test_who_had_to_give_way_before_anything_held_it_is_ended_as_soon_as_something_does() -> None:
    guests = Guests(connections=1)
    early = guests.crowd.enter("web", "192.0.2.1")
    assert early is not None
    guests.seated("next")
    early.held_by(lambda: guests.ended.append("early"))
    assert guests.ended == ["early"]


async def test_a_crowd_is_one_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    guests = Guests(connections=2)
    for number in range(1000):
        guests.seated(str(number))
    lines = [record.getMessage() for record in caplog.records]
    assert lines == ["crowded full=machine peer=192.0.2.1 connections=2 most=2 times=1"]


@pytest.fixture
def few_descriptors() -> Iterator[int]:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, before[1]))
    yield 1024
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


async def test_there_are_fewer_connections_than_descriptors(
    few_descriptors: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    assert room(Limits()) == few_descriptors - Limits().reserve
    assert room(Limits(reserve=2000)) == few_descriptors // 2
    assert room(Limits(connections=100)) == 100
    Crowd(Limits())
    assert "connections-limited connections=896 " in caplog.text


async def test_when_a_crowd_has_left_its_memory_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    given = asyncio.Event()
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(crowds, "TRIM_SECONDS", 0.0)
    monkeypatch.setattr(crowds, "give_back", lambda: loop.call_soon_threadsafe(given.set))
    guests = Guests()
    seats = [guests.seated(str(number)) for number in range(crowds.MANY)]
    for seat in seats:
        assert not given.is_set()
        seat.leave()
    async with asyncio.timeout(PATIENCE):
        await given.wait()


async def test_over_http_a_new_connection_is_answered_and_the_longest_idle_closed() -> None:
    async with served(limits=Limits(connections=5, **FREE)) as device:
        wires = [await device.connect() for _ in range(5)]
        for wire in wires:
            assert (await wire.ask(ROOT)).status == 303
        assert (await wires[0].ask(ROOT)).status == 303
        new = await device.connect()
        assert (await new.ask(ROOT)).status == 303
        assert await wires[1].ended() == b""
        assert (await wires[0].ask(ROOT)).status == 303
        for wire in (*wires, new):
            await wire.close()


async def test_a_request_of_somebody_who_is_logged_in_is_answered_in_any_crowd() -> None:
    async with served(limits=Limits(connections=2, **FREE)) as device:
        wire = await device.connect()
        challenge = (await wire.ask(post())).headers["WWW-Authenticate"]
        await wire.close()
        wire = await device.connect()
        await wire.send(post(b"x" * 9, Authorization=wire.authorization(challenge))[:-1])
        async with asyncio.timeout(PATIENCE):
            while not any(connection.seat.known for connection in connections(device)):
                await asyncio.sleep(0.01)
        for _ in range(10):
            assert (await (await device.connect()).ask(ROOT)).status == 303
        await wire.send(b"x")
        assert (await wire.response()).status == 400
        await wire.close()


def connections(device: Served) -> list[Any]:
    assert device.front._server is not None
    return device.front._server.connections


async def test_a_session_of_redirection_goes_on_while_others_come_and_go() -> None:
    most = 2 + crowds.SESSION_DESCRIPTORS
    async with hands(limits=Limits(connections=most, **FREE)) as device:
        session = await device.session(Kind.SOL)
        silent = [await device.connect() for _ in range(20)]
        assert await session.ask(b"hello", 5) == b"hello"
        for client in silent[:-2]:
            assert await client.is_closed()
        for client in (*silent, session):
            client.hang_up()
