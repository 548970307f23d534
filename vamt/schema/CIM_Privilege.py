"""CIM_Privilege.

Generated from mof/cim/CIM_Privilege.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Privilege(Instance):
    """CIM_Privilege."""

    Activities: tuple[int, ...] | None = None
    ActivityQualifiers: tuple[str, ...] | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    PrivilegeGranted: bool | None = None
    QualifierFormats: tuple[int, ...] | None = None
    RepresentsAuthorizationRights: bool | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Privilege",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Privilege",
        superclass="CIM_ManagedElement",
        keys=("InstanceID",),
        properties=(
            Property("Activities", "uint16", array=True),
            Property("ActivityQualifiers", "string", array=True),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string", key=True),
            Property("PrivilegeGranted", "boolean"),
            Property("QualifierFormats", "uint16", array=True),
            Property("RepresentsAuthorizationRights", "boolean"),
        ),
    )


class CIM_PrivilegeProvider(Provider[CIM_Privilege]):
    CLASS = CIM_Privilege
