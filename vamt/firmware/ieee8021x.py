"""802.1X on the wired interface, as clients set it: twice, since AMT has an old class and a new one for it.

A virtual interface is let into its network by the hypervisor. So nothing here is ever used to log in anywhere,
and passwords that are put are not kept. Certificates are named by their handles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from vamt.machine import Section, Snapshot

PXE_SECONDS: Final = 120
"""PxeTimeout of both classes, until it is set."""


@dataclass(frozen=True, slots=True)
class Supplicant(Section):
    """What both classes have; fields in capitals are their properties, None those that were never put."""

    AuthenticationProtocol: int | None = None
    Domain: str | None = None
    RoamingIdentity: str | None = None
    ServerCertificateName: str | None = None
    ServerCertificateNameComparison: int | None = None
    Username: str | None = None
    client: int | None = None
    """The certificate the machine would log in with."""
    issuer: int | None = None
    """The root of the server's certificate."""


@dataclass(frozen=True, slots=True)
class Profile(Supplicant):
    """AMT_8021XProfile."""

    NAME: ClassVar[str] = "802.1x-profile"

    ActiveInS0: bool = True
    Enabled: bool = False
    PxeTimeout: int = PXE_SECONDS


@dataclass(frozen=True, slots=True)
class Settings(Supplicant):
    """IPS_IEEE8021xSettings."""

    NAME: ClassVar[str] = "802.1x-settings"

    AvailableInS0: bool = False
    Enabled: int = 3
    """2 with certificates, 3 disabled, 6 without."""
    PxeTimeout: int = PXE_SECONDS


def uses(snap: Snapshot, handle: int) -> bool:
    """Whether a certificate is named by either, and so cannot be deleted."""
    both: tuple[Supplicant, ...] = (snap.section(Profile), snap.section(Settings))
    return any(handle in (one.client, one.issuer) for one in both)
