"""The audit log over WS-Management: who did what, and what its auditor can do with it."""

from __future__ import annotations

from typing import Any

import pytest

from support.auditing import ALICE, LOG, filled, read, whole
from support.logs import Audited, audited
from support.machines import make
from support.talking import Answer, Console
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm
from vamt.logbook.auditevents import DEFAULT, SUPER_CRITICAL, AuditEvent
from vamt.logbook.auditlog import CAPACITY, OPERATOR, AuditLog, Initiator, audit
from vamt.logbook.auditpolicy import AuditLock, AuditPolicy

RULE = "AMT_AuditPolicyRule"


@pytest.fixture
def console() -> Console:
    return Console()


async def lock(console: Console, flag: int, seconds: int | None = None, handle: str = "") -> Answer:
    timeout = "" if seconds is None else f"<h:LockTimeoutInSeconds>{seconds}</h:LockTimeoutInSeconds>"
    held = f"<h:Handle>{handle}</h:Handle>" if handle else ""
    return await console.invoke(LOG, "SetAuditLock", f"{timeout}<h:Flag>{flag}</h:Flag>{held}")


async def policy(console: Console, enable: bool, app: int, event: int, kind: int | None = None) -> int:
    weight = "" if kind is None else f"<h:PolicyType>{kind}</h:PolicyType>"
    answer = await console.invoke(
        RULE,
        "SetAuditPolicy",
        f"<h:Enable>{str(enable).lower()}</h:Enable><h:AuditedAppID>{app}</h:AuditedAppID>"
        f"<h:EventID>{event}</h:EventID>{weight}",
    )
    return answer.return_value


async def shown(console: Console, name: str) -> Any:
    return (await console.get(LOG)).properties()[name]


async def test_a_new_log_is_enabled_empty_and_without_key(console: Console) -> None:
    found = (await console.get(LOG)).properties()
    assert found == {
        "AuditState": "16",
        "CurrentNumberOfRecords": "0",
        "ElementName": "Intel(r) AMT Audit Log",
        "EnabledState": "2",
        "MaxAllowedAuditors": "1",
        "MaxNumberOfRecords": "0",
        "Name": "Intel(r) AMT:Audit Log",
        "OverwritePolicy": "2",
        "PercentageFree": "100",
        "RequestedState": "2",
        "StoragePolicy": "1",
    }
    assert await whole(console) == []


async def test_it_is_read_ten_at_a_time_the_oldest_first() -> None:
    console = Console(filled(make(), 25))
    answer = await read(console, 1)
    assert (answer.one("TotalRecordCount"), answer.one("RecordsReturned")) == ("25", "10")
    records = await whole(console)
    assert [int.from_bytes(record.data) for record in records] == list(range(25))
    assert {(record.event, record.who, record.where) for record in records} == {(2100, "alice", "192.0.2.7")}


@pytest.mark.parametrize(("start", "value"), [(0, 35), (3, 0), (4, 35), (4294967295, 35)])
async def test_a_start_beyond_the_records_is_refused(start: int, value: int) -> None:
    answer = await read(Console(filled(make(), 2)), start)
    assert (answer.return_value, answer.one("RecordsReturned")) == (value, "0")


@pytest.mark.parametrize(
    ("who", "address", "where"),
    [
        (Initiator("a" * 300, "192.0.2.1"), "192.0.2.1", "a" * 255),
        (Initiator("käte", "2001:db8::1%eth0"), "2001:0db8:0000:0000:0000:0000:0000:0001", "käte"),
        (Initiator("x", "nowhere"), "", "x"),
        (OPERATOR, "", None),
    ],
)
def test_a_record_says_who_and_from_where(who: Initiator, address: str, where: str | None) -> None:
    made = make()
    audit(made.machine, who, AuditEvent.AUDIT_LOG_EXPORTED, b"x" * 300)
    (record,) = map(audited, made.machine.snapshot.section(AuditLog).each())
    assert (record.where, record.who, len(record.data)) == (address, where, 255)


async def test_a_lock_is_opened_by_its_handle_only(console: Console) -> None:
    handle = (await lock(console, 0, 300)).one("Handle")
    assert await shown(console, "AuditState") == "18"
    for refused in (await lock(console, 0, 60), await lock(console, 2), await lock(console, 2, handle="1")):
        assert refused.return_value == 2053
        assert refused.all("Handle") == []
    renewed = await lock(console, 1, 60, handle)
    assert (renewed.return_value, renewed.one("Handle")) == (0, handle)
    assert (await lock(console, 2, handle=handle)).return_value == 0
    assert await shown(console, "AuditState") == "16"
    assert (await lock(console, 2)).return_value == 0


@pytest.mark.parametrize(("flag", "seconds"), [(0, None), (0, 0), (1, 301), (3, 60)])
async def test_a_lock_needs_a_kind_and_a_time(console: Console, flag: int, seconds: int | None) -> None:
    assert (await lock(console, flag, seconds)).return_value == 36


async def test_a_lock_ends_by_itself_and_is_never_stored(console: Console) -> None:
    await lock(console, 0, 60)
    assert await shown(console, "AuditState") == "18"
    held = console.machine.snapshot.section(AuditLock)
    console.machine.hold(AuditLock(held.handle, held.until - 61))
    assert await shown(console, "AuditState") == "16"
    assert "audit-lock" not in {section.NAME for _, section in console.store.saved}


async def test_a_locked_log_takes_nothing_and_what_must_be_recorded_does_not_happen(console: Console) -> None:
    await lock(console, 0, 60)
    audit(console.machine, ALICE, AuditEvent.TIME_SET)
    assert await shown(console, "CurrentNumberOfRecords") == "0"
    answer = await console.invoke("CIM_BootConfigSetting", "ChangeBootOrder", BOOT_FROM_NETWORK)
    assert (answer.fault, "AMT-STATUS 2075" in answer.text) == ("InternalError", True)
    assert console.store.saved == []


async def test_an_auditor_cannot_keep_a_machine_from_being_unprovisioned(console: Console) -> None:
    await lock(console, 1, 60)
    service = "AMT_SetupAndConfigurationService"
    answer = await console.invoke(service, "Unprovision", "<h:ProvisioningMode>1</h:ProvisioningMode>")
    assert answer.return_value == 0
    (record,) = map(audited, console.machine.snapshot.section(AuditLog).each())
    assert (record.event, record.who, record.data) == (1619, "admin", b"\4")


async def test_clearing_as_meshcommander_does_leaves_the_record_of_it() -> None:
    console = Console(filled(make(), 20))
    handle = (await lock(console, 0, 1)).one("Handle")
    assert (await console.invoke(LOG, "ClearLog")).return_value == 0
    assert (await lock(console, 2, 0, handle)).return_value == 0
    (record,) = await whole(console)
    assert (record.event, record.who, record.where) == (2000, "admin", "192.0.2.1")


async def test_the_last_five_that_matter_most_survive_clearing_and_rolling_over() -> None:
    made = filled(make(), 7, AuditEvent.BOOT_OPTIONS_SET)
    console = Console(filled(made, 3000, data=bytes(40)))
    log = made.machine.snapshot.section(AuditLog)
    assert len(log.records) <= CAPACITY
    kept = [number(record) for record in map(audited, log.each()) if record.event == 1704]
    assert kept == [2, 3, 4, 5, 6]
    await console.invoke(LOG, "ClearLog")
    records = await whole(console)
    assert [record.event for record in records] == [1704] * 5 + [2000]


def number(record: Audited) -> int:
    return int.from_bytes(record.data)


async def test_a_full_log_rolls_over_and_stays_within_its_room() -> None:
    made = filled(make(), 4000, data=bytes(30))
    audit(made.machine, ALICE, AuditEvent.TIME_SET, b"last")
    log = made.machine.snapshot.section(AuditLog)
    assert CAPACITY - 100 < len(log.records) <= CAPACITY
    assert audited(list(log.each())[-1]).data == b"last"
    assert await shown(Console(made), "AuditState") == "24"


async def put(console: Console, values: str) -> Answer:
    return await console.put(LOG, values)


async def test_a_log_that_must_not_roll_over_refuses_what_is_critical() -> None:
    console = Console(make())
    assert (await put(console, "<h:StoragePolicy>0</h:StoragePolicy>")).status == 200
    assert await policy(console, True, 21, 0, 1) == 0
    filled(console.made, 4000, data=bytes(30))
    assert await shown(console, "OverwritePolicy") == "7"
    count = await shown(console, "CurrentNumberOfRecords")
    refused = await console.invoke("CIM_BootConfigSetting", "ChangeBootOrder", BOOT_FROM_NETWORK)
    assert refused.fault == "InternalError"
    assert await shown(console, "CurrentNumberOfRecords") == count


async def test_what_is_not_critical_leaves_room_for_what_is() -> None:
    console = Console(make(None, AuditPolicy(storage=0)))
    filled(console.made, 4000, data=bytes(30))
    log = console.machine.snapshot.section(AuditLog)
    assert 14 <= log.percentage_free <= 15
    audit(console.machine, ALICE, AuditEvent.BOOT_OPTIONS_SET)
    assert len(console.machine.snapshot.section(AuditLog).records) > len(log.records)


async def test_a_restricted_roll_over_keeps_what_is_young() -> None:
    console = Console(make())
    missing = await put(console, "<h:StoragePolicy>2</h:StoragePolicy>")
    assert missing.fault == "InvalidRepresentation"
    answer = await put(console, "<h:StoragePolicy>2</h:StoragePolicy><h:MinDaysToKeep>3</h:MinDaysToKeep>")
    assert (answer.one("MinDaysToKeep"), answer.one("OverwritePolicy")) == ("3", "32768")
    filled(console.made, 4000, data=bytes(30))
    (first, *_) = map(audited, console.machine.snapshot.section(AuditLog).each())
    filled(console.made, 5, data=bytes(30))
    assert next(map(audited, console.machine.snapshot.section(AuditLog).each())) == first


async def test_a_storage_policy_that_does_not_exist_is_refused(console: Console) -> None:
    assert (await put(console, "<h:StoragePolicy>3</h:StoragePolicy>")).fault == "InvalidRepresentation"


async def test_switching_it_off_and_on_is_recorded_and_holds(console: Console) -> None:
    async def switch(state: int) -> int:
        parameters = f"<h:RequestedState>{state}</h:RequestedState>"
        return (await console.invoke(LOG, "RequestStateChange", parameters)).return_value

    assert [await switch(state) for state in (3, 4, 99)] == [0, 1, 5]
    assert (await shown(console, "AuditState"), await shown(console, "EnabledState")) == ("17", "3")
    audit(console.machine, ALICE, AuditEvent.TIME_SET)
    audit(console.machine, ALICE, AuditEvent.SOL_OPENED)
    assert await switch(2) == 0
    assert [record.event for record in await whole(console)] == [1804, 2003]


async def test_the_policy_is_that_of_a_device_and_more(console: Console) -> None:
    found = (await console.get(RULE)).properties()
    events = [int(event) for event in found["AuditApplicationEventID"]]
    weights = [int(weight) for weight in found["PolicyType"]]
    assert events == sorted(DEFAULT)
    assert {event for event, weight in zip(events, weights, strict=True) if weight} == SUPER_CRITICAL
    recorded = (*range(0x100000, 0x10000F), *range(0x100011, 0x100014), *range(0x110000, 0x110005))
    recorded += (*range(0x120000, 0x12000D), 0x130000, 0x130001, *range(0x140000, 0x140006), 0x150000)
    recorded += (0x1B0003, 0x1B0004, *range(0x1D0000, 0x1D0005), *range(0x1E0000, 0x1E0003))
    assert set(recorded) <= set(events)
    assert (found["PolicyRuleName"], found["SystemName"]) == ("Audit Policy Rule", "Intel(r) AMT")


async def test_an_auditor_chooses_what_is_recorded(console: Console) -> None:
    assert [await policy(console, False, 21, 0), await policy(console, True, 25, 0, 1)] == [0, 0]
    audit(console.machine, ALICE, AuditEvent.TIME_SET)
    audit(console.machine, ALICE, AuditEvent.FILTER_ADDED)
    assert [record.event for record in await whole(console)] == [2001, 2001, 2500]
    assert console.machine.snapshot.section(AuditPolicy) == AuditPolicy(
        added=(AuditEvent.FILTER_ADDED,), removed=(AuditEvent.TIME_SET,), critical=(AuditEvent.FILTER_ADDED,)
    )
    assert [await policy(console, True, 21, 0), await policy(console, False, 25, 0)] == [0, 0]
    assert console.machine.snapshot.section(AuditPolicy) == AuditPolicy()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ((False, 16, 19, 0), 16),
        ((False, 20, 0, 0), 16),
        ((True, 20, 4, 1), 16),
        ((True, 16, 77, 0), 36),
        ((True, 1, 0, 0), 36),
        ((True, 21, 0, 2), 36),
        ((True, 65535, 65535, 0), 36),
    ],
)
async def test_a_policy_that_cannot_be_is_refused(
    console: Console, setting: tuple[bool, int, int, int], value: int
) -> None:
    assert await policy(console, *setting) == value
    assert console.machine.snapshot.section(AuditPolicy) == AuditPolicy()


async def test_many_policies_are_set_at_once_or_none(console: Console) -> None:
    async def bulk(*settings: tuple[str, int, int, int]) -> int:
        names = ("Enable", "AuditedAppID", "EventID", "PolicyType")
        columns = zip(names, zip(*settings, strict=True), strict=True)
        parameters = "".join(f"<h:{name}>{value}</h:{name}>" for name, values in columns for value in values)
        return (await console.invoke(RULE, "SetAuditPolicyBulk", parameters)).return_value

    assert await bulk(("true", 25, 0, 0), ("false", 20, 0, 0)) == 16
    assert console.machine.snapshot.section(AuditPolicy) == AuditPolicy()
    assert await bulk(("true", 25, 0, 0), ("true", 26, 0, 1), ("false", 25, 0, 0)) == 0
    assert console.machine.snapshot.section(AuditPolicy).added == (AuditEvent.AGENT_ADDED,)
    uneven = "<h:Enable>true</h:Enable>" + "<h:AuditedAppID>25</h:AuditedAppID>" * 2
    answer = await console.invoke(
        RULE, "SetAuditPolicyBulk", f"{uneven}<h:EventID>0</h:EventID><h:PolicyType>0</h:PolicyType>"
    )
    assert answer.return_value == 36


async def test_everybody_with_general_info_reads_and_only_the_auditor_changes() -> None:
    reader = Principal("reader", "192.0.2.9", frozenset({int(Realm.GENERAL_INFO)}), proof=None)
    console = Console(filled(make(), 1), reader)
    assert len(await whole(console)) == 1
    assert (await console.invoke(LOG, "ClearLog")).fault == "AccessDenied"
    assert (await lock(console, 0, 60)).fault == "AccessDenied"


BOOT_FROM_NETWORK = (
    '<h:Source xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" '
    'xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"><a:Address>x</a:Address><a:ReferenceParameters>'
    "<w:ResourceURI>http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_BootSourceSetting</w:ResourceURI>"
    '<w:SelectorSet><w:Selector Name="InstanceID">Intel(r) AMT: Force PXE Boot</w:Selector></w:SelectorSet>'
    "</a:ReferenceParameters></h:Source>"
)
