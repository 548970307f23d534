"""CIM_ElementCapabilities.

Generated from mof/cim/CIM_ElementCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_ElementCapabilities(Instance):
    """CIM_ElementCapabilities."""

    Capabilities: EPR
    Characteristics: tuple[int, ...] | None = None
    ManagedElement: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_ElementCapabilities",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ElementCapabilities",
        superclass=None,
        keys=("Capabilities", "ManagedElement"),
        properties=(
            Property("Capabilities", "reference", key=True),
            Property("Characteristics", "uint16", array=True),
            Property("ManagedElement", "reference", key=True),
        ),
        association=True,
    )


class CIM_ElementCapabilitiesProvider(Provider[CIM_ElementCapabilities]):
    CLASS = CIM_ElementCapabilities
