"""What is kept of a redirected medium, who waits for which part of it, and which part to read next.

A console answers one command at a time, so what a guest gets per second is what one command brings, divided by
the time one takes: over a slow way only larger reads help. But a read that nobody waits for keeps out one that
somebody does wait for. So:

- what is read is kept, in segments as large as the smallest read;
- a read out of the blue is as small as can be; 32 KiB take little longer than 2 on any way;
- who reads on where he has read before gets twice as much each time, up to a megabyte, and while nobody waits the
  next piece of it is read ahead, until two are ready;
- a console or a way for which that takes half a second longer than the quickest read is asked for less.

Octets only: blocks, commands and clocks are others'.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, NamedTuple, TypeVar

W = TypeVar("W", bound=Hashable)

SEGMENT: Final = 32 * 1024
"""Octets; sixteen blocks of a CD."""
CACHE: Final = 16 << 20
"""Octets that are kept of a medium."""
STREAMS: Final = 8
"""Places at which someone reads on, which are remembered."""
NEAR: Final = 2 * SEGMENT
"""Octets before or behind such a place that still count as reading on: guests ask for several parts at once."""
SLOW: Final = 0.5
"""Seconds, more than the quickest read takes."""


class Span(NamedTuple):
    """Segments in a row."""

    first: int
    segments: int


class Pace:
    """How much one command may bring, by what earlier ones took; for all media of a console together."""

    def __init__(self, largest: int) -> None:
        """Begin with as much as the console can be asked for, in octets."""
        self._largest = max(largest // SEGMENT, 1)
        self._quickest = float("inf")
        self.segments = self._largest
        """Of one read, at most."""

    def took(self, segments: int, seconds: float) -> None:
        """A read of that many has ended."""
        self._quickest = min(self._quickest, seconds)
        over = seconds - self._quickest
        if over > SLOW:
            self.segments = max(segments // 2, 1)
        elif segments == self.segments and over < SLOW / 4:
            self.segments = min(segments * 2, self._largest)


@dataclass(slots=True)
class _Stream:
    """Somebody who reads on."""

    since: int
    """The octet he began at."""
    at: int
    """The octet behind what he read last."""
    segments: int = 1
    """How much is read for him next."""
    proven: bool = False
    """He has read on once."""


class Blocks(Generic[W]):
    """One medium, and those who wait for parts of it."""

    def __init__(self, size: int, pace: Pace) -> None:
        """Know nothing of a medium of that many octets."""
        self._size = size
        self._segments = -(-size // SEGMENT)
        self._pace = pace
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        self._waiting: dict[W, tuple[int, int]] = {}
        self._streams: list[_Stream] = []
        self._suspect = Span(0, 0)

    # -- who reads

    def read(self, offset: int, length: int) -> bytes | None:
        """What is there, if all of it is kept; it is the caller's to ask within the medium only."""
        self._follow(offset, offset + length)
        return self._find(offset, length)

    def wait(self, waiter: W, offset: int, length: int) -> None:
        """Have that part read; `arrived` or `failed` name the waiter."""
        self._waiting[waiter] = (offset, length)

    def forget(self, waiter: W) -> None:
        """He no longer waits."""
        self._waiting.pop(waiter, None)

    # -- what to read

    def wanted(self) -> Span | None:
        """What somebody waits for, the one who has waited longest first, and with it what he will want next."""
        for offset, length in self._waiting.values():
            for segment in _touched(offset, length):
                if segment in self._kept:
                    self._kept.move_to_end(segment)
                else:
                    return self._reach(segment, _touched(offset, length).stop - segment, offset)
        return None

    def ahead(self) -> Span | None:
        """What the last one who read on will want, unless enough of it is kept."""
        stream = self._streams[-1] if self._streams else None
        if stream is None or not stream.proven:
            return None
        place = stream.at // SEGMENT
        for segment in range(place, min(place + stream.segments, self._segments)):
            if segment not in self._kept:
                return self._reach(segment, 1, stream.at)
        return None

    def octets(self, span: Span) -> tuple[int, int]:
        """Where a span begins, and how long it is."""
        first = span.first * SEGMENT
        return first, min(span.segments * SEGMENT, self._size - first)

    # -- what became of it

    def arrived(self, span: Span, octets: bytes, seconds: float) -> Sequence[tuple[W, bytes]]:
        """Keep what was read in that time; tells who waits no longer, and what he gets."""
        self._pace.took(span.segments, seconds)
        for number in range(span.segments):
            self._kept[span.first + number] = octets[number * SEGMENT : (number + 1) * SEGMENT]
        ready = [
            (waiter, found)
            for waiter, (offset, length) in self._waiting.items()
            if (found := self._find(offset, length)) is not None
        ]
        for waiter, _ in ready:
            del self._waiting[waiter]
        while len(self._kept) > CACHE // SEGMENT:
            self._kept.popitem(last=False)
        return ready

    def failed(self, span: Span) -> Sequence[W]:
        """It could not be read; tells who waits in vain, which is nobody while it may be read in smaller parts."""
        self._streams.clear()
        if span.segments > 1:
            self._suspect = span
            return ()
        vain = [
            waiter
            for waiter, (offset, length) in self._waiting.items()
            if span.first in _touched(offset, length)
        ]
        for waiter in vain:
            del self._waiting[waiter]
        return vain

    # -- within

    def _find(self, offset: int, length: int) -> bytes | None:
        touched = _touched(offset, length)
        found = []
        for segment in touched:
            kept = self._kept.get(segment)
            if kept is None:
                return None
            self._kept.move_to_end(segment)
            found.append(kept)
        start = offset - touched.start * SEGMENT
        return (found[0] if len(found) == 1 else b"".join(found))[start : start + length]

    def _follow(self, start: int, end: int) -> None:
        """Take note of who reads on, and who begins to."""
        stream = self._stream_at(start)
        if stream is None:
            stream = _Stream(start, end)
            if len(self._streams) == STREAMS:
                del self._streams[0]
        else:
            self._streams.remove(stream)
            stream.since, stream.at = min(stream.since, start), max(stream.at, end)
            stream.proven = True
        self._streams.append(stream)

    def _stream_at(self, offset: int) -> _Stream | None:
        """Who reads on there."""
        return next((found for found in reversed(self._streams) if abs(offset - found.at) <= NEAR), None)

    def _stream_of(self, offset: int) -> _Stream | None:
        """Who has read, or asked for, what is there; he may have asked for more since."""
        return next((found for found in reversed(self._streams) if found.since <= offset <= found.at), None)

    def _reach(self, first: int, needed: int, offset: int) -> Span:
        """As much from there on as is to be read at once: up to what is kept already, or the end."""
        stream = self._stream_of(offset)
        if stream is not None and stream.proven:
            needed = max(needed, stream.segments)
            stream.segments = min(2 * stream.segments, self._pace.segments)
        most = min(needed, self._pace.segments, self._segments - first)
        if self._suspect.first <= first < self._suspect.first + self._suspect.segments:
            most = 1
        count = 1
        while count < most and first + count not in self._kept:
            count += 1
        return Span(first, count)


def _touched(offset: int, length: int) -> range:
    return range(offset // SEGMENT, (offset + length - 1) // SEGMENT + 1)
