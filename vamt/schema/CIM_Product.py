"""CIM_Product.

Generated from mof/cim/CIM_Product.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Product(Instance):
    """CIM_Product."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    IdentifyingNumber: str
    InstanceID: str | None = None
    Name: str
    SKUNumber: str | None = None
    Vendor: str
    Version: str
    WarrantyDuration: int | None = None
    WarrantyStartDate: datetime | timedelta | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Product",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Product",
        superclass="CIM_ManagedElement",
        keys=("IdentifyingNumber", "Name", "Vendor", "Version"),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("IdentifyingNumber", "string", key=True),
            Property("InstanceID", "string"),
            Property("Name", "string", key=True),
            Property("SKUNumber", "string"),
            Property("Vendor", "string", key=True),
            Property("Version", "string", key=True),
            Property("WarrantyDuration", "uint32"),
            Property("WarrantyStartDate", "datetime"),
        ),
    )


class CIM_ProductProvider(Provider[CIM_Product]):
    CLASS = CIM_Product
