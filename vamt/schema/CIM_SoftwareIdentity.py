"""CIM_SoftwareIdentity: A component of the firmware, with its version.

Generated from mof/cim/CIM_SoftwareIdentity.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_SoftwareIdentity_Classifications(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    DRIVER = 2
    CONFIGURATION_SOFTWARE = 3
    APPLICATION_SOFTWARE = 4
    INSTRUMENTATION = 5
    FIRMWARE_BIOS = 6
    DIAGNOSTIC_SOFTWARE = 7
    OPERATING_SYSTEM = 8
    MIDDLEWARE = 9
    FIRMWARE = 10
    BIOS_F_CODE = 11
    SUPPORT_SERVICE_PACK = 12
    SOFTWARE_BUNDLE = 13


class CIM_SoftwareIdentity_TargetOSTypes(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    MACOS = 2
    ATTUNIX = 3
    DGUX = 4
    DECNT = 5
    TRU64_UNIX = 6
    OPEN_VMS = 7
    HPUX = 8
    AIX = 9
    MVS = 10
    OS400 = 11
    OS_2 = 12
    JAVA_VM = 13
    MSDOS = 14
    WIN3X = 15
    WIN95 = 16
    WIN98 = 17
    WINNT = 18
    WINCE = 19
    NCR3000 = 20
    NET_WARE = 21
    OSF = 22
    DC_OS = 23
    RELIANT_UNIX = 24
    SCO_UNIX_WARE = 25
    SCO_OPEN_SERVER = 26
    SEQUENT = 27
    IRIX = 28
    SOLARIS = 29
    SUN_OS = 30
    U6000 = 31
    ASERIES = 32
    HP_NON_STOP_OS = 33
    HP_NON_STOP_OSS = 34
    BS2000 = 35
    LINUX = 36
    LYNX = 37
    XENIX = 38
    VM = 39
    INTERACTIVE_UNIX = 40
    BSDUNIX = 41
    FREE_BSD = 42
    NET_BSD = 43
    GNU_HURD = 44
    OS9 = 45
    MACH_KERNEL = 46
    INFERNO = 47
    QNX = 48
    EPOC = 49
    IX_WORKS = 50
    VX_WORKS = 51
    MI_NT = 52
    BE_OS = 53
    HP_MPE = 54
    NEXT_STEP = 55
    PALM_PILOT = 56
    RHAPSODY = 57
    WINDOWS_2000 = 58
    DEDICATED = 59
    OS_390 = 60
    VSE = 61
    TPF = 62
    WINDOWS_R_ME = 63
    CALDERA_OPEN_UNIX = 64
    OPEN_BSD = 65
    NOT_APPLICABLE = 66
    WINDOWS_XP = 67
    Z_OS = 68
    MICROSOFT_WINDOWS_SERVER_2003 = 69
    MICROSOFT_WINDOWS_SERVER_2003_64_BIT = 70
    WINDOWS_XP_64_BIT = 71
    WINDOWS_XP_EMBEDDED = 72
    WINDOWS_VISTA = 73
    WINDOWS_VISTA_64_BIT = 74
    WINDOWS_EMBEDDED_FOR_POINT_OF_SERVICE = 75
    MICROSOFT_WINDOWS_SERVER_2008 = 76
    MICROSOFT_WINDOWS_SERVER_2008_64_BIT = 77
    FREE_BSD_64_BIT = 78
    RED_HAT_ENTERPRISE_LINUX = 79
    RED_HAT_ENTERPRISE_LINUX_64_BIT = 80
    SOLARIS_64_BIT = 81
    SUSE = 82
    SUSE_64_BIT = 83
    SLES = 84
    SLES_64_BIT = 85
    NOVELL_OES = 86
    NOVELL_LINUX_DESKTOP = 87
    SUN_JAVA_DESKTOP_SYSTEM = 88
    MANDRIVA = 89
    MANDRIVA_64_BIT = 90
    TURBO_LINUX = 91
    TURBO_LINUX_64_BIT = 92
    UBUNTU = 93
    UBUNTU_64_BIT = 94
    DEBIAN = 95
    DEBIAN_64_BIT = 96
    LINUX_2_4_X = 97
    LINUX_2_4_X_64_BIT = 98
    LINUX_2_6_X = 99
    LINUX_2_6_X_64_BIT = 100
    LINUX_64_BIT = 101
    OTHER_64_BIT = 102


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_SoftwareIdentity(Instance):
    """A component of the firmware, with its version."""

    BuildNumber: int | None = None
    Caption: str | None = None
    ClassificationDescriptions: tuple[str, ...] | None = None
    Classifications: tuple[int, ...] | None = None
    CommunicationStatus: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    ExtendedResourceType: int | None = None
    HealthState: int | None = None
    IdentityInfoType: tuple[str, ...] | None = None
    IdentityInfoValue: tuple[str, ...] | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str
    IsEntity: bool | None = None
    IsLargeBuildNumber: bool | None = None
    Languages: tuple[str, ...] | None = None
    LargeBuildNumber: int | None = None
    MajorVersion: int | None = None
    Manufacturer: str | None = None
    MinExtendedResourceTypeBuildNumber: int | None = None
    MinExtendedResourceTypeMajorVersion: int | None = None
    MinExtendedResourceTypeMinorVersion: int | None = None
    MinExtendedResourceTypeRevisionNumber: int | None = None
    MinorVersion: int | None = None
    Name: str | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherExtendedResourceTypeDescription: str | None = None
    PrimaryStatus: int | None = None
    ReleaseDate: datetime | timedelta | None = None
    RevisionNumber: int | None = None
    SerialNumber: str | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    TargetOSTypes: tuple[int, ...] | None = None
    TargetOperatingSystems: tuple[str, ...] | None = None
    TargetTypes: tuple[str, ...] | None = None
    VersionString: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_SoftwareIdentity",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_SoftwareIdentity",
        superclass="CIM_LogicalElement",
        keys=("InstanceID",),
        properties=(
            Property("BuildNumber", "uint16"),
            Property("Caption", "string"),
            Property("ClassificationDescriptions", "string", array=True),
            Property("Classifications", "uint16", array=True),
            Property("CommunicationStatus", "uint16"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("ExtendedResourceType", "uint16"),
            Property("HealthState", "uint16"),
            Property("IdentityInfoType", "string", array=True),
            Property("IdentityInfoValue", "string", array=True),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string", key=True),
            Property("IsEntity", "boolean"),
            Property("IsLargeBuildNumber", "boolean"),
            Property("Languages", "string", array=True),
            Property("LargeBuildNumber", "uint64"),
            Property("MajorVersion", "uint16"),
            Property("Manufacturer", "string"),
            Property("MinExtendedResourceTypeBuildNumber", "uint16"),
            Property("MinExtendedResourceTypeMajorVersion", "uint16"),
            Property("MinExtendedResourceTypeMinorVersion", "uint16"),
            Property("MinExtendedResourceTypeRevisionNumber", "uint16"),
            Property("MinorVersion", "uint16"),
            Property("Name", "string"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherExtendedResourceTypeDescription", "string"),
            Property("PrimaryStatus", "uint16"),
            Property("ReleaseDate", "datetime"),
            Property("RevisionNumber", "uint16"),
            Property("SerialNumber", "string"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("TargetOSTypes", "uint16", array=True),
            Property("TargetOperatingSystems", "string", array=True),
            Property("TargetTypes", "string", array=True),
            Property("VersionString", "string"),
        ),
    )


class CIM_SoftwareIdentityProvider(Provider[CIM_SoftwareIdentity]):
    CLASS = CIM_SoftwareIdentity
