"""CIM_Credential.

Generated from mof/cim/CIM_Credential.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_Credential(Instance):
    """CIM_Credential."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    Expires: datetime | timedelta | None = None
    InstanceID: str | None = None
    Issued: datetime | timedelta | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_Credential",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Credential",
        superclass="CIM_ManagedElement",
        keys=(),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("Expires", "datetime"),
            Property("InstanceID", "string"),
            Property("Issued", "datetime"),
        ),
    )


class CIM_CredentialProvider(Provider[CIM_Credential]):
    CLASS = CIM_Credential
