"""CIM_BIOSElement: The firmware of the host: vendor, version, date.

Generated from mof/cim/CIM_BIOSElement.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_BIOSElement(Instance):
    """The firmware of the host: vendor, version, date."""

    BuildNumber: str | None = None
    Caption: str | None = None
    CodeSet: str | None = None
    CommunicationStatus: int | None = None
    CurrentLanguage: str | None = None
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    HealthState: int | None = None
    IdentificationCode: str | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    LanguageEdition: str | None = None
    ListOfLanguages: tuple[str, ...] | None = None
    LoadUtilityInformation: str | None = None
    LoadedEndingAddress: int | None = None
    LoadedStartingAddress: int | None = None
    Manufacturer: str | None = None
    Name: str
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherTargetOS: str | None = None
    PrimaryBIOS: bool | None = None
    PrimaryStatus: int | None = None
    RegistryURIs: tuple[str, ...] | None = None
    ReleaseDate: datetime | timedelta | None = None
    SerialNumber: str | None = None
    SoftwareElementID: str
    SoftwareElementState: int
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    TargetOperatingSystem: int
    Version: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_BIOSElement",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_BIOSElement",
        superclass="CIM_SoftwareElement",
        keys=("Name", "SoftwareElementID", "SoftwareElementState", "TargetOperatingSystem", "Version"),
        properties=(
            Property("BuildNumber", "string"),
            Property("Caption", "string"),
            Property("CodeSet", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("CurrentLanguage", "string"),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("HealthState", "uint16"),
            Property("IdentificationCode", "string"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("LanguageEdition", "string"),
            Property("ListOfLanguages", "string", array=True),
            Property("LoadUtilityInformation", "string"),
            Property("LoadedEndingAddress", "uint64"),
            Property("LoadedStartingAddress", "uint64"),
            Property("Manufacturer", "string"),
            Property("Name", "string", key=True),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherTargetOS", "string"),
            Property("PrimaryBIOS", "boolean"),
            Property("PrimaryStatus", "uint16"),
            Property("RegistryURIs", "string", array=True),
            Property("ReleaseDate", "datetime"),
            Property("SerialNumber", "string"),
            Property("SoftwareElementID", "string", key=True),
            Property("SoftwareElementState", "uint16", key=True),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("TargetOperatingSystem", "uint16", key=True),
            Property("Version", "string", key=True),
        ),
    )


class CIM_BIOSElementProvider(Provider[CIM_BIOSElement]):
    CLASS = CIM_BIOSElement
