"""CIM_BootSettingData.

Generated from mof/cim/CIM_BootSettingData.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_BootSettingData(Instance):
    """CIM_BootSettingData."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    OwningEntity: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_BootSettingData",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_BootSettingData",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("OwningEntity", "string"),
        ),
    )


class CIM_BootSettingDataProvider(Provider[CIM_BootSettingData]):
    CLASS = CIM_BootSettingData
