"""Generations of the firmware: what devices of one release do that those of another do not, as data.

A generation is the one before with what its devices do otherwise; of each trait it says who saw that. What nobody
saw stays as it was. The code asks for a trait, never for a version number.

In sources, a project and a number are an issue or pull request on GitHub, "the guide" is Intel's for AMT.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, Final


def _trait(says: str) -> Any:
    return field(metadata={"says": says})


class Failing(Enum):
    """Which faults are an Internal Server Error of HTTP."""

    NONE = "none"
    TIME_OUT = "TimedOut"
    RECEIVER = "of the Receiver class, and of enumerations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """What a machine's firmware is and does; a field for each trait, and beside them who saw it so."""

    name: str
    """By which the configuration chooses it."""
    version: str = _trait("version and build")
    """Four numbers."""
    awake_for: int = _trait("IdleWakeTimeout of a new machine, in minutes")
    shared_profiles: bool = _trait("AMT_BootCapabilities.UEFIWiFiCoExistenceAndProfileShare")
    """Whether there is that property."""
    plain_ports: bool = _trait("ports 16992 and 16994, without TLS, and whether TLS can be switched off")
    oldest_tls: str = _trait("oldest TLS")
    newest_tls: str = _trait("newest TLS")
    qop: str = _trait("qop that is offered over HTTP")
    failing: Failing = field(metadata={"says": "faults with status 500 in place of 400"})
    old_logins: bool = _trait("log-ins to redirection by a password or by a digest without qop")
    counted: bool = _trait("log-ins to redirection need a nonce count of eight digits")
    rfb: str = _trait("version of RFB")
    viewers: bool = _trait("port 5900 can be opened for VNC viewers")
    locked_in_session: tuple[int, ...] = _trait(
        "power states refused with ReturnValue 2 in a redirection session"
    )
    refuses_by_two: bool = _trait("every refused power request has ReturnValue 2, not DSP1027's")
    recovery: bool = _trait("AMT_BootCapabilities.PlatformErase, ForceUEFIHTTPSBoot and the like")
    """AMTSecureBootControl, ForceUEFIPBABoot and ForceWinREBoot too."""
    connection: bool = _trait("AMT_EthernetPortSettings.PhysicalConnectionType")
    tells_plain: bool = _trait("AMT_TLSSettingData.NonSecureConnectionsSupported")
    sources: Mapping[str, str] = field(compare=False, repr=False)
    """By trait."""

    @property
    def edition(self) -> tuple[int, int]:
        """The first two numbers of the version."""
        major, minor = self.version.split(".")[:2]
        return int(major), int(minor)


TRAITS: Final[tuple[Field[Any], ...]] = tuple(item for item in fields(Generation) if "says" in item.metadata)


def _after(before: Generation, name: str, **told: tuple[Any, str]) -> Generation:
    """The next generation; of each trait that is another one, what it is and the source."""
    values = {trait: value for trait, (value, _) in told.items()}
    sources = dict(before.sources) | {trait: source for trait, (_, source) in told.items()}
    return replace(before, name=name, sources=MappingProxyType(sources), **values)


FOREVER: Final = 65535
POWER_CYCLE: Final = 5
OFF: Final = 8
"""Of CIM_PowerManagementService; `vamt.firmware.power` has them all, and knows machines."""

_11_8: Final = Generation(
    name="11.8",
    version="11.8.70.3626",
    awake_for=1,
    shared_profiles=False,
    plain_ports=True,
    oldest_tls="1.0",
    newest_tls="1.2",
    qop="auth",
    failing=Failing.NONE,
    old_logins=True,
    counted=False,
    rfb="004.000",
    viewers=True,
    locked_in_session=(POWER_CYCLE, OFF),
    refuses_by_two=True,
    recovery=False,
    connection=False,
    tells_plain=False,
    sources=MappingProxyType(
        {
            "version": "fwupd 1438; MeshCommander 24 met 11.8.70",
            "awake_for": "a recorded AMT_GeneralSettings; 10.0.56 by its owner's notes",
            "shared_profiles": "Console 565: not before 16",
            "plain_ports": "the guide, Security Considerations: until CSME 16.1",
            "oldest_tls": "the guide: until 11",
            "newest_tls": "the guide names none after 1.2",
            "qop": "rps 779, DataProcessor.test: 11.8.50, and 15.0.23",
            "failing": "MeshCentral 192: 400 of a 9.1.45; nobody saw 500",
            "old_logins": "amtterm before 1.7, which knows no other and was written for these",
            "counted": "MeshCentral 4732: until 15.0.41 any will do",
            "rfb": "MeshCommander 24: 11.8.70 on port 16994",
            "viewers": "the guide; MeshCommander 56",
            "locked_in_session": "the guide, Change System Power State; seen with 11.8.92 (MeshCentral 4768)",
            "refuses_by_two": "sdague/amt 28, rgl's notes on 11 and 12, MeshCentral 2426",
            "recovery": "Intel's headers: from 15 on",
            "connection": "recorded answers: from 15 on",
            "tells_plain": "recorded answers do not have it",
        }
    ),
)
_12_0: Final = _after(
    _11_8,
    "12.0",
    version=("12.0.45.1509", "rpc-go 782"),
    oldest_tls=("1.1", "the guide: 1.0 is gone"),
    old_logins=(False, "MeshCommander 24: 12.0.22 lists type 4 alone; wsmancli 10"),
    rfb=("003.008", "MeshCommander 24: 12.0.22 on port 16994"),
)
_14_1: Final = _after(
    _12_0,
    "14.1",
    version=("14.1.79.2540", "what ASUS's update makes of its Z490 boards; kvm-pilot's device is a 14.1.79"),
    failing=(Failing.TIME_OUT, "kvm-pilot's notes on 14.1.79"),
    rfb=("004.000", "kvm-pilot's notes on 14.1.67, port 5900"),
    viewers=(False, "kvm-pilot's notes: 14.1.79 says UnsupportedFeature; MeshCommander 98: 16.1.30 refuses"),
    refuses_by_two=(False, "seen of 9 to 12 only; of 16.1.30 and 19.0.5 only that it is not 0"),
)
_15_0: Final = _after(
    _14_1,
    "15.0",
    version=("15.0.23.1706", "MPS, CIRAHandler.test.ts: an answer's header"),
    oldest_tls=("1.2", "the guide: 1.1 is gone from desktops"),
    failing=(Failing.NONE, "nobody saw 500 of 15 or 16.0"),
    rfb=("003.008", "nobody says which: the one that all clients take"),
    recovery=(True, "Intel's headers"),
    connection=(True, "recorded answers"),
)
_16_0: Final = _after(
    _15_0,
    "16.0",
    version=(
        "16.0.15.1624",
        "MEI's fw_ver in a Linux distributor's public test data; MeshCentral 4619 met 16.0.15",
    ),
    awake_for=(FOREVER, "james-crowley's Ansible collection on 16.1.30 and 19.0.5; rpc-go 1177"),
    shared_profiles=(True, "Console 565"),
)
_16_1: Final = _after(
    _16_0,
    "16.1",
    version=("16.1.25.2124", "rpc-go 843, rps 2149"),
    plain_ports=(False, "the guide; MeshCommander 85 (16.1.25), Console 191 (16.1.27), rps 1023"),
    qop=("auth-int, auth", "rps 779: 16.1.25.1917"),
    failing=(Failing.RECEIVER, "rpc-go 843, rps 2149: 16.1.25.2124"),
    counted=(True, "MeshCentral 4732, 4765: 15.0.42 and 16.1.25"),
    tells_plain=(True, "go-wsman-messages, tls/types.go; rps 1023"),
)
_18: Final = _after(_16_1, "18", version=("18.0.5.2028", "fwupd 7159"))
_19: Final = _after(
    _18,
    "19",
    version=("19.0.0.1854", "Intel's CSME kit for Arrow Lake desktops, as public tools for them name it"),
)

GENERATIONS: Final[Mapping[str, Generation]] = MappingProxyType(
    {one.name: one for one in (_11_8, _12_0, _14_1, _15_0, _16_0, _16_1, _18, _19)}
)
"""The oldest first."""

DEFAULT: Final = _16_0.name
"""The last one that answers without TLS, as most tools begin, and whose version says so."""


LENIENT: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "newest_tls": "1.3",
        "qop": "auth",  # offered auth-int, MeshCommander takes it always, and Python's requests does not log in at all
        "failing": Failing.NONE,  # go-wsman-messages reads a reason on 400 only; MeshCommander gives its session up
        "old_logins": True,  # unless `redirection.clear_passwords` forbids those by a password
        "counted": False,  # consoles count in their own ways
        "rfb": "003.008",  # VNC viewers know no 4.0
        "viewers": True,
        "locked_in_session": (),  # a guest that hangs is to be switched off, whoever watches it
        "recovery": True,  # MeshCommander reads PlatformErase unguarded
        "connection": True,
        "tells_plain": True,
    }
)
"""What a machine does instead where the device only hinders whoever administers it."""


@cache
def generation(name: str, *, strict: bool = False) -> Generation:
    """The generation of that name, to the letter or lenient; the same object each time."""
    return GENERATIONS[name] if strict else replace(GENERATIONS[name], **LENIENT)
