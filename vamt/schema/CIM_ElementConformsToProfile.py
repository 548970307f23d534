"""CIM_ElementConformsToProfile.

Generated from mof/cim/CIM_ElementConformsToProfile.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ElementConformsToProfile(Instance):
    """CIM_ElementConformsToProfile."""

    ConformantStandard: EPR
    ManagedElement: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ElementConformsToProfile",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ElementConformsToProfile",
        superclass=None,
        keys=("ConformantStandard", "ManagedElement"),
        properties=(
            Property("ConformantStandard", "reference", key=True),
            Property("ManagedElement", "reference", key=True),
        ),
        association=True,
    )


class CIM_ElementConformsToProfileProvider(Provider[CIM_ElementConformsToProfile]):
    CLASS = CIM_ElementConformsToProfile
