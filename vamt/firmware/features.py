"""What of AMT is switched on: redirection, the remote desktop, the firmware's own screens, general settings.

Sections that several families and the servers beside WS-Management obey. Fields in capitals are properties of
the class the section belongs to, spelt as there. What a client may put into them is said by the providers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from vamt.machine import Section

REDIRECTION_OFF: Final = 32768
IDER: Final = 1
SOL: Final = 2
"""Bits that are added to `REDIRECTION_OFF` (AMT_RedirectionService.EnabledState)."""


@dataclass(frozen=True, slots=True)
class Redirection(Section):
    """AMT_RedirectionService: SOL and IDE-R are on, as after set-up with the default privacy level."""

    NAME: ClassVar[str] = "redirection"

    EnabledState: int = REDIRECTION_OFF | IDER | SOL
    ListenerEnabled: bool = True
    """Whether anything is served on the redirection ports, the remote desktop included."""


@dataclass(frozen=True, slots=True)
class Desktop(Section):
    """CIM_KVMRedirectionSAP and IPS_KVMRedirectionSettingData."""

    NAME: ClassVar[str] = "desktop"

    enabled: bool = True
    requested: int | None = None
    """The state last requested over the wire."""
    BackToBackFbMode: bool = False
    DefaultScreen: int = 0
    DoubleBufferEnabled: bool = False
    InitialDecimationModeForLowRes: int = 1
    Is5900PortEnabled: bool = False
    RFBPassword: str = ""
    """In clear: the challenge of plain VNC is encrypted with it."""
    SessionTimeout: int = 3
    """Minutes without input; 0 is for ever."""


@dataclass(frozen=True, slots=True)
class SecureOutput(Section):
    """IPS_SecIOService: how the firmware draws on the screen."""

    NAME: ClassVar[str] = "secure-output"

    DefaultScreen: int = 0
    RequestedLanguage: int = 65535
    zoom: int = 65535


@dataclass(frozen=True, slots=True)
class General(Section):
    """The writable properties of AMT_GeneralSettings; names that are None are the domain's."""

    NAME: ClassVar[str] = "general"

    AMTNetworkEnabled: int = 1
    DDNSPeriodicUpdateInterval: int = 1440
    """Minutes."""
    DDNSTTL: int = 900
    """Seconds."""
    DDNSUpdateByDHCPServerEnabled: bool = True
    DDNSUpdateEnabled: bool = False
    DHCPSyncRequiresHostname: int = 1
    DHCPv6ConfigurationTimeout: int = 0
    """Seconds."""
    DomainName: str = ""
    HostName: str | None = None
    HostOSFQDN: str | None = None
    IdleWakeTimeout: int | None = None
    """Minutes; None until it is set: the firmware's own."""
    PingResponseEnabled: bool = True
    PreferredAddressFamily: int = 0
    PresenceNotificationInterval: int = 0
    """Minutes."""
    RmcpPingResponseEnabled: bool = True
    SharedFQDN: bool = True
    ThunderboltDockEnabled: int = 0
    WsmanOnlyMode: bool = False
