"""One-shot boots of a real guest: from the device that was asked for, once, and then as it always does."""

from __future__ import annotations

import libvirt

from lab.console import CYCLE, ON, RESET
from lab.fixtures import Define
from lab.netboot import BootServer
from lab.program import Vamt

BOOTS_FROM_DISK = "Booting from Hard Disk"
"""What SeaBIOS says; with its messages on the same port the guest's own are garbled."""

SECRETS = libvirt.VIR_DOMAIN_XML_INACTIVE | libvirt.VIR_DOMAIN_XML_SECURE


async def test_a_machine_boots_from_the_network_once_and_then_from_disk(
    vamt: Vamt, define_microguest: Define, boot_server: BootServer
) -> None:
    vnc = "<graphics type='vnc' passwd='s3cret'><listen type='socket'/></graphics>"
    guest = define_microguest(boot_server=boot_server.port, extra=vnc)
    console = await vamt.console(guest.name)
    own = guest.domain.XMLDesc(SECRETS)
    await console.boot_from("Force PXE Boot")
    assert await console.request(ON) == 0
    await guest.serial.says("UG boot pxe")
    assert guest.domain.XMLDesc(SECRETS) == own
    assert await console.request(RESET) == 0
    await guest.serial.says("UG boot hd")
    assert guest.domain.XMLDesc(SECRETS) == own


async def test_a_cd_boots_once_by_reset_cycle_and_power_on(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest()
    console = await vamt.console(guest.name)
    for state in (ON, RESET, CYCLE):
        await console.boot_from("Force CD/DVD Boot")
        assert await console.request(state) == 0
        await guest.serial.says("UG boot cd")
        assert await console.request(CYCLE) == 0
        await guest.serial.says("UG boot hd")


async def test_once_is_once_also_for_a_machine_that_was_undefined_while_it_ran(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    console = await vamt.started(guest)
    guest.domain.undefine()
    await console.boot_from("Force CD/DVD Boot")
    assert await console.request(RESET) == 0
    await guest.serial.says("UG boot cd")
    for _ in range(2):
        assert await console.request(RESET) == 0
        await guest.serial.says("UG boot hd")


async def test_a_guest_that_restarts_itself_after_a_one_shot_boots_as_it_always_does(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    console = await vamt.console(guest.name)
    await console.boot_from("Force CD/DVD Boot")
    await console.request(ON)
    await guest.serial.says("UG boot cd")
    guest.serial.type("r")
    await guest.serial.says("UG boot hd")


async def test_the_order_alone_is_enough_for_fence_amt_ws(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest()
    console = await vamt.console(guest.name)
    await console.order("Force CD/DVD Boot")
    await console.request(ON)
    await guest.serial.says("UG boot cd")


async def test_the_second_disk_can_be_chosen(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest(devices=("disk", "disk"))
    console = await vamt.console(guest.name)
    await console.order(None)
    await console.put("AMT_BootSettingData", BootMediaIndex="2")
    await console.single_use()
    await console.order("Force Hard-drive Boot")
    await console.request(ON)
    await guest.serial.says("UG boot hd1")


async def test_mps_puts_bios_setup_before_every_power_on_and_gets_a_plain_boot(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest(bios_on_serial=True)
    console = await vamt.console(guest.name)
    await console.put("AMT_BootSettingData", BIOSSetup="true")
    await console.request(ON)
    await guest.serial.says(BOOTS_FROM_DISK)


async def test_bios_setup_enters_the_set_up_of_uefi_firmware(vamt: Vamt, define_uefi: Define) -> None:
    guest = define_uefi()
    console = await vamt.console(guest.name)
    await console.put("AMT_BootSettingData", BIOSSetup="true")
    await console.single_use()
    await console.order(None)
    await console.request(ON)
    await guest.serial.says("Device Manager")
    await guest.serial.says("Boot Maintenance Manager")


async def test_bios_setup_stops_in_the_firmwares_menu(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest(bios_on_serial=True)
    console = await vamt.console(guest.name)
    assert (await console.get("AMT_BootCapabilities"))["BIOSSetup"] == ["true"]
    await console.put("AMT_BootSettingData", BIOSSetup="true")
    await console.single_use()
    await console.order(None)
    await console.request(ON)
    await guest.serial.says("boot menu")
    await guest.serial.says("Select boot device")
    await console.request(CYCLE)
    await guest.serial.says(BOOTS_FROM_DISK)
