"""The table of generations: whole, sourced, and the same in the documentation as in the program."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from vamt.cli.generations import changes, markdown
from vamt.cli.main import main
from vamt.firmware.generations import GENERATIONS, TRAITS

ARCHITECTURE = Path(__file__).parent.parent.parent / "ARCHITECTURE.md"
BEGIN, END = "<!-- made by `vamt generations --markdown` -->\n", "\n<!-- end -->"


def test_the_table_in_the_documentation_is_the_one_that_the_program_prints() -> None:
    """If not: replace it by what `vamt generations --markdown` prints."""
    written = ARCHITECTURE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    assert written == markdown()


@pytest.mark.parametrize("name", GENERATIONS)
def test_every_trait_of_a_generation_names_its_source(name: str) -> None:
    one = GENERATIONS[name]
    assert one.name == name
    assert set(one.sources) == {item.name for item in TRAITS}
    assert all(one.sources.values())


@pytest.mark.parametrize("name", GENERATIONS)
def test_a_generations_version_is_its_own(name: str) -> None:
    """Four numbers, of which the first two are an octet each on the redirection ports."""
    version = GENERATIONS[name].version
    assert re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{1,5}\.\d{1,5}", version)
    assert version.startswith(f"{name}.")


def test_as_json_each_generation_says_all_of_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generations", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["generation"] for one in listed if one["default"]] == ["16.0"]
    for one in listed:
        assert one["traits"]["version"]["strict"] == GENERATIONS[one["generation"]].version
        assert set(one["traits"]) == {item.name for item in TRAITS}


def test_for_people_it_lists_what_changes_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generations"]) == 0
    out = capsys.readouterr().out
    assert "16.0 (default)" in out
    for row in changes():
        assert re.search(rf"(?m)^{re.escape(row.trait)} +{re.escape(row.since)} +{re.escape(row.value)}", out)
