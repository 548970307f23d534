"""The events of the audit log, by the numbers of AuditApplicationEventID: the application's and the event's.

Which of them are recorded unless an auditor says otherwise is what an AMT device answers
(AMT_AuditPolicyRule), with more: what newer firmware added to the same applications, and changes of the network
settings and of the event log, which someone who covers his tracks would make.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

_SHIFT: Final = 16


class AuditEvent(IntEnum):
    """`application << 16 | event` (Intel AMT guide: Event Groups and Event IDs)."""

    # 16
    PROVISIONING_STARTED = 0x00100000
    PROVISIONING_COMPLETED = 0x00100001
    ACL_ENTRY_ADDED = 0x00100002
    ACL_ENTRY_MODIFIED = 0x00100003
    ACL_ENTRY_REMOVED = 0x00100004
    INVALID_CREDENTIALS = 0x00100005
    ACL_ENTRY_STATE = 0x00100006
    TLS_STATE_CHANGED = 0x00100007
    TLS_SERVER_CERTIFICATE_SET = 0x00100008
    TLS_SERVER_CERTIFICATE_REMOVED = 0x00100009
    TRUSTED_ROOT_ADDED = 0x0010000A
    TRUSTED_ROOT_REMOVED = 0x0010000B
    TLS_PRESHARED_KEY_SET = 0x0010000C
    KERBEROS_SETTINGS_MODIFIED = 0x0010000D
    KERBEROS_MASTER_KEY_MODIFIED = 0x0010000E
    FLASH_COUNTERS_RESET = 0x0010000F
    POWER_PACKAGE_MODIFIED = 0x00100010
    REALM_AUTHENTICATION_SET = 0x00100011
    UPGRADED_TO_ADMIN = 0x00100012
    UNPROVISIONED = 0x00100013
    # 17
    POWERED_UP = 0x00110000
    POWERED_DOWN = 0x00110001
    POWER_CYCLED = 0x00110002
    RESET = 0x00110003
    BOOT_OPTIONS_SET = 0x00110004
    GRACEFUL_POWER_DOWN = 0x00110005
    GRACEFUL_RESET = 0x00110006
    STANDBY = 0x00110007
    HIBERNATE = 0x00110008
    NMI = 0x00110009
    # 18
    IDER_OPENED = 0x00120000
    IDER_CLOSED = 0x00120001
    IDER_ENABLED = 0x00120002
    IDER_DISABLED = 0x00120003
    SOL_OPENED = 0x00120004
    SOL_CLOSED = 0x00120005
    SOL_ENABLED = 0x00120006
    SOL_DISABLED = 0x00120007
    KVM_OPENED = 0x00120008
    KVM_CLOSED = 0x00120009
    KVM_ENABLED = 0x0012000A
    KVM_DISABLED = 0x0012000B
    VNC_PASSWORD_FAILED = 0x0012000C
    # 19
    FIRMWARE_UPDATED = 0x00130000
    FIRMWARE_UPDATE_FAILED = 0x00130001
    # 20
    AUDIT_LOG_CLEARED = 0x00140000
    AUDIT_POLICY_MODIFIED = 0x00140001
    AUDIT_LOG_DISABLED = 0x00140002
    AUDIT_LOG_ENABLED = 0x00140003
    AUDIT_LOG_EXPORTED = 0x00140004
    AUDIT_LOG_RECOVERED = 0x00140005
    # 21
    TIME_SET = 0x00150000
    TIME_SYNCHRONISATION_ENABLED = 0x00150001
    TIME_SYNCHRONISATION_DISABLED = 0x00150002
    # 22
    TCPIP_SET = 0x00160000
    HOST_NAME_SET = 0x00160001
    DOMAIN_NAME_SET = 0x00160002
    VLAN_SET = 0x00160003
    LINK_POLICY_SET = 0x00160004
    IPV6_SET = 0x00160005
    # 23
    STORAGE_ATTRIBUTES_SET = 0x00170000
    STORAGE_EACL_MODIFIED = 0x00170001
    STORAGE_FPACL_MODIFIED = 0x00170002
    STORAGE_WRITTEN = 0x00170003
    # 24
    ALERT_SUBSCRIBED = 0x00180000
    ALERT_UNSUBSCRIBED = 0x00180001
    EVENT_LOG_CLEARED = 0x00180002
    EVENT_LOG_FROZEN = 0x00180003
    # 25
    FILTER_ADDED = 0x00190000
    FILTER_REMOVED = 0x00190001
    POLICY_ADDED = 0x00190002
    POLICY_REMOVED = 0x00190003
    DEFAULT_POLICY_SET = 0x00190004
    HEURISTICS_SET = 0x00190005
    HEURISTICS_CLEARED = 0x00190006
    # 26
    AGENT_ADDED = 0x001A0000
    AGENT_REMOVED = 0x001A0001
    AGENT_ACTION_SET = 0x001A0002
    # 27
    WIFI_PROFILE_ADDED = 0x001B0000
    WIFI_PROFILE_REMOVED = 0x001B0001
    WIFI_PROFILE_UPDATED = 0x001B0002
    WIFI_SYNCHRONISATION_SET = 0x001B0003
    LINK_PREFERENCE_SET = 0x001B0004
    UEFI_WIFI_SHARING_SET = 0x001B0005
    # 28
    EAC_SIGNER_SET = 0x001C0000
    EAC_ENABLED = 0x001C0001
    EAC_DISABLED = 0x001C0002
    EAC_POSTURE_UPDATED = 0x001C0003
    EAC_OPTIONS_SET = 0x001C0004
    # 29
    KVM_OPT_IN_ENABLED = 0x001D0000
    KVM_OPT_IN_DISABLED = 0x001D0001
    KVM_PASSWORD_CHANGED = 0x001D0002
    KVM_CONSENT_SUCCEEDED = 0x001D0003
    KVM_CONSENT_FAILED = 0x001D0004
    # 30
    OPT_IN_POLICY_CHANGED = 0x001E0000
    CONSENT_CODE_SENT = 0x001E0001
    OPT_IN_BLOCKED = 0x001E0002
    # 32
    SCREEN_BLANKING_STARTED = 0x00200000
    SCREEN_BLANKING_ENDED = 0x00200001
    # 33
    WATCHDOG_ACTION_SET = 0x00210001
    WATCHDOG_ACTION_OF_AGENT_SET = 0x00210002

    @property
    def application(self) -> int:
        """AuditAppID."""
        return self >> _SHIFT

    @property
    def number(self) -> int:
        """EventID."""
        return self & 0xFFFF


def event_of(application: int, number: int) -> AuditEvent | None:
    """The event of these two numbers, if there is one."""
    try:
        return AuditEvent(application << _SHIFT | number)
    except ValueError:
        return None


def _applications(*numbers: int) -> frozenset[AuditEvent]:
    return frozenset(event for event in AuditEvent if event.application in numbers)


SUPER_CRITICAL: Final = frozenset(
    {
        AuditEvent.PROVISIONING_STARTED,
        AuditEvent.PROVISIONING_COMPLETED,
        AuditEvent.UNPROVISIONED,
        AuditEvent.BOOT_OPTIONS_SET,
        AuditEvent.IDER_OPENED,
        AuditEvent.SOL_OPENED,
        AuditEvent.KVM_OPENED,
    }
)
"""Recorded whatever the policy says, and the last of them kept when the log rolls over or is cleared."""

ALWAYS: Final = SUPER_CRITICAL | {AuditEvent.AUDIT_LOG_CLEARED, AuditEvent.AUDIT_LOG_RECOVERED}
"""Cannot be taken out of the policy."""

NEVER_CRITICAL: Final = _applications(20) - {AuditEvent.AUDIT_POLICY_MODIFIED}
"""Cannot be critical (Intel AMT guide: Security Audit Log Events)."""

DEFAULT: Final = _applications(16, 17, 18, 19, 20, 21, 22, 29, 30) - {
    AuditEvent.FLASH_COUNTERS_RESET,
    AuditEvent.POWER_PACKAGE_MODIFIED,
} | {
    AuditEvent.EVENT_LOG_CLEARED,
    AuditEvent.EVENT_LOG_FROZEN,
    AuditEvent.WIFI_SYNCHRONISATION_SET,
    AuditEvent.LINK_PREFERENCE_SET,
}
"""What a new machine records."""
