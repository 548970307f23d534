"""What is promised and what came of it: counts of what was done, and every breach in its own words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

WORDS: Final = 400
"""Characters of a breach that are kept."""
SHOWN: Final = 5
"""Breaches of a kind that are printed."""


@dataclass
class Ledger:
    """One run's."""

    done: Counter[str] = field(default_factory=Counter)
    """What clients and trouble-makers did, by what it is."""
    breaches: dict[str, list[str]] = field(default_factory=dict)
    """By promise."""
    figures: dict[str, str] = field(default_factory=dict)
    """What is measured, by promise; some promise nothing and are only stated."""

    def promise(self, *promises: str) -> None:
        """Say what is looked at, so that it is in the table even if nobody broke it."""
        for promise in promises:
            self.breaches.setdefault(promise, [])

    def broken(self, promise: str, how: str) -> None:
        """Note a breach."""
        self.breaches.setdefault(promise, []).append(how[:WORDS])

    def table(self) -> int:
        """Print everything; 1 if a promise was broken."""
        print("\n| done | times |\n|---|---|")
        for name, count in sorted(self.done.items()):
            print(f"| {name} | {count:,} |")
        print("\n| promise | figure | kept |\n|---|---|---|")
        for promise in dict.fromkeys((*self.figures, *self.breaches)):
            breaches = self.breaches.get(promise)
            figure = self.figures.get(promise) or (f"broken {len(breaches)} times" if breaches else "")
            kept = "stated" if breaches is None else "no" if breaches else "yes"
            print(f"| {promise} | {figure} | {kept} |")
        broken = {promise: breaches for promise, breaches in self.breaches.items() if breaches}
        for promise, breaches in broken.items():
            print(f"\n{promise}:")
            for text, count in Counter(breaches).most_common(SHOWN):
                print(f"  {count} times: {text}")
        return int(bool(broken))
