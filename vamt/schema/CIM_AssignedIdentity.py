"""CIM_AssignedIdentity.

Generated from mof/cim/CIM_AssignedIdentity.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_AssignedIdentity(Instance):
    """CIM_AssignedIdentity."""

    IdentityInfo: EPR
    ManagedElement: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_AssignedIdentity",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_AssignedIdentity",
        superclass=None,
        keys=("IdentityInfo", "ManagedElement"),
        properties=(
            Property("IdentityInfo", "reference", key=True),
            Property("ManagedElement", "reference", key=True),
        ),
        association=True,
    )


class CIM_AssignedIdentityProvider(Provider[CIM_AssignedIdentity]):
    CLASS = CIM_AssignedIdentity
