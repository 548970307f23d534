"""AMT_ActiveFilterStatistics.

Generated from mof/amt/AMT_ActiveFilterStatistics.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_ActiveFilterStatistics(Instance):
    """AMT_ActiveFilterStatistics."""

    ActivationTime: datetime | timedelta | None = None
    Antecedent: EPR
    Dependent: EPR
    FilterMatched: bool | None = None
    LastResetTime: datetime | timedelta | None = None
    ReadCount: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_ActiveFilterStatistics",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_ActiveFilterStatistics",
        superclass=None,
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("ActivationTime", "datetime"),
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
            Property("FilterMatched", "boolean"),
            Property("LastResetTime", "datetime"),
            Property("ReadCount", "uint32"),
        ),
        association=True,
    )


class AMT_ActiveFilterStatisticsProvider(Provider[AMT_ActiveFilterStatistics]):
    CLASS = AMT_ActiveFilterStatistics
