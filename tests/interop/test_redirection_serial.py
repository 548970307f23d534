"""Debian's amtterm and MeshCentral's terminal sit at the serial console of a virtual machine as at a vPro PC's.

VAMT_SILENCE is for how many seconds nobody says anything in the test of that; 600 to see that ten minutes do no harm.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from pathlib import Path

import pytest

from interop.amtterm import CONNECTED, GIVES_UP_AFTER, REFUSED, Amtterm
from interop.conftest import GUEST, Machine, benched
from interop.redirection import Redirection
from lab.console import OFF, ON, RESET
from lab.fixtures import Define
from lab.program import Vamt
from lab.screens import SCREEN

SILENCE = float(os.environ.get("VAMT_SILENCE", GIVES_UP_AFTER + 3))


def needs(*clients: type[Amtterm | Redirection]) -> None:
    for client in clients:
        if (reason := client.missing()) is not None:
            pytest.skip(reason)


async def test_amtterm_sees_linux_boot_and_its_commands_are_answered(
    vamt: Vamt, define_linux: Define
) -> None:
    needs(Amtterm)
    bench = benched(vamt, define_linux(name=GUEST, vcpus=1, plugged=1))
    async with Amtterm(bench.device) as terminal:
        await terminal.says(CONNECTED)
        assert await bench.console.request(ON) == 0
        await terminal.says("GUEST READY")
        terminal.type("echo six times seven is $((6 * 7))\n")
        await terminal.says("six times seven is 42")
        await terminal.leave()


async def test_amtterm_stays_while_the_machine_is_reset_and_switched_off_and_on(machine: Machine) -> None:
    needs(Amtterm)
    bench = machine()
    async with Amtterm(bench.device) as terminal:
        await terminal.says(CONNECTED)
        assert await bench.console.request(ON) == 0
        await terminal.says("UG boot hd")
        terminal.type("r")  # it resets itself
        await terminal.says("UG boot hd")
        assert await bench.console.request(RESET) == 0
        await terminal.says("UG boot hd")
        for state in (OFF, ON):
            assert await bench.console.request(state) == 0
        await terminal.says("UG boot hd")
        terminal.type("hello")
        await terminal.says("hello")
        await terminal.leave()


async def test_amtterm_with_a_wrong_password_is_told_so_once(machine: Machine, vamt: Vamt) -> None:
    needs(Amtterm)
    bench = machine()
    heard = len(vamt.log)
    async with Amtterm(replace(bench.device, password="Wr0ng-pass")) as terminal:
        await terminal.says(REFUSED)
        await terminal.ends()
    await vamt.logs(f"refused machine={GUEST} ", heard)
    assert len([line for line in vamt.log[heard:] if f"refused machine={GUEST} " in line]) == 1


@pytest.mark.parametrize("tls", [False, True], ids=["16994", "16995"])
async def test_meshcentrals_terminal_sees_the_boot_and_what_is_typed_is_answered(
    machine: Machine, tls: bool
) -> None:
    needs(Redirection)
    bench = machine()
    async with Redirection(bench.device, "sol", tls=tls) as terminal:
        await terminal.opens()
        assert await bench.console.request(ON) == 0
        await terminal.says("UG boot hd")
        terminal.type("hello")
        await terminal.says("hello")
        assert await bench.console.request(RESET) == 0
        await terminal.says("UG boot hd")
        assert terminal.complaints == []


async def test_meshcentrals_terminal_with_a_wrong_password_tries_once(machine: Machine, vamt: Vamt) -> None:
    needs(Redirection)
    bench = machine()
    heard = len(vamt.log)
    async with Redirection(replace(bench.device, password="Wr0ng-pass"), "sol") as terminal:
        await terminal.ends()
        assert terminal.complaints == []
    await vamt.logs(f"refused machine={GUEST} ", heard)
    assert len([line for line in vamt.log[heard:] if f"refused machine={GUEST} " in line]) == 1


async def test_who_comes_second_is_refused_and_the_first_stays(machine: Machine) -> None:
    needs(Amtterm, Redirection)
    bench = machine()
    async with Amtterm(bench.device) as first:
        await first.says(CONNECTED)
        async with Redirection(bench.device, "sol") as second:
            await second.ends()
        assert await bench.console.request(ON) == 0
        await first.says("UG boot hd")
        await first.leave()
    async with Redirection(bench.device, "sol") as third:
        await third.opens()


async def test_all_stay_where_nobody_says_anything_for_long(machine: Machine, tmp_path: Path) -> None:
    needs(Amtterm, Redirection)
    bench = machine(extra=SCREEN)
    image = tmp_path / "blank.iso"
    image.write_bytes(bytes(1 << 20))
    await bench.console.put("IPS_KVMRedirectionSettingData", SessionTimeout="0")
    assert await bench.console.request(ON) == 0
    assert bench.guest is not None
    await bench.guest.serial.says("UG boot hd")
    async with (
        Amtterm(bench.device) as terminal,
        Redirection(bench.device, "kvm") as desktop,
        Redirection(bench.device, "storage", image=image) as storage,
    ):
        await terminal.says(CONNECTED)
        await desktop.opens()
        await storage.opens()
        await asyncio.sleep(SILENCE)
        desktop.press("z")
        await terminal.says("K:2C7A")
        assert not storage.ended
        assert desktop.complaints == storage.complaints == []
        await terminal.leave()
