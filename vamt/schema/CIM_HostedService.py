"""CIM_HostedService.

Generated from mof/cim/CIM_HostedService.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_HostedService(Instance):
    """CIM_HostedService."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_HostedService",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_HostedService",
        superclass="CIM_HostedDependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class CIM_HostedServiceProvider(Provider[CIM_HostedService]):
    CLASS = CIM_HostedService
