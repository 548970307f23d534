"""CIM_HostedAccessPoint.

Generated from mof/cim/CIM_HostedAccessPoint.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_HostedAccessPoint(Instance):
    """CIM_HostedAccessPoint."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_HostedAccessPoint",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_HostedAccessPoint",
        superclass="CIM_HostedDependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class CIM_HostedAccessPointProvider(Provider[CIM_HostedAccessPoint]):
    CLASS = CIM_HostedAccessPoint
