"""CIM_Component: One element is part of another.

Generated from mof/cim/CIM_Component.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Component(Instance):
    """One element is part of another."""

    GroupComponent: EPR
    PartComponent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Component",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Component",
        superclass=None,
        keys=("GroupComponent", "PartComponent"),
        properties=(
            Property("GroupComponent", "reference", key=True),
            Property("PartComponent", "reference", key=True),
        ),
        association=True,
    )


class CIM_ComponentProvider(Provider[CIM_Component]):
    CLASS = CIM_Component
