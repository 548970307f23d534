"""CIM_OwningCollectionElement.

Generated from mof/cim/CIM_OwningCollectionElement.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_OwningCollectionElement(Instance):
    """CIM_OwningCollectionElement."""

    OwnedElement: EPR
    OwningElement: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_OwningCollectionElement",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_OwningCollectionElement",
        superclass=None,
        keys=("OwnedElement", "OwningElement"),
        properties=(
            Property("OwnedElement", "reference", key=True),
            Property("OwningElement", "reference", key=True),
        ),
        association=True,
    )


class CIM_OwningCollectionElementProvider(Provider[CIM_OwningCollectionElement]):
    CLASS = CIM_OwningCollectionElement
