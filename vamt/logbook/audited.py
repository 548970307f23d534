"""Which change is which event of the audit log: one table, by class and by method, or Put, Create, Delete.

It names classes of every family, whether somebody implements them or not; what is not in it is no event. What
of it is recorded is the policy's matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from vamt.backend.base import DomainState
from vamt.firmware.power import PowerState
from vamt.firmware.setup import provisioned
from vamt.logbook import auditdata as content
from vamt.logbook.auditdata import Data
from vamt.logbook.auditevents import AuditEvent
from vamt.logbook.auditevents import AuditEvent as Is
from vamt.logbook.change import Change

ENABLE, DISABLE = 2, 3
"""RequestedState."""
SUCCESS: Final = 0
BLOCKED: Final = 3
"""IPS_OptInService: too many wrong codes."""

IDER_BIT, SOL_BIT = 1, 2
"""In AMT_RedirectionService.EnabledState."""

_ADMIN_SETUP, _CLIENT_SETUP, _MANUAL = 5, 4, 3
"""Provisioning methods; of host-based provisioning the guide names admin mode only."""
_REMOTE_WSMAN: Final = 4
"""Who unprovisions, as MeshCommander and Open AMT Console read it."""

NOTHING: Final = content.constant()


@dataclass(frozen=True, slots=True)
class Rule:
    """Which events a change is, known before it happens; with what data; and when it counts as happened."""

    events: Callable[[Change], Iterable[AuditEvent]]
    data: Mapping[AuditEvent, Data] | Data = NOTHING
    happened: Callable[[Change], bool] = lambda change: change.status == SUCCESS

    def records(self, change: Change) -> list[tuple[AuditEvent, bytes]]:
        """What a change that was carried out is recorded as."""
        if not self.happened(change):
            return []
        return [(event, self._data_of(event)(change)) for event in self.events(change)]

    def _data_of(self, event: AuditEvent) -> Data:
        return self.data if callable(self.data) else self.data.get(event, NOTHING)


def rule_of(class_name: str, verb: str) -> Rule | None:
    """The rule for a method of a class, or for a Put, Create or Delete of an instance."""
    return TABLE.get((class_name, verb))


def _always(*events: AuditEvent) -> Callable[[Change], Iterable[AuditEvent]]:
    return lambda _: events


def _is(event: AuditEvent, carries: Data = NOTHING) -> Rule:
    return Rule(_always(event), carries)


def _sets(names: Mapping[str, AuditEvent]) -> Callable[[Change], Iterable[AuditEvent]]:
    """The events of those properties that a Put changes, each once."""
    return lambda change: dict.fromkeys(event for name, event in names.items() if change.sets(name))


def _switched(on: AuditEvent, off: AuditEvent) -> Callable[[Change], Iterable[AuditEvent]]:
    """RequestStateChange to enabled or disabled."""
    states = {ENABLE: on, DISABLE: off}
    return lambda change: _among(states, change.values.get("RequestedState"))


def _among(events: Mapping[int, AuditEvent], chosen: Any) -> Iterable[AuditEvent]:
    return (events[chosen],) if chosen in events else ()


_POWER: Final[Mapping[int, AuditEvent]] = {
    PowerState.ON: Is.POWERED_UP,
    PowerState.SLEEP_DEEP: Is.STANDBY,
    PowerState.POWER_CYCLE: Is.POWER_CYCLED,
    PowerState.HIBERNATE: Is.HIBERNATE,
    PowerState.OFF: Is.POWERED_DOWN,
    PowerState.RESET: Is.RESET,
    PowerState.NMI: Is.NMI,
    PowerState.OFF_GRACEFUL: Is.GRACEFUL_POWER_DOWN,
    PowerState.RESET_GRACEFUL: Is.GRACEFUL_RESET,
}
_WITH_BOOT_OPTIONS: Final = (Is.POWERED_UP, Is.POWERED_DOWN, Is.POWER_CYCLED, Is.RESET)


def _committed(change: Change) -> Iterable[AuditEvent]:
    """Consoles commit later changes too (TLS), which provisions nothing."""
    return () if provisioned(change.before) else (Is.PROVISIONING_COMPLETED,)


def _power(change: Change) -> Iterable[AuditEvent]:
    """Nothing for what the machine already was: consoles ask for it to be sure."""
    state, wanted = change.before.domain.state, change.values.get("PowerState")
    runs = state in (DomainState.RUNNING, DomainState.CRASHED)
    idle = {PowerState.ON: runs, PowerState.OFF: state is DomainState.OFF}
    return () if wanted in idle and idle[PowerState(wanted)] else _among(_POWER, wanted)


def _boot_order(change: Change) -> Iterable[AuditEvent]:
    """Only a choice: every client empties the order before it sets one."""
    chosen = any(source.uri or source.selectors for source in change.values.get("Source") or ())
    return (Is.BOOT_OPTIONS_SET,) if chosen else ()


def _redirection(change: Change) -> Iterable[AuditEvent]:
    before, after = change.was("EnabledState") or 0, change.values.get("RequestedState") or 0
    switches = (
        (IDER_BIT, Is.IDER_ENABLED, Is.IDER_DISABLED),
        (SOL_BIT, Is.SOL_ENABLED, Is.SOL_DISABLED),
    )
    return [on if after & bit else off for bit, on, off in switches if (before ^ after) & bit]


def _kvm_settings(change: Change) -> Iterable[AuditEvent]:
    if change.sets("OptInPolicy"):
        yield Is.KVM_OPT_IN_ENABLED if change.values["OptInPolicy"] else Is.KVM_OPT_IN_DISABLED
    if change.values.get("RFBPassword"):
        yield Is.KVM_PASSWORD_CHANGED


def _certificate(change: Change) -> Iterable[AuditEvent]:
    return (Is.TRUSTED_ROOT_REMOVED,) if change.was("TrustedRootCertficate") else ()


def _kerberos(change: Change) -> Iterable[AuditEvent]:
    yield Is.KERBEROS_SETTINGS_MODIFIED
    if change.values.get("MasterKey") or change.values.get("Passphrase"):
        yield Is.KERBEROS_MASTER_KEY_MODIFIED


def _network(change: Change) -> Iterable[AuditEvent]:
    names = ("DHCPEnabled", "IPAddress", "SubnetMask", "DefaultGateway", "PrimaryDNS", "SecondaryDNS")
    named = {**dict.fromkeys(names, Is.TCPIP_SET), "VLANTag": Is.VLAN_SET, "LinkPolicy": Is.LINK_POLICY_SET}
    return _sets(named)(change)


def _time_sync(change: Change) -> Iterable[AuditEvent]:
    enabled = bool(change.values.get("Enable"))
    return (Is.TIME_SYNCHRONISATION_ENABLED if enabled else Is.TIME_SYNCHRONISATION_DISABLED,)


def _screen(change: Change) -> Iterable[AuditEvent]:
    blank = bool(change.values.get("SessionState"))
    return (Is.SCREEN_BLANKING_STARTED if blank else Is.SCREEN_BLANKING_ENDED,)


def _each(rule: Rule, *keys: tuple[str, str]) -> Mapping[tuple[str, str], Rule]:
    return dict.fromkeys(keys, rule)


_PROVISIONED: Final = "AMT_SetupAndConfigurationService"
_HOST_BASED: Final = "IPS_HostBasedSetupService"
_ACL: Final = "AMT_AuthorizationService"
_UNPROVISIONED: Final = _is(Is.UNPROVISIONED, content.constant(_REMOTE_WSMAN))
_WIFI: Final = "AMT_WiFiPortConfigurationService"
_EAC: Final = "AMT_EndpointAccessControlService"
_AGENT: Final = "AMT_AgentPresenceWatchdog"

TABLE: Final[Mapping[tuple[str, str], Rule]] = {
    # Security admin
    (_PROVISIONED, "CommitChanges"): Rule(_committed, content.constant(_MANUAL)),
    **_each(_UNPROVISIONED, (_PROVISIONED, "Unprovision"), (_PROVISIONED, "PartialUnprovision")),
    (_PROVISIONED, "ResetFlashWearOutProtection"): _is(Is.FLASH_COUNTERS_RESET),
    (_PROVISIONED, "SetTLSPSK"): _is(Is.TLS_PRESHARED_KEY_SET),
    (_HOST_BASED, "Setup"): _is(Is.PROVISIONING_COMPLETED, content.constant(_CLIENT_SETUP)),
    (_HOST_BASED, "AdminSetup"): _is(Is.PROVISIONING_COMPLETED, content.constant(_ADMIN_SETUP)),
    (_HOST_BASED, "UpgradeClientToAdmin"): _is(Is.UPGRADED_TO_ADMIN),
    (_ACL, "AddUserAclEntryEx"): _is(Is.ACL_ENTRY_ADDED, content.account_added),
    (_ACL, "UpdateUserAclEntryEx"): _is(Is.ACL_ENTRY_MODIFIED, content.account_modified),
    (_ACL, "SetAdminAclEntryEx"): _is(Is.ACL_ENTRY_MODIFIED, content.administrator_modified),
    (_ACL, "RemoveUserAclEntry"): _is(Is.ACL_ENTRY_REMOVED, content.account_removed),
    (_ACL, "SetAclEnabledState"): _is(Is.ACL_ENTRY_STATE, content.account_state),
    ("AMT_TLSSettingData", "Put"): _is(Is.TLS_STATE_CHANGED, content.tls_state),
    **_each(
        _is(Is.TLS_SERVER_CERTIFICATE_SET, content.server_certificate),
        ("AMT_TLSCredentialContext", "Create"),
        ("AMT_TLSCredentialContext", "Put"),
    ),
    ("AMT_TLSCredentialContext", "Delete"): _is(
        Is.TLS_SERVER_CERTIFICATE_REMOVED, content.server_certificate
    ),
    ("AMT_PublicKeyManagementService", "AddTrustedRootCertificate"): _is(
        Is.TRUSTED_ROOT_ADDED, content.added_certificate
    ),
    ("AMT_PublicKeyCertificate", "Delete"): Rule(_certificate, content.removed_certificate),
    ("AMT_KerberosSettingData", "Put"): Rule(
        _kerberos, {Is.KERBEROS_SETTINGS_MODIFIED: content.number("MaximumClockTolerance", 1)}
    ),
    ("AMT_SystemPowerScheme", "SetPowerScheme"): _is(Is.POWER_PACKAGE_MODIFIED, content.power_package),
    # Remote control
    ("CIM_PowerManagementService", "RequestPowerStateChange"): Rule(
        _power, dict.fromkeys(_WITH_BOOT_OPTIONS, content.boot_options_before)
    ),
    ("CIM_BootConfigSetting", "ChangeBootOrder"): Rule(_boot_order, content.boot_options_after),
    ("CIM_BootService", "SetBootConfigRole"): _is(Is.BOOT_OPTIONS_SET, content.boot_options_after),
    # Redirection and consent
    ("AMT_RedirectionService", "RequestStateChange"): Rule(_redirection),
    ("CIM_KVMRedirectionSAP", "RequestStateChange"): Rule(_switched(Is.KVM_ENABLED, Is.KVM_DISABLED)),
    ("IPS_KVMRedirectionSettingData", "Put"): Rule(_kvm_settings),
    ("IPS_OptInService", "Put"): Rule(_sets({"OptInRequired": Is.OPT_IN_POLICY_CHANGED}), content.opt_in),
    ("IPS_OptInService", "SendOptInCode"): Rule(
        _always(Is.CONSENT_CODE_SENT),
        lambda change: bytes([change.status == BLOCKED]),
        happened=lambda change: change.status in (SUCCESS, BLOCKED),
    ),
    ("IPS_OptInService", "StartOptIn"): Rule(
        _always(Is.OPT_IN_BLOCKED), happened=lambda change: change.status == BLOCKED
    ),
    ("IPS_ScreenConfigurationService", "SetSessionState"): Rule(_screen),
    # The logs themselves; a policy that could not be set is recorded too
    ("AMT_AuditLog", "ClearLog"): _is(Is.AUDIT_LOG_CLEARED),
    ("AMT_AuditLog", "ExportAuditLogSignature"): _is(Is.AUDIT_LOG_EXPORTED),
    ("AMT_AuditLog", "RequestStateChange"): Rule(_switched(Is.AUDIT_LOG_ENABLED, Is.AUDIT_LOG_DISABLED)),
    **_each(
        Rule(_always(Is.AUDIT_POLICY_MODIFIED), happened=lambda _: True),
        ("AMT_AuditPolicyRule", "SetAuditPolicy"),
        ("AMT_AuditPolicyRule", "SetAuditPolicyBulk"),
    ),
    ("AMT_MessageLog", "ClearLog"): _is(Is.EVENT_LOG_CLEARED),
    ("AMT_MessageLog", "FreezeLog"): _is(Is.EVENT_LOG_FROZEN, content.number("Freeze", 1)),
    # Time and network
    ("AMT_TimeSynchronizationService", "SetHighAccuracyTimeSynch"): _is(Is.TIME_SET, content.new_time),
    ("AMT_TimeSynchronizationService", "EnableLocalTimeSync"): Rule(_time_sync),
    ("AMT_GeneralSettings", "Put"): Rule(
        _sets({"HostName": Is.HOST_NAME_SET, "DomainName": Is.DOMAIN_NAME_SET}),
        {Is.HOST_NAME_SET: content.text("HostName"), Is.DOMAIN_NAME_SET: content.text("DomainName")},
    ),
    ("AMT_EthernetPortSettings", "Put"): Rule(
        _network,
        {Is.TCPIP_SET: content.tcpip, Is.VLAN_SET: content.vlan, Is.LINK_POLICY_SET: content.link_policy},
    ),
    ("IPS_IPv6PortSettings", "Put"): _is(Is.IPV6_SET, content.ipv6),
    ("AMT_EthernetPortSettings", "SetLinkPreference"): _is(
        Is.LINK_PREFERENCE_SET,
        lambda change: content.number("LinkPreference", 4)(change) + content.number("Timeout", 4)(change),
    ),
    (_WIFI, "AddWiFiSettings"): _is(Is.WIFI_PROFILE_ADDED),
    (_WIFI, "UpdateWiFiSettings"): _is(Is.WIFI_PROFILE_UPDATED),
    ("CIM_WiFiEndpointSettings", "Delete"): _is(Is.WIFI_PROFILE_REMOVED),
    (_WIFI, "Put"): Rule(
        _sets(
            {
                "localProfileSynchronizationEnabled": Is.WIFI_SYNCHRONISATION_SET,
                "UEFIWiFiProfileShareEnabled": Is.UEFI_WIFI_SHARING_SET,
            }
        ),
        {
            Is.WIFI_SYNCHRONISATION_SET: content.number("localProfileSynchronizationEnabled", 4),
            Is.UEFI_WIFI_SHARING_SET: content.number("UEFIWiFiProfileShareEnabled", 1),
        },
    ),
    # System defense, agents, endpoint access
    **_each(_is(Is.FILTER_ADDED), ("AMT_Hdr8021Filter", "Create"), ("AMT_IPHeadersFilter", "Create")),
    **_each(_is(Is.FILTER_REMOVED), ("AMT_Hdr8021Filter", "Delete"), ("AMT_IPHeadersFilter", "Delete")),
    ("AMT_SystemDefensePolicy", "Create"): _is(Is.POLICY_ADDED),
    ("AMT_SystemDefensePolicy", "Delete"): _is(Is.POLICY_REMOVED),
    **_each(
        _is(Is.DEFAULT_POLICY_SET),
        ("AMT_NetworkPortDefaultSystemDefensePolicy", "Create"),
        ("AMT_NetworkPortDefaultSystemDefensePolicy", "Delete"),
    ),
    ("AMT_HeuristicPacketFilterSettings", "Put"): _is(Is.HEURISTICS_SET),
    (_AGENT, "Create"): _is(Is.AGENT_ADDED, content.agent),
    (_AGENT, "Delete"): _is(Is.AGENT_REMOVED, content.agent_id),
    **_each(_is(Is.AGENT_ACTION_SET, content.agent_id), (_AGENT, "AddAction"), (_AGENT, "DeleteAllActions")),
    ("IPS_WatchDogAction", "Put"): _is(Is.WATCHDOG_ACTION_SET),
    ("IPS_WatchDogAction", "ApplyActionOnWatchDog"): _is(Is.WATCHDOG_ACTION_OF_AGENT_SET),
    (_EAC, "RequestStateChange"): Rule(_switched(Is.EAC_ENABLED, Is.EAC_DISABLED)),
    (_EAC, "SetEacOptions"): _is(Is.EAC_OPTIONS_SET, content.number("EacVendors", 4)),
    (_EAC, "UpdatePostureState"): _is(Is.EAC_POSTURE_UPDATED),
    **_each(
        _is(Is.EAC_SIGNER_SET), ("AMT_EACCredentialContext", "Create"), ("AMT_EACCredentialContext", "Delete")
    ),
}
