"""CIM_SAPAvailableForElement.

Generated from mof/cim/CIM_SAPAvailableForElement.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_SAPAvailableForElement(Instance):
    """CIM_SAPAvailableForElement."""

    AvailableSAP: EPR
    ManagedElement: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_SAPAvailableForElement",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_SAPAvailableForElement",
        superclass=None,
        keys=("AvailableSAP", "ManagedElement"),
        properties=(
            Property("AvailableSAP", "reference", key=True),
            Property("ManagedElement", "reference", key=True),
        ),
        association=True,
    )


class CIM_SAPAvailableForElementProvider(Provider[CIM_SAPAvailableForElement]):
    CLASS = CIM_SAPAvailableForElement
