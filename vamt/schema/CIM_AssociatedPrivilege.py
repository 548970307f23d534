"""CIM_AssociatedPrivilege.

Generated from mof/cim/CIM_AssociatedPrivilege.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_AssociatedPrivilege(Instance):
    """CIM_AssociatedPrivilege."""

    Activities: tuple[int, ...] | None = None
    ActivityQualifiers: tuple[str, ...] | None = None
    PrivilegeGranted: bool | None = None
    QualifierFormats: tuple[int, ...] | None = None
    RepresentsAuthorizationRights: bool | None = None
    Subject: EPR
    Target: EPR
    UseKey: str

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_AssociatedPrivilege",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_AssociatedPrivilege",
        superclass=None,
        keys=("Subject", "Target", "UseKey"),
        properties=(
            Property("Activities", "uint16", array=True),
            Property("ActivityQualifiers", "string", array=True),
            Property("PrivilegeGranted", "boolean"),
            Property("QualifierFormats", "uint16", array=True),
            Property("RepresentsAuthorizationRights", "boolean"),
            Property("Subject", "reference", key=True),
            Property("Target", "reference", key=True),
            Property("UseKey", "string", key=True),
        ),
        association=True,
    )


class CIM_AssociatedPrivilegeProvider(Provider[CIM_AssociatedPrivilege]):
    CLASS = CIM_AssociatedPrivilege
