"""AMT_GeneralSystemDefenseCapabilities.

Generated from mof/amt/AMT_GeneralSystemDefenseCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_GeneralSystemDefenseCapabilities(Instance):
    """AMT_GeneralSystemDefenseCapabilities."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    GlobalMaxSupportedFilters: int | None = None
    GlobalMaxSupportedPolicies: int | None = None
    InstanceID: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_GeneralSystemDefenseCapabilities",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_GeneralSystemDefenseCapabilities",
        superclass="CIM_Capabilities",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("GlobalMaxSupportedFilters", "uint32"),
            Property("GlobalMaxSupportedPolicies", "uint32"),
            Property("InstanceID", "string", key=True),
        ),
    )


class AMT_GeneralSystemDefenseCapabilitiesProvider(Provider[AMT_GeneralSystemDefenseCapabilities]):
    CLASS = AMT_GeneralSystemDefenseCapabilities
