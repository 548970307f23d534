"""CIM_RemoteIdentity.

Generated from mof/cim/CIM_RemoteIdentity.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_RemoteIdentity(Instance):
    """CIM_RemoteIdentity."""

    Caption: str | None = None
    CurrentlyAuthenticated: bool | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    Name: bytes | None = None
    NameFormat: int | None = None
    OtherNameFormat: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_RemoteIdentity",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_RemoteIdentity",
        superclass="CIM_Identity",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("CurrentlyAuthenticated", "boolean"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string", key=True),
            Property("Name", "base64"),
            Property("NameFormat", "uint16"),
            Property("OtherNameFormat", "string"),
        ),
    )


class CIM_RemoteIdentityProvider(Provider[CIM_RemoteIdentity]):
    CLASS = CIM_RemoteIdentity
