"""What somebody meant who named what is not there, for the sentence that refuses it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(said: str, names: Iterable[str]) -> str | None:
    """The name most like what was said, whatever its case; None if none is much like it."""
    known = {name.lower(): name for name in names}
    near = difflib.get_close_matches(said.lower(), known, n=1)
    return known[near[0]] if near else None


def hint(said: str, names: Iterable[str], otherwise: str) -> str:
    """The end of a sentence that refuses a name: the nearest that is right, else something that helps."""
    near = nearest(said, names)
    return otherwise if near is None else f"did you mean {near!r}?"
