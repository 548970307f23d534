"""CIM_SettingData: A set of settings.

Generated from mof/cim/CIM_SettingData.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_SettingData(Instance):
    """A set of settings."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_SettingData",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_SettingData",
        superclass="CIM_ManagedElement",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
        ),
    )


class CIM_SettingDataProvider(Provider[CIM_SettingData]):
    CLASS = CIM_SettingData
