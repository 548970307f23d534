"""What goes wrong on a host, and what vamt makes of it: nothing lost, nothing hung, the others answering."""

from __future__ import annotations

import asyncio
import signal
import socket
from contextlib import suppress
from http import HTTPStatus

import requests

from lab.console import HIBERNATE, OFF, ON, Console
from lab.fixtures import Define
from lab.guests import define_microguest as define
from lab.libvirtd import Libvirtd
from lab.program import Vamt
from support.patience import PATIENCE
from vamt_providers import PROVIDERS

FAILED = 4
UNKNOWN = 0
WHAT_HAPPENS = {"AMT_EventLogEntry", "CIM_LogManagesRecord"}
"""Classes that have the more instances, the more happens."""


async def test_a_killed_libvirtd_is_found_again_with_its_guests(
    own_vamt: Vamt, own_libvirtd: Libvirtd
) -> None:
    guest = define(own_libvirtd, "survivor")
    console = await own_vamt.started(guest)
    own_libvirtd.kill()
    assert await console.power() == ON
    assert await console.request(OFF) == FAILED
    await console.becomes(UNKNOWN)
    assert (await console.get("CIM_SoftwareIdentity", InstanceID="AMT"))["VersionString"] == ["16.0.15"]
    own_libvirtd.start()
    await console.becomes(ON)
    guest.serial.type("z")
    await guest.serial.says("z")
    assert await console.request(OFF) == 0
    assert await console.power() == OFF


async def test_every_class_answers_in_every_power_state_and_without_libvirtd(
    own_vamt: Vamt, own_libvirtd: Libvirtd
) -> None:
    guest = define(own_libvirtd, "asked")
    console = await own_vamt.console("asked")
    names = sorted(PROVIDERS.keys() - WHAT_HAPPENS)

    async def counts() -> dict[str, int]:
        return {name: await console.enumerate(name) for name in names}

    while_off = await counts()
    assert while_off["CIM_SoftwareIdentity"]
    await console.request(ON)
    await guest.serial.says("UG boot hd")
    assert await counts() == while_off
    await console.request(HIBERNATE)
    assert await counts() == while_off
    own_libvirtd.kill()
    assert await counts() == while_off
    await console.becomes(UNKNOWN)
    assert await counts() == while_off


async def test_a_killed_vamt_forgets_nothing_it_has_confirmed(own_vamt: Vamt, own_libvirtd: Libvirtd) -> None:
    guest = define(own_libvirtd, "lasting")
    console = await own_vamt.console("lasting")
    before = own_vamt.machines()
    await console.order("Force CD/DVD Boot")
    own_vamt.stop(signal.SIGKILL)
    own_vamt.serve()
    assert [machine["address"] for machine in own_vamt.machines()] == [
        machine["address"] for machine in before
    ]
    again = await own_vamt.console("lasting")
    assert again.session.auth.password == console.session.auth.password
    await again.request(ON)
    await guest.serial.says("UG boot cd")


async def test_a_vamt_killed_during_power_changes_serves_the_truth_afterwards(
    own_vamt: Vamt, own_libvirtd: Libvirtd
) -> None:
    guest = define(own_libvirtd, "shaken")
    for delay in (0.0, 0.1, 0.3, 0.6):
        console = await own_vamt.console("shaken")
        wanted = OFF if guest.domain.isActive() else ON
        asked = asyncio.create_task(console.request(wanted))
        await asyncio.sleep(delay)
        own_vamt.stop(signal.SIGKILL)
        await asyncio.gather(asked, return_exceptions=True)
        own_vamt.serve()
        console = await own_vamt.console("shaken")
        assert await console.power() == (ON if guest.domain.isActive() else OFF)


async def test_a_machine_undefined_while_it_runs_is_served_until_it_is_off(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    console = await vamt.started(guest)
    guest.domain.undefine()
    assert await console.power() == ON
    assert await console.request(OFF) == 0
    async with asyncio.timeout(PATIENCE):
        while guest.name in {machine["name"] for machine in await asyncio.to_thread(vamt.machines)}:
            await asyncio.sleep(0.1)
    try:
        await console.power()
    except requests.ConnectionError:
        return
    raise AssertionError("a machine that is gone still answers")


async def test_a_renamed_machine_keeps_its_address_and_password(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    console = await vamt.console(guest.name)
    guest.domain.rename(f"{guest.name}-renamed")
    renamed = await vamt.console(f"{guest.name}-renamed")
    assert renamed.url == console.url
    assert renamed.session.auth.password == console.session.auth.password
    guest.domain.connect().lookupByUUIDString(str(guest.uuid)).undefine()


async def test_two_hundred_slow_connections_hinder_nobody(vamt: Vamt, define_microguest: Define) -> None:
    victim, other = define_microguest(), define_microguest()
    slow, console = await vamt.console(victim.name), await vamt.console(other.name)
    host, port = address(slow)
    sockets = [socket.create_connection((host, port), timeout=PATIENCE) for _ in range(200)]
    for number, connection in enumerate(sockets):
        connection.sendall(b"POST /wsman HTTP/1.1\r\nContent-Length: 5000\r\n"[: 10 + number % 40])
    for _ in range(20):
        assert await console.power() == OFF
        assert await slow.power() == OFF
    for connection in sockets:
        connection.close()


async def test_two_thousand_bad_logins_hinder_nobody(vamt: Vamt, define_microguest: Define) -> None:
    victim, other = define_microguest(), define_microguest()
    target, console = await vamt.console(victim.name), await vamt.console(other.name)
    guesses = asyncio.create_task(guess(*address(target), count=2_000, at_once=500))
    while not guesses.done():
        assert await console.power() == OFF
        assert await target.power() == OFF
        await asyncio.sleep(0.2)
    assert await guesses == {HTTPStatus.UNAUTHORIZED}
    assert await target.power() == OFF


async def guess(host: str, port: int, count: int, at_once: int) -> set[int]:
    """Log in wrongly over and over, from elsewhere, and wait a second for each answer; every status that came."""
    remaining, statuses = iter(range(count)), set[int]()

    async def keep_guessing() -> None:
        for number in remaining:
            reader, writer = await asyncio.open_connection(host, port, local_addr=("127.99.0.1", 0))
            writer.write(
                f'POST /wsman HTTP/1.1\r\nHost: {host}\r\nAuthorization: Digest username="admin",'
                f'realm="Digest:0",nonce="AAAA",uri="/wsman",response="{number:032x}",qop=auth,'
                'nc=00000001,cnonce="0"\r\nContent-Length: 0\r\n\r\n'.encode()
            )
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    if line := await reader.readline():
                        statuses.add(int(line.split()[1]))
            writer.close()

    await asyncio.gather(*(keep_guessing() for _ in range(at_once)))
    return statuses


def address(console: Console) -> tuple[str, int]:
    host, _, port = console.url.removeprefix("http://").removesuffix("/wsman").partition(":")
    return host, int(port)
