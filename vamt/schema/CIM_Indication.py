"""CIM_Indication.

Generated from mof/cim/CIM_Indication.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Indication(Instance):
    """CIM_Indication."""

    CorrelatedIndications: tuple[str, ...] | None = None
    IndicationFilterName: str | None = None
    IndicationIdentifier: str | None = None
    IndicationTime: datetime | timedelta | None = None
    OtherSeverity: str | None = None
    PerceivedSeverity: int | None = None
    SequenceContext: str | None = None
    SequenceNumber: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Indication",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Indication",
        superclass=None,
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


class CIM_IndicationProvider(Provider[CIM_Indication]):
    CLASS = CIM_Indication
