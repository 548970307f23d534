"""CIM_LogManagesRecord.

Generated from mof/cim/CIM_LogManagesRecord.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_LogManagesRecord(Instance):
    """CIM_LogManagesRecord."""

    Log: EPR
    Record: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_LogManagesRecord",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_LogManagesRecord",
        superclass=None,
        keys=("Log", "Record"),
        properties=(
            Property("Log", "reference", key=True),
            Property("Record", "reference", key=True),
        ),
        association=True,
    )


class CIM_LogManagesRecordProvider(Provider[CIM_LogManagesRecord]):
    CLASS = CIM_LogManagesRecord
