"""CIM_InstalledSoftwareIdentity.

Generated from mof/cim/CIM_InstalledSoftwareIdentity.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_InstalledSoftwareIdentity(Instance):
    """CIM_InstalledSoftwareIdentity."""

    InstalledSoftware: EPR
    System: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_InstalledSoftwareIdentity",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_InstalledSoftwareIdentity",
        superclass=None,
        keys=("InstalledSoftware", "System"),
        properties=(
            Property("InstalledSoftware", "reference", key=True),
            Property("System", "reference", key=True),
        ),
        association=True,
    )


class CIM_InstalledSoftwareIdentityProvider(Provider[CIM_InstalledSoftwareIdentity]):
    CLASS = CIM_InstalledSoftwareIdentity
