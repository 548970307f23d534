"""Alarms that switch a real guest on at their time."""

from __future__ import annotations

import asyncio
import math
import signal
from datetime import UTC, datetime, timedelta

from lab.console import HIBERNATE, OFF, ON, Console
from lab.fixtures import Define
from lab.guests import define_microguest as define
from lab.libvirtd import Libvirtd
from lab.program import Vamt
from support.patience import PATIENCE

COMMON = "http://schemas.dmtf.org/wbem/wscim/1/common"
OCCURRENCE = "http://intel.com/wbem/wscim/1/ips-schema/1/IPS_AlarmClockOccurrence"


async def set_alarm(console: Console, seconds: int) -> datetime:
    """Have a machine rung once in a few seconds, as MeshCommander asks for it."""
    time = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=seconds)
    body = (
        f'<d:AlarmTemplate xmlns:d="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_AlarmClockService" '
        f'xmlns:s="{OCCURRENCE}" xmlns:p="{COMMON}"><s:InstanceID>morning</s:InstanceID>'
        f"<s:StartTime><p:Datetime>{time:%Y-%m-%dT%H:%M:%SZ}</p:Datetime></s:StartTime>"
        "<s:Interval><p:Interval>P0DT0H0M</p:Interval></s:Interval>"
        "<s:DeleteOnCompletion>true</s:DeleteOnCompletion></d:AlarmTemplate>"
    )
    assert await console.invoke("AMT_AlarmClockService", "AddAlarm", body) == 0
    return time


async def killed_and_served_again(vamt: Vamt) -> tuple[Console, int]:
    """A client of the guest, and the seconds that it took; a busy host takes many."""
    began = asyncio.get_running_loop().time()
    vamt.stop(signal.SIGKILL)
    vamt.serve()
    console = await vamt.console("early")
    await console.power()
    return console, math.ceil(asyncio.get_running_loop().time() - began)


async def test_an_alarm_set_before_vamt_was_killed_starts_the_guest_at_its_time(
    own_vamt: Vamt, own_libvirtd: Libvirtd
) -> None:
    guest = define(own_libvirtd, "early")
    console = await own_vamt.console("early")
    await console.order("Force CD/DVD Boot")
    console, lasting = await killed_and_served_again(own_vamt)
    time = await set_alarm(console, 10 + 5 * lasting)
    console, _ = await killed_and_served_again(own_vamt)
    assert datetime.now(UTC) < time
    assert await console.power() == OFF
    assert await console.enumerate("IPS_AlarmClockOccurrence") == 1
    await guest.serial.says("UG boot cd")
    assert datetime.now(UTC) >= time
    assert await console.power() == ON
    async with asyncio.timeout(PATIENCE):
        while await console.enumerate("IPS_AlarmClockOccurrence"):
            await asyncio.sleep(0.05)


async def test_an_alarm_wakes_a_hibernated_guest_and_leaves_a_running_one_alone(
    vamt: Vamt, define_microguest: Define
) -> None:
    sleeper, worker = define_microguest(), define_microguest()
    consoles = [await vamt.started(guest) for guest in (sleeper, worker)]
    assert await consoles[0].request(HIBERNATE) == 0
    for console in consoles:
        await set_alarm(console, 2)
    await consoles[0].becomes(ON)
    sleeper.serial.type("z")
    await sleeper.serial.says("z")
    async with asyncio.timeout(PATIENCE):
        while await consoles[1].enumerate("IPS_AlarmClockOccurrence"):
            await asyncio.sleep(0.05)
    worker.serial.type("y")
    assert "UG boot" not in await worker.serial.says("y")
