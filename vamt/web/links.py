"""Web applications: links to what consoles have stored on the machine with a text to show for it."""

from __future__ import annotations

from vamt.firmware.storage import WebStorage
from vamt.web.desk import Desk
from vamt.web.html import tag
from vamt.web.page import Page
from vamt.web.storage import PREFIX


async def links(desk: Desk) -> Page:
    """Every stored file that has a text; the others are reached through those."""
    stored = [file for file in desk.snapshot.section(WebStorage).files if file.link]
    if not stored:
        return Page(
            "Web Applications Links", tag("p", "No web application is stored here.", class_="nothing")
        )
    entries = (tag("li", tag("a", file.link, href=f"{PREFIX}{file.path}")) for file in stored)
    return Page("Web Applications Links", tag("ul", *entries))
