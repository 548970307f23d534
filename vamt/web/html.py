"""HTML as values: `Html` is markup, every other text is escaped on its way in. It knows no page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from vamt.cim.text import escape_attribute

_VOID: Final = frozenset({"br", "input", "link", "meta"})


class Html:
    """Markup. Made by `tag`, `join` and, of literals only, by itself."""

    __slots__ = ("text",)

    def __init__(self, text: str = "") -> None:
        self.text = text

    def __add__(self, other: Html) -> Html:
        return Html(self.text + other.text)


Content = Html | str


def markup(content: Content) -> str:
    """Content as markup: text is escaped."""
    return content.text if isinstance(content, Html) else escape_attribute(content)


def join(contents: Iterable[Content], between: str = "") -> Html:
    """One after the other."""
    return Html(between.join(markup(content) for content in contents))


def tag(name: str, /, *contents: Content, **attributes: str | bool | None) -> Html:
    """An element. Attributes that are None or False are left out, True ones have no value.

    An underscore at an attribute's end is dropped (`class_`), others become hyphens (`aria_label`).
    """
    parts = [name]
    for key, value in attributes.items():
        spelt = key.rstrip("_").replace("_", "-")
        if value is True:
            parts.append(spelt)
        elif isinstance(value, str):
            parts.append(f'{spelt}="{markup(value)}"')
    opening = f"<{' '.join(parts)}>"
    return Html(opening) if name in _VOID else Html(f"{opening}{join(contents).text}</{name}>")
