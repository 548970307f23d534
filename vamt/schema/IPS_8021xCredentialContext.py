"""IPS_8021xCredentialContext.

Generated from mof/ips/IPS_8021xCredentialContext.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_8021xCredentialContext(Instance):
    """IPS_8021xCredentialContext."""

    ElementInContext: EPR
    ElementProvidingContext: EPR
    Usage: int | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_8021xCredentialContext",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_8021xCredentialContext",
        superclass="CIM_CredentialContext",
        keys=("ElementInContext", "ElementProvidingContext"),
        properties=(
            Property("ElementInContext", "reference", key=True),
            Property("ElementProvidingContext", "reference", key=True),
            Property("Usage", "uint16"),
        ),
        association=True,
    )


class IPS_8021xCredentialContextProvider(Provider[IPS_8021xCredentialContext]):
    CLASS = IPS_8021xCredentialContext
