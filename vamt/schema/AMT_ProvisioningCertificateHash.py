"""AMT_ProvisioningCertificateHash: A root certificate trusted for activation, by its hash.

Generated from mof/amt/AMT_ProvisioningCertificateHash.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class AMT_ProvisioningCertificateHash_HashType(IntEnum):
    MD5 = 0
    SHA1 = 1
    SHA256 = 2
    SHA384 = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_ProvisioningCertificateHash(Instance):
    """A root certificate trusted for activation, by its hash."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    Enabled: bool | None = None
    Expires: datetime | timedelta | None = None
    HashData: bytes | None = None
    HashType: int | None = None
    InstanceID: str
    IsDefault: bool | None = None
    Issued: datetime | timedelta | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_ProvisioningCertificateHash",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_ProvisioningCertificateHash",
        superclass="CIM_Credential",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("Enabled", "boolean"),
            Property("Expires", "datetime"),
            Property("HashData", "base64"),
            Property("HashType", "uint8"),
            Property("InstanceID", "string", key=True),
            Property("IsDefault", "boolean"),
            Property("Issued", "datetime"),
        ),
    )


class AMT_ProvisioningCertificateHashProvider(Provider[AMT_ProvisioningCertificateHash]):
    CLASS = AMT_ProvisioningCertificateHash
