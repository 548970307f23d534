"""CIM_SharedCredential.

Generated from mof/cim/CIM_SharedCredential.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_SharedCredential(Instance):
    """CIM_SharedCredential."""

    Algorithm: str | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    Expires: datetime | timedelta | None = None
    InstanceID: str
    Issued: datetime | timedelta | None = None
    Protocol: str | None = None
    RemoteID: str | None = None
    Secret: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_SharedCredential",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_SharedCredential",
        superclass="CIM_Credential",
        keys=("InstanceID",),
        properties=(
            Property("Algorithm", "string"),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("Expires", "datetime"),
            Property("InstanceID", "string", key=True),
            Property("Issued", "datetime"),
            Property("Protocol", "string"),
            Property("RemoteID", "string"),
            Property("Secret", "string"),
        ),
    )


class CIM_SharedCredentialProvider(Provider[CIM_SharedCredential]):
    CLASS = CIM_SharedCredential
