"""AMT_PublicKeyCertificate: A certificate in the store of the controller.

Generated from mof/amt/AMT_PublicKeyCertificate.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PublicKeyCertificate(Instance):
    """A certificate in the store of the controller."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    Expires: datetime | timedelta | None = None
    InstanceID: str
    Issued: datetime | timedelta | None = None
    Issuer: str | None = None
    ReadOnlyCertificate: bool | None = None
    Subject: str | None = None
    TrustedRootCertficate: bool | None = None
    X509Certificate: bytes | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_PublicKeyCertificate",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_PublicKeyCertificate",
        superclass="CIM_Credential",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("Expires", "datetime"),
            Property("InstanceID", "string", key=True),
            Property("Issued", "datetime"),
            Property("Issuer", "string"),
            Property("ReadOnlyCertificate", "boolean"),
            Property("Subject", "string"),
            Property("TrustedRootCertficate", "boolean"),
            Property("X509Certificate", "base64"),
        ),
    )


class AMT_PublicKeyCertificateProvider(Provider[AMT_PublicKeyCertificate]):
    CLASS = AMT_PublicKeyCertificate
