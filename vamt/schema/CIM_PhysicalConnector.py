"""CIM_PhysicalConnector.

Generated from mof/cim/CIM_PhysicalConnector.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_PhysicalConnector(Instance):
    """CIM_PhysicalConnector."""

    CanBeFRUed: bool | None = None
    Caption: str | None = None
    CommunicationStatus: int | None = None
    ConnectorDescription: str | None = None
    ConnectorElectricalCharacteristics: tuple[int, ...] | None = None
    ConnectorGender: int | None = None
    ConnectorLayout: int | None = None
    ConnectorPinout: str | None = None
    ConnectorType: tuple[int, ...] | None = None
    CreationClassName: str
    Description: str | None = None
    DetailedStatus: int | None = None
    ElementName: str | None = None
    HealthState: int | None = None
    InstallDate: datetime | timedelta | None = None
    InstanceID: str | None = None
    ManufactureDate: datetime | timedelta | None = None
    Manufacturer: str | None = None
    Model: str | None = None
    Name: str | None = None
    NumPhysicalPins: int | None = None
    OperatingStatus: int | None = None
    OperationalStatus: tuple[int, ...] | None = None
    OtherElectricalCharacteristics: tuple[str, ...] | None = None
    OtherIdentifyingInfo: str | None = None
    OtherTypeDescription: str | None = None
    PartNumber: str | None = None
    PoweredOn: bool | None = None
    PrimaryStatus: int | None = None
    SKU: str | None = None
    SerialNumber: str | None = None
    Status: str | None = None
    StatusDescriptions: tuple[str, ...] | None = None
    Tag: str
    UserTracking: str | None = None
    VendorEquipmentType: str | None = None
    Version: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_PhysicalConnector",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_PhysicalConnector",
        superclass="CIM_PhysicalElement",
        keys=("CreationClassName", "Tag"),
        properties=(
            Property("CanBeFRUed", "boolean"),
            Property("Caption", "string"),
            Property("CommunicationStatus", "uint16"),
            Property("ConnectorDescription", "string"),
            Property("ConnectorElectricalCharacteristics", "uint16", array=True),
            Property("ConnectorGender", "uint16"),
            Property("ConnectorLayout", "uint16"),
            Property("ConnectorPinout", "string"),
            Property("ConnectorType", "uint16", array=True),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("DetailedStatus", "uint16"),
            Property("ElementName", "string"),
            Property("HealthState", "uint16"),
            Property("InstallDate", "datetime"),
            Property("InstanceID", "string"),
            Property("ManufactureDate", "datetime"),
            Property("Manufacturer", "string"),
            Property("Model", "string"),
            Property("Name", "string"),
            Property("NumPhysicalPins", "uint32"),
            Property("OperatingStatus", "uint16"),
            Property("OperationalStatus", "uint16", array=True),
            Property("OtherElectricalCharacteristics", "string", array=True),
            Property("OtherIdentifyingInfo", "string"),
            Property("OtherTypeDescription", "string"),
            Property("PartNumber", "string"),
            Property("PoweredOn", "boolean"),
            Property("PrimaryStatus", "uint16"),
            Property("SKU", "string"),
            Property("SerialNumber", "string"),
            Property("Status", "string"),
            Property("StatusDescriptions", "string", array=True),
            Property("Tag", "string", key=True),
            Property("UserTracking", "string"),
            Property("VendorEquipmentType", "string"),
            Property("Version", "string"),
        ),
    )


class CIM_PhysicalConnectorProvider(Provider[CIM_PhysicalConnector]):
    CLASS = CIM_PhysicalConnector
