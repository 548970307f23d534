"""CIM_ElementLocation.

Generated from mof/cim/CIM_ElementLocation.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ElementLocation(Instance):
    """CIM_ElementLocation."""

    Element: EPR
    PhysicalLocation: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ElementLocation",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ElementLocation",
        superclass=None,
        keys=("Element", "PhysicalLocation"),
        properties=(
            Property("Element", "reference", key=True),
            Property("PhysicalLocation", "reference", key=True),
        ),
        association=True,
    )


class CIM_ElementLocationProvider(Provider[CIM_ElementLocation]):
    CLASS = CIM_ElementLocation
