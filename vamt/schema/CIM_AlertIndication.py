"""CIM_AlertIndication: An event as it is sent to subscribers.

Generated from mof/cim/CIM_AlertIndication.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_AlertIndication_AlertingElementFormat(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    CIM_OBJECT_PATH = 2


class CIM_AlertIndication_AlertType(IntEnum):
    OTHER = 1
    COMMUNICATIONS_ALERT = 2
    QUALITY_OF_SERVICE_ALERT = 3
    PROCESSING_ERROR = 4
    DEVICE_ALERT = 5
    ENVIRONMENTAL_ALERT = 6
    MODEL_CHANGE = 7
    SECURITY_ALERT = 8


class CIM_AlertIndication_PerceivedSeverity(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    INFORMATION = 2
    DEGRADED_WARNING = 3
    MINOR = 4
    MAJOR = 5
    CRITICAL = 6
    FATAL_NON_RECOVERABLE = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_AlertIndication(Instance):
    """An event as it is sent to subscribers."""

    AlertType: int | None = None
    AlertingElementFormat: int | None = None
    AlertingManagedElement: str | None = None
    CorrelatedIndications: tuple[str, ...] | None = None
    Description: str | None = None
    EventID: str | None = None
    EventTime: datetime | timedelta | None = None
    IndicationFilterName: str | None = None
    IndicationIdentifier: str | None = None
    IndicationTime: datetime | timedelta | None = None
    Message: str | None = None
    MessageArguments: tuple[str, ...] | None = None
    MessageID: str | None = None
    OtherAlertType: str | None = None
    OtherAlertingElementFormat: str | None = None
    OtherSeverity: str | None = None
    OwningEntity: str | None = None
    PerceivedSeverity: int | None = None
    ProbableCause: int | None = None
    ProbableCauseDescription: str | None = None
    ProviderName: str | None = None
    RecommendedActions: tuple[str, ...] | None = None
    SequenceContext: str | None = None
    SequenceNumber: int | None = None
    SystemCreationClassName: str | None = None
    SystemName: str | None = None
    Trending: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_AlertIndication",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_AlertIndication",
        superclass="CIM_ProcessIndication",
        keys=(),
        properties=(
            Property("AlertType", "uint16", required=True),
            Property("AlertingElementFormat", "uint16"),
            Property("AlertingManagedElement", "string"),
            Property("CorrelatedIndications", "string", array=True),
            Property("Description", "string"),
            Property("EventID", "string"),
            Property("EventTime", "datetime"),
            Property("IndicationFilterName", "string"),
            Property("IndicationIdentifier", "string"),
            Property("IndicationTime", "datetime"),
            Property("Message", "string"),
            Property("MessageArguments", "string", array=True),
            Property("MessageID", "string"),
            Property("OtherAlertType", "string"),
            Property("OtherAlertingElementFormat", "string"),
            Property("OtherSeverity", "string"),
            Property("OwningEntity", "string"),
            Property("PerceivedSeverity", "uint16", required=True),
            Property("ProbableCause", "uint16", required=True),
            Property("ProbableCauseDescription", "string"),
            Property("ProviderName", "string"),
            Property("RecommendedActions", "string", array=True),
            Property("SequenceContext", "string"),
            Property("SequenceNumber", "sint64"),
            Property("SystemCreationClassName", "string"),
            Property("SystemName", "string"),
            Property("Trending", "uint16"),
        ),
    )


class CIM_AlertIndicationProvider(Provider[CIM_AlertIndication]):
    CLASS = CIM_AlertIndication
