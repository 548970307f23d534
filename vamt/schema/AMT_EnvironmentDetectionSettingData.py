"""AMT_EnvironmentDetectionSettingData: How the controller tells the home network from others.

Generated from mof/amt/AMT_EnvironmentDetectionSettingData.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class AMT_EnvironmentDetectionSettingData_DetectionAlgorithm(IntEnum):
    LOCAL_DOMAINS = 0
    REMOTE_URLS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_EnvironmentDetectionSettingData(Instance):
    """How the controller tells the home network from others."""

    Caption: str | None = None
    Description: str | None = None
    DetectionAlgorithm: int | None = None
    DetectionIPv6LocalPrefixes: tuple[str, ...] | None = None
    DetectionStrings: tuple[str, ...] | None = None
    ElementName: str | None = None
    InstanceID: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_EnvironmentDetectionSettingData",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_EnvironmentDetectionSettingData",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("DetectionAlgorithm", "uint16", required=True),
            Property("DetectionIPv6LocalPrefixes", "string", array=True),
            Property("DetectionStrings", "string", array=True),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
        ),
        methods={
            "EnableVpnRouting": Method(
                "EnableVpnRouting",
                inputs=(
                    Property("Enable", "boolean", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "SetSystemDefensePolicy": Method(
                "SetSystemDefensePolicy",
                inputs=(
                    Property("Policy", "reference"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class AMT_EnvironmentDetectionSettingData_EnableVpnRouting_OUTPUT(Output):
    __slots__ = ()


class AMT_EnvironmentDetectionSettingData_SetSystemDefensePolicy_OUTPUT(Output):
    __slots__ = ()


class AMT_EnvironmentDetectionSettingDataProvider(Provider[AMT_EnvironmentDetectionSettingData]):
    CLASS = AMT_EnvironmentDetectionSettingData

    async def EnableVpnRouting(
        self,
        call: Call,
        target: AMT_EnvironmentDetectionSettingData,
        *,
        Enable: bool,
    ) -> AMT_EnvironmentDetectionSettingData_EnableVpnRouting_OUTPUT:
        raise ActionNotSupported

    async def SetSystemDefensePolicy(
        self,
        call: Call,
        target: AMT_EnvironmentDetectionSettingData,
        *,
        Policy: EPR | None = None,
    ) -> AMT_EnvironmentDetectionSettingData_SetSystemDefensePolicy_OUTPUT:
        raise ActionNotSupported
