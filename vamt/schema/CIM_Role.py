"""CIM_Role: A set of privileges with a name.

Generated from mof/cim/CIM_Role.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Role(Instance):
    """A set of privileges with a name."""

    BusinessCategory: str | None = None
    Caption: str | None = None
    CommonName: str | None = None
    CreationClassName: str
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str | None = None
    Name: str
    RoleCharacteristics: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Role",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Role",
        superclass="CIM_Collection",
        keys=("CreationClassName", "Name"),
        properties=(
            Property("BusinessCategory", "string"),
            Property("Caption", "string"),
            Property("CommonName", "string", required=True),
            Property("CreationClassName", "string", key=True),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string"),
            Property("Name", "string", key=True),
            Property("RoleCharacteristics", "uint16", array=True),
        ),
    )


class CIM_RoleProvider(Provider[CIM_Role]):
    CLASS = CIM_Role
