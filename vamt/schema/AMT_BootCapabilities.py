"""AMT_BootCapabilities: Which boot options the machine offers.

Generated from mof/amt/AMT_BootCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_BootCapabilities(Instance):
    """Which boot options the machine offers."""

    AMTSecureBootControl: bool | None = None
    BIOSPause: bool | None = None
    BIOSReflash: bool | None = None
    BIOSSecureBoot: bool | None = None
    BIOSSetup: bool | None = None
    Caption: str | None = None
    ConfigurationDataReset: bool | None = None
    Description: str | None = None
    ElementName: str | None = None
    ForceCDorDVDBoot: bool | None = None
    ForceDiagnosticBoot: bool | None = None
    ForceHardDriveBoot: bool | None = None
    ForceHardDriveSafeModeBoot: bool | None = None
    ForcePXEBoot: bool | None = None
    ForceUEFIHTTPSBoot: bool | None = None
    ForceUEFIPBABoot: bool | None = None
    ForceWinREBoot: bool | None = None
    ForcedProgressEvents: bool | None = None
    IDER: bool | None = None
    InstanceID: str
    KeyboardLock: bool | None = None
    PlatformErase: int | None = None
    PowerButtonLock: bool | None = None
    ResetButtonLock: bool | None = None
    SOL: bool | None = None
    SecureErase: bool | None = None
    SleepButtonLock: bool | None = None
    UEFIWiFiCoExistenceAndProfileShare: bool | None = None
    UserPasswordBypass: bool | None = None
    VerbosityQuiet: bool | None = None
    VerbosityScreenBlank: bool | None = None
    VerbosityVerbose: bool | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_BootCapabilities",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_BootCapabilities",
        superclass="CIM_Capabilities",
        keys=("InstanceID",),
        properties=(
            Property("AMTSecureBootControl", "boolean"),
            Property("BIOSPause", "boolean"),
            Property("BIOSReflash", "boolean"),
            Property("BIOSSecureBoot", "boolean"),
            Property("BIOSSetup", "boolean"),
            Property("Caption", "string"),
            Property("ConfigurationDataReset", "boolean"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("ForceCDorDVDBoot", "boolean"),
            Property("ForceDiagnosticBoot", "boolean"),
            Property("ForceHardDriveBoot", "boolean"),
            Property("ForceHardDriveSafeModeBoot", "boolean"),
            Property("ForcePXEBoot", "boolean"),
            Property("ForceUEFIHTTPSBoot", "boolean"),
            Property("ForceUEFIPBABoot", "boolean"),
            Property("ForceWinREBoot", "boolean"),
            Property("ForcedProgressEvents", "boolean"),
            Property("IDER", "boolean"),
            Property("InstanceID", "string", key=True),
            Property("KeyboardLock", "boolean"),
            Property("PlatformErase", "uint32"),
            Property("PowerButtonLock", "boolean"),
            Property("ResetButtonLock", "boolean"),
            Property("SOL", "boolean"),
            Property("SecureErase", "boolean"),
            Property("SleepButtonLock", "boolean"),
            Property("UEFIWiFiCoExistenceAndProfileShare", "boolean"),
            Property("UserPasswordBypass", "boolean"),
            Property("VerbosityQuiet", "boolean"),
            Property("VerbosityScreenBlank", "boolean"),
            Property("VerbosityVerbose", "boolean"),
        ),
    )


class AMT_BootCapabilitiesProvider(Provider[AMT_BootCapabilities]):
    CLASS = AMT_BootCapabilities
