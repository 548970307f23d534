"""IPS_SolSessionUsingPort.

Generated from mof/ips/IPS_SolSessionUsingPort.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_SolSessionUsingPort(Instance):
    """IPS_SolSessionUsingPort."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_SolSessionUsingPort",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_SolSessionUsingPort",
        superclass="IPS_SessionUsingPort",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class IPS_SolSessionUsingPortProvider(Provider[IPS_SolSessionUsingPort]):
    CLASS = IPS_SolSessionUsingPort
