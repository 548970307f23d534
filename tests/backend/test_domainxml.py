"""From a domain's XML to the facts that are shown."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vamt.backend.base import Ability, Disk, Domain, DomainState, Interface, MemoryModule, Smbios
from vamt.backend.domainxml import Observed, UnreadableXml, parse, read_domain, read_numbers
from vamt.backend.hardwarexml import HostCpu

RUNNING = Observed(
    state=DomainState.RUNNING,
    persistent=True,
    started=None,
    driver=frozenset(Ability),
    local=True,
    host=HostCpu("EPYC", "AMD", 2600),
    host_smbios=Smbios(),
    capacity=lambda _target, _source: 1 << 30,
)

WHOLE = """<domain type='kvm' id='3'><name>desk</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
<metadata><vamt:amt xmlns:vamt="urn:vamt:domain:1" address="10.9.0.7"/>
  <b:once xmlns:b="urn:vamt:boot:1" token="t-1"/></metadata>
<memory unit='KiB'>2097152</memory><vcpu placement='static' current='2'>4</vcpu>
<vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='no' hotpluggable='yes'/>
  <vcpu id='2' enabled='yes' hotpluggable='yes'/><vcpu id='3' enabled='no' hotpluggable='yes'/></vcpus>
<sysinfo type='smbios'><bios><entry name='vendor'>Acme BIOS</entry></bios>
  <system><entry name='manufacturer'>Acme</entry><entry name='serial'>S-1</entry></system>
  <baseBoard><entry name='product'>B-1</entry></baseBoard>
  <chassis><entry name='asset'>A-1</entry><entry name='sku'>ignored</entry></chassis></sysinfo>
<os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type><smbios mode='sysinfo'/></os>
<features><acpi/></features>
<cpu mode='custom'><model fallback='forbid'>Skylake</model><vendor>Intel</vendor>
  <topology sockets='2' dies='1' cores='2' threads='1'/></cpu>
<devices>
  <disk type='file' device='disk'><source file='/a.img'/><target dev='vda' bus='virtio'/><serial>D1</serial></disk>
  <disk type='block' device='cdrom'><source dev='/dev/sr0'/><target dev='sda' bus='sata'/><readonly/></disk>
  <disk type='file' device='cdrom'><target dev='sdb' bus='sata'/><readonly/></disk>
  <disk type='network' device='disk'><source protocol='rbd' name='pool/img'/><target dev='vdb'/></disk>
  <interface type='bridge'><mac address='52:54:00:AA:BB:CC'/><model type='virtio'/><link state='down'/></interface>
  <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0' state='connected'/></channel>
  <serial type='pty'/><graphics type='vnc'/>
</devices></domain>"""
BIOS = WHOLE.replace(" firmware='efi'", "")


def read(xml: str, observed: Observed = RUNNING) -> Domain:
    return read_domain(parse(xml), observed)


def test_a_whole_domain_is_read() -> None:
    domain = read(WHOLE)
    assert domain.uuid == UUID("6695eb01-f6a4-8304-79aa-97f2502e193f")
    assert domain.name == "desk"
    assert domain.address == "10.9.0.7"
    assert domain.boot_token == "t-1"
    assert domain.memory_kib == 2097152
    assert domain.memory == (MemoryModule("DIMM 0", 2097152, "QEMU"),)
    assert domain.firmware == "efi"
    assert domain.agent
    assert (domain.cpu_model, domain.cpu_vendor, domain.cpu_mhz) == ("Skylake", "Intel", 2600)
    assert (domain.sockets, domain.cpu_cores) == (1, 2)
    assert domain.smbios.bios_vendor == "Acme BIOS"
    assert domain.smbios.system_serial == "S-1"
    assert domain.smbios.board_product == "B-1"
    assert domain.smbios.chassis_asset == "A-1"
    assert domain.interfaces == (Interface("52:54:00:aa:bb:cc", "virtio", link_up=False),)
    assert domain.disks == (
        Disk("vda", "disk", "virtio", "/a.img", 1 << 30, "D1", readonly=False),
        Disk("sda", "cdrom", "sata", "/dev/sr0", 1 << 30, None, readonly=True, model="QEMU DVD-ROM"),
        Disk("sdb", "cdrom", "sata", None, None, None, readonly=True, model="QEMU DVD-ROM"),
        Disk("vdb", "disk", "", "pool/img", 1 << 30, None, readonly=False),
    )


def test_vcpus_are_plugged_one_by_one_where_the_domain_says_which() -> None:
    assert [vcpu.plugged for vcpu in read(WHOLE).vcpus] == [True, False, True, False]


def test_the_first_vcpus_are_plugged_where_the_domain_says_how_many() -> None:
    xml = WHOLE.replace("vcpus>", "others>")
    assert [vcpu.plugged for vcpu in read(xml).vcpus] == [True, True, False, False]
    assert len(read(xml.replace(" current='2'", "")).vcpus) == sum(
        vcpu.plugged for vcpu in read(xml.replace(" current='2'", "")).vcpus
    )


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        (("state='connected'", "state='disconnected'"), {Ability.SUSPEND, Ability.GUEST_VCPUS}),
        (
            ("<features><acpi/></features>", "<pm><suspend-to-mem enabled='no'/></pm>"),
            {Ability.SUSPEND},
        ),
        (
            ("arch='x86_64'", "arch='s390x'"),
            {Ability.NMI, Ability.VCPU_HOTPLUG, Ability.BOOT_MENU, Ability.FIRMWARE_ON_SERIAL},
        ),
        (("<smbios", "<kernel>/vmlinuz</kernel><smbios"), {Ability.BOOT_MENU}),
        (("</devices>", "<hostdev type='pci'/></devices>"), {Ability.MANAGED_SAVE}),
        (("enabled='no'", "enabled='yes'"), {Ability.VCPU_HOTPLUG}),
        (("<serial type='pty'/>", "<serial type='tcp'/>"), {Ability.SERIAL}),
        (("<serial type='pty'/>", "<console type='pty'/>"), {Ability.FIRMWARE_ON_SERIAL}),
        (
            ("<serial type='pty'/>", "<serial type='pty'><target type='usb-serial' port='0'/></serial>"),
            {Ability.FIRMWARE_ON_SERIAL},
        ),
        (("<smbios", "<bios useserial='yes'/><smbios"), {Ability.FIRMWARE_ON_SERIAL}),
        (("<os>", "<os firmware='efi'>"), {Ability.FIRMWARE_ON_SERIAL}),
        (("type='vnc'", "type='spice'"), {Ability.DISPLAY}),
        (("machine='q35'", "machine='virt'"), {Ability.FLOPPY}),
        (("<devices>", "<on_reboot>destroy</on_reboot><devices>"), {Ability.RESET}),
        (("<devices>", "<on_poweroff>restart</on_poweroff><devices>"), {Ability.SHUTDOWN}),
        (("<devices>", "<on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><devices>"), set()),
    ],
)
def test_what_a_domain_lacks_takes_abilities_away(change: tuple[str, str], lost: set[Ability]) -> None:
    assert read(BIOS).abilities == frozenset(Ability)
    assert read(BIOS.replace(*change)).abilities == frozenset(Ability) - lost


@pytest.mark.parametrize(
    ("drive", "has"),
    [
        ("<disk device='cdrom'><target dev='sda' bus='scsi'/></disk>", {Ability.CDROM}),
        ("<disk device='floppy'><target dev='fda' bus='fdc'/></disk>", {Ability.FLOPPY}),
        ("<controller type='usb' model='qemu-xhci'/>", {Ability.CDROM}),
        ("<controller type='usb' model='none'/>", set()),
        ("", set()),
    ],
)
def test_what_is_no_pc_takes_media_where_it_has_a_place_for_them(drive: str, has: set[Ability]) -> None:
    board = f"<domain type='qemu'><name>b</name><uuid>{UUID(int=1)}</uuid><devices>{drive}</devices></domain>"
    assert read(board).abilities & {Ability.CDROM, Ability.FLOPPY} == has


@pytest.mark.parametrize("mode", ["bind", "connect"])
def test_displays_and_ports_that_are_sockets_are_reached_on_their_own_host_only(mode: str) -> None:
    there = WHOLE.replace(
        "<serial type='pty'/>", f"<serial type='unix'><source mode='{mode}' path='/s'/></serial>"
    )
    assert Ability.SERIAL in read(there).abilities
    assert not {Ability.SERIAL, Ability.DISPLAY} & read(there, replace(RUNNING, local=False)).abilities
    assert Ability.SERIAL in read(WHOLE, replace(RUNNING, local=False)).abilities


def test_neither_acpi_nor_an_agent_means_no_shutdown_except_for_the_mock() -> None:
    deaf = WHOLE.replace("<acpi/>", "").replace("state='connected'", "")
    assert not {Ability.SHUTDOWN, Ability.REBOOT} & read(deaf).abilities
    assert Ability.SHUTDOWN in read(deaf.replace("type='kvm'", "type='test'")).abilities


def test_a_transient_domain_cannot_be_saved_and_a_driver_gives_no_more_than_it_can() -> None:
    assert Ability.MANAGED_SAVE not in read(WHOLE, replace(RUNNING, persistent=False)).abilities
    assert read(WHOLE, replace(RUNNING, driver=frozenset({Ability.NMI}))).abilities == {Ability.NMI}


@pytest.mark.parametrize("xml", ["", "<", "<pool/>", "\0", "<domain/>", "<domain><uuid>x</uuid></domain>"])
def test_what_is_no_domain_is_said_to_be_unreadable(xml: str) -> None:
    with pytest.raises(UnreadableXml):
        read(xml)


def test_an_external_entity_is_not_read() -> None:
    xml = f"<!DOCTYPE domain [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>{WHOLE.replace('>desk<', '>&e;x<')}"
    with suppress(UnreadableXml):
        assert "root:" not in read(xml).name


@given(st.text())
def test_any_text_is_a_domain_or_unreadable(text: str) -> None:
    with pytest.raises(UnreadableXml):
        read(text)


@given(st.data())
def test_a_domain_with_anything_in_its_place_never_raises_anything_else(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(start, min(len(WHOLE), start + 40)))
    text = WHOLE[:start] + data.draw(st.text(max_size=12) | st.integers().map(str)) + WHOLE[end:]
    with suppress(UnreadableXml):
        read(text)


def test_a_vast_number_of_vcpus_costs_little() -> None:
    assert len(read(WHOLE.replace(">4</vcpu>", ">999999999999</vcpu>")).vcpus) <= 8192


@pytest.mark.parametrize(
    ("text", "numbers"), [("0-2,5", {0, 1, 2, 5}), ("", set()), ("7", {7}), ("1,3-4", {1, 3, 4})]
)
def test_libvirts_lists_of_numbers_are_read(text: str, numbers: set[int]) -> None:
    assert read_numbers(text) == numbers
