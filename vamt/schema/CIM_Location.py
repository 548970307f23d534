"""CIM_Location.

Generated from mof/cim/CIM_Location.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Location(Instance):
    """CIM_Location."""

    Address: str | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str | None = None
    Name: str
    PhysicalPosition: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Location",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Location",
        superclass="CIM_ManagedElement",
        keys=("Name", "PhysicalPosition"),
        properties=(
            Property("Address", "string"),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string"),
            Property("Name", "string", key=True),
            Property("PhysicalPosition", "string", key=True),
        ),
    )


class CIM_LocationProvider(Provider[CIM_Location]):
    CLASS = CIM_Location
