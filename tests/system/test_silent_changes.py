"""What is changed behind vamt's back, of which libvirt tells nobody, is shown a second later by every way in."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Final

import libvirt
import pytest

from lab.console import HIBERNATE, OFF, ON, Console
from lab.fixtures import Define
from lab.libvirtd import Libvirtd
from lab.program import Vamt
from support.patience import PATIENCE

CONFIG: Final = libvirt.VIR_DOMAIN_AFFECT_CONFIG


async def by_ws_management(_vamt: Vamt, console: Console, _name: str) -> str:
    return {HIBERNATE: "hibernate", OFF: "off"}[await console.power()]


async def by_the_web_page(_vamt: Vamt, console: Console, _name: str) -> str:
    page = await asyncio.to_thread(
        console.session.get, console.url.replace("/wsman", "/index.htm"), timeout=PATIENCE
    )
    found = re.search(r">(Hibernate|Off)<", page.text)
    assert found is not None, page.text
    return found[1].lower()


async def by_the_command(vamt: Vamt, _console: Console, name: str) -> str:
    (machine,) = (machine for machine in await asyncio.to_thread(vamt.machines) if machine["name"] == name)
    return str(machine["power"])


@pytest.mark.parametrize("way", [by_ws_management, by_the_web_page, by_the_command])
async def test_a_machine_whose_saved_memory_is_removed_is_off(
    vamt: Vamt, define_microguest: Define, way: Callable[[Vamt, Console, str], Awaitable[str]]
) -> None:
    guest = define_microguest()
    console = await vamt.started(guest)
    assert await console.request(HIBERNATE) == 0
    assert await way(vamt, console, guest.name) == "hibernate"
    guest.domain.managedSaveRemove()
    await asyncio.sleep(1)
    assert await way(vamt, console, guest.name) == "off"
    assert await console.request(OFF) == 0


async def test_off_is_done_also_at_the_moment_in_which_saved_memory_is_removed(
    vamt: Vamt, define_microguest: Define, libvirtd: Libvirtd
) -> None:
    guest = define_microguest()
    console = await vamt.started(guest)
    assert await console.request(HIBERNATE) == 0
    assert await console.power() == HIBERNATE
    guest.domain.managedSaveRemove()
    assert await console.request(OFF) == 0
    assert await console.power() == OFF
    assert await console.request(ON) == 0
    assert await console.request(HIBERNATE) == 0
    (libvirtd.folder / f"conf/libvirt/qemu/save/{guest.name}.save").unlink()
    assert await console.request(OFF) == 0
    assert await console.power() == OFF


async def test_a_machine_that_is_off_has_the_memory_and_devices_of_its_configuration(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest(devices=("disk",))
    console = await vamt.console(guest.name)
    capabilities = await console.get("AMT_BootCapabilities")
    assert capabilities["ForcePXEBoot"] == ["false"]
    guest.domain.attachDeviceFlags(
        "<interface type='user'><mac address='52:54:00:00:00:03'/></interface>", CONFIG
    )
    guest.domain.attachDeviceFlags(
        "<disk type='file' device='cdrom'><target dev='hdb' bus='ide'/></disk>", CONFIG
    )
    guest.domain.setMemoryFlags(64 << 10, CONFIG | libvirt.VIR_DOMAIN_MEM_MAXIMUM)
    await asyncio.sleep(1)
    assert (await console.get("AMT_BootCapabilities"))["ForcePXEBoot"] == ["true"]
    assert await console.enumerate("CIM_MediaAccessDevice") == 2
    assert (await console.get("CIM_PhysicalMemory"))["Capacity"] == [str(64 << 20)]
