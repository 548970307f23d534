"""CIM_RecordForLog.

Generated from mof/cim/CIM_RecordForLog.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_RecordForLog(Instance):
    """CIM_RecordForLog."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str | None = None
    Locale: str | None = None
    PerceivedSeverity: int | None = None
    RecordData: str | None = None
    RecordFormat: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_RecordForLog",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_RecordForLog",
        superclass="CIM_ManagedElement",
        keys=(),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string"),
            Property("Locale", "string"),
            Property("PerceivedSeverity", "uint16"),
            Property("RecordData", "string"),
            Property("RecordFormat", "string"),
        ),
    )


class CIM_RecordForLogProvider(Provider[CIM_RecordForLog]):
    CLASS = CIM_RecordForLog
