"""CIM_BIOSFeatureBIOSElements.

Generated from mof/cim/CIM_BIOSFeatureBIOSElements.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_BIOSFeatureBIOSElements(Instance):
    """CIM_BIOSFeatureBIOSElements."""

    GroupComponent: EPR
    PartComponent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_BIOSFeatureBIOSElements",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_BIOSFeatureBIOSElements",
        superclass="CIM_SoftwareFeatureSoftwareElements",
        keys=("GroupComponent", "PartComponent"),
        properties=(
            Property("GroupComponent", "reference", key=True),
            Property("PartComponent", "reference", key=True),
        ),
        association=True,
    )


class CIM_BIOSFeatureBIOSElementsProvider(Provider[CIM_BIOSFeatureBIOSElements]):
    CLASS = CIM_BIOSFeatureBIOSElements
