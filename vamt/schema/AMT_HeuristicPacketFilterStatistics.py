"""AMT_HeuristicPacketFilterStatistics.

Generated from mof/amt/AMT_HeuristicPacketFilterStatistics.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_HeuristicPacketFilterStatistics(Instance):
    """AMT_HeuristicPacketFilterStatistics."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    SampleInterval: datetime | timedelta | None = None
    StartStatisticTime: datetime | timedelta | None = None
    StatisticTime: datetime | timedelta | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_HeuristicPacketFilterStatistics",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_HeuristicPacketFilterStatistics",
        superclass="CIM_StatisticalData",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("SampleInterval", "datetime"),
            Property("StartStatisticTime", "datetime"),
            Property("StatisticTime", "datetime"),
        ),
        methods={
            "ResetSelectedStats": Method(
                "ResetSelectedStats",
                inputs=(
                    Property("SelectedStatistics", "string", array=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class AMT_HeuristicPacketFilterStatistics_ResetSelectedStats_OUTPUT(Output):
    __slots__ = ()


class AMT_HeuristicPacketFilterStatisticsProvider(Provider[AMT_HeuristicPacketFilterStatistics]):
    CLASS = AMT_HeuristicPacketFilterStatistics

    async def ResetSelectedStats(
        self,
        call: Call,
        target: AMT_HeuristicPacketFilterStatistics,
        *,
        SelectedStatistics: tuple[str, ...] | None = None,
    ) -> AMT_HeuristicPacketFilterStatistics_ResetSelectedStats_OUTPUT:
        raise ActionNotSupported
