"""Run with pytest, where vamt and acme-notes are installed."""

import asyncio
from unittest.mock import AsyncMock, Mock

from acme_notes import NoteProvider

from vamt.auth.principal import Principal
from vamt.machine import Machine, Snapshot
from vamt.provider import Call

ADA = Principal("ada", "192.0.2.1", frozenset({3}), proof=None)


def test_a_note_is_there_until_it_is_deleted() -> None:
    machine = Machine(Snapshot(*[Mock()] * 5), Mock(), AsyncMock())
    call, provider = Call(machine, machine.snapshot, ADA), NoteProvider()
    note = asyncio.run(provider.create(call, {"Text": "mind the fan"}))
    assert list(provider.instances(machine.snapshot)) == [note]
    asyncio.run(provider.delete(call, note))
    assert not list(provider.instances(machine.snapshot))
