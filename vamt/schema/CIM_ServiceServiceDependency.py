"""CIM_ServiceServiceDependency.

Generated from mof/cim/CIM_ServiceServiceDependency.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_ServiceServiceDependency_TypeOfDependency(IntEnum):
    UNKNOWN = 0
    OTHER = 1
    SERVICE_MUST_HAVE_COMPLETED = 2
    SERVICE_MUST_BE_STARTED = 3
    SERVICE_MUST_NOT_BE_STARTED = 4
    COOPERATE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ServiceServiceDependency(Instance):
    """CIM_ServiceServiceDependency."""

    Antecedent: EPR
    Dependent: EPR
    RestartService: bool | None = None
    TypeOfDependency: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ServiceServiceDependency",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ServiceServiceDependency",
        superclass="CIM_ProvidesServiceToElement",
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
            Property("RestartService", "boolean"),
            Property("TypeOfDependency", "uint16"),
        ),
        association=True,
    )


class CIM_ServiceServiceDependencyProvider(Provider[CIM_ServiceServiceDependency]):
    CLASS = CIM_ServiceServiceDependency
