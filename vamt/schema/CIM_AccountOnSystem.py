"""CIM_AccountOnSystem.

Generated from mof/cim/CIM_AccountOnSystem.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_AccountOnSystem(Instance):
    """CIM_AccountOnSystem."""

    GroupComponent: EPR
    PartComponent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_AccountOnSystem",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_AccountOnSystem",
        superclass="CIM_SystemComponent",
        keys=("GroupComponent", "PartComponent"),
        properties=(
            Property("GroupComponent", "reference", key=True),
            Property("PartComponent", "reference", key=True),
        ),
        association=True,
    )


class CIM_AccountOnSystemProvider(Provider[CIM_AccountOnSystem]):
    CLASS = CIM_AccountOnSystem
