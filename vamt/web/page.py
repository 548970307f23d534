"""What every page consists of: the frame around it, its tables and its messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from importlib.resources import files
from typing import Final

from vamt import __version__
from vamt.net.site import Reply
from vamt.web.html import Content, Html, join, tag

STYLES: Final = "/styles.css"
LOG_ON: Final = "/logon.htm"
STATUS: Final = "/index.htm"
SYSTEM: Final = "/hw-sys.htm"
PROCESSOR: Final = "/hw-proc.htm"
MEMORY: Final = "/hw-mem.htm"
DISK: Final = "/hw-disk.htm"
EVENTS: Final = "/events.htm"
REMOTE: Final = "/remote.htm"
NETWORK: Final = "/ip.htm"
NAMES: Final = "/fqdn.htm"
USERS: Final = "/acl.htm"
LINKS: Final = "/links.htm"

_NAVIGATION: Final[Sequence[tuple[str, str | Sequence[tuple[str, str]]]]] = (
    ("System Status", STATUS),
    (
        "Hardware Information",
        (("System", SYSTEM), ("Processor", PROCESSOR), ("Memory", MEMORY), ("Disk", DISK)),
    ),
    ("Event Log", EVENTS),
    ("Remote Control", REMOTE),
    ("Network Settings", NETWORK),
    ("System Name Settings", NAMES),
    ("User Accounts", USERS),
    ("Web Applications Links", LINKS),
)

ON: Final = "On"
"""A device's word for a machine that is on."""

_PRODUCT: Final = "Intel® Active Management Technology"
_ICON: Final = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='4' fill='%230f766e'/%3E"
    "%3Cpath d='M4 5l4 7 4-7' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E"
)
_HEADERS: Final = (
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'",
    ),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
)
_NO_STORE: Final = ("Cache-Control", "no-store")


@dataclass(frozen=True, slots=True)
class Page:
    """The content of one page."""

    title: str
    main: Html
    status: int = HTTPStatus.OK


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the content of a page somebody is logged on to."""

    computer: str
    version: str
    """Of the firmware, four numbers."""
    path: str
    """Where it was asked for."""
    power: str | None = None
    """The power state in words, for who may know."""


def framed(page: Page, frame: Frame) -> Reply:
    """A page as it is answered to who is logged on."""
    major, minor, patch, build = frame.version.split(".")
    body = join(
        (
            tag("a", "Skip to content", href="#main", class_="skip"),
            tag(
                "header",
                _brand(),
                tag("p", tag("b", "Computer:"), f" {frame.computer}", class_="top2"),
                "" if frame.power is None else _state(frame.power),
            ),
            tag("nav", _navigation(frame.path), aria_label="Pages"),
            tag("main", tag("h1", page.title), page.main, id="main", tabindex="-1"),
            tag(
                "footer",
                tag("p", f"vamt {__version__} · firmware version: {major}.{minor}.{patch}-build {build} "),
            ),
        ),
        "\n",
    )
    return _reply(f"{page.title} - {frame.computer}", body, page.status)


def bare(page: Page) -> Reply:
    """A page as it is answered to anybody: it tells nothing of the machine."""
    body = join(
        (
            tag("header", _brand()),
            tag("main", tag("h1", page.title), page.main, id="main"),
        ),
        "\n",
    )
    return _reply(_PRODUCT, body, page.status, class_="bare")


def redirect(path: str) -> Reply:
    """Leave a form for a page that can be loaded again."""
    return Reply(HTTPStatus.SEE_OTHER, headers=(("Location", path), _NO_STORE))


def styles() -> Reply:
    """The stylesheet; the address of another version is another one."""
    return Reply(
        body=_stylesheet()[0],
        content_type="text/css; charset=UTF-8",
        headers=(("Cache-Control", "public, max-age=86400"), *_HEADERS),
    )


def table(caption: str, facts: Iterable[tuple[str, Content | None]], *, alone: bool = False) -> Html:
    """Names and values; without the unknown ones. One that is alone on its page needs no title to be seen.

    Written as devices write it, unquoted and with these line ends: shell scripts cut the values out.
    """
    rows = join(
        tag_row(name, "Unknown" if value == "" else value) for name, value in facts if value is not None
    )
    return Html('<table class="log">') + join(
        (
            tag(
                "caption",
                tag("h2", caption, class_="hidden" if alone else None),
                class_="alone" if alone else None,
            ),
            columns(("Property", "Value"), hidden=True),
            tag("tbody", rows),
            Html("</table>"),
        ),
        "\n",
    )


def tag_row(name: str, value: Content) -> Html:
    """One row of `table`."""
    return join(
        (
            Html("<tr>\n<td class=r1><p>"),
            name,
            Html("</p></td>\n<td class=r1>"),
            value,
            Html("</td>\n</tr>\n"),
        )
    )


def columns(names: Iterable[str], *, hidden: bool = False) -> Html:
    """The head of a table; hidden ones are read to those who cannot see how the columns differ."""
    heads = (tag("span", name, class_="hidden") if hidden else name for name in names)
    return tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads)))


def notice(text: str) -> Html:
    """Something went well."""
    return tag("p", text, class_="notice", role="status")


def alarm(text: str) -> Html:
    """Something did not."""
    return tag("p", text, class_="alarm", role="alert")


def _brand() -> Html:
    return tag("p", tag("span", "vamt", class_="mark"), " ", tag("span", _PRODUCT), class_="top1")


def _state(power: str) -> Html:
    shown = "state on" if power == ON else "state"
    return tag("p", tag("span", "Power: ", class_="hidden"), power, class_=shown)


def _navigation(path: str) -> Html:
    return tag("ul", *(_entry(label, target, path) for label, target in _NAVIGATION))


def _entry(label: str, target: str | Sequence[tuple[str, str]], path: str) -> Html:
    if isinstance(target, str):
        return tag("li", tag("a", label, href=target, aria_current="page" if target == path else None))
    inner = tag("ul", *(_entry(name, page, path) for name, page in target))
    return tag("li", tag("span", label), inner, class_="group")


def _reply(title: str, body: Html, status: int, class_: str | None = None) -> Reply:
    head = join(
        (
            tag("meta", charset="utf-8"),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", name="color-scheme", content="light dark"),
            tag("title", title),
            tag("link", rel="stylesheet", href=f"{STYLES}?{_stylesheet()[1]}"),
            tag("link", rel="icon", href=_ICON),
        ),
        "\n",
    )
    document = join(
        (
            Html('<!DOCTYPE html>\n<html lang="en">'),
            tag("head", head),
            tag("body", body, class_=class_),
            Html("</html>\n"),
        ),
        "\n",
    )
    return Reply(status, document.text.encode(), headers=(_NO_STORE, *_HEADERS))


@cache
def _stylesheet() -> tuple[bytes, str]:
    """The stylesheet and the name of its version."""
    content = (files(__package__) / "styles.css").read_bytes()
    return content, sha256(content).hexdigest()[:8]
