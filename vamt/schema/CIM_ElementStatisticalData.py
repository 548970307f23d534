"""CIM_ElementStatisticalData.

Generated from mof/cim/CIM_ElementStatisticalData.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ElementStatisticalData(Instance):
    """CIM_ElementStatisticalData."""

    ManagedElement: EPR
    Stats: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ElementStatisticalData",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ElementStatisticalData",
        superclass=None,
        keys=("ManagedElement", "Stats"),
        properties=(
            Property("ManagedElement", "reference", key=True),
            Property("Stats", "reference", key=True),
        ),
        association=True,
    )


class CIM_ElementStatisticalDataProvider(Provider[CIM_ElementStatisticalData]):
    CLASS = CIM_ElementStatisticalData
