"""What every reader of libvirt's XML needs: elements, counts, devices."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element  # noqa: SLF001  # lxml has no public name for the type it returns


def count(text: str | None, otherwise: int) -> int:
    """A count; anything else is `otherwise`."""
    try:
        return max(0, int(text or ""))
    except ValueError:
        return otherwise


def devices(root: Element, *tags: str) -> Iterator[Element]:
    """The devices of those kinds, in the domain's order."""
    for part in root.iterchildren("devices"):
        yield from part.iterchildren(*tags)
