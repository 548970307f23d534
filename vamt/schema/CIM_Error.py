"""CIM_Error.

Generated from mof/cim/CIM_Error.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Error(Instance):
    """CIM_Error."""

    CIMStatusCode: int | None = None
    CIMStatusCodeDescription: str | None = None
    ErrorSource: str | None = None
    ErrorSourceFormat: int | None = None
    ErrorType: int | None = None
    Message: str | None = None
    MessageArguments: tuple[str, ...] | None = None
    MessageID: str | None = None
    OtherErrorSourceFormat: str | None = None
    OtherErrorType: str | None = None
    OwningEntity: str | None = None
    PerceivedSeverity: int | None = None
    ProbableCause: int | None = None
    ProbableCauseDescription: str | None = None
    RecommendedActions: tuple[str, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Error",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Error",
        superclass=None,
        keys=(),
        properties=(
            Property("CIMStatusCode", "uint32"),
            Property("CIMStatusCodeDescription", "string"),
            Property("ErrorSource", "string"),
            Property("ErrorSourceFormat", "uint16"),
            Property("ErrorType", "uint16"),
            Property("Message", "string"),
            Property("MessageArguments", "string", array=True),
            Property("MessageID", "string", required=True),
            Property("OtherErrorSourceFormat", "string"),
            Property("OtherErrorType", "string"),
            Property("OwningEntity", "string"),
            Property("PerceivedSeverity", "uint16"),
            Property("ProbableCause", "uint16"),
            Property("ProbableCauseDescription", "string"),
            Property("RecommendedActions", "string", array=True),
        ),
    )


class CIM_ErrorProvider(Provider[CIM_Error]):
    CLASS = CIM_Error
