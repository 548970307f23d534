"""CIM_BootSourceSetting: One medium the host can be made to boot from.

Generated from mof/cim/CIM_BootSourceSetting.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_BootSourceSetting_FailThroughSupported(IntEnum):
    UNKNOWN = 0
    IS_SUPPORTED = 1
    NOT_SUPPORTED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_BootSourceSetting(Instance):
    """One medium the host can be made to boot from."""

    BIOSBootString: str | None = None
    BootString: str | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    FailThroughSupported: int | None = None
    InstanceID: str
    StructuredBootString: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_BootSourceSetting",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_BootSourceSetting",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("BIOSBootString", "string"),
            Property("BootString", "string"),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("FailThroughSupported", "uint16"),
            Property("InstanceID", "string", key=True),
            Property("StructuredBootString", "string"),
        ),
    )


class CIM_BootSourceSettingProvider(Provider[CIM_BootSourceSetting]):
    CLASS = CIM_BootSourceSetting
