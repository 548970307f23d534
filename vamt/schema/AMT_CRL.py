"""AMT_CRL: A certificate revocation list.

Generated from mof/amt/AMT_CRL.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_CRL(Instance):
    """A certificate revocation list."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    SerialNumbers: tuple[bytes, ...] | None = None
    Url: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_CRL",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_CRL",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("SerialNumbers", "base64", array=True),
            Property("Url", "string"),
        ),
    )


class AMT_CRLProvider(Provider[AMT_CRL]):
    CLASS = AMT_CRL
