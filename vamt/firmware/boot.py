"""What the firmware remembers for the next boot, and how that start differs from the domain's own.

The boot source chosen by ChangeBootOrder counts for the next boot by itself: fence_amt_ws sends nothing else.
AMT_BootSettingData counts only once SetBootConfigRole made the configuration the next one: MPS puts
BIOSSetup=true before every plain power action and never sets the role. Whatever was remembered is gone after
the next boot (Intel AMT guide: Boot Control).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from time import monotonic
from typing import ClassVar, Final, Literal

from vamt.backend.base import Ability, BootDevice, BootOnce, Domain, RemoteMedium
from vamt.firmware.consent import boot_agreed
from vamt.firmware.sessions import RedirectedMedia, Sessions
from vamt.machine import Section, Snapshot

BOOT_DEVICES: Final[Mapping[str, BootDevice]] = {
    "Intel(r) AMT: Force Hard-drive Boot": "hd",
    "Intel(r) AMT: Force PXE Boot": "network",
    "Intel(r) AMT: Force CD/DVD Boot": "cdrom",
}
"""Boot sources, by InstanceID, in the order a device lists them."""

_HAVING: Final[Mapping[BootDevice, Callable[[Domain], bool]]] = {
    "hd": lambda domain: any(disk.device in {"disk", "lun"} for disk in domain.disks),
    "network": lambda domain: bool(domain.interfaces),
    "cdrom": lambda domain: (
        Ability.CDROM in domain.abilities or any(disk.device == "cdrom" for disk in domain.disks)
    ),
}
"""MPS chooses the CD for a boot by IDE-R: where one can be put in, the domain need have no drive."""

_DRIVES: Final[Mapping[Literal["cdrom", "floppy"], BootDevice]] = {"cdrom": "cdrom", "floppy": "fd"}

IDER_CD: Final = 1
"""AMT_BootSettingData.IDERBootDevice; anything else is the floppy."""


def boot_devices(domain: Domain) -> Mapping[str, BootDevice]:
    """The sources that a machine has, by InstanceID: those of its capabilities, its list, and ChangeBootOrder."""
    return {name: device for name, device in BOOT_DEVICES.items() if _HAVING[device](domain)}


@dataclass(frozen=True, slots=True)
class NextBoot(Section):
    """The boot configuration: the source, whether it is the next one, and AMT_BootSettingData as it was put.

    Fields in capitals are the writable properties of AMT_BootSettingData.
    """

    NAME: ClassVar[str] = "next-boot"

    source: str | None = None
    single_use: bool = False
    token: str = ""
    BIOSPause: bool = False
    BIOSSetup: bool = False
    BootMediaIndex: int = 0
    ConfigurationDataReset: bool = False
    EnforceSecureBoot: bool = False
    FirmwareVerbosity: int = 0
    ForcedProgressEvents: bool = False
    IDERBootDevice: int = 0
    LockKeyboard: bool = False
    LockPowerButton: bool = False
    LockResetButton: bool = False
    LockSleepButton: bool = False
    PlatformErase: bool = False
    ReflashBIOS: bool = False
    SecureErase: bool = False
    UefiBootNumberOfParams: int = 0
    UefiBootParametersArray: bytes | None = None
    UseIDER: bool = False
    UseSOL: bool = False
    UseSafeMode: bool = False
    UserPasswordBypass: bool = False

    def marked(self) -> NextBoot:
        """Itself under a new token, so that the start it leads to can be told from all others."""
        return replace(self, token=new_token())

    def once(self, domain: Domain, media: RedirectedMedia) -> BootOnce | None:
        """How the next start of that domain differs from its configuration, or None if it does not.

        Redirected media win over a source: MPS sends both for a CD. While nobody offers the medium, the machine
        boots as ever. A source wins over BIOSSetup, which goes with none (Boot Control), and which MPS leaves
        behind whenever it switches a machine off.
        """
        device = None if self.source is None else BOOT_DEVICES.get(self.source)
        medium = None
        if self.single_use and self.UseIDER:
            medium = self._redirected(media)
            device = None if medium is None else _DRIVES[medium.device]
        menu = device is None and self.single_use and self.BIOSSetup and Ability.BOOT_MENU in domain.abilities
        serial = self.single_use and self.UseSOL and Ability.FIRMWARE_ON_SERIAL in domain.abilities
        if device is None and not menu and not serial:
            return None
        index = self.BootMediaIndex if self.single_use and medium is None and device in ("hd", "cdrom") else 0
        return BootOnce(self.token, device, index, menu, medium, serial)

    def _redirected(self, media: RedirectedMedia) -> RemoteMedium | None:
        """What a console offers over IDE-R, if it is what is to be booted from."""
        if self.IDERBootDevice == IDER_CD:
            return RemoteMedium("cdrom", media.cdrom) if media.cdrom else None
        return RemoteMedium("floppy", media.floppy) if media.floppy else None


def new_token() -> str:
    """What names one choice of the next boot."""
    return secrets.token_hex(8)


def awaits_media(snap: Snapshot) -> bool:
    """Whether the next boot is to be from what a console has not said yet: its session has just been opened."""
    chosen = snap.section(NextBoot)
    wanted = chosen.single_use and chosen.UseIDER
    return wanted and bool(snap.section(Sessions).ider) and not snap.section(RedirectedMedia).known


NOTHING: Final = NextBoot()
"""After a boot, and on a new machine."""


@dataclass(frozen=True, slots=True)
class OwnStart(Section):
    """The start that vamt itself is making. Held, never stored.

    The hypervisor tells of it like of anyone's, sometimes only after the verb has returned or was given up.
    """

    NAME: ClassVar[str] = "own-start"

    token: str = ""
    """Of the `NextBoot` it is made from."""
    until: float = 0.0
    """By the monotonic clock: what has not started by then is not this one. 0 for none."""


def begun_from(snap: Snapshot) -> str:
    """The token of what a start was made from that is told when the machine's picture is this one.

    That is what vamt began its own start with, whatever was chosen since; else what is chosen.
    """
    own = snap.section(OwnStart)
    return own.token if monotonic() < own.until else snap.section(NextBoot).token


def next_start(snap: Snapshot) -> BootOnce | None:
    """How the next start of a machine differs from its domain's configuration, or None if it does not.

    What was set counts no more once the consent it needs has ended (Intel AMT guide: Remote Control and User Consent).
    """
    if not boot_agreed(snap, monotonic()):
        return None
    return snap.section(NextBoot).once(snap.domain, snap.section(RedirectedMedia))
