"""CIM_ProcessIndication.

Generated from mof/cim/CIM_ProcessIndication.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ProcessIndication(Instance):
    """CIM_ProcessIndication."""

    CorrelatedIndications: tuple[str, ...] | None = None
    IndicationFilterName: str | None = None
    IndicationIdentifier: str | None = None
    IndicationTime: datetime | timedelta | None = None
    OtherSeverity: str | None = None
    PerceivedSeverity: int | None = None
    SequenceContext: str | None = None
    SequenceNumber: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ProcessIndication",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ProcessIndication",
        superclass="CIM_Indication",
        keys=(),
        properties=(
            Property("CorrelatedIndications", "string", array=True),
            Property("IndicationFilterName", "string"),
            Property("IndicationIdentifier", "string"),
            Property("IndicationTime", "datetime"),
            Property("OtherSeverity", "string"),
            Property("PerceivedSeverity", "uint16"),
            Property("SequenceContext", "string"),
            Property("SequenceNumber", "sint64"),
        ),
    )


class CIM_ProcessIndicationProvider(Provider[CIM_ProcessIndication]):
    CLASS = CIM_ProcessIndication
