"""The XML that one start is given: other than the domain's own in just what was asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from vamt.backend.base import BootOnce
from vamt.backend.bootonce import for_one_start
from vamt.backend.domainxml import UnreadableXml
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


def test_secrets_and_the_metadata_of_others_stay() -> None:
    root = start(BootOnce("t", "cdrom"))
    assert root.find("devices/graphics[@passwd='s3cret']") is not None
    assert root.findtext("metadata/{urn:o}mine") == "kept"


def test_the_token_is_marked_once_and_goes_with_the_next_start() -> None:
    marked = for_one_start(OWN, BootOnce("first", "cdrom"))
    again = start(BootOnce("second", "hd"), marked)
    assert [mark.get("token") for mark in again.iter("{urn:vamt:boot:1}once")] == ["second"]
    assert list(start(None, marked).iter("{urn:vamt:boot:1}once")) == []


@given(st.text(), st.sampled_from(["hd", "cdrom", "network", None]), st.integers(0, 3), st.booleans())
def test_junk_is_unreadable_whatever_is_asked(text: str, device: str, index: int, menu: bool) -> None:
    with pytest.raises(UnreadableXml):
        for_one_start(text, BootOnce("t", device, index, menu))  # type: ignore[arg-type]  # sampled


@given(st.data())
def test_a_domain_with_anything_in_its_place_is_rewritten_or_refused(data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(OWN)))
    end = data.draw(st.integers(begin, min(len(OWN), begin + 30)))
    text = OWN[:begin] + data.draw(st.text(max_size=12)) + OWN[end:]
    try:
        rewritten = for_one_start(text, BootOnce("t", "hd", firmware_menu=True))
    except (UnreadableXml, NotSupported):
        return
    assert len(etree.fromstring(rewritten).findall("devices/*/boot")) == 1
