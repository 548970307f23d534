"""CIM_CredentialContext.

Generated from mof/cim/CIM_CredentialContext.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_CredentialContext(Instance):
    """CIM_CredentialContext."""

    ElementInContext: EPR
    ElementProvidingContext: EPR
    Usage: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_CredentialContext",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_CredentialContext",
        superclass=None,
        keys=("ElementInContext", "ElementProvidingContext"),
        properties=(
            Property("ElementInContext", "reference", key=True),
            Property("ElementProvidingContext", "reference", key=True),
            Property("Usage", "uint16"),
        ),
        association=True,
    )


class CIM_CredentialContextProvider(Provider[CIM_CredentialContext]):
    CLASS = CIM_CredentialContext
