"""Generations of the firmware: what devices of one release do that those of another do not, as data.

A generation is the one before with what its devices do otherwise; of each trait it says who saw that. What nobody
saw stays as it was. The code asks for a trait, never for a version number.

In sources, a project and a number are an issue or pull request on GitHub, "the guide" is Intel's for AMT.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Final


def _trait(says: str) -> Any:
    return field(metadata={"says": says})


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

_11_8: Final = Generation(
    name="11.8",
    version="11.8.70.3626",
    awake_for=1,
    shared_profiles=False,
    sources=MappingProxyType(
        {
            "version": "fwupd 1438; MeshCommander 24 met 11.8.70",
            "awake_for": "a recorded AMT_GeneralSettings; 10.0.56 by its owner's notes",
            "shared_profiles": "Console 565: not before 16",
        }
    ),
)
_12_0: Final = _after(_11_8, "12.0", version=("12.0.45.1509", "rpc-go 782"))
_14_1: Final = _after(
    _12_0,
    "14.1",
    version=("14.1.79.2540", "what ASUS's update makes of its Z490 boards; kvm-pilot's device is a 14.1.79"),
)
_15_0: Final = _after(_14_1, "15.0", version=("15.0.23.1706", "MPS, CIRAHandler.test.ts: an answer's header"))
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
_16_1: Final = _after(_16_0, "16.1", version=("16.1.25.2124", "rpc-go 843, rps 2149"))
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


@cache
def generation(name: str) -> Generation:
    """The generation of that name; the same object each time."""
    return GENERATIONS[name]
