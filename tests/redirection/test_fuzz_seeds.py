"""What the fuzzer kept is tried again, and the fuzzer itself is shown faults that it has to notice."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import pytest

from fuzz.choices import Choices
from fuzz.rig import Rig, run
from fuzz.targets import targets
from vamt.redirection.core import Core, Ended, Event

SEEDS = Path(__file__).parents[1] / "fuzz" / "seeds"
TARGETS = ("session", "sol", "storage", "nbd", "desktop", "display")


def seeds(name: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((SEEDS / name).iterdir())]


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_was_kept_of_fuzzing_breaks_nothing(name: str) -> None:
    kept = seeds(name)
    assert len(kept) > 10
    assert sum(run(targets()[name], data) for data in kept) > len(kept)


def test_seeds_are_small_and_each_has_a_target() -> None:
    assert sum(len(data) for name in TARGETS for data in seeds(name)) < 200_000
    assert sorted(path.name for path in SEEDS.iterdir()) == sorted(TARGETS)
    assert set(targets()) == set(TARGETS)


@dataclass
class Good:
    """A core that ends at the first 0xFF, and repeats what comes before it, a little at a time."""

    MOST: ClassVar[int] = 100
    buffer: bytearray = field(default_factory=bytearray)
    over: bool = False

    def receive(self, data: bytes, now: float) -> Sequence[Event]:
        if self.over:
            return ()
        said, end, _ = data.partition(b"\xff")
        self.buffer += said
        del self.buffer[self.MOST :]
        self.over = bool(end)
        return (Ended("enough"),) if end else ()

    def take(self) -> Sequence[bytes]:
        said, self.buffer = bytes(self.buffer), bytearray()
        return (said,) if said else ()

    def next_timer(self) -> float | None:
        return None

    def on_timer(self, now: float) -> Sequence[Event]:
        return ()


class Raising(Good):
    def receive(self, data: bytes, now: float) -> Sequence[Event]:
        return (Ended(str(data[:9].index(b"\0"))),) if len(data) > 9 else super().receive(data, now)


class Counting(Good):
    """What it says depends on the cuts."""

    def receive(self, data: bytes, now: float) -> Sequence[Event]:
        self.buffer += b"+"
        return super().receive(data, now)


class Deathless(Good):
    """It goes on after its end."""

    def receive(self, data: bytes, now: float) -> Sequence[Event]:
        self.over = False
        return super().receive(data, now)


class Hoarding(Good):
    """It keeps everything."""

    MOST = 1 << 30


class Restless(Good):
    """Its timer is always due."""

    def next_timer(self) -> float | None:
        return None if self.over else 0.0


def hundred_inputs(core: type[Good]) -> None:
    class Target(Rig):
        COVERS = ()
        messages = (lambda choices: choices.octets(40), lambda choices: b"\0\1\2")
        LAST = (lambda _: b"\xff",)
        MOST_KEPT = 4_000

        def first(self, choices: Choices) -> Core:
            return core()

    chance = random.Random(1)
    for _ in range(100):
        run(Target, chance.randbytes(400))


def test_a_core_without_a_fault_passes() -> None:
    hundred_inputs(Good)


@pytest.mark.parametrize("core", [Raising, Counting, Deathless, Hoarding, Restless])
def test_faults_are_noticed(core: type[Good]) -> None:
    with pytest.raises((AssertionError, ValueError)):
        hundred_inputs(core)
