"""One conversation under test: cores that are pumped as `vamt.net.link.Link` pumps them, and watched meanwhile.

What holds for every core is asserted here; what its messages have to be like, each target says.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final, NamedTuple

from fuzz.choices import Choices, damaged
from vamt.redirection.core import Core, Ended, Event

MOST_STEPS: Final = 400
LOOKS: Final = 8
"""Steps between two looks at what is kept, which take time."""
FLOOD: Final = 40_000
"""Octets."""
MOST_SPINS: Final = 100
"""How often a timer may be due at once, one after another."""
_PICTURES: Final = frozenset({"Screen", "Encoder", "Tile"})
_BEGIN: Final = 1000.0
"""Seconds of the clock when a conversation begins."""
_PAUSES: Final = (0.0, 0.001, 0.01, 0.02, 0.05, 0.25, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0, 12.0, 20.0, 31.0, 61.0)

Verb = Callable[[Any], Sequence[bytes] | None]
"""What vamt does of itself, to a rig of the target's class; or what the peer says to what it was told."""


Messages = Sequence[Callable[[Choices], bytes]]


class Step(NamedTuple):
    """One thing that happens; one field is set."""

    octets: bytes = b""
    verb: Verb | None = None


class Rig:
    """A conversation; a target is a class of them."""

    COVERS: ClassVar[Sequence[str]]
    """Modules of vamt that it is to go through."""
    messages: Messages
    """What the peer may say; may be set by `first`."""
    LAST: ClassVar[Messages]
    """What it may say, once."""
    VERBS: ClassVar[Sequence[Callable[[Choices], Verb]]] = ()
    MOST_KEPT: ClassVar[int]
    """Octets that the cores may have in memory, with what Python needs for them."""

    def __init__(self, choices: Choices) -> None:
        """Begin, perhaps deep in a conversation."""
        self.now = _BEGIN
        self.told: list[object] = []
        self.sent: list[bytes] = []
        self.over = False
        self.held = False
        """The peer does not read."""
        self.rest: bytearray | None = None
        """What the peer says to whoever comes after the last core, once that is where it goes."""
        self.core = self.first(choices)

    def first(self, choices: Choices) -> Core:
        """The core it begins with: every target says which, a rig by itself has none."""
        raise NotImplementedError

    def hear(self, event: Event) -> None:
        """Act as who is told."""

    def took(self, message: bytes) -> None:
        """Look at what is sent, each write of it; raises AssertionError for what must not be."""

    @property
    def deaf(self) -> bool:
        """Nothing is read from the peer just now."""
        return False

    # -- what happens

    def speak(self, core: Core, early: bytes) -> None:
        """Go on with another core."""
        self._send()
        self.core = core
        self._tell(core.receive(early, self.now) if early else ())

    def receive(self, data: bytes) -> None:
        """The peer says something."""
        if self.rest is not None:
            self.rest += data
        elif self.over:
            assert not self.core.receive(data, self.now), "it tells something after its end"
        else:
            self._tell(self.core.receive(data, self.now))

    def pump(self) -> None:
        """Send, as after everything that happens."""
        if not self.held and not self.over:
            self._send()

    def wait(self, seconds: float) -> None:
        """Let time pass, with what is due in it."""
        end, spins = self.now + seconds, 0
        while not self.over and self.rest is None:
            due = self.core.next_timer()
            if due is None or due > end:
                break
            spins = spins + 1 if due <= self.now else 0
            assert spins < MOST_SPINS, "its timer is due for ever"
            self.now = max(self.now, due)
            self._tell(self.core.on_timer(self.now))
            self.pump()
        self.now = end

    def early(self) -> None:
        """A timer goes off before it is due."""
        due = self.core.next_timer()
        if not self.over and self.rest is None and (due is None or due > self.now):
            assert not self.core.on_timer(self.now), "it does something before it is due"

    def hold(self) -> None:
        """The peer stops reading, or goes on."""
        self.held = not self.held

    def finish(self) -> None:
        """It has ended, or is ended: nothing may follow."""
        if self.over:
            assert not self.core.receive(b"\x10\0\0\0SOL " * 8, self.now), "it tells something after its end"
            assert not self.core.on_timer(self.now + 1e6), "it does something after its end"
            assert not self.core.take(), "it says something after its end"
            assert self.core.next_timer() is None, "it waits for something after its end"

    # -- within

    def _tell(self, events: Sequence[Event]) -> None:
        for event in events:
            assert not self.over, f"it tells of {event} after its end"
            self.told.append(told(event))
            if isinstance(event, Ended):
                self.over = True
                self._send()
            else:
                self.hear(event)

    def _send(self) -> None:
        for message in self.core.take():
            assert message, "it sends nothing at all"
            self.took(message)
            self.sent.append(message)


def told(event: Event) -> object:
    """What can be compared: some events are equal to themselves only."""
    return type(event).__name__, event if type(event).__eq__ is not object.__eq__ else None


def kept(value: object, depth: int = 5) -> int:
    """Octets that something has in memory, roughly; pictures are left out."""
    if isinstance(value, bytes | bytearray | str):
        return 40 + len(value)
    return 8 + (sum(kept(item, depth - 1) for item in _parts(value)) if depth else 0)


def _parts(value: object) -> Iterable[object]:
    """What it is made of, as far as that grows."""
    if isinstance(value, Mapping):
        return (*value.keys(), *value.values())
    if isinstance(value, list | tuple | set | frozenset | deque):
        return value
    kind = type(value)
    if not kind.__module__.startswith("vamt.redirection") or kind.__name__ in _PICTURES:
        return ()
    return (*getattr(value, "__dict__", {}).values(), *(getattr(value, name, 0) for name in _slots(kind)))


def _slots(kind: type) -> Sequence[str]:
    found: Sequence[str] = getattr(kind, "__slots__", ())
    return found


def script(choices: Choices, rig: Rig) -> list[Step]:
    """What happens in a conversation that has begun so."""
    steps: list[Step] = []
    while choices and len(steps) < MOST_STEPS:
        steps.append(_step(choices, rig))
    return steps


def _step(choices: Choices, rig: Rig) -> Step:
    kind = choices.octet()
    if kind < 0xA0:
        return Step(damaged(rig.messages[kind % len(rig.messages)](choices), choices))
    if kind < 0xA2:
        return Step(choices.pick(rig.LAST)(choices))
    if kind < 0xA4:
        return Step(choices.octets(1 + choices.octet() % 64) or b"\0")
    return Step(verb=_happening(kind, choices, rig))


def _happening(kind: int, choices: Choices, rig: Rig) -> Verb:
    """What is no message."""
    if kind < 0xD0:
        seconds = choices.pick(_PAUSES)
        return lambda rig: rig.wait(seconds)
    if kind < 0xF4 and rig.VERBS:
        return rig.VERBS[kind % len(rig.VERBS)](choices)
    if kind == 0xFA:
        return _flood(choices.pick(rig.messages)(choices))
    return Rig.early if kind < 0xFC else Rig.hold


def _flood(message: bytes) -> Verb:
    """The peer does not read, and says the same again and again."""

    def flood(rig: Rig) -> Sequence[bytes]:
        rig.held = True
        return (message * (1 + FLOOD // max(len(message), 1)),)

    return flood


def play(rig: Rig, steps: Sequence[Step], cuts: int | None = None) -> int:
    """Have it all happen; how many messages were taken until the end.

    What comes without anything between it comes at once, or, with `cuts`, in pieces which that number chooses.
    """
    messages = 0
    waiting: list[bytes] = []
    for number, step in enumerate((*steps, Step(verb=Rig.pump))):
        if step.verb is None:
            waiting.append(step.octets)
            continue
        messages += _say(rig, waiting, cuts)
        waiting.clear()
        if rig.over:
            break
        messages += _say(rig, step.verb(rig) or (), cuts)
        rig.pump()
        if cuts is None and (rig.held or number % LOOKS == 0 or number == len(steps)):
            _look(rig)
    rig.finish()
    return messages


def _look(rig: Rig) -> None:
    if not rig.over and rig.rest is None:
        size = kept(vars(rig.core))
        assert size <= rig.MOST_KEPT, f"it keeps {size} octets"


def _say(rig: Rig, messages: Sequence[bytes], cuts: int | None) -> int:
    """How many of them were taken, at least."""
    data = b"".join(messages)
    if not data or rig.deaf or rig.over:
        return 0
    for piece in (data,) if cuts is None else pieces(data, cuts):
        rig.receive(piece)
    rig.pump()
    return 1 if rig.over else len(messages)


def pieces(data: bytes, cuts: int) -> Iterator[bytes]:
    """All of it, cut."""
    most = max(1 + cuts % 23, len(data) // 100)
    at, state = 0, cuts
    while at < len(data):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        size = 1 + (state >> 16) % most
        yield data[at : at + size]
        at += size


def run(target: type[Rig], data: bytes) -> int:
    """Try one input; the number of messages in it.

    Raises:
        AssertionError: something must not be; whatever else a core raises must not be either.

    """
    choices = Choices(data)
    cuts = choices.octet()
    rig = target(choices)
    steps = script(choices, rig)
    messages = play(rig, steps)

    choices = Choices(data)
    choices.octet()
    again = target(choices)
    play(again, steps, cuts)
    assert again.told == rig.told, f"cut, it tells {again.told} instead of {rig.told}"
    assert again.sent == rig.sent, f"cut, it sends {again.sent} instead of {rig.sent}"
    assert again.rest == rig.rest, f"cut, it leaves {again.rest!r} instead of {rig.rest!r}"
    return messages
