"""AMT_TLSCredentialContext: The certificate that the TLS endpoints present.

Generated from mof/amt/AMT_TLSCredentialContext.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_TLSCredentialContext(Instance):
    """The certificate that the TLS endpoints present."""

    ElementInContext: EPR
    ElementProvidingContext: EPR
    Usage: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_TLSCredentialContext",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_TLSCredentialContext",
        superclass="CIM_CredentialContext",
        keys=("ElementInContext", "ElementProvidingContext"),
        properties=(
            Property("ElementInContext", "reference", key=True),
            Property("ElementProvidingContext", "reference", key=True),
            Property("Usage", "uint16"),
        ),
        association=True,
    )


class AMT_TLSCredentialContextProvider(Provider[AMT_TLSCredentialContext]):
    CLASS = AMT_TLSCredentialContext
