"""CIM_SoftwareElement.

Generated from mof/cim/CIM_SoftwareElement.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_SoftwareElement_SoftwareElementState(IntEnum):
    DEPLOYABLE = 0
    INSTALLABLE = 1
    EXECUTABLE = 2
    RUNNING = 3


class CIM_SoftwareElement_TargetOperatingSystem(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    MACOS = 2
    ATTUNIX = 3
    DGUX = 4
    DECNT = 5
    TRU64UNIX = 6
    OPEN_VMS = 7
    HPUX = 8
    AIX = 9
    MVS = 10
    OS400 = 11
    OS2 = 12
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
    DCOS = 23
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
    HPMPE = 54
    NEXT_STEP = 55
    PALM_PILOT = 56
    RHAPSODY = 57
    WINDOWS2000 = 58
    DEDICATED = 59
    OS390 = 60
    VSE = 61
    TPF = 62
    WINDOWS_ME = 63
    CALDERA_OPEN_UNIX = 64
    OPEN_BSD = 65
    NOT_APPLICABLE = 66
    WINDOWS_XP = 67
    ZOS = 68
    MICROSOFT_WINDOWS_SERVER2003 = 69
    MICROSOFT_WINDOWS_SERVER200364_BIT = 70
    WINDOWS_XP64_BIT = 71
    WINDOWS_XP_EMBEDDED = 72
    WINDOWS_VISTA = 73
    WINDOWS_VISTA64_BIT = 74
    WINDOWS_EMBEDDED_FOR_POINT_OF_SERVICE = 75
    MICROSOFT_WINDOWS_SERVER2008 = 76
    MICROSOFT_WINDOWS_SERVER200864_BIT = 77
    FREE_BSD64_BIT = 78
    RED_HAT_ENTERPRISE_LINUX = 79
    RED_HAT_ENTERPRISE_LINUX64_BIT = 80
    SOLARIS64_BIT = 81
    SUSE = 82
    SUSE64_BIT = 83
    SLES = 84
    SLES64_BIT = 85
    NOVELL_OES = 86
    NOVELL_LINUX_DESKTOP = 87
    SUN_JAVA_DESKTOP_SYSTEM = 88
    MANDRIVA = 89
    MANDRIVA64_BIT = 90
    TURBO_LINUX = 91
    TURBO_LINUX64_BIT = 92
    UBUNTU = 93
    UBUNTU64_BIT = 94
    DEBIAN = 95
    DEBIAN64_BIT = 96
    LINUX24X = 97
    LINUX24X64_BIT = 98
    LINUX26X = 99
    LINUX26X64_BIT = 100
    LINUX64_BIT = 101
    OTHER64_BIT = 102
    MICROSOFT_WINDOWS_SERVER2008R2 = 103
    V_MWARE_ESXI = 104
    MICROSOFT_WINDOWS7 = 105
    CENT_OS32BIT = 106
    CENT_OS64BIT = 107
    ORACLE_ENTERPRISE_LINUX32BIT = 108
    ORACLE_ENTERPRISE_LINUX64BIT = 109
    E_COM_STATION32_BIT_X = 110
    MICROSOFT_WINDOWS_SERVER2011 = 111
    MICROSOFT_WINDOWS_SERVER201164_BIT = 112
    MICROSOFT_WINDOWS_SERVER8 = 113


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_SoftwareElement(Instance):
    """CIM_SoftwareElement."""

    BuildNumber: str | None = None
    Caption: str | None = None
    CodeSet: str | None = None
    CommunicationStatus: int | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    HealthState: int | None = None
    IdentificationCode: str | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    LanguageEdition: str | None = None
    Manufacturer: str | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherTargetOS: str | None = None
    PrimaryStatus: int | None = None
    SerialNumber: str | None = None
    SoftwareElementID: str
    SoftwareElementState: int
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    TargetOperatingSystem: int
    Version: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_SoftwareElement",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_SoftwareElement",
        superclass="CIM_LogicalElement",
        keys=("Name", "SoftwareElementID", "SoftwareElementState", "TargetOperatingSystem", "Version"),
        properties=(
            Property("BuildNumber", "string"),
            Property("Caption", "string"),
            Property("CodeSet", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("HealthState", "uint16"),
            Property("IdentificationCode", "string"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("LanguageEdition", "string"),
            Property("Manufacturer", "string"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherTargetOS", "string"),
            Property("PrimaryStatus", "uint16"),
            Property("SerialNumber", "string"),
            Property("SoftwareElementID", "string", key=True),
            Property("SoftwareElementState", "uint16", key=True),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("TargetOperatingSystem", "uint16", key=True),
            Property("Version", "string", key=True),
        ),
    )


class CIM_SoftwareElementProvider(Provider[CIM_SoftwareElement]):
    CLASS = CIM_SoftwareElement
