"""Choices of the next boot that cannot be, come at an awkward moment, or need what is only just arriving."""

from __future__ import annotations

import asyncio

import libvirt
import pytest

from lab import microguest
from lab.console import CYCLE, OFF, ON, RESET, Console, epr
from lab.fixtures import Define
from lab.guests import Guest
from lab.program import Vamt
from support.hands import Client
from support.target import Gone, MeshCommander
from vamt.firmware.sessions import Kind

CONFIG = libvirt.VIR_DOMAIN_AFFECT_CONFIG


async def order(console: Console, source: str) -> int:
    """ChangeBootOrder; its ReturnValue."""
    name = epr("CIM_BootSourceSetting", InstanceID=f"Intel(r) AMT: {source}")
    return await console.invoke("CIM_BootConfigSetting", "ChangeBootOrder", f"<p:Source>{name}</p:Source>")


async def test_a_machine_without_a_card_refuses_the_network_and_starts_all_the_same(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest(devices=("disk",))
    console = await vamt.console(guest.name)
    assert await order(console, "Force PXE Boot") == 4
    await console.single_use()
    for state in (RESET, CYCLE, ON):
        assert await console.request(state) == (4097 if state == RESET else 0)
    await guest.serial.says("UG boot hd")


async def test_what_is_gone_since_it_was_chosen_has_no_effect(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest(boot_server=9)
    console = await vamt.console(guest.name)
    await console.boot_from("Force PXE Boot")
    (card,) = (part for part in guest.domain.XMLDesc(0).split("<interface")[1:])
    guest.domain.detachDeviceFlags("<interface" + card.split("</interface>")[0] + "</interface>", CONFIG)
    assert await console.request(ON) == 0
    await guest.serial.says("UG boot hd")
    assert (await console.get("AMT_BootSettingData"))["OptionsCleared"] == ["true"]
    assert await console.request(CYCLE) == 0
    await guest.serial.says("UG boot hd")


async def test_the_seventh_of_one_disk_and_a_disc_without_a_drive_have_no_effect(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest(devices=("disk",))
    console = await vamt.console(guest.name)
    await console.put("AMT_BootSettingData", BootMediaIndex="7")
    await console.boot_from("Force Hard-drive Boot")
    assert await console.request(ON) == 0
    await guest.serial.says("UG boot hd")
    await console.boot_from("Force CD/DVD Boot")
    assert await console.request(RESET) == 0
    await guest.serial.says("UG boot hd")
    assert await console.request(OFF) == 0


async def test_a_choice_made_while_vamt_switches_on_holds_for_the_boot_after(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    console, other = await vamt.console(guest.name), await vamt.console(guest.name)
    for _ in range(3):
        switched = asyncio.create_task(console.request(ON))
        await asyncio.sleep(0.02)
        chosen = asyncio.create_task(order(other, "Force CD/DVD Boot"))
        assert (await switched, await chosen) == (0, 0)
        await guest.serial.says("UG boot")
        assert await console.request(CYCLE) == 0
        await guest.serial.says("UG boot cd")
        assert await console.request(OFF) == 0


async def test_a_start_by_virsh_is_the_boot_a_choice_was_made_for(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    console = await vamt.console(guest.name)
    assert await order(console, "Force CD/DVD Boot") == 0
    guest.domain.create()
    await guest.serial.says("UG boot hd")
    await console.becomes(ON)
    while await chosen(console):
        await asyncio.sleep(0.05)
    assert await console.request(CYCLE) == 0
    await guest.serial.says("UG boot hd")


@pytest.mark.parametrize("seconds", [0.0, 0.5])
async def test_a_boot_by_ide_r_asked_for_as_soon_as_the_session_is_open_is_made_from_the_image(
    vamt: Vamt, define_microguest: Define, seconds: float
) -> None:
    guest = define_microguest(devices=("disk", "empty-cdrom"))
    console = await vamt.started(guest)
    serving = await open_session(vamt, guest, console, seconds)
    try:
        await console.put("AMT_BootSettingData", UseIDER="true", IDERBootDevice="1")
        await console.single_use()
        assert await console.request(RESET) == 0
        await guest.serial.says("UG boot remote")
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def chosen(console: Console) -> bool:
    """Whether a configuration is the next one."""
    return (await console.get("AMT_BootSettingData"))["OptionsCleared"] == ["false"]


async def open_session(vamt: Vamt, guest: Guest, console: Console, seconds: float) -> asyncio.Task[None]:
    """A console that offers a CD, so many seconds away, there and back; it has only just been let in."""
    (machine,) = (one for one in await asyncio.to_thread(vamt.machines) if one["name"] == guest.name)
    auth = console.session.auth
    client = Client(*await asyncio.open_connection(machine["address"], machine["redirection_port"]))
    assert await client.log_in(Kind.IDER, "admin", auth.password) == 0  # type: ignore[union-attr] # a digest's
    target = MeshCommander(cdrom=microguest.cd("remote"))
    client.writer.write(target.begin())

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        while data := await client.reader.read(65536):
            loop.call_later(seconds, answer, data)

    def answer(data: bytes) -> None:
        try:
            client.writer.writelines(target.receive(data))
        except Gone:
            client.writer.close()

    return asyncio.create_task(serve())
