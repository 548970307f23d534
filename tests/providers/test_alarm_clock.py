"""The alarm clock on the wire: what clients send to set, change and delete alarms, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from support import requests
from support.machines import make
from support.talking import Answer, Console
from vamt.firmware.alarms import Alarm, AlarmClock
from vamt.firmware.clock import Clock

SERVICE = "AMT_AlarmClockService"
OCCURRENCE = "IPS_AlarmClockOccurrence"
COMMON = "http://schemas.dmtf.org/wbem/wscim/1/common"
TOMORROW = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(days=1)


def text(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def template(
    instance: str | None = "backup",
    name: str | None = None,
    start: str = text(TOMORROW),
    interval: str | None = "P0DT0H0M",
    delete: str = "true",
) -> str:
    """As MeshCommander writes it, and Console with a name beside."""
    parts = [
        "" if instance is None else f"<s:InstanceID>{instance}</s:InstanceID>",
        "" if name is None else f"<s:ElementName>{name}</s:ElementName>",
        f'<s:StartTime><p:Datetime xmlns:p="{COMMON}">{start}</p:Datetime></s:StartTime>',
        ""
        if interval is None
        else f'<s:Interval><p:Interval xmlns:p="{COMMON}">{interval}</p:Interval></s:Interval>',
        f"<s:DeleteOnCompletion>{delete}</s:DeleteOnCompletion>",
    ]
    return (
        f'<d:AlarmTemplate xmlns:d="{requests.full(SERVICE)}" xmlns:s="{requests.full(OCCURRENCE)}">'
        f"{''.join(parts)}</d:AlarmTemplate>"
    )


async def add(console: Console, inside: str) -> Answer:
    return await console.invoke(SERVICE, "AddAlarm", inside)


def alarms(console: Console) -> tuple[Alarm, ...]:
    return console.machine.snapshot.section(AlarmClock).alarms


@pytest.fixture
def console() -> Console:
    return Console()


async def test_an_alarm_is_remembered_as_it_was_added(console: Console) -> None:
    answer = await add(console, template(interval="P1DT2H3M", delete="false"))
    assert answer.return_value == 0
    assert alarms(console) == (Alarm("backup", "backup", int(TOMORROW.timestamp()), 1563),)
    (item,) = await console.pull_all(OCCURRENCE)
    shown = {child.tag.rpartition("}")[2]: child.xpath("string()") for child in item}
    assert shown == {
        "DeleteOnCompletion": "false",
        "ElementName": "backup",
        "InstanceID": "backup",
        "Interval": "P1DT2H3M",
        "StartTime": text(TOMORROW),
    }


@pytest.mark.parametrize("interval", ["P0DT0H0M", "PT0M", "", None])
async def test_an_alarm_that_rings_once_shows_no_interval(console: Console, interval: str | None) -> None:
    """MeshCommander writes "and each" before whatever is there."""
    await add(console, template(interval=interval))
    (item,) = await console.pull_all(OCCURRENCE)
    assert item.find("{*}Interval") is None


async def test_an_interval_of_zero_is_none(console: Console) -> None:
    zero = template(interval=None).replace("<s:Delete", "<s:Interval>0</s:Interval><s:Delete")
    assert (await add(console, zero)).return_value == 0
    assert alarms(console)[0].Interval == 0


@pytest.mark.parametrize(
    ("instance", "name", "known"),
    [
        ("one", None, ("one", "one")),
        ("one", "One", ("one", "One")),
        ("N/A", "one", ("one", "one")),
        ("", "one", ("one", "one")),
        (None, "one", ("one", "one")),
        ("x" * 32, None, ("x" * 32, "x" * 32)),
    ],
)
async def test_an_alarm_has_the_name_its_caller_chose(
    console: Console, instance: str | None, name: str | None, known: tuple[str, str]
) -> None:
    assert (await add(console, template(instance, name))).return_value == 0
    assert [(alarm.InstanceID, alarm.ElementName) for alarm in alarms(console)] == [known]


@pytest.mark.parametrize(
    "inside",
    [
        template(""),
        template(None),
        template("N/A"),
        template("x" * 33),
        template("a", "x" * 33),
        template(start=""),
        template(start="P1D"),
        template(start=text(datetime.now(UTC) - timedelta(seconds=1))),
        template(start="1999-12-31T00:00:00Z"),
        template(interval="PT30S"),
        template(interval="P1DT0.5S"),
        template(delete="maybe"),
        template().replace("StartTime", "Start"),
        template("known"),
        template("another", "Known"),
    ],
)
async def test_what_is_no_alarm_to_come_is_refused(console: Console, inside: str) -> None:
    await add(console, template("known", "Known"))
    answer = await add(console, inside)
    assert answer.fault == "InvalidRepresentation"
    assert len(alarms(console)) == 1


async def test_the_fault_of_a_wrong_alarm_is_the_devices(console: Console) -> None:
    answer = await add(console, template(start="1999-12-31T00:00:00Z"))
    assert (answer.fault, answer.one("FaultDetail").rpartition("/")[2]) == (
        "InvalidRepresentation",
        "MissingValues",
    )


async def test_five_alarms_fit(console: Console) -> None:
    for number in range(5):
        assert (await add(console, template(f"alarm {number}"))).return_value == 0
    assert (await add(console, template("one more"))).return_value == 23
    assert len(alarms(console)) == 5


async def test_whether_an_alarm_is_to_come_says_the_machines_clock() -> None:
    console = Console(make(None, Clock(offset=2 * 86400)))
    assert (await add(console, template())).fault == "InvalidRepresentation"
    assert (await add(console, template(start=text(TOMORROW + timedelta(days=2))))).return_value == 0


async def test_an_alarm_without_a_template_is_refused(console: Console) -> None:
    assert (await add(console, "")).fault == "SchemaValidationError"


async def test_an_alarm_is_deleted_by_its_name_alone(console: Console) -> None:
    for name in ("one", "two"):
        await add(console, template(name))
    assert (await console.send(requests.delete(OCCURRENCE, InstanceID="one"))).status == 200
    assert [alarm.InstanceID for alarm in alarms(console)] == ["two"]
    assert (
        await console.send(requests.delete(OCCURRENCE, InstanceID="one"))
    ).fault == "DestinationUnreachable"


async def test_an_alarm_is_deleted_by_the_whole_object_as_meshcommander_sends_it(console: Console) -> None:
    await add(console, template("one", interval="P1DT0H0M"))
    whole = {
        "DeleteOnCompletion": "true",
        "ElementName": "one",
        "InstanceID": "one",
        "Interval": "[object Object]",
        "StartTime": "[object Object]",
    }
    assert (await console.send(requests.delete(OCCURRENCE, **whole))).status == 200
    assert AlarmClock.NAME not in console.machine.snapshot.sections


def edited(start: datetime, more: str = "") -> str:
    return (
        f'<h:StartTime><p:Datetime xmlns:p="{COMMON}">{text(start)}</p:Datetime></h:StartTime>{more}'
        "<h:InstanceID>one</h:InstanceID><h:DeleteOnCompletion>false</h:DeleteOnCompletion>"
    )


async def test_an_alarm_is_changed_by_put(console: Console) -> None:
    for name in ("one", "two"):
        await add(console, template(name))
    later = TOMORROW + timedelta(days=3)
    every = f'<h:Interval><p:Interval xmlns:p="{COMMON}">P0DT1H0M</p:Interval></h:Interval>'
    answer = await console.put(OCCURRENCE, edited(later, every), chosen=requests.selectors(InstanceID="one"))
    assert answer.properties()["DeleteOnCompletion"] == "false"
    assert alarms(console)[0] == Alarm("one", "one", int(later.timestamp()), 60)
    assert alarms(console)[1].InstanceID == "two"


async def test_an_alarm_cannot_be_moved_to_the_past(console: Console) -> None:
    await add(console, template("one"))
    before = alarms(console)
    answer = await console.put(OCCURRENCE, edited(datetime.now(UTC) - timedelta(days=1)))
    assert answer.fault == "InvalidRepresentation"
    assert alarms(console) == before


async def test_a_machine_without_alarms_has_an_empty_list(console: Console) -> None:
    assert await console.pull_all(OCCURRENCE) == []
    assert AlarmClock.NAME not in console.machine.snapshot.sections
