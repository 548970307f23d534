"""AMT_PublicKeyManagementCapabilities.

Generated from mof/amt/AMT_PublicKeyManagementCapabilities.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_PublicKeyManagementCapabilities(Instance):
    """AMT_PublicKeyManagementCapabilities."""

    Caption: str | None = None
    CertChainMaxSize: int | None = None
    CommonNameMaxCount: int | None = None
    CommonNameMaxSize: int | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    MaximumCRLSize: int | None = None
    RootCertMaxCount: int | None = None
    RootCertMaxSize: int | None = None
    SupportedKeyLengths: tuple[int, ...] | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_PublicKeyManagementCapabilities",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_PublicKeyManagementCapabilities",
        superclass="CIM_Capabilities",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("CertChainMaxSize", "uint32"),
            Property("CommonNameMaxCount", "uint32"),
            Property("CommonNameMaxSize", "uint32"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("MaximumCRLSize", "uint32"),
            Property("RootCertMaxCount", "uint32"),
            Property("RootCertMaxSize", "uint32"),
            Property("SupportedKeyLengths", "uint32", array=True),
        ),
    )


class AMT_PublicKeyManagementCapabilitiesProvider(Provider[AMT_PublicKeyManagementCapabilities]):
    CLASS = AMT_PublicKeyManagementCapabilities
