"""CIM_PhysicalElementLocation.

Generated from mof/cim/CIM_PhysicalElementLocation.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PhysicalElementLocation(Instance):
    """CIM_PhysicalElementLocation."""

    Element: EPR
    PhysicalLocation: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PhysicalElementLocation",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PhysicalElementLocation",
        superclass="CIM_ElementLocation",
        keys=("Element", "PhysicalLocation"),
        properties=(
            Property("Element", "reference", key=True),
            Property("PhysicalLocation", "reference", key=True),
        ),
        association=True,
    )


class CIM_PhysicalElementLocationProvider(Provider[CIM_PhysicalElementLocation]):
    CLASS = CIM_PhysicalElementLocation
