"""AMT_BootSettingData: The options that apply to the next boot only.

Generated from mof/amt/AMT_BootSettingData.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class AMT_BootSettingData_FirmwareVerbosity(IntEnum):
    SYSTEM_DEFAULT = 0
    QUIET_MINIMAL = 1
    VERBOSE_ALL = 2
    SCREEN_BLANK = 3


class AMT_BootSettingData_IDERBootDevice(IntEnum):
    FLOPPY = 0
    CD = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_BootSettingData(Instance):
    """The options that apply to the next boot only."""

    BIOSLastStatus: tuple[int, ...] | None = None
    BIOSPause: bool | None = None
    BIOSSetup: bool | None = None
    BootMediaIndex: int | None = None
    BootguardStatus: int | None = None
    Caption: str | None = None
    ConfigurationDataReset: bool | None = None
    Description: str | None = None
    ElementName: str | None = None
    EnforceSecureBoot: bool | None = None
    FirmwareVerbosity: int | None = None
    ForcedProgressEvents: bool | None = None
    IDERBootDevice: int | None = None
    InstanceID: str
    LockKeyboard: bool | None = None
    LockPowerButton: bool | None = None
    LockResetButton: bool | None = None
    LockSleepButton: bool | None = None
    OptionsCleared: bool | None = None
    OwningEntity: str | None = None
    PlatformErase: bool | None = None
    RPEEnabled: bool | None = None
    RSEPassword: str | None = None
    ReflashBIOS: bool | None = None
    SecureBootControlEnabled: bool | None = None
    SecureErase: bool | None = None
    UEFIHTTPSBootEnabled: bool | None = None
    UEFILocalPBABootEnabled: bool | None = None
    UefiBootNumberOfParams: int | None = None
    UefiBootParametersArray: bytes | None = None
    UseIDER: bool | None = None
    UseSOL: bool | None = None
    UseSafeMode: bool | None = None
    UserPasswordBypass: bool | None = None
    WinREBootEnabled: bool | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_BootSettingData",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_BootSettingData",
        superclass="CIM_BootSettingData",
        keys=("InstanceID",),
        properties=(
            Property("BIOSLastStatus", "uint16", array=True),
            Property("BIOSPause", "boolean", required=True),
            Property("BIOSSetup", "boolean", required=True),
            Property("BootMediaIndex", "uint16", required=True),
            Property("BootguardStatus", "uint32"),
            Property("Caption", "string"),
            Property("ConfigurationDataReset", "boolean", required=True),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("EnforceSecureBoot", "boolean"),
            Property("FirmwareVerbosity", "uint8", required=True),
            Property("ForcedProgressEvents", "boolean", required=True),
            Property("IDERBootDevice", "uint8", required=True),
            Property("InstanceID", "string", key=True),
            Property("LockKeyboard", "boolean", required=True),
            Property("LockPowerButton", "boolean", required=True),
            Property("LockResetButton", "boolean", required=True),
            Property("LockSleepButton", "boolean", required=True),
            Property("OptionsCleared", "boolean"),
            Property("OwningEntity", "string"),
            Property("PlatformErase", "boolean"),
            Property("RPEEnabled", "boolean"),
            Property("RSEPassword", "string"),
            Property("ReflashBIOS", "boolean", required=True),
            Property("SecureBootControlEnabled", "boolean"),
            Property("SecureErase", "boolean", required=True),
            Property("UEFIHTTPSBootEnabled", "boolean"),
            Property("UEFILocalPBABootEnabled", "boolean"),
            Property("UefiBootNumberOfParams", "uint32"),
            Property("UefiBootParametersArray", "base64"),
            Property("UseIDER", "boolean", required=True),
            Property("UseSOL", "boolean", required=True),
            Property("UseSafeMode", "boolean", required=True),
            Property("UserPasswordBypass", "boolean", required=True),
            Property("WinREBootEnabled", "boolean"),
        ),
    )


class AMT_BootSettingDataProvider(Provider[AMT_BootSettingData]):
    CLASS = AMT_BootSettingData
