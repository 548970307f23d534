"""A log line is one line, whatever is in it, and nobody waits for who reads it."""

from __future__ import annotations

import fcntl
import logging
import os
import re
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.patience import PATIENCE
from vamt import logs, outlet
from vamt.config import Log


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.unraisablehook
    yield
    logging.captureWarnings(capture=False)
    sys.unraisablehook = hook
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.getLogger("vamt").setLevel(logging.NOTSET)


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """Its ends, to read from and to write to; it holds no more than a page."""
    ends = os.pipe()
    fcntl.fcntl(ends[1], fcntl.F_SETPIPE_SZ, 4096)
    yield ends
    for end in ends:
        os.close(end)


def written() -> None:
    """Wait until everything logged is where it goes."""
    for handler in logging.getLogger().handlers:
        handler.close()


def logged(settings: Log, name: str, level: int, message: object, *arguments: object) -> str:
    reading, writing = os.pipe()
    try:
        logs.set_up(settings, writing)
        logging.getLogger(name).log(level, message, *arguments)
        written()
    finally:
        os.close(writing)
    with os.fdopen(reading, encoding="utf-8", newline="") as end:
        return end.read()


def test_a_line_says_when_how_grave_who_and_what() -> None:
    line = logged(Log(), "vamt.fleet", logging.INFO, "served machine=%s", "web")
    assert re.fullmatch(r"time=\S+Z level=info at=vamt\.fleet event=served machine=web\n", line)


def test_for_the_journal_the_gravity_comes_first_and_no_time() -> None:
    assert logged(Log(format="journal"), "vamt.x", logging.WARNING, "w") == "<4>vamt.x w\n"


def test_what_a_peer_sent_cannot_begin_a_line_of_its_own() -> None:
    line = logged(Log(), "vamt.x", logging.INFO, "name=%s", "a\nlevel=error\r\x1b[2J\u2028b\ud800")
    assert line.count("\n") == 1
    assert line.endswith("\n")
    assert not re.search(r"[\r\x1b\u2028]", line)


def test_an_exception_stays_on_its_line() -> None:
    try:
        int("no number")
    except ValueError as error:
        line = logged(Log(), "vamt.x", logging.ERROR, "broke why=%r", error)
    assert line.count("\n") == 1
    assert "no number" in line


def test_less_than_the_level_is_not_logged_and_libraries_only_warn() -> None:
    assert logged(Log(level="warning"), "vamt.x", logging.INFO, "i") == ""
    assert logged(Log(level="debug"), "asyncio", logging.INFO, "i") == ""


def test_a_line_that_cannot_be_made_is_said_and_hinders_nobody() -> None:
    assert "not-logged message='%d apples'" in logged(Log(), "vamt.x", logging.INFO, "%d apples", "many")


def test_nobody_waits_for_a_log_that_is_not_read_and_what_was_dropped_is_counted_in_its_place(
    pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlet, "MOST", 50_000)
    reading, writing = pipe
    logs.set_up(Log(), writing)
    many = 5000

    def chatter() -> None:
        for number in range(many):
            logging.getLogger("vamt.x").info("said number=%d", number)

    talking = threading.Thread(target=chatter, daemon=True)
    talking.start()
    talking.join(PATIENCE)
    assert not talking.is_alive(), "a full pipe holds the one who logs"

    text = ""
    while "dropped lines=" not in text or not text.endswith("\n"):
        text += os.read(reading, 65536).decode()
    logging.getLogger("vamt.x").info("said number=%d", many)
    while f"number={many}\n" not in text:
        text += os.read(reading, 65536).decode()

    told = 0
    for kind, number in re.findall(r"event=(said number|dropped lines)=(\d+)\n", text):
        if kind == "dropped lines":
            told += int(number)
        else:
            assert int(number) == told
            told += 1
    assert told == many + 1


def test_a_log_that_is_not_read_does_not_hold_the_end(
    pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlet, "PATIENCE", 0.01)
    logs.set_up(Log(), pipe[1])
    for _ in range(1000):
        logging.getLogger("vamt.x").info("said")
    ending = threading.Thread(target=written, daemon=True)
    ending.start()
    ending.join(PATIENCE)
    assert not ending.is_alive()


def test_a_reader_that_has_gone_hinders_nobody() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    logs.set_up(Log(), writing)
    for _ in range(3):
        logging.getLogger("vamt.x").info("said")
    written()
    os.close(writing)


def test_a_descriptor_that_others_share_and_set_not_to_wait_is_waited_for(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    os.set_blocking(writing, False)
    logs.set_up(Log(), writing)
    for number in range(1000):
        logging.getLogger("vamt.x").info("said number=%d", number)
    text = ""
    while "number=999\n" not in text:
        text += os.read(reading, 65536).decode()
    assert text.count("\n") == 1000


def test_warnings_and_exceptions_that_nobody_can_catch_are_logged_too(tmp_path: Path) -> None:
    class Unlucky:
        def __del__(self) -> None:
            raise ValueError("at its end")

    with (tmp_path / "log").open("wb") as file, warnings.catch_warnings():
        logs.set_up(Log(), file.fileno())
        warnings.simplefilter("always")
        Unlucky()
        warnings.warn("careful", stacklevel=1)
        written()
        lines = (tmp_path / "log").read_text("utf-8").splitlines()
    assert len(lines) == 2
    assert "event=unraisable in=" in lines[0]
    assert "ValueError: at its end" in lines[0]
    assert "UserWarning: careful" in lines[1]


def test_what_happens_again_and_again_is_said_seldom_and_with_how_often() -> None:
    seldom = logs.Seldom()
    said = [seldom.times(now) for now in (5.0, 6.0, 7.0, 66.0, 66.5)]
    assert said == [1, 0, 0, 3, 0]
