"""CIM_ElementSettingData.

Generated from mof/cim/CIM_ElementSettingData.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_ElementSettingData_IsDefault(IntEnum):
    UNKNOWN = 0
    IS_DEFAULT = 1
    IS_NOT_DEFAULT = 2


class CIM_ElementSettingData_IsCurrent(IntEnum):
    UNKNOWN = 0
    IS_CURRENT = 1
    IS_NOT_CURRENT = 2


class CIM_ElementSettingData_IsNext(IntEnum):
    UNKNOWN = 0
    IS_NEXT = 1
    IS_NOT_NEXT = 2
    IS_NEXT_FOR_SINGLE_USE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ElementSettingData(Instance):
    """CIM_ElementSettingData."""

    IsCurrent: int | None = None
    IsDefault: int | None = None
    IsNext: int | None = None
    ManagedElement: EPR
    SettingData: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ElementSettingData",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ElementSettingData",
        superclass=None,
        keys=("ManagedElement", "SettingData"),
        properties=(
            Property("IsCurrent", "uint16"),
            Property("IsDefault", "uint16"),
            Property("IsNext", "uint16"),
            Property("ManagedElement", "reference", key=True),
            Property("SettingData", "reference", key=True),
        ),
        association=True,
    )


class CIM_ElementSettingDataProvider(Provider[CIM_ElementSettingData]):
    CLASS = CIM_ElementSettingData
