"""What makes up the inputs of one target: atheris, guided by the lines and comparisons they reach, or plain chance.

It runs in a process of its own, which libFuzzer ends, and says on standard output, line by line, how far it is.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from fuzz.rig import Rig, run
from fuzz.targets import targets

LONGEST: Final = 2048
"""Octets of an input."""
_SPEAK_SECONDS: Final = 0.5
SLOWEST_SECONDS: Final = 60
"""For one input, on a busy host; more is a hang."""
MEMORY_MB: Final = 2048


@dataclass
class Progress:
    """Of one target."""

    streams: int = 0
    messages: int = 0
    seconds: float = 0.0
    _began: float = field(default_factory=time.monotonic, repr=False)
    _spoke: float = 0.0

    def count(self, messages: int) -> None:
        """One more input."""
        self.streams += 1
        self.messages += messages
        now = time.monotonic()
        if now - self._spoke > _SPEAK_SECONDS:
            self.seconds, self._spoke = now - self._began, now
            fields = {name: value for name, value in asdict(self).items() if not name.startswith("_")}
            sys.stdout.write(json.dumps(fields) + "\n")
            sys.stdout.flush()


def guided(name: str, seconds: int, corpus: Path, seeds: Path, *, merge: bool = False) -> None:
    """Fuzz with atheris; never returns. With `merge` take to the seeds what of the corpus reaches more than they."""
    import atheris

    with atheris.instrument_imports(include=["vamt.redirection"]):
        target = targets()[name]
    progress = Progress()

    def one(data: bytes) -> None:
        progress.count(run(target, data))

    folders = (seeds, corpus) if merge else (corpus, seeds)
    limits = [
        f"-timeout={SLOWEST_SECONDS}",
        f"-rss_limit_mb={MEMORY_MB}",
        f"-artifact_prefix={corpus.parent}/",
    ]
    what = ["-merge=1", "-max_len=600"] if merge else [f"-max_total_time={seconds}", f"-max_len={LONGEST}"]
    # Long inputs from the beginning: a conversation needs some.
    atheris.Setup([sys.argv[0], *map(str, folders), *limits, *what, "-verbosity=0", "-len_control=0"], one)
    atheris.Fuzz()


def by_chance(name: str, seconds: int, corpus: Path, seeds: Path) -> None:
    """Fuzz by damaging seeds.

    Raises:
        Exception: what an input led to; the input is kept beside the corpus.

    """
    target, progress, chance = targets()[name], Progress(), random.Random()
    known = [path.read_bytes() for path in inputs(corpus, seeds)] or [b""]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = _mutated(known, chance)
        try:
            progress.count(run(target, data))
        except Exception:
            (corpus.parent / f"crash-{chance.getrandbits(64):016x}").write_bytes(data)
            raise


def _mutated(known: Sequence[bytes], chance: random.Random) -> bytes:
    data = bytearray(chance.choice(known))
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at, end = sorted(chance.randint(0, len(data)) for _ in range(2))
        match chance.randrange(5):
            case 0:
                data[at : at + 1] = chance.randbytes(1)
            case 1:
                data[at:at] = chance.randbytes(chance.randint(1, 64))
            case 2:
                del data[at:end]
            case 3:
                data[at:at] = chance.choice(known)
            case _:
                data[at:at] = data[at:end]
    return bytes(data[:LONGEST])


def inputs(*folders: Path) -> Iterator[Path]:
    """The files in them."""
    for folder in folders:
        yield from sorted(path for path in folder.iterdir() if path.is_file())


def load(name: str) -> type[Rig]:
    """A target."""
    return targets()[name]
