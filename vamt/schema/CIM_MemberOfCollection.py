"""CIM_MemberOfCollection.

Generated from mof/cim/CIM_MemberOfCollection.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_MemberOfCollection(Instance):
    """CIM_MemberOfCollection."""

    Collection: EPR
    Member: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_MemberOfCollection",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_MemberOfCollection",
        superclass=None,
        keys=("Collection", "Member"),
        properties=(
            Property("Collection", "reference", key=True),
            Property("Member", "reference", key=True),
        ),
        association=True,
    )


class CIM_MemberOfCollectionProvider(Provider[CIM_MemberOfCollection]):
    CLASS = CIM_MemberOfCollection
