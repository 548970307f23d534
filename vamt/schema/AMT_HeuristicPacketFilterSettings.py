"""AMT_HeuristicPacketFilterSettings.

Generated from mof/amt/AMT_HeuristicPacketFilterSettings.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_HeuristicPacketFilterSettings(Instance):
    """AMT_HeuristicPacketFilterSettings."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_HeuristicPacketFilterSettings",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_HeuristicPacketFilterSettings",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
        ),
    )


class AMT_HeuristicPacketFilterSettingsProvider(Provider[AMT_HeuristicPacketFilterSettings]):
    CLASS = AMT_HeuristicPacketFilterSettings
