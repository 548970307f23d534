"""Enumeration contexts: what is still to be pulled, by whom, until when.

A device hands out one concrete class per Pull. The context of the Enumerate answer is good until the last item
was handed out: go-wsman-messages sends it with every Pull, the MeshCentral family sends the one of the last
answer, so they have to be the same. Contexts expire, are bounded in number and in size, and are good only on the
machine and for the user they were made for. No clock and no XML here: time and written items are handed in.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final
from uuid import UUID

from vamt.cim.model import ClassInfo
from vamt.wsman.faults import EncodingLimit, InvalidEnumerationContext

LIFETIME: Final = 300.0
"""Seconds a context waits for its next Pull."""

PER_OWNER: Final = 32
"""Contexts one user may have open on one machine; the one idle for longest gives way (clients leave them behind)."""

TOTAL: Final = 4096
"""Contexts of all machines together."""

OCTETS_PER_OWNER: Final = 1 << 20
"""What one user's open enumerations of one machine may take; the longest there is, of everything, takes half of it."""

TOTAL_OCTETS: Final = 1 << 23
"""What those of all machines may take; a full event log takes 0.4 MB."""

Owner = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class Batch:
    """Written items of one concrete class; `info` is None where items are bare references."""

    info: ClassInfo | None
    items: Sequence[str]


class Written:
    """All items of an enumeration, class by class. It never changes, so that any number of them may share it."""

    __slots__ = ("__weakref__", "batches", "size")

    def __init__(self, batches: Iterable[Batch]) -> None:
        self.batches = tuple(batch for batch in batches if batch.items)
        self.size = sum(len(item) for batch in self.batches for item in batch.items)
        """Octets."""


class Cursor:
    """An enumeration under way: what is written, and how far it was handed out."""

    __slots__ = ("_batch", "_position", "expires", "owner", "uri", "written")

    def __init__(self, owner: Owner, uri: str, written: Written) -> None:
        self.owner = owner
        self.uri = uri
        self.written = written
        self.expires = 0.0
        self._batch = 0
        self._position = 0

    def take(self, max_elements: int | None, max_characters: int | None) -> Batch:
        """The next items, as many as the limits allow, all of one class; empty when there are no more.

        Raises:
            EncodingLimit: not even one item fits.

        """
        if self.finished:
            return Batch(None, ())
        batch = self.written.batches[self._batch]
        info, items = batch.info, batch.items
        chosen = items[self._position :][:max_elements]
        if max_characters is not None:
            chosen = tuple(_fitting(chosen, max_characters))
            if not chosen:
                raise EncodingLimit("MaxEnvelopeSize")
        self._position += len(chosen)
        if self._position >= len(items):
            self._batch, self._position = self._batch + 1, 0
        return Batch(info, chosen)

    @property
    def finished(self) -> bool:
        """Whether everything was handed out."""
        return self._batch >= len(self.written.batches)


def _fitting(items: Sequence[str], characters: int) -> Iterator[str]:
    for item in items:
        characters -= len(item)
        if characters < 0:
            return
        yield item


class Contexts:
    """The open enumerations of one service."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._cursors: OrderedDict[str, Cursor] = OrderedDict()
        self._owned: dict[Owner, list[str]] = {}
        self._sharing: dict[Written, int] = {}
        """How many enumerations hand out the same."""
        self._octets = 0

    def __len__(self) -> int:
        return len(self._cursors)

    def open(self, cursor: Cursor, now: float) -> str:
        """Remember a new enumeration; the name of its context is a 32-bit counter, its low byte first."""
        self._expire(now)
        number = next(self._numbers) & 0xFFFFFFFF
        name = f"{number.to_bytes(4, 'little').hex().upper()}-0000-0000-0000-000000000000"
        cursor.expires = now + LIFETIME
        self._cursors[name] = cursor
        sharing = self._sharing.get(cursor.written, 0)
        self._octets += 0 if sharing else cursor.written.size
        self._sharing[cursor.written] = sharing + 1
        owned = self._owned.setdefault(cursor.owner, [])
        owned.append(name)
        while len(owned) > PER_OWNER or (len(owned) > 1 and self._size_of(owned) > OCTETS_PER_OWNER):
            self.close(owned[0])
        while len(self._cursors) > TOTAL or (len(self._cursors) > 1 and self._octets > TOTAL_OCTETS):
            self.close(next(iter(self._cursors)))
        return name

    def _size_of(self, names: Sequence[str]) -> int:
        return sum(written.size for written in {self._cursors[name].written for name in names})

    def find(self, name: str, owner: Owner, uri: str, now: float) -> Cursor:
        """The enumeration of a context, which then lives on as if it were just opened.

        Raises:
            InvalidEnumerationContext: unknown, ended, expired, or of another user, machine or class.

        """
        self._expire(now)
        cursor = self._cursors.get(name)
        if cursor is None or cursor.owner != owner or (uri and cursor.uri != uri):
            raise InvalidEnumerationContext
        cursor.expires = now + LIFETIME
        self._cursors.move_to_end(name)
        owned = self._owned[owner]
        owned.remove(name)
        owned.append(name)
        return cursor

    def close(self, name: str) -> None:
        """Forget an enumeration: it was handed out whole, released, or gives way."""
        cursor = self._cursors.pop(name)
        self._sharing[cursor.written] -= 1
        if not self._sharing[cursor.written]:
            del self._sharing[cursor.written]
            self._octets -= cursor.written.size
        owned = self._owned[cursor.owner]
        owned.remove(name)
        if not owned:
            del self._owned[cursor.owner]

    def _expire(self, now: float) -> None:
        while self._cursors:
            name, cursor = next(iter(self._cursors.items()))
            if cursor.expires > now:
                break
            self.close(name)
