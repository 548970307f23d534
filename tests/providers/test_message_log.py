"""The event log over WS-Management, as MeshCommander, Console and MPS read it."""

from __future__ import annotations

import pytest

from support.logs import audited, event
from support.machines import Made, domain, make
from support.requests import epr
from support.talking import Answer, Console
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm
from vamt.backend.base import DomainState
from vamt.logbook.auditlog import AuditLog
from vamt.logbook.eventlog import EventLog
from vamt.logbook.happenings import BOOTING, STARTED, attacked

LOG = "AMT_MessageLog"


def holding(count: int) -> Made:
    """A machine with so many records, numbered from the oldest on."""
    log = EventLog()
    for number in range(count):
        log = log.noted(1_700_000_000 + number, attacked(number))
    return make(None, log)


def numbers(answer: Answer) -> list[int]:
    return [int.from_bytes(event(record).data[1:3], "little") for record in answer.all("RecordArray")]


async def records(console: Console, first: str, most: int = 390) -> Answer:
    return await console.invoke(
        LOG,
        "GetRecords",
        f"<h:IterationIdentifier>{first}</h:IterationIdentifier><h:MaxReadRecords>{most}</h:MaxReadRecords>",
    )


async def position(console: Console, at: int, absolute: bool, number: int) -> tuple[int, str]:
    answer = await console.invoke(
        LOG,
        "PositionAtRecord",
        f"<h:IterationIdentifier>{at}</h:IterationIdentifier><h:MoveAbsolute>{str(absolute).lower()}"
        f"</h:MoveAbsolute><h:RecordNumber>{number}</h:RecordNumber>",
    )
    return answer.return_value, answer.one("IterationIdentifier")


async def freeze(console: Console, frozen: bool) -> int:
    parameters = f"<h:Freeze>{str(frozen).lower()}</h:Freeze>"
    return (await console.invoke(LOG, "FreezeLog", parameters)).return_value


async def test_the_log_describes_itself() -> None:
    found = (await Console(holding(96)).get(LOG)).properties()
    assert found == {
        "Capabilities": ["5", "6", "8", "7"],
        "CharacterSet": "10",
        "CreationClassName": LOG,
        "CurrentNumberOfRecords": "96",
        "ElementName": "Intel(r) AMT:MessageLog 1",
        "EnabledDefault": "2",
        "EnabledState": "2",
        "HealthState": "5",
        "IsFrozen": "false",
        "LastChange": "0",
        "LogState": "4",
        "MaxLogSize": "0",
        "MaxNumberOfRecords": "390",
        "MaxRecordSize": "21",
        "Name": "Intel(r) AMT:MessageLog 1",
        "OperationalStatus": "2",
        "OverwritePolicy": "2",
        "PercentageNearFull": "24",
        "RequestedState": "12",
        "SizeOfHeader": "0",
        "SizeOfRecordHeader": "0",
        "Status": "OK",
    }


async def test_a_console_reads_it_whole_from_the_first_record() -> None:
    console = Console(holding(390))
    first = await console.invoke(LOG, "PositionToFirstRecord")
    assert (first.return_value, first.one("IterationIdentifier")) == (0, "1")
    answer = await records(console, "1")
    assert (answer.return_value, answer.one("NoMoreRecords")) == (0, "true")
    assert numbers(answer) == list(range(389, -1, -1))
    assert answer.one("IterationIdentifier") == "390"


async def test_it_is_read_in_parts() -> None:
    console, found, identifier, more = Console(holding(25)), list[int](), "1", True
    while more:
        answer = await records(console, identifier, 10)
        assert answer.return_value == 0
        found += numbers(answer)
        identifier, more = answer.one("IterationIdentifier"), answer.one("NoMoreRecords") == "false"
    assert found == list(range(24, -1, -1))


async def test_an_empty_log_has_no_first_record() -> None:
    console = Console()
    assert (await console.invoke(LOG, "PositionToFirstRecord")).return_value == 2
    answer = await records(console, "1")
    assert (answer.return_value, answer.one("NoMoreRecords")) == (3, "true")


@pytest.mark.parametrize("identifier", ["0", "4", "-1", "x", "", "99999999999999999999", "\uff11"])
async def test_a_record_that_is_not_there_is_refused(identifier: str) -> None:
    answer = await records(Console(holding(3)), identifier)
    assert (answer.return_value, answer.all("RecordArray")) == (2, [])


@pytest.mark.parametrize("most", [0, 1, 4294967295])
async def test_any_number_of_records_can_be_asked_for(most: int) -> None:
    answer = await records(Console(holding(3)), "1", most)
    assert len(answer.all("RecordArray")) == min(most, 3)
    assert answer.one("NoMoreRecords") == ("true" if most > 3 else "false")


async def test_one_record_is_read_as_numbers() -> None:
    made = make(None, EventLog().noted(1_700_000_000, STARTED))
    answer = await Console(made).invoke(
        LOG,
        "GetRecord",
        "<h:IterationIdentifier>1</h:IterationIdentifier><h:PositionToNext>true</h:PositionToNext>",
    )
    assert (answer.return_value, answer.one("RecordNumber")) == (0, "1")
    assert bytes(map(int, answer.all("RecordData"))) == STARTED.record(1_700_000_000)


async def test_the_position_moves_by_numbers_and_by_steps() -> None:
    console = Console(holding(5))
    assert await position(console, 1, True, 4) == (0, "4")
    assert await position(console, 4, False, -2) == (0, "2")
    assert await position(console, 2, False, -2) == (2, "2")
    assert await position(console, 2, True, -9223372036854775808) == (2, "2")
    assert (await console.invoke(LOG, "CancelIteration")).return_value == 0


async def test_clearing_empties_it_and_says_so_in_the_audit_log() -> None:
    console = Console(holding(5))
    assert (await console.invoke(LOG, "ClearLog")).return_value == 0
    assert (await console.get(LOG)).properties()["CurrentNumberOfRecords"] == "0"
    (record,) = console.machine.snapshot.section(AuditLog).each()
    assert (audited(record).event, audited(record).who) == (2402, "admin")


async def test_a_frozen_log_takes_nothing_and_cannot_be_cleared() -> None:
    console = Console(holding(2))
    assert await freeze(console, True) == 0
    assert (await console.get(LOG)).properties()["IsFrozen"] == "true"
    assert (await console.invoke(LOG, "ClearLog")).return_value == 2059
    machine = console.machine
    assert machine.snapshot.section(EventLog).noted(1, BOOTING).count == 2
    assert await freeze(console, False) == 0
    assert (await console.invoke(LOG, "ClearLog")).return_value == 0
    assert [audited(record).data for record in machine.snapshot.section(AuditLog).each()] == [
        b"\1",
        b"\0",
        b"",
    ]


@pytest.mark.parametrize(("state", "value"), [("2", 0), ("3", 1), ("5", 5), ("77", 5)])
async def test_it_is_always_enabled(state: str, value: int) -> None:
    answer = await Console().invoke(
        LOG, "RequestStateChange", f"<h:RequestedState>{state}</h:RequestedState>"
    )
    assert answer.return_value == value


@pytest.mark.parametrize("method", ["WriteRecord", "DeleteRecord", "FlagRecordForOverwrite"])
async def test_nobody_writes_or_deletes_single_records(method: str) -> None:
    answer = await Console(holding(1)).invoke(LOG, method, "<h:RecordData>1</h:RecordData>")
    assert answer.fault == "ActionNotSupported"


async def test_an_event_log_reader_reads_and_does_not_clear() -> None:
    reader = Principal("reader", "192.0.2.9", frozenset({int(Realm.EVENT_LOG_READER)}), proof=None)
    console = Console(holding(3), reader)
    assert numbers(await records(console, "1")) == [2, 1, 0]
    assert (await console.invoke(LOG, "ClearLog")).fault == "AccessDenied"


async def test_every_record_is_an_instance_too() -> None:
    console = Console(holding(3))
    entries = await console.pull_all("AMT_EventLogEntry")
    assert len(entries) == 3
    name = "Intel(r) AMT:MessageLog 1 Record 1"
    found = (await console.get("AMT_EventLogEntry", InstanceID=name)).properties()
    assert (found["RecordID"], found["EventSensorType"], found["Entity"]) == ("1", "6", "38")
    assert found["EventData"] == ["170", "2", "0", "0", "0", "0", "0", "0"]
    assert len(await console.pull_all("CIM_LogManagesRecord")) == 3 + 1


async def test_the_provisioning_record_log_cannot_be_cleared() -> None:
    console = Console()
    assert (await console.invoke("IPS_ProvisioningRecordLog", "ClearLog")).return_value == 1


@pytest.mark.parametrize(
    ("before", "state", "details", "previous"),
    [
        (DomainState.OFF, 2, "Power Up", "7"),
        (DomainState.SAVED, 2, "Power Up", "6"),
        (DomainState.SUSPENDED, 2, "Power Up", "5"),
        (DomainState.RUNNING, 5, "Power Cycle", "2"),
        (DomainState.RUNNING, 10, "Reset", "2"),
        (DomainState.PAUSED, 10, "Reset", "3"),
    ],
)
async def test_a_start_by_remote_control_is_the_host_boot_reason(
    before: DomainState, state: int, details: str, previous: str
) -> None:
    console = Console(make(domain(state=before)))
    host = epr("CIM_ComputerSystem", CreationClassName="CIM_ComputerSystem", Name="ManagedSystem")
    answer = await console.invoke(
        "CIM_PowerManagementService",
        "RequestPowerStateChange",
        f"<h:PowerState>{state}</h:PowerState><h:ManagedElement>{host}</h:ManagedElement>",
    )
    assert answer.return_value == 0
    found = (await console.get("IPS_HostBootReason")).properties()
    assert (found["Reason"], found["ReasonDetails"], found["PreviousSxState"]) == ("2", details, previous)
