"""AMT_SystemPowerScheme: In which sleep states the controller stays reachable.

Generated from mof/amt/AMT_SystemPowerScheme.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class AMT_SystemPowerScheme(Instance):
    """In which sleep states the controller stays reachable."""

    Caption: str | None = None
    CreationClassName: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    InstanceID: str
    Name: str | None = None
    PolicyOwner: int | None = None
    PolicyPrecedence: int | None = None
    SchemeGUID: str
    SystemCreationClassName: str | None = None
    SystemName: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="AMT_SystemPowerScheme",
        uri="http://intel.com/wbem/wscim/1/amt-schema/1/AMT_SystemPowerScheme",
        superclass="CIM_SettingData",
        keys=("InstanceID", "SchemeGUID"),
        properties=(
            Property("Caption", "string"),
            Property("CreationClassName", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("InstanceID", "string", key=True),
            Property("Name", "string"),
            Property("PolicyOwner", "uint32"),
            Property("PolicyPrecedence", "uint32"),
            Property("SchemeGUID", "string", key=True),
            Property("SystemCreationClassName", "string"),
            Property("SystemName", "string"),
        ),
        methods={
            "SetPowerScheme": Method(
                "SetPowerScheme",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class AMT_SystemPowerScheme_SetPowerScheme_OUTPUT(Output):
    __slots__ = ()


class AMT_SystemPowerSchemeProvider(Provider[AMT_SystemPowerScheme]):
    CLASS = AMT_SystemPowerScheme

    async def SetPowerScheme(
        self,
        call: Call,
        target: AMT_SystemPowerScheme,
    ) -> AMT_SystemPowerScheme_SetPowerScheme_OUTPUT:
        raise ActionNotSupported
