"""CIM_SystemBIOS.

Generated from mof/cim/CIM_SystemBIOS.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_SystemBIOS(Instance):
    """CIM_SystemBIOS."""

    GroupComponent: EPR
    PartComponent: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_SystemBIOS",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_SystemBIOS",
        superclass="CIM_SystemComponent",
        keys=("GroupComponent", "PartComponent"),
        properties=(
            Property("GroupComponent", "reference", key=True),
            Property("PartComponent", "reference", key=True),
        ),
        association=True,
    )


class CIM_SystemBIOSProvider(Provider[CIM_SystemBIOS]):
    CLASS = CIM_SystemBIOS
