"""CIM_ConcreteComponent.

Generated from mof/cim/CIM_ConcreteComponent.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ConcreteComponent(Instance):
    """CIM_ConcreteComponent."""

    GroupComponent: EPR
    PartComponent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ConcreteComponent",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ConcreteComponent",
        superclass="CIM_Component",
        keys=("GroupComponent", "PartComponent"),
        properties=(
            Property("GroupComponent", "reference", key=True),
            Property("PartComponent", "reference", key=True),
        ),
        association=True,
    )


class CIM_ConcreteComponentProvider(Provider[CIM_ConcreteComponent]):
    CLASS = CIM_ConcreteComponent
