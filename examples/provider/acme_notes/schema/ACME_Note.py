"""ACME_Note: A note somebody left on a machine.

Generated from mof/ACME_Note.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Method, Output, Property
from vamt.provider import Call, Provider
from vamt.wsman.faults import ActionNotSupported


@dataclass(frozen=True, slots=True, kw_only=True)
class ACME_Note(Instance):
    """A note somebody left on a machine."""

    InstanceID: str
    Text: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="ACME_Note",
        uri="urn:acme:schema:1/ACME_Note",
        superclass=None,
        keys=("InstanceID",),
        properties=(
            Property("InstanceID", "string", key=True),
            Property("Text", "string"),
        ),
        methods={
            "Clear": Method(
                "Clear",
                outputs=(
                    Property("ReturnValue", "uint32"),
                ),
            ),
        },
    )


class ACME_Note_Clear_OUTPUT(Output):
    __slots__ = ()


class ACME_NoteProvider(Provider[ACME_Note]):
    CLASS = ACME_Note

    async def Clear(self, call: Call, target: ACME_Note) -> ACME_Note_Clear_OUTPUT:
        raise ActionNotSupported
