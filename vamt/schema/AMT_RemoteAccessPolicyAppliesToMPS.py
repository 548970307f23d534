"""AMT_RemoteAccessPolicyAppliesToMPS: Which presence servers a remote access policy calls, in which order.

Generated from mof/amt/AMT_RemoteAccessPolicyAppliesToMPS.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


class AMT_RemoteAccessPolicyAppliesToMPS_MpsType(IntEnum):
    EXTERNAL_MPS = 0
    INTERNAL_MPS = 1
    BOTH_MPS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_RemoteAccessPolicyAppliesToMPS(Instance):
    """Which presence servers a remote access policy calls, in which order."""

    ManagedElement: EPR
    MpsType: int | None = None
    OrderOfAccess: int | None = None
    PolicySet: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_RemoteAccessPolicyAppliesToMPS",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_RemoteAccessPolicyAppliesToMPS",
        superclass="CIM_PolicySetAppliesToElement",
        keys=("ManagedElement", "PolicySet"),
        properties=(
            Property("ManagedElement", "reference", key=True),
            Property("MpsType", "uint16"),
            Property("OrderOfAccess", "uint16"),
            Property("PolicySet", "reference", key=True),
        ),
        association=True,
    )


class AMT_RemoteAccessPolicyAppliesToMPSProvider(Provider[AMT_RemoteAccessPolicyAppliesToMPS]):
    CLASS = AMT_RemoteAccessPolicyAppliesToMPS
