"""`Desk`: what a page has at hand while it answers one visit, and what it may answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from vamt.machine import Snapshot
from vamt.web.html import Content, Html, join, tag
from vamt.web.page import Page
from vamt.wsman.local import Local

MESSAGES: Final[Mapping[str, str]] = {
    "power": "The machine was asked to change its power state.",
    "names": "The names were changed.",
    "network": "The network settings were changed.",
    "log-cleared": "The event log was cleared.",
    "log-stopped": "Logging was stopped.",
    "log-started": "Logging has resumed.",
    "user-added": "The user account was added.",
    "user-changed": "The user account was changed.",
    "user-removed": "The user account was removed.",
    "admin-changed": "The administrator account was changed. The browser may ask for the new password.",
}
"""What can be told on the page a form leads to, by the word that stands for it in the address."""


@dataclass(frozen=True, slots=True)
class Done:
    """A form did what it should: go on to a page and say so there."""

    path: str
    message: str
    """A word of `MESSAGES`."""


Answer = Page | Done
Handler = Callable[["Desk"], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Desk:
    """One user, logged on to one machine."""

    local: Local
    token: Html
    """The hidden field that every form has to carry."""
    form: Mapping[str, str]
    """What was filled in; empty where nothing was sent."""

    @property
    def snapshot(self) -> Snapshot:
        """The machine as it is now."""
        return self.local.machine.snapshot

    def field(self, name: str) -> str:
        """A field of the form, without white space around it: that of devices' buttons is full of it."""
        return self.form.get(name, "").strip()

    def ask(self, action: str, *contents: Content, class_: str | None = None) -> Html:
        """A form that one may send."""
        return tag("form", self.token, *contents, method="post", action=action, class_=class_)


def hidden(name: str, value: str) -> Html:
    """A field nobody sees."""
    return tag("input", type="hidden", name=name, value=value)


def button(
    text: str, *, name: str | None = None, value: str | None = None, class_: str | None = None
) -> Html:
    """What sends a form; the value defaults to the text."""
    return tag(
        "button", text, type="submit", name=name, value=value if value or not name else text, class_=class_
    )


def text_field(
    name: str,
    label: str,
    value: str = "",
    *,
    hint: str = "",
    secret: bool = False,
    required: bool = False,
    maxlength: int = 64,
) -> Html:
    """A labelled line of text; a secret one is never filled in beforehand."""
    identity = f"field-{name}"
    described = f"{identity}-hint" if hint else None
    return tag(
        "div",
        tag("label", label, for_=identity),
        tag(
            "input",
            type="password" if secret else "text",
            id=identity,
            name=name,
            value=None if secret else value,
            required=required,
            maxlength=str(maxlength),
            autocomplete="new-password" if secret else "off",
            spellcheck="false",
            aria_describedby=described,
        ),
        tag("p", hint, id=described, class_="hint") if hint else "",
        class_="field",
    )


def tick_box(name: str, label: str, *, ticked: bool, value: str = "on") -> Html:
    """A labelled box to tick."""
    return tag(
        "label",
        tag("input", type="checkbox", name=name, value=value, checked=ticked),
        f" {label}",
        class_="choice",
    )


def choice(name: str, value: str, label: Content, *, chosen: bool = False) -> Html:
    """One of several options of which one has to be chosen."""
    return tag(
        "label",
        tag("input", type="radio", name=name, value=value, checked=chosen, required=True),
        " ",
        label,
        class_="choice",
    )


def group(legend: str, *contents: Content) -> Html:
    """Fields that belong together."""
    return tag("fieldset", tag("legend", legend), join(contents))
