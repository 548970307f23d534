"""CIM_OrderedComponent.

Generated from mof/cim/CIM_OrderedComponent.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_OrderedComponent(Instance):
    """CIM_OrderedComponent."""

    AssignedSequence: int | None = None
    GroupComponent: EPR
    PartComponent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_OrderedComponent",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_OrderedComponent",
        superclass="CIM_Component",
        keys=("GroupComponent", "PartComponent"),
        properties=(
            Property("AssignedSequence", "uint64"),
            Property("GroupComponent", "reference", key=True),
            Property("PartComponent", "reference", key=True),
        ),
        association=True,
    )


class CIM_OrderedComponentProvider(Provider[CIM_OrderedComponent]):
    CLASS = CIM_OrderedComponent
