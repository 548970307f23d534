"""CIM_BootConfigSetting: The boot configuration, whose sources can be put in order.

Generated from mof/cim/CIM_BootConfigSetting.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class CIM_BootConfigSetting_ChangeBootOrder_ReturnValue(IntEnum):
    COMPLETED_WITH_NO_ERROR = 0
    NOT_SUPPORTED = 1
    UNKNOWN_UNSPECIFIED_ERROR = 2
    BUSY = 3
    INVALID_REFERENCE = 4
    INVALID_PARAMETER = 5
    ACCESS_DENIED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_BootConfigSetting(Instance):
    """The boot configuration, whose sources can be put in order."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_BootConfigSetting",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_BootConfigSetting",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
        ),
        methods={
            "ChangeBootOrder": Method(
                "ChangeBootOrder",
                inputs=(
                    Property("Source", "reference", array=True, required=True),
                ),
                outputs=(
                    Property("Job", "reference"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_BootConfigSetting_ChangeBootOrder_OUTPUT(Output):
    """What CIM_BootConfigSetting.ChangeBootOrder answers."""

    Job: EPR | None = None


class CIM_BootConfigSettingProvider(Provider[CIM_BootConfigSetting]):
    CLASS = CIM_BootConfigSetting

    async def ChangeBootOrder(
        self,
        call: Call,
        target: CIM_BootConfigSetting,
        *,
        Source: tuple[EPR, ...],
    ) -> CIM_BootConfigSetting_ChangeBootOrder_OUTPUT:
        raise ActionNotSupported
