"""Which of DMTF's management profiles a machine conforms to, and in what: how a DASH console finds its way.

Only those are registered whose mandatory classes are all here: Boot Control and Power State Management also want
associations of services with their host and their capabilities. The documented way to the host begins at
`Base Desktop and Mobile` (Intel AMT guide: Discovering CIM_ComputerSystem), whose version is documented; the
others' is assumed to be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from vamt.cim.model import Instance
from vamt.machine import Snapshot
from vamt.schema.CIM_ElementConformsToProfile import (
    CIM_ElementConformsToProfile,
    CIM_ElementConformsToProfileProvider,
)
from vamt.schema.CIM_ReferencedProfile import CIM_ReferencedProfile, CIM_ReferencedProfileProvider
from vamt.schema.CIM_RegisteredProfile import CIM_RegisteredProfile, CIM_RegisteredProfileProvider
from vamt_providers.chassis import Chassis
from vamt_providers.computer_system import ComputerSystem
from vamt_providers.hardware import Processor
from vamt_providers.names import MANAGED_SYSTEM
from vamt_providers.software_identity import SoftwareIdentity

DMTF: Final = 2
NOT_ADVERTISED: Final = 2
VERSION: Final = "1.0.0"


def _profile(name: str) -> CIM_RegisteredProfile:
    return CIM_RegisteredProfile(
        InstanceID=f"Intel(r) AMT:{name}",
        AdvertiseTypes=(NOT_ADVERTISED,),
        ElementName=name,
        RegisteredName=name,
        RegisteredOrganization=DMTF,
        RegisteredVersion=VERSION,
    )


BASE: Final = _profile("Base Desktop and Mobile")


def _host(snap: Snapshot) -> Iterable[Instance]:
    return (system for system in ComputerSystem().instances(snap) if system.Name == MANAGED_SYSTEM)


_CENTRAL: Final[Mapping[CIM_RegisteredProfile, Callable[[Snapshot], Iterable[Instance]]]] = {
    BASE: _host,
    _profile("CPU"): Processor().instances,
    _profile("Physical Asset"): Chassis().instances,
    _profile("Software Inventory"): SoftwareIdentity().instances,
}
"""The profiles, and where the instances of their central classes come from."""


class RegisteredProfile(CIM_RegisteredProfileProvider):
    """One instance per profile."""

    def instances(self, snap: Snapshot) -> Iterable[CIM_RegisteredProfile]:
        return _CENTRAL


class ElementConformsToProfile(CIM_ElementConformsToProfileProvider):
    """What conforms: the instances of a profile's central class."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_ElementConformsToProfile]:
        for profile, central in _CENTRAL.items():
            for element in central(snap):
                yield CIM_ElementConformsToProfile(
                    ConformantStandard=profile.epr(), ManagedElement=element.epr()
                )


class ReferencedProfile(CIM_ReferencedProfileProvider):
    """The host's profile refers to all others, which are of its parts."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_ReferencedProfile]:
        for profile in _CENTRAL:
            if profile is not BASE:
                yield CIM_ReferencedProfile(Antecedent=profile.epr(), Dependent=BASE.epr())
