"""Recorded answers of devices, and the normalisation that makes them comparable byte by byte.

The recordings live beside the repository; where they are not, there are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SHELF: Final = Path(__file__).parents[3] / "shared" / "reference" / "recordings"

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>'
_COUNTERS: Final = (
    (r"(uuid:00000000-8086-8086-8086-)[0-9A-F]{12}<", r"\1XXXXXXXXXXXX<"),
    (r"(EnumerationContext>)[0-9A-F]{8}(-0000-0000-0000-000000000000<)", r"\1XXXXXXXX\2"),
    (r"(ConfigurationNonce>)[A-Za-z0-9+/=]{28}<", r"\1XXXX<"),
)
"""What is another in every answer: its shape is compared, its value is not."""


@dataclass(frozen=True)
class Recording:
    """One recorded answer."""

    path: str
    """Relative to the shelf."""
    text: str
    """Normalised."""

    @property
    def operation(self) -> str:
        """`get`, `enumerate`, `pull`, or a method's name in lower case."""
        return Path(self.path).stem

    def value(self, name: str) -> str | None:
        """The text of the first element of that local name."""
        found = re.search(rf"<(?:\w+:)?{name}(?: [^<>]*)?>([^<]*)<", self.text)
        return None if found is None else found[1]

    @property
    def class_name(self) -> str:
        return (self.value("ResourceURI") or "").rpartition("/")[2]


def recordings() -> list[Recording]:
    """All of them."""
    paths = sorted(SHELF.rglob("*.xml"))
    return [Recording(path.relative_to(SHELF).as_posix(), normal(path.read_bytes())) for path in paths]


def normal(recorded: bytes) -> str:
    """Undo what was done to an answer after it was recorded, and blank what counts up."""
    text = recorded.decode("utf-8-sig").strip()
    text = _DECLARATION + re.sub(r"^<\?xml.*?\?>", "", text)
    text = re.sub(r"<[^<>]*>", lambda tag: re.sub(r"\s+", " ", re.sub(r"\s*=\s*", "=", tag[0])), text)
    text = re.sub(r"\s*(<[^<>?]*>)\s*", r"\1", text)
    text = re.sub(r"<([\w:]+)\s*/>", r"<\1></\1>", text)
    return blanked(text)


def blanked(text: str) -> str:
    """An answer without its counters; all else as it is."""
    for pattern, replacement in _COUNTERS:
        text = re.sub(pattern, replacement, text)
    return text
