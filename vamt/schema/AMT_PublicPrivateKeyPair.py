"""AMT_PublicPrivateKeyPair: A key pair in the store; only its public half is shown.

Generated from mof/amt/AMT_PublicPrivateKeyPair.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PublicPrivateKeyPair(Instance):
    """A key pair in the store; only its public half is shown."""

    Caption: str | None = None
    DERKey: bytes | None = None
    Description: str | None = None
    ElementName: str | None = None
    Expires: datetime | timedelta | None = None
    InstanceID: str
    Issued: datetime | timedelta | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_PublicPrivateKeyPair",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_PublicPrivateKeyPair",
        superclass="CIM_Credential",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("DERKey", "base64"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("Expires", "datetime"),
            Property("InstanceID", "string", key=True),
            Property("Issued", "datetime"),
        ),
    )


class AMT_PublicPrivateKeyPairProvider(Provider[AMT_PublicPrivateKeyPair]):
    CLASS = AMT_PublicPrivateKeyPair
