"""AMT_MPSUsernamePassword: The account with which the controller logs in to a presence server.

Generated from mof/amt/AMT_MPSUsernamePassword.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_MPSUsernamePassword(Instance):
    """The account with which the controller logs in to a presence server."""

    Algorithm: str | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    Expires: datetime | timedelta | None = None
    InstanceID: str
    Issued: datetime | timedelta | None = None
    Protocol: str | None = None
    RemoteID: str | None = None
    Secret: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_MPSUsernamePassword",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_MPSUsernamePassword",
        superclass="CIM_SharedCredential",
        keys=("InstanceID",),
        properties=(
            Property("Algorithm", "string"),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("Expires", "datetime"),
            Property("InstanceID", "string", key=True),
            Property("Issued", "datetime"),
            Property("Protocol", "string"),
            Property("RemoteID", "string"),
            Property("Secret", "string"),
        ),
    )


class AMT_MPSUsernamePasswordProvider(Provider[AMT_MPSUsernamePassword]):
    CLASS = AMT_MPSUsernamePassword
