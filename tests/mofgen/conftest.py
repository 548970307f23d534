"""The facts about the real classes, which live beside the repository, and a compiler for scraps of MOF."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vamt.mofgen.declarations import ClassDeclaration
from vamt.mofgen.generator import generate
from vamt.mofgen.reader import read

ROOT = Path(__file__).parents[2]
FACTS = ROOT.parent / "shared" / "reference" / "classes.json"


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def facts() -> Any:
    if not FACTS.exists():
        pytest.skip("the reference shelf is not here")
    return json.loads(FACTS.read_text())


@pytest.fixture(scope="session")
def declarations() -> dict[str, ClassDeclaration]:
    """What our own MOF declares, by class."""
    return {one.name: one for one in read([ROOT / "mof"])}


@pytest.fixture
def compile_mof(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Generates a package from one MOF text and makes it importable."""
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))

    def compile_one(text: str, package: str = "third_party", **options: Any) -> Path:
        mof = tmp_path / "mof"
        mof.mkdir(exist_ok=True)
        (mof / "Scrap.mof").write_text(text)
        out = tmp_path / "packages" / package
        generate([mof], out, package, **options)
        return out

    return compile_one
