"""CIM_ServiceAvailableToElement: Whom a service serves.

Generated from mof/cim/CIM_ServiceAvailableToElement.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ServiceAvailableToElement(Instance):
    """Whom a service serves."""

    ServiceProvided: EPR
    UserOfService: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ServiceAvailableToElement",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ServiceAvailableToElement",
        superclass=None,
        keys=("ServiceProvided", "UserOfService"),
        properties=(
            Property("ServiceProvided", "reference", key=True),
            Property("UserOfService", "reference", key=True),
        ),
        association=True,
    )


class CIM_ServiceAvailableToElementProvider(Provider[CIM_ServiceAvailableToElement]):
    CLASS = CIM_ServiceAvailableToElement
