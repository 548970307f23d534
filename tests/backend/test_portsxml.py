"""From a domain's XML to what a console can be attached to."""

from __future__ import annotations

import pytest

from vamt.backend.domainxml import parse
from vamt.backend.elements import Element
from vamt.backend.portsxml import SerialPort, VncDisplay, chipset, read_display, read_serial

STREAM = SerialPort("stream")


def domain(devices: str, machine: str = "pc") -> Element:
    return parse(
        f"<domain><os><type machine='{machine}'>hvm</type></os><devices>{devices}</devices></domain>"
    )


@pytest.mark.parametrize(
    ("devices", "port"),
    [
        ("", None),
        ("<serial type='pty'/>", STREAM),
        ("<serial type='file'/><serial type='pty'/>", None),
        ("<serial type='unix'><source mode='bind' path='/s'/></serial>", SerialPort("bind", "/s")),
        ("<serial type='unix'><source path='/s'/></serial>", SerialPort("bind", "/s")),
        ("<serial type='unix'><source mode='connect' path='/s'/></serial>", SerialPort("connect", "/s")),
        ("<serial type='unix'><source mode='bind'/></serial>", None),
        ("<serial type='unix'/>", None),
        (
            "<serial type='file'><target port='1'/></serial><serial type='pty'><target port='0'/></serial>",
            STREAM,
        ),
        ("<console type='pty'/>", STREAM),
        ("<console type='pty'/><serial type='null'/>", None),
    ],
)
def test_the_first_serial_port_counts_and_a_console_where_there_is_none(
    devices: str, port: SerialPort | None
) -> None:
    assert read_serial(domain(devices)) == port


def test_a_running_domains_port_is_known_by_libvirts_name() -> None:
    port = read_serial(domain("<serial type='pty'><alias name='ua-mine'/></serial>"))
    assert port == STREAM
    assert port.alias == "ua-mine"


@pytest.mark.parametrize(
    ("devices", "display"),
    [
        ("", None),
        ("<graphics type='spice'/>", None),
        ("<graphics type='vnc'/>", VncDisplay(0)),
        ("<graphics type='spice'/><graphics type='vnc' socket='/v'/>", VncDisplay(1, "/v")),
    ],
)
def test_the_vnc_display_is_found_among_others(devices: str, display: VncDisplay | None) -> None:
    assert read_display(domain(devices)) == display


@pytest.mark.parametrize(
    ("machine", "kind"),
    [
        ("pc", "pc"),
        ("pc-i440fx-7.2", "pc"),
        ("pc-1.0", "pc"),
        ("pc-i440fx-rhel7.6.0", "pc"),
        ("q35", "q35"),
        ("pc-q35-rhel9.4.0", "q35"),
        ("virt-8.2", None),
        ("microvm", None),
        ("isapc", None),
        ("", None),
    ],
)
def test_a_pc_is_known_by_its_machine_type(machine: str, kind: str | None) -> None:
    assert chipset(domain("", machine)) == kind
