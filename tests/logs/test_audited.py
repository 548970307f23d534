"""Every change that matters is recorded, with who made it, from where, and what it was."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest

from support.auditing import whole
from support.machines import domain, make
from support.requests import epr
from support.talking import Console, registry
from vamt.auth.accounts import Accounts, User
from vamt.backend.base import DomainState
from vamt.cim.model import EPR
from vamt.errors import BackendError
from vamt.logbook import auditdata
from vamt.logbook.audited import TABLE, rule_of
from vamt.logbook.auditevents import AuditEvent
from vamt.logbook.change import Change
from vamt.schema import load
from vamt.schema.AMT_AgentPresenceWatchdog import AMT_AgentPresenceWatchdog
from vamt.schema.AMT_EthernetPortSettings import AMT_EthernetPortSettings
from vamt.schema.AMT_GeneralSettings import AMT_GeneralSettings
from vamt.schema.AMT_RedirectionService import AMT_RedirectionService
from vamt.schema.IPS_OptInService import IPS_OptInService, IPS_OptInService_SendOptInCode_OUTPUT

VERBS = ("Put", "Create", "Delete")
POWER = "CIM_PowerManagementService"
SERVICE = {"CreationClassName": "x", "Name": "x", "SystemCreationClassName": "x", "SystemName": "x"}


@pytest.mark.parametrize(("class_name", "verb"), TABLE)
def test_the_table_names_classes_and_methods_that_exist(class_name: str, verb: str) -> None:
    assert class_name in registry().index
    assert verb in VERBS or verb in load(class_name).INFO.methods


def happened(key: tuple[str, str], change: Change) -> list[tuple[AuditEvent, bytes]]:
    rule = rule_of(*key)
    assert rule is not None
    return rule.records(change)


def change(target: Any = None, result: Any = None, **values: Any) -> Change:
    snap = make().machine.snapshot
    return Change(snap, snap, values, target, result)


def host() -> str:
    return epr("CIM_ComputerSystem", CreationClassName="CIM_ComputerSystem", Name="ManagedSystem")


async def power(console: Console, state: int) -> int:
    answer = await console.invoke(
        POWER,
        "RequestPowerStateChange",
        f"<h:PowerState>{state}</h:PowerState><h:ManagedElement>{host()}</h:ManagedElement>",
    )
    return answer.return_value


async def source(console: Console, name: str | None) -> None:
    chosen = "" if name is None else f"<h:Source>{epr('CIM_BootSourceSetting', InstanceID=name)}</h:Source>"
    assert (await console.invoke("CIM_BootConfigSetting", "ChangeBootOrder", chosen)).return_value == 0


@pytest.mark.parametrize(
    ("before", "state", "event"),
    [
        (DomainState.OFF, 2, 1700),
        (DomainState.RUNNING, 8, 1701),
        (DomainState.RUNNING, 5, 1702),
        (DomainState.RUNNING, 10, 1703),
        (DomainState.RUNNING, 12, 1705),
        (DomainState.RUNNING, 14, 1706),
        (DomainState.RUNNING, 4, 1707),
        (DomainState.RUNNING, 7, 1708),
        (DomainState.RUNNING, 11, 1709),
    ],
)
async def test_power_is_recorded_with_who_asked_for_it(before: DomainState, state: int, event: int) -> None:
    console = Console(make(domain(state=before)))
    assert await power(console, state) == 0
    (record,) = await whole(console)
    assert (record.event, record.who, record.where) == (event, "admin", "192.0.2.1")
    assert len(record.data) == (7 if event < 1704 else 0)


async def test_what_the_machine_already_is_or_what_failed_is_no_event() -> None:
    console = Console()
    assert await power(console, 2) == 0
    assert await power(console, 13) == 5
    console.hypervisor.failure = BackendError("no")
    assert await power(console, 10) == 4
    assert await whole(console) == []


async def test_a_boot_source_is_recorded_where_it_is_set_and_where_it_is_used() -> None:
    console = Console()
    await source(console, None)
    await source(console, "Intel(r) AMT: Force PXE Boot")
    assert await power(console, 10) == 0
    assert [(record.event, record.data[0]) for record in await whole(console)] == [(1704, 1), (1703, 1)]


async def test_a_record_is_durable_before_the_answer() -> None:
    console = Console()
    await source(console, "Intel(r) AMT: Force Hard-drive Boot")
    assert [section.NAME for _, section in console.store.saved] == ["next-boot", "audit-log"]


async def test_users_are_recorded_by_name() -> None:
    console = Console()
    password = base64.b64encode(bytes(range(16))).decode()
    user = f"<h:DigestUsername>eve</h:DigestUsername><h:DigestPassword>{password}</h:DigestPassword>"
    rights = "<h:AccessPermission>2</h:AccessPermission><h:Realms>5</h:Realms>"
    service = "AMT_AuthorizationService"
    added = await console.invoke(service, "AddUserAclEntryEx", user + rights)
    handle = f"<h:Handle>{added.one('Handle')}</h:Handle>"
    fewer = "<h:AccessPermission>2</h:AccessPermission><h:Realms>13</h:Realms>"
    await console.invoke(service, "UpdateUserAclEntryEx", handle + fewer)
    await console.invoke(service, "SetAclEnabledState", f"{handle}<h:Enabled>false</h:Enabled>")
    await console.invoke(service, "RemoveUserAclEntry", handle)
    await console.invoke(service, "RemoveUserAclEntry", handle)
    admin = f"<h:Username>root</h:Username><h:DigestPassword>{password}</h:DigestPassword>"
    await console.invoke(service, "SetAdminAclEntryEx", admin)
    assert [(record.event, record.data) for record in await whole(console)] == [
        (1602, b"\0\3eve"),
        (1603, b"\x0c\0\3eve"),
        (1606, b"\0\0\3eve"),
        (1604, b"\0\3eve"),
        (1603, b"\3\0\4root"),
    ]


def test_a_kerberos_user_is_recorded_by_sid() -> None:
    assert auditdata.account(User(sid=b"\1\2\3\4")) == b"\1\0\1\2\3\4"


async def test_a_time_that_is_set_is_recorded() -> None:
    console = Console()
    times = "".join(f"<h:{name}>1700000000</h:{name}>" for name in ("Ta0", "Tm1", "Tm2"))
    await console.invoke("AMT_TimeSynchronizationService", "SetHighAccuracyTimeSynch", times)
    (record,) = await whole(console)
    assert (record.event, len(record.data)) == (2100, 4)
    assert abs(int.from_bytes(record.data) - record.time) <= 1


async def test_a_new_host_name_is_recorded_and_an_old_one_is_not() -> None:
    console = Console()
    await console.put(
        "AMT_GeneralSettings", "<h:HostName>one</h:HostName><h:IdleWakeTimeout>5</h:IdleWakeTimeout>"
    )
    await console.put(
        "AMT_GeneralSettings", "<h:HostName>other</h:HostName><h:DomainName>example</h:DomainName>"
    )
    assert [(record.event, record.data) for record in await whole(console)] == [
        (2201, b"\5other"),
        (2202, b"\7example"),
    ]


@pytest.mark.parametrize(
    ("before", "wanted", "events"),
    [
        (32768, 32771, [AuditEvent.IDER_ENABLED, AuditEvent.SOL_ENABLED]),
        (32771, 32769, [AuditEvent.SOL_DISABLED]),
        (32770, 32770, []),
        (32771, 32768, [AuditEvent.IDER_DISABLED, AuditEvent.SOL_DISABLED]),
    ],
)
def test_redirection_is_recorded_as_what_changes(before: int, wanted: int, events: list[AuditEvent]) -> None:
    was = AMT_RedirectionService(**SERVICE, EnabledState=before)
    found = happened(("AMT_RedirectionService", "RequestStateChange"), change(was, RequestedState=wanted))
    assert found == [(event, b"") for event in events]


@pytest.mark.parametrize(("value", "data"), [(0, [b"\0"]), (3, [b"\1"]), (2, [])])
def test_a_consent_code_is_recorded_right_or_wrong_too_often(value: int, data: list[bytes]) -> None:
    asked = change(result=IPS_OptInService_SendOptInCode_OUTPUT(ReturnValue=value))
    assert [octets for _, octets in happened(("IPS_OptInService", "SendOptInCode"), asked)] == data


def test_another_policy_of_consent_is_recorded_with_the_old_one() -> None:
    was = IPS_OptInService(**SERVICE, OptInRequired=1)
    asked = change(was, OptInRequired=0xFFFFFFFF)
    assert happened(("IPS_OptInService", "Put"), asked) == [(AuditEvent.OPT_IN_POLICY_CHANGED, b"\1\xff")]


def test_a_network_configuration_is_recorded_with_its_addresses() -> None:
    was = AMT_EthernetPortSettings(InstanceID="Intel(r) AMT Ethernet Port Settings 0", DHCPEnabled=True)
    asked = change(
        was, DHCPEnabled=False, IPAddress="192.0.2.5", SubnetMask="255.255.255.0", PrimaryDNS="x", VLANTag=7
    )
    addresses = bytes([192, 0, 2, 5, 255, 255, 255, 0]) + bytes(12)
    assert happened(("AMT_EthernetPortSettings", "Put"), asked) == [
        (AuditEvent.TCPIP_SET, bytes(5) + addresses),
        (AuditEvent.VLAN_SET, bytes(4) + b"\0\7"),
    ]
    assert happened(("AMT_EthernetPortSettings", "Put"), change(was, DHCPEnabled=True)) == []


def test_an_agent_is_recorded_by_its_guid_and_times() -> None:
    guid = bytes(range(16))
    made = AMT_AgentPresenceWatchdog(
        CreationClassName="x",
        DeviceID=base64.b64encode(guid).decode(),
        SystemCreationClassName="x",
        SystemName="x",
        TimeoutInterval=30,
        StartupInterval=60,
    )
    found = happened(("AMT_AgentPresenceWatchdog", "Create"), change(result=made))
    assert found == [(AuditEvent.AGENT_ADDED, guid + b"\0\x1e\0\x3c")]


@pytest.mark.parametrize(
    "data",
    [
        auditdata.account_added,
        auditdata.account_modified,
        auditdata.account_state,
        auditdata.added_certificate,
        auditdata.removed_certificate,
        auditdata.server_certificate,
        auditdata.power_package,
        auditdata.tcpip,
        auditdata.vlan,
        auditdata.link_policy,
        auditdata.ipv6,
        auditdata.opt_in,
        auditdata.agent,
        auditdata.tls_state,
        auditdata.boot_options_after,
    ],
)
@pytest.mark.parametrize(
    "asked",
    [
        {},
        {
            "Handle": 77,
            "CertificateBlob": b"noise",
            "IPAddress": "noise",
            "VLANTag": 65535,
            "LinkPolicy": (255,) * 99,
            "ElementInContext": EPR("x"),
            "OptInRequired": 1 << 32,
        },
    ],
)
def test_data_that_is_missing_or_makes_no_sense_leaves_a_short_record(
    data: Callable[[Change], bytes], asked: dict[str, Any]
) -> None:
    target = AMT_GeneralSettings(InstanceID="x") if asked else None
    assert len(data(change(target, **asked))) <= 255


async def test_committing_changes_of_a_provisioned_machine_provisions_nothing() -> None:
    console = Console()
    await console.invoke("AMT_SetupAndConfigurationService", "CommitChanges")
    assert await whole(console) == []


async def test_a_change_that_nobody_names_is_no_event() -> None:
    console = Console(make(None, Accounts()))
    await console.invoke("AMT_SetupAndConfigurationService", "GetUuid")
    await console.put("AMT_BootSettingData", "<h:BIOSPause>true</h:BIOSPause>")
    assert await whole(console) == []
