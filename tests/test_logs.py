"""A log line is one line, whatever is in it."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

import pytest

from vamt import logs
from vamt.config import Log


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.getLogger("vamt").setLevel(logging.NOTSET)


def logged(settings: Log, name: str, level: int, message: str, *arguments: object) -> str:
    stream = io.StringIO()
    logs.set_up(settings, stream)
    logging.getLogger(name).log(level, message, *arguments)
    return stream.getvalue()


def test_a_line_says_when_how_grave_who_and_what() -> None:
    line = logged(Log(), "vamt.fleet", logging.INFO, "served machine=%s", "web")
    assert re.fullmatch(r"time=\S+Z level=info at=vamt\.fleet event=served machine=web\n", line)


def test_for_the_journal_the_gravity_comes_first_and_no_time() -> None:
    assert logged(Log(format="journal"), "vamt.x", logging.WARNING, "w") == "<4>vamt.x w\n"


def test_what_a_peer_sent_cannot_begin_a_line_of_its_own() -> None:
    line = logged(Log(), "vamt.x", logging.INFO, "name=%s", "a\nlevel=error\r\x1b[2J\u2028b")
    assert line.count("\n") == 1
    assert line.endswith("\n")
    assert not re.search(r"[\r\x1b\u2028]", line)


def test_an_exception_stays_on_its_line() -> None:
    stream = io.StringIO()
    logs.set_up(Log(), stream)
    try:
        int("no number")
    except ValueError:
        logging.getLogger("vamt.x").exception("broke")
    assert stream.getvalue().count("\n") == 1
    assert "no number" in stream.getvalue()


def test_less_than_the_level_is_not_logged_and_libraries_only_warn() -> None:
    assert logged(Log(level="warning"), "vamt.x", logging.INFO, "i") == ""
    assert logged(Log(level="debug"), "asyncio", logging.INFO, "i") == ""
