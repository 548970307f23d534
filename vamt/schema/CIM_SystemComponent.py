"""CIM_SystemComponent.

Generated from mof/cim/CIM_SystemComponent.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_SystemComponent(Instance):
    """CIM_SystemComponent."""

    GroupComponent: EPR
    PartComponent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_SystemComponent",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_SystemComponent",
        superclass="CIM_Component",
        keys=("GroupComponent", "PartComponent"),
        properties=(
            Property("GroupComponent", "reference", key=True),
            Property("PartComponent", "reference", key=True),
        ),
        association=True,
    )


class CIM_SystemComponentProvider(Provider[CIM_SystemComponent]):
    CLASS = CIM_SystemComponent
