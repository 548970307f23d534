"""CIM_PolicySetAppliesToElement.

Generated from mof/cim/CIM_PolicySetAppliesToElement.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PolicySetAppliesToElement(Instance):
    """CIM_PolicySetAppliesToElement."""

    ManagedElement: EPR
    PolicySet: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PolicySetAppliesToElement",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PolicySetAppliesToElement",
        superclass=None,
        keys=("ManagedElement", "PolicySet"),
        properties=(
            Property("ManagedElement", "reference", key=True),
            Property("PolicySet", "reference", key=True),
        ),
        association=True,
    )


class CIM_PolicySetAppliesToElementProvider(Provider[CIM_PolicySetAppliesToElement]):
    CLASS = CIM_PolicySetAppliesToElement
