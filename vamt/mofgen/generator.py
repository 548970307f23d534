"""A directory of MOF to a Python package, and the check that the one still matches the other.

The only place here that writes. Serves `mof/` and third parties alike; a third party's classes may derive
from and refer to those of the packages named as its bases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from vamt.errors import VamtError
from vamt.mofgen.render import MARK, class_module, index_module, value_set_module
from vamt.mofgen.resolve import Resolver
from vamt.schema import PACKAGE


def generate(
    mof_dirs: Iterable[Path], out_dir: Path, package: str, *, bases: Sequence[str] = (PACKAGE,)
) -> list[Path]:
    """Write the classes of the MOF directories into `out_dir`, which is where `package` is imported from.

    Generated files no longer wanted are removed; files without the generator's mark are left alone.

    Returns:
        The files that were written or removed.

    Raises:
        VamtError: the MOF cannot be used, or pywbem is not installed.

    """
    wanted = _render(mof_dirs, package, bases)
    out_dir.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, text in wanted.items():
        path = out_dir / name
        if _text(path) != text:
            if path.exists() and not _is_generated(path):
                raise VamtError(f"{path} is in the way: it was not written by vamt.mofgen")
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    for path in _leftovers(out_dir, wanted):
        path.unlink()
        changed.append(path)
    return changed


def check(
    mof_dirs: Iterable[Path], out_dir: Path, package: str, *, bases: Sequence[str] = (PACKAGE,)
) -> list[str]:
    """What `generate` would change, as sentences; empty when MOF and Python agree.

    Raises:
        VamtError: the MOF cannot be used, or pywbem is not installed.

    """
    wanted = _render(mof_dirs, package, bases)
    found = {name: _text(out_dir / name) for name in wanted}
    return [
        *(f"{out_dir / name} is missing." for name, text in found.items() if text is None),
        *(
            f"{out_dir / name} differs from its MOF."
            for name, text in found.items()
            if text is not None and text != wanted[name]
        ),
        *(f"{path} is left over: no MOF declares it." for path in _leftovers(out_dir, wanted)),
    ]


def _render(mof_dirs: Iterable[Path], package: str, bases: Sequence[str]) -> dict[str, str]:
    """File names and contents."""
    try:
        from vamt.mofgen.reader import read
    except ModuleNotFoundError as error:
        if error.name != "pywbem":
            raise
        raise VamtError("Reading MOF needs pywbem: install vamt with the extra `dev`, vamt[dev]") from error
    resolver = Resolver(read(mof_dirs), [base for base in bases if base != package])
    classes = resolver.classes()
    return {
        "_index.py": index_module(package, [one.info for one in classes]),
        **{f"{one.name}.py": value_set_module(one) for one in resolver.value_sets()},
        **{f"{one.info.name}.py": class_module(one) for one in classes},
    }


def _leftovers(out_dir: Path, wanted: Iterable[str]) -> list[Path]:
    names = set(wanted)
    return [path for path in sorted(out_dir.glob("*.py")) if path.name not in names and _is_generated(path)]


def _is_generated(path: Path) -> bool:
    return MARK in path.read_text(encoding="utf-8")


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
