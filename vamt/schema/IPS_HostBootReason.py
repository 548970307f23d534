"""IPS_HostBootReason: Why the host started last.

Generated from mof/ips/IPS_HostBootReason.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class IPS_HostBootReason_Reason(IntEnum):
    OTHER = 1
    REMOTE_CONTROL = 2
    ALARM = 3


class IPS_HostBootReason_PreviousSxState(IntEnum):
    OTHER = 1
    S0 = 2
    S1 = 3
    S2 = 4
    S3 = 5
    S4 = 6
    S5 = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class IPS_HostBootReason(Instance):
    """Why the host started last."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    PreviousSxState: int | None = None
    Reason: int | None = None
    ReasonDetails: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="IPS_HostBootReason",
        uri="http://intel.com/wbem/wscim/1/ips-schema/1/IPS_HostBootReason",
        superclass="CIM_ManagedElement",
        keys=("InstanceID",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("InstanceID", "string", key=True),
            Property("PreviousSxState", "uint32", required=True),
            Property("Reason", "uint32", required=True),
            Property("ReasonDetails", "string"),
        ),
    )


class IPS_HostBootReasonProvider(Provider[IPS_HostBootReason]):
    CLASS = IPS_HostBootReason
