"""CIM_StatisticalData.

Generated from mof/cim/CIM_StatisticalData.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_StatisticalData(Instance):
    """CIM_StatisticalData."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    SampleInterval: datetime | timedelta | None = None
    StartStatisticTime: datetime | timedelta | None = None
    StatisticTime: datetime | timedelta | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_StatisticalData",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_StatisticalData",
        superclass="CIM_ManagedElement",
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
                    Property("SelectedStatistics", "string", array=True, required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class CIM_StatisticalData_ResetSelectedStats_OUTPUT(Output):
    __slots__ = ()


class CIM_StatisticalDataProvider(Provider[CIM_StatisticalData]):
    CLASS = CIM_StatisticalData

    async def ResetSelectedStats(
        self,
        call: Call,
        target: CIM_StatisticalData,
        *,
        SelectedStatistics: tuple[str, ...],
    ) -> CIM_StatisticalData_ResetSelectedStats_OUTPUT:
        raise ActionNotSupported
