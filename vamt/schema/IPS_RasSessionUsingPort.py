"""IPS_RasSessionUsingPort.

Generated from mof/ips/IPS_RasSessionUsingPort.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_RasSessionUsingPort(Instance):
    """IPS_RasSessionUsingPort."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_RasSessionUsingPort",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_RasSessionUsingPort",
        superclass="IPS_SessionUsingPort",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class IPS_RasSessionUsingPortProvider(Provider[IPS_RasSessionUsingPort]):
    CLASS = IPS_RasSessionUsingPort
