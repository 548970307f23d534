"""Which AMT realm a user needs for which class: one table (Intel AMT guide: Access Control Lists and Realms).

PT Administration includes every realm, and alone opens what the table does not name: accounts, certificates,
TLS, network settings, remote access, wireless, set-up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final, Protocol


class Realm(IntEnum):
    """The realms, by their numbers on the wire."""

    REDIRECTION = 2
    PT_ADMINISTRATION = 3
    HARDWARE_ASSET = 4
    REMOTE_CONTROL = 5
    STORAGE = 6
    EVENT_MANAGER = 7
    STORAGE_ADMIN = 8
    AGENT_PRESENCE_LOCAL = 9
    AGENT_PRESENCE_REMOTE = 10
    CIRCUIT_BREAKER = 11
    NETWORK_TIME = 12
    GENERAL_INFO = 13
    FIRMWARE_UPDATE = 14
    EIT = 15
    LOCAL_UN = 16
    ENDPOINT_ACCESS_CONTROL = 17
    ENDPOINT_ACCESS_CONTROL_ADMIN = 18
    EVENT_LOG_READER = 19
    AUDIT_LOG = 20
    ACL = 21
    LOCAL_SYSTEM = 24

    @property
    def word(self) -> str:
        """As people write it."""
        return self.name.lower().replace("_", "-")


GRANTABLE: Final[Mapping[Realm, str]] = {
    Realm.REDIRECTION: "SOL, IDE-R, KVM, and the user's consent",
    Realm.PT_ADMINISTRATION: "everything: an administrator",
    Realm.HARDWARE_ASSET: "hardware inventory",
    Realm.REMOTE_CONTROL: "power and boot",
    Realm.STORAGE: "third-party data storage",
    Realm.EVENT_MANAGER: "reads and clears the event log; alerts",
    Realm.STORAGE_ADMIN: "settings of third-party data storage",
    Realm.AGENT_PRESENCE_LOCAL: "agent presence, for the agents",
    Realm.AGENT_PRESENCE_REMOTE: "settings of agent presence",
    Realm.CIRCUIT_BREAKER: "system defense: network filters",
    Realm.NETWORK_TIME: "the clock",
    Realm.GENERAL_INFO: "reads versions, inventory, network, audit log",
    Realm.FIRMWARE_UPDATE: "firmware update; has no effect here",
    Realm.EIT: "embedded IT; has no effect here",
    Realm.LOCAL_UN: "alerts to the local user; has no effect here",
    Realm.ENDPOINT_ACCESS_CONTROL: "endpoint access control: the posture",
    Realm.ENDPOINT_ACCESS_CONTROL_ADMIN: "settings of endpoint access control",
    Realm.EVENT_LOG_READER: "reads the event log",
    Realm.AUDIT_LOG: "clears and locks the audit log; one user only",
    Realm.ACL: "the user's own account",
}
"""The realms a user can be given, and what each opens in a few words; the one left is the firmware's own entry's."""

Realms = frozenset[int]

_READING: Final = ("Enumerate", "Get", "PositionAt", "PositionTo", "Read")
"""How the names of methods begin that change nothing."""


def reads(method: str) -> bool:
    """Whether a method only reads."""
    return method.startswith(_READING)


def _of(*realms: Realm) -> Realms:
    return frozenset(map(int, realms))


_ADMINISTRATION: Final = _of(Realm.PT_ADMINISTRATION)
_AGENTS: Final = _of(Realm.AGENT_PRESENCE_REMOTE)
_AGENTS_LOCAL: Final = _of(Realm.AGENT_PRESENCE_LOCAL)
_AUDITOR: Final = _of(Realm.AUDIT_LOG)
_CONTROL: Final = _of(Realm.REMOTE_CONTROL)
_CONTROL_READ: Final = _of(Realm.REMOTE_CONTROL, Realm.REDIRECTION)
_DEFENSE: Final = _of(Realm.CIRCUIT_BREAKER)
_ENDPOINT: Final = _of(Realm.ENDPOINT_ACCESS_CONTROL)
_ENDPOINT_ADMIN: Final = _of(Realm.ENDPOINT_ACCESS_CONTROL_ADMIN)
_EVENTS: Final = _of(Realm.EVENT_MANAGER)
_EVENT_LOG: Final = _of(Realm.EVENT_MANAGER, Realm.EVENT_LOG_READER)
_GENERAL: Final = _of(Realm.GENERAL_INFO)
_HARDWARE: Final = _of(Realm.HARDWARE_ASSET, Realm.GENERAL_INFO)
_IDENTITY: Final = _of(Realm.GENERAL_INFO, Realm.REMOTE_CONTROL, Realm.HARDWARE_ASSET)
_OWN_ENTRY: Final = _of(Realm.ACL, Realm.AUDIT_LOG)
_REDIRECTION: Final = _of(Realm.REDIRECTION)
_STORAGE: Final = _of(Realm.STORAGE)
_STORAGE_ADMIN: Final = _of(Realm.STORAGE_ADMIN)
_TIME: Final = _of(Realm.NETWORK_TIME)


@dataclass(frozen=True, slots=True)
class Rule:
    """The realms that open a class, any one of them: to read it, to change it, to call a method of it.

    A method that is not named reads or changes by what it does (`reads`).
    """

    read: Realms = _ADMINISTRATION
    change: Realms = _ADMINISTRATION
    methods: Mapping[str, Realms] = field(default_factory=dict)

    def opened_by(self, method: str | None, *, change: bool) -> Realms:
        """What opens the class for reading, for changing, or for calling a method."""
        if method is not None:
            return self.methods.get(method) or (self.read if reads(method) else self.change)
        return self.change if change else self.read


def _each(rule: Rule, *classes: str) -> Mapping[str, Rule]:
    return dict.fromkeys(classes, rule)


TABLE: Final[Mapping[str, Rule]] = {
    # Who the machine is, and what everybody who manages it has to know.
    **_each(
        Rule(_IDENTITY),
        *("AMT_GeneralSettings", "CIM_ComputerSystem", "CIM_ElementConformsToProfile"),
        *("CIM_ElementSoftwareIdentity", "CIM_HostedService", "CIM_InstalledSoftwareIdentity"),
        *("CIM_ReferencedProfile", "CIM_RegisteredProfile", "CIM_ServiceAvailableToElement"),
        *("CIM_SoftwareIdentity", "IPS_HostBootReason"),
    ),
    **_each(
        Rule(_GENERAL),
        *("AMT_CryptographicCapabilities", "AMT_EthernetPortSettings", "AMT_TLSProtocolEndpoint"),
        *("AMT_TLSProtocolEndpointCollection", "AMT_TLSSettingData", "AMT_WebUIService"),
        *("CIM_EthernetPort", "CIM_LANEndpoint", "IPS_HostBasedSetupService", "IPS_HostIPSettings"),
        *("IPS_IPv6PortSettings", "IPS_LANEndpoint"),
    ),
    "AMT_SetupAndConfigurationService": Rule(
        _GENERAL,
        methods={
            "GetProvisioningAuditRecord": _ADMINISTRATION,
            "GetProvisioningAuditRecordV2": _ADMINISTRATION,
            "GetUnprovisionBlockingComponents": _ADMINISTRATION,
        },
    ),
    # A user can be let see and renew his own entry; the provider sees to it that it is his own.
    "AMT_AuthorizationService": Rule(
        _GENERAL | _OWN_ENTRY,
        methods={
            "EnumerateUserAclEntries": _OWN_ENTRY,
            "GetAclEnabledState": _OWN_ENTRY,
            "GetAdminAclEntry": _ADMINISTRATION,
            "GetUserAclEntryEx": _OWN_ENTRY,
            "RemoveUserAclEntry": _AUDITOR | _ADMINISTRATION,
            "UpdateUserAclEntryEx": _OWN_ENTRY,
        },
    ),
    # Hardware.
    **_each(
        Rule(_HARDWARE),
        *("AMT_AssetTable", "AMT_PCIDevice", "CIM_AssociatedSensor", "CIM_BIOSElement", "CIM_BIOSFeature"),
        *("CIM_BIOSFeatureBIOSElements", "CIM_Battery", "CIM_Card", "CIM_Chassis", "CIM_Chip"),
        *("CIM_ComputerSystemPackage", "CIM_Controller", "CIM_CoolingDevice", "CIM_ElementLocation"),
        *("CIM_Fan", "CIM_Location", "CIM_MediaAccessDevice", "CIM_Memory", "CIM_PCIController"),
        *("CIM_PhysicalComponent", "CIM_PhysicalConnector", "CIM_PhysicalElement"),
        *("CIM_PhysicalElementLocation", "CIM_PhysicalFrame", "CIM_PhysicalMemory", "CIM_PhysicalPackage"),
        *("CIM_PowerSupply", "CIM_Processor", "CIM_Product", "CIM_Realizes", "CIM_Sensor"),
        *("CIM_SoftwareElement", "CIM_SoftwareFeature", "CIM_SoftwareFeatureSoftwareElements"),
        *("CIM_StorageExtent", "CIM_SystemBIOS", "CIM_SystemDevice", "CIM_SystemPackaging"),
        *("CIM_Tachometer",),
    ),
    "AMT_AssetTableService": Rule(_HARDWARE, methods={"RequestMediaDeviceTableUpdate": _HARDWARE}),
    # Power and boot.
    **_each(
        Rule(_CONTROL_READ, _CONTROL),
        *("AMT_BootSettingData", "CIM_BootConfigSetting", "CIM_BootService"),
        *("CIM_PowerManagementCapabilities", "CIM_PowerManagementService", "IPS_PowerManagementService"),
    ),
    **_each(
        Rule(_CONTROL_READ),
        *("AMT_BootCapabilities", "CIM_AssociatedPowerManagementService", "CIM_BootSettingData"),
        *("CIM_BootSourceSetting", "CIM_ElementSettingData", "CIM_OrderedComponent"),
        *("IPS_PowerManagementCapabilities",),
    ),
    "VAMT_Processor": Rule(_HARDWARE | _CONTROL, _CONTROL),
    # Redirection, KVM and the consent it may need; who may ask for it without consent, administrators say.
    **_each(
        Rule(_REDIRECTION | _GENERAL, _REDIRECTION),
        *("AMT_RedirectionService", "CIM_KVMRedirectionSAP", "CIM_RedirectionService"),
    ),
    **_each(
        Rule(_REDIRECTION),
        *("IPS_IderSessionUsingPort", "IPS_KvmSessionUsingPort", "IPS_RasSessionUsingPort"),
        *("IPS_SecIOService", "IPS_SessionUsingPort", "IPS_SolSessionUsingPort"),
    ),
    **_each(Rule(_REDIRECTION, _REDIRECTION), "IPS_ScreenConfigurationService", "IPS_ScreenSettingData"),
    "IPS_KVMRedirectionSettingData": Rule(
        _REDIRECTION,
        methods=dict.fromkeys(("DataChannelRead", "DataChannelWrite", "TerminateSession"), _REDIRECTION),
    ),
    "IPS_OptInService": Rule(
        _CONTROL_READ | _GENERAL,
        methods=dict.fromkeys(("CancelOptIn", "SendOptInCode", "StartOptIn"), _CONTROL_READ),
    ),
    # Logs; the audit log can be read by all, and belongs to its auditor.
    **_each(Rule(_EVENT_LOG, _EVENTS), "AMT_EventLogEntry", "CIM_LogManagesRecord"),
    "AMT_MessageLog": Rule(_EVENT_LOG, _EVENTS, {"CancelIteration": _EVENT_LOG}),
    "AMT_AuditLog": Rule(_GENERAL | _AUDITOR, _AUDITOR),
    "AMT_AuditPolicyRule": Rule(_GENERAL | _AUDITOR, _AUDITOR),
    # Alerts.
    **_each(
        Rule(_EVENTS, _EVENTS),
        *("AMT_EventManagerService", "AMT_EventSubscriber", "AMT_PETCapabilities"),
        *("AMT_PETFilterForTarget", "AMT_PETFilterSetting", "AMT_SNMPEventSubscriber"),
        *("AMT_TrapTargetForService", "CIM_AbstractIndicationSubscription", "CIM_AlertIndication"),
        *("CIM_FilterCollection", "CIM_FilterCollectionSubscription", "CIM_IndicationService"),
        *("CIM_ListenerDestination", "CIM_ListenerDestinationWSManagement", "CIM_RemotePort"),
    ),
    # Time.
    "AMT_TimeSynchronizationService": Rule(_TIME, _TIME),
    # Agent presence, system defense, endpoint access control.
    **_each(
        Rule(
            _AGENTS | _AGENTS_LOCAL,
            _AGENTS,
            dict.fromkeys(("AssertPresence", "AssertShutdown", "RegisterAgent"), _AGENTS_LOCAL),
        ),
        *("AMT_AgentPresenceWatchdog", "AMT_AgentPresenceWatchdogVA"),
    ),
    **_each(
        Rule(_AGENTS, _AGENTS),
        *("AMT_AgentPresenceCapabilities", "AMT_AgentPresenceInterfacePolicy", "AMT_AgentPresenceService"),
        *("AMT_AgentPresenceWatchdogAction", "AMT_StateTransitionCondition", "CIM_Watchdog"),
        *("IPS_WatchDogAction",),
    ),
    **_each(
        Rule(_DEFENSE, _DEFENSE),
        *("AMT_ActiveFilterStatistics", "AMT_ComplexFilterEntryBase", "AMT_FilterEntryBase"),
        *("AMT_EnvironmentDetectionInterfacePolicy", "AMT_FilterInSystemDefensePolicy"),
        *("AMT_GeneralSystemDefenseCapabilities", "AMT_Hdr8021Filter"),
        *("AMT_HeuristicPacketFilterInterfacePolicy", "AMT_HeuristicPacketFilterSettings"),
        *("AMT_HeuristicPacketFilterStatistics", "AMT_IPHeadersFilter", "AMT_InterfacePolicy"),
        *("AMT_NetworkFilter", "AMT_NetworkPortDefaultSystemDefensePolicy"),
        *("AMT_NetworkPortSystemDefenseCapabilities", "AMT_NetworkPortSystemDefensePolicy"),
        *("AMT_SystemDefensePolicy", "AMT_SystemDefensePolicyInService", "AMT_SystemDefenseService"),
    ),
    "AMT_EndpointAccessControlService": Rule(
        _ENDPOINT | _ENDPOINT_ADMIN,
        _ENDPOINT_ADMIN,
        dict.fromkeys(("GetPosture", "GetPostureHash", "UpdatePostureState"), _ENDPOINT),
    ),
    "AMT_EACCredentialContext": Rule(_ENDPOINT_ADMIN, _ENDPOINT_ADMIN),
    # Third-party data storage.
    "AMT_ThirdPartyDataStorageAdministrationService": Rule(_STORAGE_ADMIN, _STORAGE_ADMIN),
    "AMT_ThirdPartyDataStorageService": Rule(_STORAGE, _STORAGE),
}
_DEFAULT: Final = Rule()


class Holder(Protocol):
    """Who may have realms."""

    def holds(self, wanted: frozenset[int]) -> bool:
        """Whether one of these realms is his."""


def may(principal: Holder, class_name: str, *, change: bool, method: str | None = None) -> bool:
    """Whether a user may read a class, change it, or call a method of it."""
    return principal.holds(TABLE.get(class_name, _DEFAULT).opened_by(method, change=change))
