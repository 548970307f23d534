"""What happens around a change: deadlines, failures, order, and the log of who did what."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import asdict
from typing import Any

import pytest

from support import requests
from support.machines import UUID_1, domain, make
from support.patience import PATIENCE
from support.talking import Console
from vamt.backend.base import BootOnce, DomainState
from vamt.errors import BackendTimeout, BackendUnreachable
from vamt.wsman import decode
from vamt.wsman.service import MAX_CHANGES

POWER = "CIM_PowerManagementService"
HOST = requests.epr("CIM_ComputerSystem", Name="ManagedSystem")


def switch(state: int, message_id: str = "1") -> bytes:
    return requests.invoke(
        POWER,
        "RequestPowerStateChange",
        f"<h:PowerState>{state}</h:PowerState><h:ManagedElement>{HOST}</h:ManagedElement>",
        message_id=message_id,
    )


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The device's shortest OperationTimeout, made short enough to wait for."""
    monkeypatch.setattr(decode, "MIN_TIMEOUT", 0.02)


class Slow:
    """Puts a start off until it is let go."""

    def __init__(self, console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = asyncio.Event()
        self.begun = asyncio.Event()
        start = console.hypervisor.start

        async def slow_start(uuid: Any, once: BootOnce | None = None) -> None:
            self.begun.set()
            await self.go.wait()
            await start(uuid, once)

        monkeypatch.setattr(console.hypervisor, "start", slow_start)


@pytest.fixture
def off() -> Console:
    return Console(make(domain(state=DomainState.OFF)))


@pytest.mark.usefixtures("impatient")
async def test_an_operation_timeout_ends_the_waiting_and_not_the_work(
    off: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(off, monkeypatch)
    async with asyncio.timeout(PATIENCE):
        answer = await off.send(switch(2).replace(b"PT60S", b"PT0.001S"))
    assert (answer.status, answer.fault) == (400, "TimedOut")
    slow.go.set()
    await off.service.close()
    assert off.hypervisor.verbs == ["start"]


async def test_a_client_that_leaves_does_not_stop_the_work(
    off: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(off, monkeypatch)
    task = asyncio.create_task(off.send(switch(2)))
    await slow.begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    slow.go.set()
    await off.service.close()
    assert off.hypervisor.verbs == ["start"]


async def test_two_changes_of_one_machine_happen_one_after_the_other(
    off: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(off, monkeypatch)
    both = asyncio.gather(off.send(switch(2, "1")), off.send(switch(8, "2")))
    await slow.begun.wait()
    slow.go.set()
    answers = await both
    assert [answer.return_value for answer in answers] == [0, 0]
    assert off.hypervisor.verbs == ["start", "destroy"]


async def test_no_more_than_so_many_changes_of_one_machine_wait(
    off: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(off, monkeypatch)
    waiting = [asyncio.create_task(off.send(switch(2))) for _ in range(MAX_CHANGES)]
    await slow.begun.wait()
    assert (await off.send(switch(2))).fault == "Concurrency"
    slow.go.set()
    assert {(await task).return_value for task in waiting} == {0}
    assert (await off.send(switch(8))).return_value == 0


async def test_reads_do_not_wait_for_changes(off: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(off, monkeypatch)
    task = asyncio.create_task(off.send(switch(2)))
    await slow.begun.wait()
    answer = await off.get("CIM_AssociatedPowerManagementService")
    assert answer.properties()["PowerState"] == "8"
    slow.go.set()
    assert (await task).return_value == 0


async def test_close_waits_for_what_is_under_way(off: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(off, monkeypatch)
    task = asyncio.create_task(off.send(switch(2)))
    await slow.begun.wait()
    closing = asyncio.create_task(off.service.close())
    await asyncio.sleep(0)
    assert not closing.done()
    slow.go.set()
    await closing
    assert off.hypervisor.verbs == ["start"]
    await task


@pytest.mark.parametrize(("failure", "value"), [(BackendTimeout("slow"), 3), (BackendUnreachable("gone"), 4)])
async def test_a_failure_of_the_hypervisor_is_never_reported_as_success(
    off: Console, failure: Any, value: int
) -> None:
    off.hypervisor.failure = failure
    assert (await off.send(switch(2))).return_value == value
    assert (await off.get("CIM_AssociatedPowerManagementService")).properties()["PowerState"] == "8"


async def test_a_defect_of_a_provider_is_a_fault_and_a_log_entry(
    off: Console, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(off.hypervisor, "start", broken)
    answer = await off.send(switch(2))
    assert (answer.status, answer.fault) == (400, "InternalError")
    assert any(record.exc_info for record in caplog.records)


async def test_every_change_and_no_reading_is_logged_with_who_from_where_and_what(
    off: Console, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "vamt.wsman")
    await off.send(switch(2))
    await off.put("AMT_BootSettingData", "<h:BootMediaIndex>9999</h:BootMediaIndex>")
    await off.get("CIM_Chip")
    await off.invoke("AMT_TimeSynchronizationService", "GetLowAccuracyTimeSynch")
    await off.invoke("AMT_AuditLog", "ReadRecords", "<h:StartIndex>1</h:StartIndex>")
    lines = [record.getMessage() for record in caplog.records if record.name == "vamt.wsman"]
    who = "change machine=one user=admin peer=192.0.2.1"
    assert lines == [
        f"{who} what=CIM_PowerManagementService.RequestPowerStateChange result=0",
        f"{who} what=AMT_BootSettingData.Put result=InvalidRepresentation",
    ]


async def test_what_was_accepted_is_durable_before_the_answer(off: Console) -> None:
    await off.put("AMT_BootSettingData", "<h:BIOSSetup>true</h:BIOSSetup>")
    ((uuid, section),) = off.store.saved
    assert (uuid, asdict(section)["BIOSSetup"]) == (UUID_1, True)


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("PT1S", 30.0), ("PT31S", 31.0), ("PT45.500S", 45.5), ("P1D", 600.0), ("", 60.0), ("PT0S", 30.0)],
)
def test_an_operation_timeout_is_kept_within_the_devices_bounds(asked: str, seconds: float) -> None:
    assert decode._timeout(asked) == seconds
