"""AMT_RemoteAccessCredentialContext.

Generated from mof/amt/AMT_RemoteAccessCredentialContext.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_RemoteAccessCredentialContext(Instance):
    """AMT_RemoteAccessCredentialContext."""

    ElementInContext: EPR
    ElementProvidingContext: EPR
    Usage: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_RemoteAccessCredentialContext",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_RemoteAccessCredentialContext",
        superclass="CIM_CredentialContext",
        keys=("ElementInContext", "ElementProvidingContext"),
        properties=(
            Property("ElementInContext", "reference", key=True),
            Property("ElementProvidingContext", "reference", key=True),
            Property("Usage", "uint16"),
        ),
        association=True,
    )


class AMT_RemoteAccessCredentialContextProvider(Provider[AMT_RemoteAccessCredentialContext]):
    CLASS = AMT_RemoteAccessCredentialContext
