"""Text for XML: the one encoder every string goes through on its way out."""

from __future__ import annotations

import re

_SPECIAL = re.compile("[^\t\n -%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def escape(text: str) -> str:
    """Markup, and the carriage return a parser would change, become entities; what XML forbids is dropped."""
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda match: _NAMED.get(match[0], ""), text)


def escape_attribute(text: str) -> str:
    """As `escape`, and fit between double quotes."""
    return escape(text).replace('"', "&quot;")
