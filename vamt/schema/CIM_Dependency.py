"""CIM_Dependency: One element needs another.

Generated from mof/cim/CIM_Dependency.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Dependency(Instance):
    """One element needs another."""

    Antecedent: EPR
    Dependent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Dependency",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Dependency",
        superclass=None,
        keys=("Antecedent", "Dependent"),
        properties=(
            Property("Antecedent", "reference", key=True),
            Property("Dependent", "reference", key=True),
        ),
        association=True,
    )


class CIM_DependencyProvider(Provider[CIM_Dependency]):
    CLASS = CIM_Dependency
