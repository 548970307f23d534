"""CIM_RoleBasedManagementCapabilities.

Generated from mof/cim/CIM_RoleBasedManagementCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_RoleBasedManagementCapabilities(Instance):
    """CIM_RoleBasedManagementCapabilities."""

    ActivitiesSupported: tuple[int, ...] | None = None
    ActivityQualifiersSupported: tuple[str, ...] | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    QualifierFormatsSupported: tuple[int, ...] | None = None
    SharedPrivilegeSupported: bool | None = None
    SupportedMethods: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_RoleBasedManagementCapabilities",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_RoleBasedManagementCapabilities",
        superclass="CIM_PrivilegeManagementCapabilities",
        keys=("InstanceID",),
        properties=(
            Property("ActivitiesSupported", "uint16", array=True),
            Property("ActivityQualifiersSupported", "string", array=True),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("QualifierFormatsSupported", "uint16", array=True),
            Property("SharedPrivilegeSupported", "boolean"),
            Property("SupportedMethods", "uint16", array=True),
        ),
    )


class CIM_RoleBasedManagementCapabilitiesProvider(Provider[CIM_RoleBasedManagementCapabilities]):
    CLASS = CIM_RoleBasedManagementCapabilities
