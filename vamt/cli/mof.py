"""`vamt mof`: the MOF compiler, which is there where the `dev` extra is installed."""

from __future__ import annotations

from collections.abc import Sequence

from vamt.errors import VamtError


def mof(arguments: Sequence[str]) -> int:
    """Hand over to `python -m vamt.mofgen`.

    Raises:
        VamtError: what it needs is not installed.

    """
    try:
        from vamt.mofgen.__main__ import main
    except ImportError as error:
        raise VamtError(f"{error.name} is not installed: pip install 'vamt[dev]'") from error
    return main(arguments)
