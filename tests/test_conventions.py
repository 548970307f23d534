"""The rules of the house that a machine can check: who may import what, and how long a file may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "vamt"
PROVIDERS = ROOT / "providers"
GENERATED = ENGINE / "schema"
LONGEST = 400

HOMES = {
    "libvirt": [
        f"vamt/backend/{module}.py"
        for module in ("agent", "connections", "consoles", "events", "libvirt", "media", "states", "vcpus")
    ],
    "libvirt_qemu": ["vamt/backend/agent.py", "vamt/backend/media.py"],
    "libvirtaio": [],
    "sqlite3": ["vamt/store/sqlite.py"],
    "aiohttp": ["vamt/net/"],
    "pywbem": ["vamt/mofgen/"],
}
"""Module: the files or folders that may import it."""

PURE = (
    *("vamt/soap", "vamt/wsman", "vamt/cim", "vamt/auth", "vamt/firmware", "vamt/logbook", "vamt/pki"),
    *("vamt/redirection", "vamt/apf", "vamt/schema", "providers"),
)
IO = (
    *("aiohttp", "fcntl", "http", "io", "libvirt", "multiprocessing", "os", "pathlib", "pywbem", "select"),
    *("selectors", "shutil", "signal", "socket", "socketserver", "sqlite3", "ssl", "subprocess", "tempfile"),
    *(
        "threading",
        "urllib.request",
        "vamt.app",
        "vamt.backend.libvirt",
        "vamt.cli",
        "vamt.fleet",
        "vamt.mofgen",
    ),
    *("vamt.net", "vamt.store"),
)
"""What reaches outside; `http.HTTPStatus` is a table of numbers and allowed."""


def sources(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, and every name it imports from one, dotted."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaches(imported: str, module: str) -> bool:
    return imported == module or imported.startswith(module + ".")


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(("module", "homes"), HOMES.items())
def test_each_outside_library_has_one_home(module: str, homes: list[str]) -> None:
    strangers = [
        relative(path)
        for path in sources(ENGINE, PROVIDERS)
        if any(reaches(name, module) for name in imports(path))
        and not relative(path).startswith(tuple(homes))
    ]
    assert strangers == []


@pytest.mark.parametrize("folder", PURE)
def test_what_is_pure_imports_no_io(folder: str) -> None:
    offences = [
        f"{relative(path)} imports {name}"
        for path in sources(ROOT / folder)
        for name in imports(path)
        if name != "http.HTTPStatus" and any(reaches(name, module) for module in IO)
    ]
    assert offences == []


def test_no_class_changes_a_machine_on_its_own_behalf() -> None:
    """Only who asked is looked at again when the machine is free; `Machine.exclusive` wants one."""
    offences = [
        relative(path)
        for path in sources(PROVIDERS, ENGINE / "web", ENGINE / "wsman")
        if "vamt.machine.ITSELF" in imports(path)
    ]
    assert offences == []


def test_files_are_short() -> None:
    written = [path for path in sources(ENGINE, PROVIDERS, ROOT / "tests") if GENERATED not in path.parents]
    long = {
        relative(path): n for path in written if (n := len(path.read_text("utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path
        for path in sources(ENGINE, PROVIDERS)
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_importing_a_module_starts_nothing() -> None:
    """At the top of a module stand definitions, constants and imports; `if` only for types and `__main__`."""
    loose = [
        f"{relative(path)}:{node.lineno}"
        for path in sources(ENGINE, PROVIDERS)
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.For | ast.While | ast.With | ast.Try)
        or (isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant))
    ]
    assert loose == []
