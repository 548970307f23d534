"""Notes on a machine, an example of a provider package. `vamt mof generate` makes acme_notes/schema from mof."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import uuid4

from acme_notes.schema.ACME_Note import ACME_Note, ACME_Note_Clear_OUTPUT, ACME_NoteProvider
from vamt.machine import Section, Snapshot
from vamt.provider import Call


@dataclass(frozen=True, slots=True)
class Notes(Section):
    NAME = "acme-notes"
    notes: tuple[tuple[str, str], ...] = ()


class NoteProvider(ACME_NoteProvider):
    def instances(self, snap: Snapshot) -> Iterator[ACME_Note]:
        return (ACME_Note(InstanceID=key, Text=text) for key, text in snap.section(Notes).notes)

    async def create(self, call: Call, values: Mapping[str, str]) -> ACME_Note:
        return await self.keep(call, f"acme:{uuid4()}", values.get("Text") or "")

    async def put(self, call: Call, target: ACME_Note, values: Mapping[str, str]) -> ACME_Note:
        return await self.keep(call, target.InstanceID, values.get("Text") or "")

    async def delete(self, call: Call, target: ACME_Note) -> None:
        await self.keep(call, target.InstanceID, None)

    async def Clear(self, call: Call, target: ACME_Note) -> ACME_Note_Clear_OUTPUT:
        await self.keep(call, target.InstanceID, "")
        return ACME_Note_Clear_OUTPUT(ReturnValue=0)

    async def keep(self, call: Call, key: str, text: str | None) -> ACME_Note:
        async with call.machine.exclusive(call.principal):
            others = tuple(note for note in call.machine.snapshot.section(Notes).notes if note[0] != key)
            await call.machine.save(Notes(others if text is None else (*others, (key, text))))
        return ACME_Note(InstanceID=key, Text=text)


PROVIDERS = {"ACME_Note": "acme_notes:NoteProvider"}
