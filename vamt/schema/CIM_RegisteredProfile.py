"""CIM_RegisteredProfile: A management profile the controller claims to implement.

Generated from mof/cim/CIM_RegisteredProfile.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_RegisteredProfile(Instance):
    """A management profile the controller claims to implement."""

    AdvertiseTypeDescriptions: tuple[str, ...] | None = None
    AdvertiseTypes: tuple[int, ...] | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    ImplementedFeatures: tuple[str, ...] | None = None
    InstanceID: str
    OtherRegisteredOrganization: str | None = None
    RegisteredName: str | None = None
    RegisteredOrganization: int | None = None
    RegisteredVersion: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_RegisteredProfile",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_RegisteredProfile",
        superclass="CIM_ManagedElement",
        keys=("InstanceID",),
        properties=(
            Property("AdvertiseTypeDescriptions", "string", array=True),
            Property("AdvertiseTypes", "uint16", array=True, required=True),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("ImplementedFeatures", "string", array=True),
            Property("InstanceID", "string", key=True),
            Property("OtherRegisteredOrganization", "string"),
            Property("RegisteredName", "string", required=True),
            Property("RegisteredOrganization", "uint16", required=True),
            Property("RegisteredVersion", "string", required=True),
        ),
    )


class CIM_RegisteredProfileProvider(Provider[CIM_RegisteredProfile]):
    CLASS = CIM_RegisteredProfile
