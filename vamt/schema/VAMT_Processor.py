"""VAMT_Processor: One virtual processor, and whether the machine has it after the next start.

Generated from mof/vamt/VAMT_Processor.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


class VAMT_Processor_Enable_ReturnValue(IntEnum):
    COMPLETED = 0
    NOT_SUPPORTED = 1
    FAILED = 4
    INVALID_PARAMETER = 5
    APPLIED_AT_NEXT_START = 32768


@dataclass(frozen=True, slots=True, kw_only=True)
class VAMT_Processor(Instance):
    """One virtual processor, and whether the machine has it after the next start."""

    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    Enabled: bool | None = None
    InstanceID: str | None = None
    Number: int

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="VAMT_Processor",
        uri="urn:vamt:schema:1/VAMT_Processor",
        superclass="CIM_ManagedElement",
        keys=("Number",),
        properties=(
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string"),
            Property("Enabled", "boolean"),
            Property("InstanceID", "string"),
            Property("Number", "uint16", key=True),
        ),
        methods={
            "Enable": Method(
                "Enable",
                inputs=(
                    Property("Enabled", "boolean", required=True),
                ),
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class VAMT_Processor_Enable_OUTPUT(Output):
    __slots__ = ()


class VAMT_ProcessorProvider(Provider[VAMT_Processor]):
    CLASS = VAMT_Processor

    async def Enable(
        self,
        call: Call,
        target: VAMT_Processor,
        *,
        Enabled: bool,
    ) -> VAMT_Processor_Enable_OUTPUT:
        raise ActionNotSupported
