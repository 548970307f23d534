"""The pages one looks at: what is on them, cell by cell, and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.machines import CDROM, DISK, Made, domain, make
from support.pages import Visitor
from support.talking import ADMIN
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm
from vamt.backend.base import Ability, DomainState, Smbios
from vamt.firmware.clock import Clock
from vamt.firmware.consent import Consent
from vamt.firmware.features import General
from vamt.firmware.setup import ControlMode, Setup
from vamt.machine import Network, Section
from vamt.web.site import FORMS, PAGES

HOSTILE = "<script>alert(1)</script>&\"'"
MACHINE = domain(
    name="web1",
    smbios=Smbios(
        bios_vendor="SeaBIOS",
        bios_version="1.16",
        bios_date="04/01/2014",
        system_manufacturer="QEMU",
        system_product="Q35",
        system_version="7.2",
        system_serial="S-1",
        board_manufacturer="Board & Sons",
        board_product="B1",
        board_version="2",
        board_serial="B-1",
    ),
    disks=(replace(DISK, serial="D-1", model="Disky", capacity=2_000_000_000), CDROM),
)


def guest(*realms: Realm) -> Principal:
    return Principal("eve", "192.0.2.9", frozenset(map(int, realms)), proof=None)


@pytest.fixture
def visitor() -> Visitor:
    return Visitor(make(MACHINE))


async def test_the_first_page_says_how_the_machine_is(visitor: Visitor) -> None:
    shown = await visitor.look("/index.htm")
    facts = shown.facts["Machine"]
    moment = facts.pop("Date"), facts.pop("Time")
    assert facts == {
        "Power": "On",
        "IP address": "127.0.0.1",
        "IPv6 address": "Disabled",
        "System ID": "6695eb01-f6a4-8304-79aa-97f2502e193f",
    }
    assert all(moment)
    assert shown.all("//p[@class='top2']") == ["Computer: web1"]
    assert "firmware version: 16.0.15-build 1624 " in shown.text
    assert shown.document.xpath("string(//title)") == "System Status - web1"


async def test_the_time_is_the_machines_own() -> None:
    facts = (await Visitor(make(MACHINE, Clock(offset=-(10**9)))).look("/index.htm")).facts
    assert facts["Machine"]["Date"] < "2020"


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (DomainState.OFF, "Off"),
        (DomainState.SAVED, "Hibernate"),
        (DomainState.SUSPENDED, "Standby (S3)"),
        (DomainState.UNKNOWN, "Unknown"),
    ],
)
async def test_every_page_says_whether_the_machine_is_on(state: DomainState, word: str) -> None:
    shown = await Visitor(make(replace(MACHINE, state=state))).look("/hw-sys.htm")
    assert shown.all("//header/p[contains(@class, 'state')]") == [f"Power: {word}"]


async def test_the_system_page_has_platform_board_and_firmware(visitor: Visitor) -> None:
    assert (await visitor.look("/hw-sys.htm")).facts == {
        "Platform": {
            "Computer model": "Q35",
            "Manufacturer": "QEMU",
            "Version": "7.2",
            "Serial number": "S-1",
            "System ID": "6695eb01-f6a4-8304-79aa-97f2502e193f",
        },
        "Baseboard": {
            "Manufacturer": "Board & Sons",
            "Product name": "B1",
            "Version": "2",
            "Serial number": "B-1",
            "Asset tag": "Unknown",
            "Replaceable?": "Yes",
        },
        "BIOS": {"Vendor": "SeaBIOS", "Version": "1.16", "Release date": "2014-04-01"},
    }


async def test_a_firmware_without_a_date_has_none() -> None:
    made = make(domain(smbios=Smbios()))
    assert (await Visitor(made).look("/hw-sys.htm")).facts["BIOS"]["Release date"] == "Unknown"


async def test_the_processor_page_has_every_package() -> None:
    facts = (await Visitor(make(replace(MACHINE, sockets=2))).look("/hw-proc.htm")).facts
    assert list(facts) == ["Processor 1", "Processor 2"]
    assert facts["Processor 1"] == {
        "Manufacturer": "Intel(R) Corporation",
        "Family": "QEMU Virtual CPU",
        "Socket": "CPU 0",
        "Version": "QEMU Virtual CPU",
        "Maximum socket speed": "2600 MHz",
        "Speed": "2600 MHz",
        "Status": "Enabled",
        "Populated?": "Yes",
    }


async def test_the_memory_page_has_every_module(visitor: Visitor) -> None:
    assert (await visitor.look("/hw-mem.htm")).facts == {
        "Module 1": {
            "Manufacturer": "QEMU",
            "Serial number": "Unknown",
            "Size": "1024 MB",
            "Form factor": "DIMM",
            "Type": "RAM",
            "Bank": "DIMM 0",
            "Part number": "Unknown",
        }
    }


async def test_the_disk_page_has_every_disk(visitor: Visitor) -> None:
    facts = (await visitor.look("/hw-disk.htm")).facts
    assert facts["Disk 1"] == {"Model": "Disky", "Serial number": "D-1", "Size": "2000 MB"}
    assert facts["Disk 2"]["Size"] == "No medium"


async def test_a_machine_without_disks_says_so() -> None:
    shown = await Visitor(make(replace(MACHINE, disks=()))).look("/hw-disk.htm")
    assert (shown.facts, shown.all("//main/p")) == ({}, ["The machine has not reported any."])


async def test_the_network_page_has_the_addresses(visitor: Visitor) -> None:
    shown = await visitor.look("/ip.htm")
    (wired,) = (facts for caption, facts in shown.facts.items() if caption != "Management controller")
    assert shown.facts["Management controller"]["IP address"] == "127.0.0.1"
    assert wired["MAC address"] == "52-54-00-00-00-01"
    assert wired["Link"] == "Up"


async def test_pings_can_be_left_unanswered(visitor: Visitor) -> None:
    assert (await visitor.send("/ipform")).headers["Location"] == "/ip.htm?done=network"
    assert not visitor.made.machine.snapshot.section(General).PingResponseEnabled
    await visitor.send("/ipform", RespondPing="on")
    assert visitor.made.machine.snapshot.section(General).PingResponseEnabled


async def test_the_machine_can_have_another_name(visitor: Visitor) -> None:
    fields = {"HostName": "Desk-7", "DomainName": "example.com", "PriUpdInt": "60", "EnDnsClient": "on"}
    assert (await visitor.send("/fqdnform", **fields)).headers["Location"] == "/fqdn.htm?done=names"
    general = visitor.made.machine.snapshot.section(General)
    assert (general.HostName, general.DomainName, general.SharedFQDN) == ("Desk-7", "example.com", False)
    assert (general.DDNSUpdateEnabled, general.DDNSPeriodicUpdateInterval) == (True, 60)
    assert (await visitor.look("/index.htm")).all("//p[@class='top2']") == ["Computer: Desk-7"]


@pytest.mark.parametrize(
    "fields", [{"PriUpdInt": "soon"}, {"PriUpdInt": "1"}, {"HostName": "ü", "PriUpdInt": "0"}]
)
async def test_a_name_or_number_that_will_not_do_is_kept_in_the_form(
    visitor: Visitor, fields: dict[str, str]
) -> None:
    before = visitor.made.machine.snapshot.section(General)
    shown = await visitor.send("/fqdnform", **fields)
    assert shown.status == 400
    assert shown.all("//p[@role='alert']")
    assert shown.document.xpath("string(//input[@name='PriUpdInt']/@value)") == fields["PriUpdInt"]
    assert visitor.made.machine.snapshot.section(General) == before


def asked_for_consent(*sections: Section) -> Made:
    made = make(MACHINE, *sections)
    made.machine.hold(Consent(code="012345", until=1e12))
    return made


async def test_a_consent_code_is_read_by_administrators_only() -> None:
    made = asked_for_consent()
    assert (await Visitor(made).look("/index.htm")).all("//p[@class='code']") == ["012345"]
    other = Visitor(made, guest(Realm.REDIRECTION, Realm.GENERAL_INFO))
    assert "012345" not in (await other.look("/index.htm")).text


@pytest.mark.parametrize(
    ("peer", "shown"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("192.0.2.5", True),
        ("::ffff:192.0.2.5", True),
        ("192.0.2.1", False),
        ("", False),
    ],
)
async def test_in_client_control_mode_nobody_far_away_reads_the_code_he_has_to_be_told(
    peer: str, shown: bool
) -> None:
    made = asked_for_consent(Setup(mode=ControlMode.CLIENT))
    made.machine.readdress("192.0.2.5", Network())
    page = await Visitor(made, replace(ADMIN, peer=peer)).look("/index.htm")
    assert page.all("//p[@class='code']") == ["012345"] * shown


@pytest.mark.parametrize("path", PAGES)
async def test_no_name_becomes_markup(path: str) -> None:
    smbios = replace(MACHINE.smbios, system_product=HOSTILE, board_serial=HOSTILE)
    made = make(replace(MACHINE, name=HOSTILE, smbios=smbios, cpu_model=HOSTILE))
    shown = await Visitor(made).look(path)
    assert shown.status == 200
    assert "<script" not in shown.text
    assert shown.all("//p[@class='top2']") == [f"Computer: {HOSTILE}"]


@pytest.mark.parametrize("path", PAGES)
async def test_pages_can_be_used_by_everybody(path: str) -> None:
    """What can be checked without a browser; the rest is done in Chromium."""
    document = (await Visitor(make(MACHINE)).look(path)).document
    assert document.get("lang") == "en"
    assert [element.tag for element in document.xpath("/html/body/*")] == [
        "a",
        "header",
        "nav",
        "main",
        "footer",
    ]
    assert len(document.xpath("//h1")) == 1
    assert document.xpath("//nav//a[@aria-current='page']/@href") == [path]
    assert not document.xpath("//script | //*[@style] | //@*[starts-with(name(), 'on')]")
    for table in document.xpath("//table"):
        assert table.xpath("thead/tr/th[@scope='col']")
    for box in document.xpath("//main//input[not(@type='hidden') and not(@name='t')]"):
        assert box.xpath("ancestor::label") or document.xpath(f"//label[@for='{box.get('id')}']")
    identities = document.xpath("//@id")
    assert len(identities) == len(set(identities))


@pytest.mark.parametrize(
    ("path", "realm"),
    [
        ("/hw-sys.htm", Realm.REMOTE_CONTROL),
        ("/hw-proc.htm", Realm.REMOTE_CONTROL),
        ("/hw-mem.htm", Realm.REMOTE_CONTROL),
        ("/hw-disk.htm", Realm.REMOTE_CONTROL),
        ("/remote.htm", Realm.HARDWARE_ASSET),
        ("/events.htm", Realm.HARDWARE_ASSET),
        ("/acl.htm", Realm.HARDWARE_ASSET),
    ],
)
async def test_who_lacks_the_realm_may_not_see_it(path: str, realm: Realm) -> None:
    shown = await Visitor(make(MACHINE), guest(realm)).look(path)
    assert (shown.status, shown.title) == (403, "You may not see this")


async def test_the_first_page_leaves_out_what_a_user_may_not_know() -> None:
    shown = await Visitor(make(MACHINE), guest(Realm.HARDWARE_ASSET)).look("/index.htm")
    assert shown.status == 200
    assert "Power" not in shown.facts["Machine"]


async def test_a_user_who_may_not_change_settings_gets_no_forms() -> None:
    visitor = Visitor(make(MACHINE), guest(Realm.GENERAL_INFO))
    for path in ("/ip.htm", "/fqdn.htm"):
        shown = await visitor.look(path)
        assert (shown.status, shown.document.xpath("//form")) == (200, [])


async def test_the_door_is_open_and_tells_nothing(visitor: Visitor) -> None:
    shown = await visitor.look("/logon.htm")
    assert shown.status == 200
    assert "web1" not in shown.text
    assert shown.document.xpath("//main//a/@href") == ["/index.htm"]
    assert not shown.document.xpath("//nav")


async def test_what_is_not_here_needs_no_login_and_looks_like_the_rest(visitor: Visitor) -> None:
    for method in ("GET", "POST"):
        shown = await visitor.visit("/RemoteControlService", method)
        assert (shown.status, shown.title) == (404, "Not found")
        assert shown.document.xpath("//link[@rel='stylesheet']")


async def test_only_the_door_and_the_stylesheet_are_public(visitor: Visitor) -> None:
    assert [path for path in (*PAGES, *FORMS) if visitor.site.public(path)] == []
    assert visitor.site.public("/logon.htm")
    assert visitor.site.public("/styles.css")
    assert not visitor.site.public("/INDEX.HTM")


async def test_the_stylesheet_can_be_kept(visitor: Visitor) -> None:
    page, sheet = await visitor.look("/logon.htm"), await visitor.look("/styles.css")
    assert sheet.reply.content_type == "text/css; charset=UTF-8"
    assert sheet.headers["Cache-Control"].startswith("public")
    assert page.document.xpath("//link[@rel='stylesheet']/@href")[0].startswith("/styles.css?")


@pytest.mark.parametrize("path", ["/index.htm", "/logon.htm", "/remote.htm", "/nothing"])
async def test_a_browser_is_told_to_load_and_keep_nothing_else(visitor: Visitor, path: str) -> None:
    headers = (await visitor.look(path)).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


async def test_methods_that_a_path_has_not_are_refused(visitor: Visitor) -> None:
    for path, method, allowed in (
        ("/index.htm", "POST", "GET, HEAD"),
        ("/logon.htm", "POST", "GET, HEAD"),
        ("/remoteform", "GET", "POST"),
        ("/remote.htm", "DELETE", "GET, HEAD"),
    ):
        shown = await visitor.visit(path, method)
        assert (shown.status, shown.headers["Allow"]) == (405, allowed)


async def test_capitals_in_a_path_and_unknown_queries_make_no_difference(visitor: Visitor) -> None:
    assert (await visitor.look("/Index.HTM")).title == "System Status"
    shown = await visitor.look("/index.htm", done="<b>", x="1")
    assert (shown.status, shown.all("//p[@role='status']")) == (200, [])


async def test_a_machine_that_can_do_little_shows_little() -> None:
    bare = replace(MACHINE, abilities=frozenset[Ability](), interfaces=(), disks=())
    shown = await Visitor(make(bare)).look("/remote.htm")
    assert shown.options("amt_html_rc_radio_group") == {
        "1": "Turn power off",
        "3": "Cycle power off and on",
        "4": "Reset",
    }
    assert shown.options("amt_html_rc_boot_special") == {"1": "As configured"}
