"""CIM_FilterCollection: A set of event filters one can subscribe to.

Generated from mof/cim/CIM_FilterCollection.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_FilterCollection(Instance):
    """A set of event filters one can subscribe to."""

    Caption: str | None = None
    CollectionName: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_FilterCollection",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_FilterCollection",
        superclass="CIM_Collection",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("CollectionName", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string", key=True),
        ),
    )


class CIM_FilterCollectionProvider(Provider[CIM_FilterCollection]):
    CLASS = CIM_FilterCollection
