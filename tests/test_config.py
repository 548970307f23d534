"""What the configuration may say, what it hears when it says something else, and that the example is true."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from vamt.config import Config, Fixed, load, locate
from vamt.errors import ConfigError

EXAMPLE = Path(__file__).parent.parent / "examples" / "vamt.toml"


def loaded(tmp_path: Path, text: str) -> Config:
    file = tmp_path / "vamt.toml"
    file.write_text(text, "utf-8")
    return load(file)


def settings(kind: Any, where: str = "") -> Iterator[str]:
    for name, hint in get_type_hints(kind).items():
        if dataclasses.is_dataclass(hint):
            yield from settings(hint, f"{where}{name}.")
        else:
            yield where + name


def keys(table: dict[str, Any], where: str = "") -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict) and value:
            yield from keys(value, f"{where}{name}.")
        else:
            yield where + name


def test_without_a_file_the_defaults_hold() -> None:
    assert load(None) == Config()


def test_the_example_names_every_setting_with_its_default() -> None:
    assert load(EXAMPLE) == Config()
    assert sorted(keys(tomllib.loads(EXAMPLE.read_text("utf-8")))) == sorted(settings(Config))


def test_the_example_shows_every_setting_of_a_machine(tmp_path: Path) -> None:
    text = re.sub(r"(?m)^# (?=\[machines\.|address|port|generation)", "", EXAMPLE.read_text("utf-8"))
    assert loaded(tmp_path, text).machines == {
        "web": Fixed(address="192.0.2.10", port=17001, generation="15.0")
    }


@pytest.mark.parametrize("where", ["firmware", "machines.web"])
@pytest.mark.parametrize("said", ['"17"', '"16.1.25.2124"', '""', "16.1"])
def test_a_generation_that_is_none_is_refused(tmp_path: Path, where: str, said: str) -> None:
    with pytest.raises(
        ConfigError, match=rf"{where}\.generation must be .*not {re.escape(said.replace(chr(34), chr(39)))}"
    ):
        loaded(tmp_path, f"[{where}]\ngeneration = {said}\n")


def test_every_setting_of_the_example_is_explained() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    for before, line in pairwise(lines):
        if re.match(r"\w+ =", line):
            assert before.startswith("#"), line


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[listen]\nhtpp = 1", "unknown key listen.htpp; did you mean listen.http?"),
        ("uri = []", "unknown key uri; did you mean uris?"),
        ("[firmware]\nqqq = 1", "unknown key firmware.qqq; valid keys: generation, strict, provisioned"),
        ("[machines.web]\nadress = '1.2.3.4'", "did you mean machines.web.address?"),
        ("uris = 'test:///default'", "uris must be a list of strings, not 'test:///default'"),
        ("uris = [1]", "uris must be a string, not 1"),
        ("uris = []", "uris must be at least one libvirt URI"),
        ("listen = 1", "listen must be a table, not 1"),
        ("machines = []", "machines must be a table, not a list"),
        ("[listen]\nhttp = 'x'", "listen.http must be a whole number, not 'x'"),
        ("[listen]\nhttp = true", "listen.http must be a whole number, not True"),
        ("[listen]\nhttp = 65536", "listen.http must be a port, 0 to 65535, not 65536"),
        ("[listen]\naddresses = ['localhost']", "listen.addresses must be at least one IP address"),
        ("[addresses]\npool = '10.0.0.1/8'", "addresses.pool must be a network"),
        ("[firmware]\nversion = '16.1.25.2124'", "unknown key firmware.version; valid keys: generation"),
        ("[limits]\nbody_seconds = 0", "limits.body_seconds must be more than 0, not 0"),
        ("[log]\nlevel = 'loud'", "log.level must be one of debug, info, warning, error, not 'loud'"),
        ("[machines.web]\nport = 17001", "machines.web.port needs machines.web.address"),
        (
            "[machines.web]\nport = 17001\naddress = '192.0.2.1'\ngeneration = '16.1'",
            "machines.web.port is without TLS, which AMT 16.1 does not allow: remove it, or set "
            'machines.web.generation = "16.0"',
        ),
        (
            "[machines]\na = {address='1.2.3.4', port=1}\nb = {address='1.2.3.4', port=1}",
            "machines.b and machines.a have the same address and port",
        ),
        ("[listen]\nredirection = 16992", "listen.redirection and listen.http are the same port"),
        ("[listen", "is not TOML"),
    ],
)
def test_what_is_wrong_is_said_with_the_file_and_the_key(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as refused:
        loaded(tmp_path, text)
    assert sentence in str(refused.value)
    assert str(refused.value).startswith(str(tmp_path / "vamt.toml"))


def test_a_whole_number_will_do_where_a_number_is_wanted(tmp_path: Path) -> None:
    assert loaded(tmp_path, "[state]\nstale_after = 5").state.stale_after == 5.0


def test_a_file_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(locate({"VAMT_CONFIG": str(tmp_path / "absent.toml")}))


def test_the_file_is_the_named_one_else_the_users(tmp_path: Path) -> None:
    users = tmp_path / ".config" / "vamt" / "vamt.toml"
    users.parent.mkdir(parents=True)
    users.touch()
    home = {"HOME": str(tmp_path)}
    assert locate(home) == users
    assert locate({**home, "VAMT_CONFIG": "/c"}) == Path("/c")
    assert locate({**home, "VAMT_CONFIG": "/c"}, Path("/n")) == Path("/n")
