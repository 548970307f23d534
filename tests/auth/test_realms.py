"""Who may do what: the administrator everything, others what their realms say, nobody more."""

from __future__ import annotations

import pytest

from support import requests
from support.talking import Console, registry
from vamt.auth.principal import Principal
from vamt.auth.realms import TABLE, Realm, may
from vamt.schema import load


def user(*granted: int) -> Principal:
    return Principal("user", "192.0.2.1", frozenset(granted), proof=None)


def test_the_table_names_only_classes_that_exist() -> None:
    assert set(TABLE) <= set(registry().index)


def test_the_table_names_only_methods_that_exist() -> None:
    for name, rule in TABLE.items():
        assert set(rule.methods) <= set(load(name).INFO.methods), name


def test_who_may_change_a_class_may_read_it() -> None:
    for name, rule in TABLE.items():
        for realm in rule.change.union(*rule.methods.values()):
            assert may(user(realm), name, change=False), name


def test_the_administrator_may_everything() -> None:
    for name in ("CIM_BootService", "AMT_AuditLog", "AMT_PublicKeyManagementService", "No_Such"):
        for change in (False, True):
            assert may(user(Realm.PT_ADMINISTRATION), name, change=change)
        assert may(user(Realm.PT_ADMINISTRATION), name, change=True, method="RequestStateChange")


def test_who_has_no_realm_may_nothing() -> None:
    for name in registry().index:
        assert not may(user(), name, change=False)
        assert not may(user(), name, change=True)


SECRETS = (
    *("AMT_EnvironmentDetectionSettingData", "AMT_KerberosSettingData", "AMT_MPSUsernamePassword"),
    *("AMT_ProvisioningCertificateHash", "AMT_PublicKeyCertificate", "AMT_PublicKeyManagementService"),
    *("AMT_PublicPrivateKeyPair", "AMT_RemoteAccessService", "AMT_WiFiPortConfigurationService"),
    *("CIM_Account", "CIM_Credential", "CIM_CredentialContext", "CIM_IEEE8021xSettings"),
    *("CIM_ManagedElement", "CIM_SettingData", "CIM_WiFiEndpointSettings"),
)


@pytest.mark.parametrize("name", SECRETS)
def test_what_is_the_administrators_alone_stays_so(name: str) -> None:
    everyone = user(*set(Realm) - {Realm.PT_ADMINISTRATION})
    assert not may(everyone, name, change=False)
    assert not may(everyone, name, change=True)


@pytest.mark.parametrize(
    "name",
    [
        *("AMT_AuthorizationService", "AMT_EthernetPortSettings", "AMT_GeneralSettings"),
        *("AMT_SetupAndConfigurationService", "AMT_TLSSettingData", "AMT_WebUIService"),
        *("CIM_Processor", "IPS_HostBasedSetupService", "IPS_KVMRedirectionSettingData", "IPS_OptInService"),
    ],
)
def test_what_others_may_read_the_administrator_alone_changes(name: str) -> None:
    everyone = user(*set(Realm) - {Realm.PT_ADMINISTRATION})
    assert may(everyone, name, change=False)
    assert not may(everyone, name, change=True)


CALLS = [
    (Realm.REMOTE_CONTROL, "CIM_PowerManagementService", "RequestPowerStateChange"),
    (Realm.REMOTE_CONTROL, "CIM_BootService", "SetBootConfigRole"),
    (Realm.REMOTE_CONTROL, "IPS_OptInService", "StartOptIn"),
    (Realm.REDIRECTION, "IPS_OptInService", "SendOptInCode"),
    (Realm.REDIRECTION, "AMT_RedirectionService", "RequestStateChange"),
    (Realm.REDIRECTION, "CIM_KVMRedirectionSAP", "RequestStateChange"),
    (Realm.EVENT_MANAGER, "AMT_MessageLog", "ClearLog"),
    (Realm.EVENT_MANAGER, "AMT_MessageLog", "GetRecords"),
    (Realm.EVENT_LOG_READER, "AMT_MessageLog", "GetRecords"),
    (Realm.EVENT_LOG_READER, "AMT_MessageLog", "PositionToFirstRecord"),
    (Realm.GENERAL_INFO, "AMT_AuditLog", "ReadRecords"),
    (Realm.AUDIT_LOG, "AMT_AuditLog", "ReadRecords"),
    (Realm.AUDIT_LOG, "AMT_AuditLog", "ClearLog"),
    (Realm.AUDIT_LOG, "AMT_AuditPolicyRule", "SetAuditPolicy"),
    (Realm.GENERAL_INFO, "AMT_SetupAndConfigurationService", "GetUuid"),
    (Realm.GENERAL_INFO, "AMT_AuthorizationService", "GetAdminAclEntryStatus"),
    (Realm.ACL, "AMT_AuthorizationService", "UpdateUserAclEntryEx"),
    (Realm.AUDIT_LOG, "AMT_AuthorizationService", "RemoveUserAclEntry"),
    (Realm.NETWORK_TIME, "AMT_TimeSynchronizationService", "SetHighAccuracyTimeSynch"),
    (Realm.CIRCUIT_BREAKER, "AMT_SystemDefensePolicy", "SetTimeout"),
    (Realm.AGENT_PRESENCE_LOCAL, "AMT_AgentPresenceWatchdog", "AssertPresence"),
    (Realm.AGENT_PRESENCE_REMOTE, "AMT_AgentPresenceWatchdog", "AddAction"),
    (Realm.HARDWARE_ASSET, "AMT_AssetTableService", "GetAssetTableData"),
]
REFUSED = [
    (Realm.REDIRECTION, "CIM_PowerManagementService", "RequestPowerStateChange"),
    (Realm.EVENT_LOG_READER, "AMT_MessageLog", "ClearLog"),
    (Realm.GENERAL_INFO, "AMT_AuditLog", "ClearLog"),
    (Realm.GENERAL_INFO, "AMT_AuditPolicyRule", "SetAuditPolicy"),
    (Realm.GENERAL_INFO, "AMT_SetupAndConfigurationService", "Unprovision"),
    (Realm.GENERAL_INFO, "AMT_AuthorizationService", "GetAdminAclEntry"),
    (Realm.GENERAL_INFO, "AMT_AuthorizationService", "EnumerateUserAclEntries"),
    (Realm.ACL, "AMT_AuthorizationService", "AddUserAclEntryEx"),
    (Realm.ACL, "AMT_AuthorizationService", "SetAdminAclEntryEx"),
    (Realm.ACL, "AMT_AuthorizationService", "SetAclEnabledState"),
    (Realm.AGENT_PRESENCE_REMOTE, "AMT_AgentPresenceWatchdog", "AssertPresence"),
    (Realm.AGENT_PRESENCE_LOCAL, "AMT_AgentPresenceWatchdog", "AddAction"),
    (Realm.REMOTE_CONTROL, "AMT_TimeSynchronizationService", "SetHighAccuracyTimeSynch"),
]


@pytest.mark.parametrize(("realm", "name", "method"), CALLS)
def test_a_realm_lets_call_what_it_is_for(realm: Realm, name: str, method: str) -> None:
    assert may(user(realm), name, change=True, method=method)


@pytest.mark.parametrize(("realm", "name", "method"), REFUSED)
def test_a_realm_lets_call_nothing_else(realm: Realm, name: str, method: str) -> None:
    assert not may(user(realm), name, change=True, method=method)


HOST = requests.epr("CIM_ComputerSystem", Name="ManagedSystem")
OFF = requests.invoke(
    "CIM_PowerManagementService",
    "RequestPowerStateChange",
    f"<h:PowerState>8</h:PowerState><h:ManagedElement>{HOST}</h:ManagedElement>",
)


@pytest.mark.parametrize(
    ("realm", "request_", "allowed"),
    [
        (Realm.REMOTE_CONTROL, OFF, True),
        (Realm.REDIRECTION, OFF, False),
        (Realm.HARDWARE_ASSET, OFF, False),
        (Realm.REDIRECTION, requests.get("CIM_AssociatedPowerManagementService"), True),
        (Realm.HARDWARE_ASSET, requests.get("CIM_Chip"), True),
        (Realm.HARDWARE_ASSET, requests.get("CIM_BootService"), False),
        (Realm.GENERAL_INFO, requests.get("AMT_GeneralSettings"), True),
        (Realm.GENERAL_INFO, requests.enumerate_("CIM_SoftwareIdentity"), True),
        (Realm.GENERAL_INFO, requests.enumerate_("CIM_BootService"), False),
        (Realm.GENERAL_INFO, requests.enumerate_("CIM_ManagedElement"), False),
        (Realm.REMOTE_CONTROL, requests.put("AMT_BootSettingData", ""), True),
        (Realm.REDIRECTION, requests.put("AMT_BootSettingData", ""), False),
        (Realm.REDIRECTION, requests.envelope(f"{requests.TRANSFER}/Delete", "AMT_BootSettingData"), False),
        (
            Realm.REDIRECTION,
            requests.envelope(f"{requests.TRANSFER}/Create", "CIM_Chip", "<CIM_Chip/>"),
            False,
        ),
    ],
)
async def test_a_realm_opens_its_own_classes(realm: Realm, request_: bytes, allowed: bool) -> None:
    console = Console()
    answer = await console.send(request_, user(realm))
    assert (answer.status == 200) is allowed, answer.text
    assert allowed or answer.fault == "AccessDenied"
    assert allowed or (console.hypervisor.verbs, console.store.saved) == ([], [])


async def test_a_known_class_is_refused_and_an_unknown_one_is_unknown() -> None:
    console = Console()
    guest = user(Realm.GENERAL_INFO)
    assert (await console.send(requests.get("CIM_BootService"), guest)).fault == "AccessDenied"
    assert (await console.send(requests.get("CIM_Nope"), guest)).fault == "DestinationUnreachable"


async def test_who_lists_a_family_gets_those_of_it_he_may_read() -> None:
    """The power service is for remote control; who has another realm may list the family, and finds nothing."""
    console = Console(principal=user(Realm.REMOTE_CONTROL))
    opened = await console.enumerate("CIM_ServiceAvailableToElement")
    assert opened.status == 200
    names = {item.tag.rpartition("}")[2] for item in await console.pull_all("CIM_ServiceAvailableToElement")}
    assert names == {"CIM_AssociatedPowerManagementService"}
    console.principal = user(Realm.HARDWARE_ASSET)
    assert await console.pull_all("CIM_ServiceAvailableToElement") == []
