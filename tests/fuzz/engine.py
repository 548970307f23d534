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
from hashlib import sha1
from pathlib import Path
from typing import Any, Final

from fuzz.rig import run
from fuzz.targets import targets

LONGEST: Final = 2048
"""Octets of an input."""
LONGEST_SEED: Final = 800
"""Octets of what is kept."""
MOST_TRACED: Final = 2000
"""Inputs of which the lines are looked at, the smallest first: that is slow."""
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


def guided(name: str, seconds: int, corpus: Path, seeds: Path) -> None:
    """Fuzz with atheris; never returns."""
    import atheris  # type: ignore[import-untyped] # it ships no types

    with atheris.instrument_imports(include=["vamt.redirection"]):
        target = targets()[name]
    progress = Progress()

    def one(data: bytes) -> None:
        progress.count(run(target, data))

    limits = [
        f"-timeout={SLOWEST_SECONDS}",
        f"-rss_limit_mb={MEMORY_MB}",
        f"-artifact_prefix={corpus.parent}/",
    ]
    # Long inputs from the beginning: a conversation needs some.
    what = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-len_control=0", "-verbosity=0"]
    atheris.Setup([sys.argv[0], str(corpus), str(seeds), *limits, *what], one)
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


def review(name: str, corpus: Path, seeds: Path, *, keep: bool) -> dict[str, Any]:
    """What lines the inputs reach; with `keep`, make a seed of each that goes ways the seeds do not."""
    from fuzz import lines

    target, seen = targets()[name], set[lines.Arc]()
    for path in inputs(seeds):
        seen |= lines.arcs(target, path.read_bytes())
    found = sorted((path.stat().st_size, path) for path in inputs(corpus))
    for size, path in found[:MOST_TRACED]:
        data = path.read_bytes()
        new = lines.arcs(target, data) - seen
        seen |= new
        if new and keep and size <= LONGEST_SEED:
            (seeds / sha1(data).hexdigest()[:12]).write_bytes(data)
    every = lines.lines(target)
    missed = every - {here for _, here in seen}
    return {
        "reached": len(every) - len(missed),
        "all": len(every),
        "missed": [f"{Path(file).name}:{number}" for file, number in sorted(missed)],
    }
