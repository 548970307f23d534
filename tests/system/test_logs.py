"""What happens to real guests is in the event log, who did it in the audit log; also after vamt was killed."""

from __future__ import annotations

import asyncio
import re
import signal
import time

import requests
from requests.auth import HTTPDigestAuth

from lab.console import CYCLE, HIBERNATE, OFF, ON, RESET, SOFT_OFF, Console, uri_of
from lab.fixtures import Define
from lab.guests import define_microguest as define
from lab.libvirtd import Libvirtd
from lab.program import Vamt
from support.logs import Audited, Event, audited, event
from support.patience import PATIENCE

BOOT = ["System firmware started", "Starting OS boot process"]
WAKE = ["Calling wake-up vector"]

ARMS_A_WATCHDOG = bytes.fromhex("ba4304b00eeef4ebfd").ljust(510, b"\0") + b"\x55\xaa"
"""A boot sector that gives the watchdog at port 0x443 two seconds, and halts."""


async def call(console: Console, name: str, method: str, body: str = "") -> str:
    text = f'<p:{method}_INPUT xmlns:p="{uri_of(name)}">{body}</p:{method}_INPUT>'
    return await console.ask(name, f"{uri_of(name)}/{method}", text)


async def events(console: Console) -> list[Event]:
    """The event log as MeshCommander and MPS read it, the oldest first."""
    first = await call(console, "AMT_MessageLog", "PositionToFirstRecord")
    found = re.search(r"IterationIdentifier>(\d+)<", first)
    if found is None:
        return []
    answer = await call(
        console,
        "AMT_MessageLog",
        "GetRecords",
        f"<p:IterationIdentifier>{found[1]}</p:IterationIdentifier><p:MaxReadRecords>390</p:MaxReadRecords>",
    )
    assert "NoMoreRecords>true<" in answer
    return [event(record) for record in reversed(re.findall(r"RecordArray>([^<]+)<", answer))]


async def texts(console: Console) -> list[str]:
    return [one.text for one in await events(console)]


async def audits(console: Console) -> list[Audited]:
    """The audit log as every console reads it, ten records at a time."""
    found: list[Audited] = []
    while True:
        body = f"<p:StartIndex>{len(found) + 1}</p:StartIndex>"
        answer = await call(console, "AMT_AuditLog", "ReadRecords", body)
        found += map(audited, re.findall(r"EventRecords>([^<]+)<", answer))
        total = re.search(r"TotalRecordCount>(\d+)<", answer)
        if total is None or len(found) >= int(total[1]):
            return found


async def until(console: Console, wanted: list[str]) -> None:
    """Wait until the event log says that, and no more."""
    async with asyncio.timeout(PATIENCE):
        while await texts(console) != wanted:
            await asyncio.sleep(0.05)


async def test_a_machines_life_is_in_its_logs_and_outlives_a_killed_vamt(
    own_vamt: Vamt, own_libvirtd: Libvirtd
) -> None:
    began = int(time.time())
    guest = define(own_libvirtd, "witnessed")
    console = await own_vamt.console("witnessed")
    assert await events(console) == []
    lived, asked = list[str](), list[int]()
    for state, happened, recorded in (
        (ON, BOOT, 1700),
        (RESET, BOOT, 1703),
        (CYCLE, BOOT, 1702),
        (HIBERNATE, ["hibernates"], 1708),
        (ON, WAKE, 1700),
        (OFF, ["Power interrupt"], 1701),
        (ON, BOOT, 1700),
    ):
        assert await console.request(state) == 0
        lived += happened
        asked.append(recorded)
        assert await texts(console) == lived
        if happened is BOOT:
            await guest.serial.says("UG boot hd")
    assert await console.request(SOFT_OFF) == 0
    await console.becomes(OFF)
    lived.append("soft off")
    asked.append(1705)
    await until(console, lived)
    before, who = await events(console), await audits(console)

    own_vamt.stop(signal.SIGKILL)
    own_vamt.serve()
    console = await own_vamt.console("witnessed")
    assert (await events(console), await audits(console)) == (before, who)
    times = [one.time for one in before]
    assert times == sorted(times)
    assert began <= times[0] <= times[-1] <= time.time()
    assert [one.event for one in who] == asked
    assert {(one.who, one.where) for one in who} == {("admin", "127.0.0.1")}
    assert [one.time for one in who] == sorted(one.time for one in who)


async def test_a_record_is_on_disk_when_its_answer_arrives(own_vamt: Vamt, own_libvirtd: Libvirtd) -> None:
    define(own_libvirtd, "sudden")
    for number in range(1, 4):
        console = await own_vamt.console("sudden")
        await console.order("Force CD/DVD Boot")
        own_vamt.stop(signal.SIGKILL)
        own_vamt.serve()
        console = await own_vamt.console("sudden")
        assert [one.event for one in await audits(console)] == [1704] * number


async def test_what_others_do_is_noticed_and_is_nobodys_in_the_audit_log(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    console = await vamt.console(guest.name)
    guest.domain.create()
    await guest.serial.says("UG boot hd")
    await until(console, BOOT)
    guest.serial.type("r")
    await guest.serial.says("UG boot hd")
    await until(console, BOOT * 2)
    guest.serial.type("q")
    await until(console, [*BOOT * 2, "soft off"])
    guest.domain.create()
    await guest.serial.says("UG boot hd")
    guest.domain.destroy()
    await until(console, [*BOOT * 2, "soft off", *BOOT, "Power interrupt"])
    assert await audits(console) == []
    reason = await console.get("IPS_HostBootReason")
    assert (reason["Reason"], reason["PreviousSxState"]) == (["1"], ["7"])


async def test_a_guests_panic_is_in_the_log(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest(extra="<panic model='isa'/>")
    console = await vamt.started(guest)
    guest.serial.type("p")
    await until(console, [*BOOT, "OS lockup", "Power interrupt"])
    assert (await events(console))[2].severity == 32


async def test_a_watchdog_that_expires_is_in_the_log_before_the_reset_it_makes(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest(extra="<watchdog model='ib700' action='reset'/>")
    (guest.host.guests / f"{guest.name}-0.img").write_bytes(ARMS_A_WATCHDOG.ljust(1 << 20, b"\0"))
    console = await vamt.console(guest.name)
    assert await console.request(ON) == 0
    async with asyncio.timeout(PATIENCE):
        while (await texts(console))[:5] != [*BOOT, "Watchdog", *BOOT]:
            await asyncio.sleep(0.1)


async def test_guessed_passwords_are_few_records(vamt: Vamt, define_microguest: Define) -> None:
    guest = define_microguest()
    console = await vamt.console(guest.name)
    for _ in range(10):
        wrong = requests.post(console.url, auth=HTTPDigestAuth("mallory", "guess"), timeout=PATIENCE)
        assert wrong.status_code == 401
    assert await texts(console) == ["Authentication failed 10 times"]
    (record,) = await audits(console)
    assert (record.event, record.who, record.where) == (1605, "mallory", "127.0.0.1")


async def test_the_operators_password_change_is_recorded_as_local(
    vamt: Vamt, define_microguest: Define
) -> None:
    guest = define_microguest()
    await vamt.console(guest.name)
    assert vamt.run("password", guest.name, "--rotate").returncode == 0
    (record,) = await audits(await vamt.console(guest.name))
    assert (record.event, record.who, record.where) == (1603, None, "")
