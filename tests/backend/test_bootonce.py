"""The XML that one start is given: other than the domain's own in just what was asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from vamt.backend.base import BootOnce, RemoteMedium
from vamt.backend.bootonce import for_one_start
from vamt.backend.domainxml import UnreadableXml
from vamt.backend.mediaxml import read_memory
from vamt.errors import NotSupported

OWN = """<domain type='kvm'><name>desk</name><metadata><o:mine xmlns:o="urn:o">kept</o:mine></metadata>
<os><type>hvm</type><kernel>/k</kernel><cmdline>c</cmdline><boot dev='hd'/><bootmenu enable='no'/></os>
<devices>
<disk device='disk'><target dev='vda'/></disk>
<disk device='disk'><target dev='vdb'/><boot order='2'/></disk>
<disk device='cdrom'><target dev='sda'/></disk>
<interface type='user'><mac address='1'/></interface>
<interface type='user'><mac address='2'/><boot order='1'/></interface>
<graphics type='vnc' passwd='s3cret'/>
</devices></domain>"""

DISC, FLOPPY = RemoteMedium("cdrom", "/run/disc"), RemoteMedium("floppy", "/run/floppy")


def start(once: BootOnce | None, own: str = OWN) -> etree._Element:
    return etree.fromstring(for_one_start(own, once))


@pytest.mark.parametrize(
    ("device", "index", "path"),
    [
        ("hd", 0, "disk[2]"),
        ("hd", 1, "disk[1]"),
        ("hd", 2, "disk[2]"),
        ("cdrom", 0, "disk[3]"),
        ("cdrom", 1, "disk[3]"),
        ("network", 0, "interface[2]"),
        ("network", 1, "interface[1]"),
    ],
)
def test_only_the_device_that_was_asked_for_is_left_to_boot_from(device: str, index: int, path: str) -> None:
    root = start(BootOnce("t", device, index))  # type: ignore[arg-type]  # parametrized
    assert [order.get("order") for order in root.iterfind("devices/*/boot")] == ["1"]
    assert root.find(f"devices/{path}/boot") is not None
    assert root.find("os/boot") is None
    assert root.find("os/kernel") is None


@pytest.mark.parametrize(("device", "index"), [("cdrom", 2), ("hd", 3), ("network", 9)])
def test_a_device_that_is_not_there_is_refused(device: str, index: int) -> None:
    with pytest.raises(NotSupported, match=f"no {device} {index}"):
        start(BootOnce("t", device, index))  # type: ignore[arg-type]  # parametrized


def test_the_firmware_menu_waits_and_the_order_stays() -> None:
    root = start(BootOnce("t", firmware_menu=True))
    assert [dict(menu.attrib) for menu in root.iterfind("os/bootmenu")] == [
        {"enable": "yes", "timeout": "65535"}
    ]
    assert [order.get("order") for order in root.iterfind("devices/*/boot")] == ["2", "1"]
    assert root.find("os/boot") is not None


def test_the_firmware_writes_to_the_serial_port_and_what_else_is_said_of_it_stays() -> None:
    own = OWN.replace("<os>", "<os><bios rebootTimeout='5'/>")
    (bios,) = start(BootOnce("t", firmware_on_serial=True), own).iterfind("os/bios")
    assert dict(bios.attrib) == {"rebootTimeout": "5", "useserial": "yes"}
    assert start(BootOnce("t", firmware_on_serial=True)).find("os/bios[@useserial='yes']") is not None
    assert start(BootOnce("t", "hd")).find("os/bios") is None


def test_a_medium_is_in_the_drive_there_is_and_what_was_in_it_is_remembered() -> None:
    drive = "<disk type='file' device='cdrom'><driver type='qcow2'/><source file='/own'/>"
    drive += "<boot order='3'/><target dev='sda'/>"
    root = start(
        BootOnce("t", "cdrom", 5, medium=DISC), OWN.replace("<disk device='cdrom'><target dev='sda'/>", drive)
    )
    (disc,) = root.iterfind("devices/disk[@device='cdrom']")
    assert disc.get("type") == "network"
    assert dict(disc.find("driver").attrib) == {"name": "qemu", "type": "raw"}
    assert disc.find("source").get("protocol") == "nbd"
    assert dict(disc.find("source/host").attrib) == {"transport": "unix", "socket": "/run/disc"}
    assert disc.find("readonly") is not None
    assert [order.getparent() for order in root.iter("boot")] == [disc]
    own = etree.fromstring(read_memory(root)["sda"])
    assert own.find("source").get("file") == "/own"
    assert own.find("boot") is None
    assert own.find("driver").get("type") == "qcow2"


def test_an_empty_drive_is_taken_first_and_nothing_is_remembered() -> None:
    full = "<disk device='cdrom'><source file='/own'/><target dev='sdz'/></disk><disk device='cdrom'>"
    root = start(BootOnce("t", "cdrom", medium=DISC), OWN.replace("<disk device='cdrom'>", full))
    assert [disc.find("source").get("file") for disc in root.iterfind("devices/disk[@device='cdrom']")] == [
        "/own",
        None,
    ]
    assert read_memory(root) == {}


PLACE = "<address type='drive' controller='0' bus='{}' target='0' unit='{}'/>"


@pytest.mark.parametrize(
    ("machine", "others", "medium", "drive"),
    [
        ("pc", "", DISC, ("hda", "ide", "0", "0")),
        (
            "pc-i440fx-7.2",
            f"<disk><target dev='hda' bus='ide'/>{PLACE.format(0, 1)}</disk>"
            f"<disk><target dev='hdb' bus='ide'/>{PLACE.format(0, 0)}</disk>",
            DISC,
            ("hdc", "ide", "1", "0"),
        ),
        (
            "q35",
            f"<disk><target dev='sda' bus='sata'/>{PLACE.format(0, 0)}</disk>",
            DISC,
            ("sdb", "sata", "0", "1"),
        ),
        (
            "q35",
            f"<disk><target dev='sda' bus='scsi'/>{PLACE.format(0, 0)}</disk>",
            DISC,
            ("sdb", "sata", "0", "0"),
        ),
        ("virt", "<controller type='usb'/>", DISC, ("sda", "usb", None, None)),
        ("pc", "", FLOPPY, ("fda", "fdc", None, None)),
        ("q35", "", FLOPPY, ("fda", "fdc", None, None)),
    ],
)
def test_a_domain_without_a_drive_has_one_for_this_start(
    machine: str, others: str, medium: RemoteMedium, drive: tuple[str | None, ...]
) -> None:
    own = f"<domain><name>d</name><os><type machine='{machine}'/></os><devices>{others}</devices></domain>"
    root = start(BootOnce("t", medium=medium), own)
    (added,) = root.iterfind(f"devices/disk[@device='{medium.device}']")
    place = added.find("address")
    found = (None, None) if place is None else (place.get("bus"), place.get("unit"))
    assert (added.find("target").get("dev"), added.find("target").get("bus"), *found) == drive
    assert added.find("source/host").get("socket") == medium.socket
    assert added.find("boot").get("order") == "1"


@pytest.mark.parametrize(
    ("machine", "others", "medium"),
    [
        ("virt", "", DISC),
        ("virt", "<controller type='usb' model='none'/>", DISC),
        ("virt", "", FLOPPY),
        (
            "pc",
            "".join(
                f"<disk><target dev='hd{b}{u}' bus='ide'/>{PLACE.format(b, u)}</disk>"
                for b in (0, 1)
                for u in (0, 1)
            ),
            DISC,
        ),
    ],
)
def test_a_drive_for_which_there_is_no_place_is_refused(
    machine: str, others: str, medium: RemoteMedium
) -> None:
    own = f"<domain><name>d</name><os><type machine='{machine}'/></os><devices>{others}</devices></domain>"
    with pytest.raises(NotSupported, match=r"\bd\b"):
        start(BootOnce("t", medium=medium), own)


def test_secrets_and_the_metadata_of_others_stay() -> None:
    root = start(BootOnce("t", "cdrom"))
    assert root.find("devices/graphics[@passwd='s3cret']") is not None
    assert root.findtext("metadata/{urn:o}mine") == "kept"


def test_the_token_is_marked_once_and_goes_with_the_next_start() -> None:
    marked = for_one_start(OWN, BootOnce("first", "cdrom"))
    again = start(BootOnce("second", "hd"), marked)
    assert [mark.get("token") for mark in again.iter("{urn:vamt:boot:1}once")] == ["second"]
    assert list(start(None, marked).iter("{urn:vamt:boot:1}once")) == []


CD = "<disk type='file' device='cdrom'><source file='/own'/><target dev='sda'/><boot order='3'/><readonly/></disk>"
BARE_CD = "<disk device='cdrom'><target dev='sda'/></disk>"
PC = OWN.replace("<type>", "<type machine='q35'>")
ONE_CD = PC.replace(BARE_CD, CD)
EMPTY_CD = PC.replace(BARE_CD, "<disk type='file' device='cdrom'><target dev='sda'/><readonly/></disk>")
NO_CD = PC.replace(BARE_CD, "")
ONCES = [
    BootOnce("t", "cdrom"),
    BootOnce("t", "hd", 1),
    BootOnce("t", "network", 2),
    BootOnce("t", firmware_menu=True),
    BootOnce("t", firmware_on_serial=True),
    BootOnce("t", "cdrom", medium=DISC),
    BootOnce("t", "fd", medium=FLOPPY),
]


@pytest.mark.parametrize("own", [EMPTY_CD, ONE_CD, NO_CD], ids=["empty drive", "disc", "no drive"])
@pytest.mark.parametrize("once", ONCES)
def test_a_transient_domain_starts_as_its_own_after_whatever_was_for_one_start(
    once: BootOnce, own: str
) -> None:
    if own is NO_CD and once.device == "cdrom" and once.medium is None:
        own = ONE_CD
    first = for_one_start(own, once)
    assert form(for_one_start(first, None)) == form(own)
    second = for_one_start(first, BootOnce("u", "hd", 2))
    assert form(second, "u") == form(for_one_start(own, BootOnce("u", "hd", 2)), "u")
    assert form(for_one_start(second, None)) == form(own)


def test_a_medium_that_was_taken_out_meanwhile_stays_out() -> None:
    started = etree.fromstring(for_one_start(ONE_CD, BootOnce("t", medium=DISC)))
    (drive,) = started.iterfind("devices/disk[@device='cdrom']")
    own = etree.fromstring(CD)
    own.remove(own.find("boot"))
    drive.getparent().replace(drive, own)
    for memory in started.findall("metadata/{urn:vamt:media:1}drives"):
        memory.getparent().remove(memory)
    assert form(for_one_start(etree.tostring(started, encoding="unicode"), None)) == form(ONE_CD)


def test_what_was_started_once_by_an_older_vamt_is_left_as_it_is() -> None:
    old = OWN.replace("<o:mine", "<b:once xmlns:b='urn:vamt:boot:1' token='t'/><o:mine")
    assert form(for_one_start(old, None)) == form(OWN)


def form(xml: str, token: str | None = None) -> str:
    """A domain's XML, whatever the order of what stands beside one another; of vamt's marks only this token's."""
    root = etree.fromstring(xml)
    for mark in list(root.iter("{urn:vamt:boot:1}once")):
        assert mark.get("token") == token
        mark.getparent().remove(mark)
    for parent in reversed(list(root.iter())):
        parent.text, parent.tail = (parent.text or "").strip(), None
        parent[:] = sorted(parent, key=lambda child: etree.tostring(child, method="c14n"))
    if (metadata := root.find("metadata")) is not None and not len(metadata):
        root.remove(metadata)
    return etree.tostring(root, method="c14n").decode()


@given(st.text(), st.sampled_from(["hd", "cdrom", "network", None]), st.integers(0, 3), st.booleans())
def test_junk_is_unreadable_whatever_is_asked(text: str, device: str, index: int, menu: bool) -> None:
    with pytest.raises(UnreadableXml):
        for_one_start(text, BootOnce("t", device, index, menu))  # type: ignore[arg-type]  # sampled


@pytest.mark.parametrize(
    "once", [BootOnce("t", "hd", firmware_menu=True), BootOnce("t", medium=DISC, firmware_on_serial=True)]
)
@given(st.data())
def test_a_domain_with_anything_in_its_place_is_rewritten_or_refused(
    once: BootOnce, data: st.DataObject
) -> None:
    begin = data.draw(st.integers(0, len(OWN)))
    end = data.draw(st.integers(begin, min(len(OWN), begin + 30)))
    text = OWN[:begin] + data.draw(st.text(max_size=12)) + OWN[end:]
    try:
        rewritten = for_one_start(text, once)
    except (UnreadableXml, NotSupported):
        return
    assert len(etree.fromstring(rewritten).findall("devices/*/boot")) == 1
