"""AMT_AssetTable: One hardware inventory table as raw bytes.

Generated from mof/amt/AMT_AssetTable.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_AssetTable(Instance):
    """One hardware inventory table as raw bytes."""

    AssetTableIndex: int | None = None
    Caption: str | None = None
    Checksum: str | None = None
    CreationClassName: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    Name: str | None = None
    SystemCreationClassName: str | None = None
    SystemName: str | None = None
    TableData: bytes | None = None
    TableID: int | None = None
    TableSize: int | None = None
    TableType: int
    TableTypeInfo: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_AssetTable",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_AssetTable",
        superclass="CIM_ManagedElement",
        keys=("InstanceID", "TableType"),
        properties=(
            Property("AssetTableIndex", "uint32"),
            Property("Caption", "string"),
            Property("Checksum", "string"),
            Property("CreationClassName", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string", key=True),
            Property("Name", "string"),
            Property("SystemCreationClassName", "string"),
            Property("SystemName", "string"),
            Property("TableData", "base64", required=True),
            Property("TableID", "uint8"),
            Property("TableSize", "uint32"),
            Property("TableType", "uint32", key=True),
            Property("TableTypeInfo", "string"),
        ),
    )


class AMT_AssetTableProvider(Provider[AMT_AssetTable]):
    CLASS = AMT_AssetTable
