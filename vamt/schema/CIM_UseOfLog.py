"""CIM_UseOfLog.

Generated from mof/cim/CIM_UseOfLog.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_UseOfLog(Instance):
    """CIM_UseOfLog."""

    Antecedent: EPR
    Dependent: EPR
    RecordedData: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_UseOfLog",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_UseOfLog",
        superclass="CIM_Dependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
            Property("RecordedData", "string"),
        ),
        association=True,
    )


class CIM_UseOfLogProvider(Provider[CIM_UseOfLog]):
    CLASS = CIM_UseOfLog
