"""Where state is kept, and that nobody else may read it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from vamt.errors import StateError
from vamt.store.folder import locate, locked, prepare


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"VAMT_STATE_DIR": "/s", "XDG_STATE_HOME": "/x", "HOME": "/h"}, "/s"),
        ({"XDG_STATE_HOME": "/x", "HOME": "/h"}, "/x/vamt"),
        ({"XDG_STATE_HOME": "relative", "HOME": "/h"}, "/h/.local/state/vamt"),
        ({"HOME": "/h"}, "/h/.local/state/vamt"),
        ({}, "/var/lib/vamt"),
    ],
)
def test_the_folder_is_the_named_one_else_xdg_else_the_services(environ: dict[str, str], folder: str) -> None:
    assert locate(environ) == Path(folder)


@pytest.mark.usefixtures("open_umask")
def test_a_new_folder_and_its_lock_are_private_whatever_the_umask(tmp_path: Path) -> None:
    with locked(tmp_path / "a" / "b"):
        assert mode(tmp_path / "a" / "b") == 0o700
        assert mode(tmp_path / "a" / "b" / "lock") == 0o600


def test_an_empty_folder_that_is_open_to_others_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    prepare(tmp_path)
    assert mode(tmp_path) == 0o700


def test_a_folder_in_use_that_is_open_to_others_is_refused_and_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "something").touch()
    with pytest.raises(StateError, match="chmod 700"):
        prepare(tmp_path)
    assert mode(tmp_path) == 0o755


def test_a_second_vamt_is_told_which_process_has_the_folder(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(StateError, match=f"process {os.getpid()}\\)"), locked(tmp_path):
        pass


def test_a_removed_lock_file_lets_nobody_in(tmp_path: Path) -> None:
    with locked(tmp_path):
        (tmp_path / "lock").unlink()
        with pytest.raises(StateError, match=r"process unknown\)"), locked(tmp_path):
            pass


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    with locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StateError, match="VAMT_STATE_DIR"), locked(tmp_path / "file" / "folder"):
        pass
