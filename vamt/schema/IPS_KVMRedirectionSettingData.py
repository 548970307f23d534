"""IPS_KVMRedirectionSettingData: Settings of the remote desktop.

Generated from mof/ips/IPS_KVMRedirectionSettingData.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class IPS_KVMRedirectionSettingData_InitialDecimationModeForLowRes(IntEnum):
    UNSUPPORTED = 0
    DISABLED = 1
    AUTOMATIC = 2
    ENABLED = 3


class IPS_KVMRedirectionSettingData_DataChannelRead_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1


class IPS_KVMRedirectionSettingData_DataChannelWrite_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1


class IPS_KVMRedirectionSettingData_TerminateSession_ReturnValue(IntEnum):
    SUCCESS = 0
    INTERNAL_ERROR = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_KVMRedirectionSettingData(Instance):
    """Settings of the remote desktop."""

    BackToBackFbMode: bool | None = None
    Caption: str | None = None
    DefaultScreen: int | None = None
    Description: str | None = None
    DoubleBufferActive: bool | None = None
    DoubleBufferEnabled: bool | None = None
    ElementName: str | None = None
    EnabledByMEBx: bool | None = None
    GrayscalePixelFormatSupported: bool | None = None
    InitialDecimationModeForLowRes: int | None = None
    InstanceID: str
    Is5900PortEnabled: bool | None = None
    OptInPolicy: bool | None = None
    OptInPolicyTimeout: int | None = None
    RFBPassword: str | None = None
    SessionTimeout: int | None = None
    ZlibControlSupported: bool | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_KVMRedirectionSettingData",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_KVMRedirectionSettingData",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("BackToBackFbMode", "boolean"),
            Property("Caption", "string"),
            Property("DefaultScreen", "uint8"),
            Property("Description", "string"),
            Property("DoubleBufferActive", "boolean"),
            Property("DoubleBufferEnabled", "boolean"),
            Property("ElementName", "string", required=True),
            Property("EnabledByMEBx", "boolean"),
            Property("GrayscalePixelFormatSupported", "boolean"),
            Property("InitialDecimationModeForLowRes", "uint8"),
            Property("InstanceID", "string", key=True),
            Property("Is5900PortEnabled", "boolean"),
            Property("OptInPolicy", "boolean"),
            Property("OptInPolicyTimeout", "uint16"),
            Property("RFBPassword", "string"),
            Property("SessionTimeout", "uint16"),
            Property("ZlibControlSupported", "boolean"),
        ),
        methods={
            "DataChannelRead": Method(
                "DataChannelRead",
                outputs=(
                    Property("DataMessage", "base64"),
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "DataChannelWrite": Method(
                "DataChannelWrite",
                inputs=(
                    Property("DataMessage", "base64"),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
            "TerminateSession": Method(
                "TerminateSession",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_KVMRedirectionSettingData_DataChannelRead_OUTPUT(Output):
    """What IPS_KVMRedirectionSettingData.DataChannelRead answers."""

    DataMessage: bytes | None = None


class IPS_KVMRedirectionSettingData_DataChannelWrite_OUTPUT(Output):
    __slots__ = ()


class IPS_KVMRedirectionSettingData_TerminateSession_OUTPUT(Output):
    __slots__ = ()


class IPS_KVMRedirectionSettingDataProvider(Provider[IPS_KVMRedirectionSettingData]):
    CLASS = IPS_KVMRedirectionSettingData

    async def DataChannelRead(
        self,
        call: Call,
        target: IPS_KVMRedirectionSettingData,
    ) -> IPS_KVMRedirectionSettingData_DataChannelRead_OUTPUT:
        raise ActionNotSupported

    async def DataChannelWrite(
        self,
        call: Call,
        target: IPS_KVMRedirectionSettingData,
        *,
        DataMessage: bytes | None = None,
    ) -> IPS_KVMRedirectionSettingData_DataChannelWrite_OUTPUT:
        raise ActionNotSupported

    async def TerminateSession(
        self,
        call: Call,
        target: IPS_KVMRedirectionSettingData,
    ) -> IPS_KVMRedirectionSettingData_TerminateSession_OUTPUT:
        raise ActionNotSupported
