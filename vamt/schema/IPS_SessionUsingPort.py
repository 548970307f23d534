"""IPS_SessionUsingPort.

Generated from mof/ips/IPS_SessionUsingPort.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_SessionUsingPort(Instance):
    """IPS_SessionUsingPort."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_SessionUsingPort",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_SessionUsingPort",
        superclass="CIM_Dependency",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class IPS_SessionUsingPortProvider(Provider[IPS_SessionUsingPort]):
    CLASS = IPS_SessionUsingPort
