"""The example of a provider package: small, up to date, and served by vamt as if it were installed."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypsrp.exceptions import WSManFaultError
from pypsrp.wsman import WSMan

from interop.bench import reach, serving
from interop.libraries import Pypsrp, selectors

PACKAGE = Path(__file__).parents[2] / "examples" / "provider"
HAND_WRITTEN = ("pyproject.toml", "mof/ACME_Note.mof", "acme_notes/__init__.py", "test_notes.py")
URI = "urn:acme:schema:1/ACME_Note"
ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What pip would leave in a folder of packages, for programs started from here."""
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))["project"]
    about = tmp_path / "packages" / f"acme_notes-{project['version']}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Name: {project['name']}\nVersion: {project['version']}\n", "utf-8")
    ((group, points),) = project["entry-points"].items()
    lines = [f"[{group}]", *(f"{name} = {module}" for name, module in points.items())]
    (about / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(PACKAGE), str(about.parent)]))


@pytest.fixture
def wsman(installed: None, tmp_path: Path) -> Iterator[WSMan]:
    """A WS-Management client of a machine whose vamt has the package."""
    with serving(tmp_path, "test:///default", "test") as vamt:
        yield Pypsrp(reach(vamt, "test")).session()


def note(name: str = "ACME_Note", **values: str) -> ET.Element:
    """An element of the class' namespace."""
    element = ET.Element(f"{{{URI}}}{name}")
    for key, value in values.items():
        ET.SubElement(element, f"{{{URI}}}{key}").text = value
    return element


def texts(wsman: WSMan) -> list[str | None]:
    """What all notes say."""
    context = wsman.enumerate(URI, ET.Element(f"{{{ENUMERATION}}}Enumerate"))
    pull = ET.Element(f"{{{ENUMERATION}}}Pull")
    pull.append(next(context.iter(f"{{{ENUMERATION}}}EnumerationContext")))
    return [text.text for text in wsman.pull(URI, pull).iter(f"{{{URI}}}Text")]


def test_it_is_written_by_hand_in_less_than_sixty_lines() -> None:
    lines = [line for name in HAND_WRITTEN for line in (PACKAGE / name).read_text("utf-8").splitlines()]
    assert len([line for line in lines if line.strip()]) < 60


def test_its_generated_classes_agree_with_its_mof() -> None:
    options = ["--mof", "mof", "--out", "acme_notes/schema", "--package", "acme_notes.schema"]
    subprocess.run([sys.executable, "-m", "vamt", "mof", "check", *options], cwd=PACKAGE, check=True)


def test_its_own_test_passes(installed: None) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"{PACKAGE}/test_notes.py"]
    subprocess.run(command, check=True)


def test_a_client_creates_reads_changes_and_deletes_an_instance(wsman: WSMan) -> None:
    created = wsman.create(URI, note(InstanceID="", Text="mind the fan"))
    (key,) = [element.text for element in created.iter() if element.get("Name") == "InstanceID"]
    assert key is not None
    chosen = selectors({"InstanceID": key})
    assert wsman.get(URI, selector_set=chosen).findtext(f".//{{{URI}}}Text") == "mind the fan"
    wsman.put(URI, note(InstanceID=key, Text="mind the gap"), selector_set=chosen)
    assert texts(wsman) == ["mind the gap"]
    cleared = wsman.invoke(f"{URI}/Clear", URI, note("Clear_INPUT"), selector_set=chosen)
    assert cleared.findtext(f".//{{{URI}}}ReturnValue") == "0"
    assert texts(wsman) == [None]
    wsman.delete(URI, selector_set=chosen)
    assert texts(wsman) == []
    with pytest.raises(WSManFaultError):
        wsman.get(URI, selector_set=chosen)
