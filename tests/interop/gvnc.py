"""Debian's `gvnccapture`: a VNC viewer without a window, which saves what it is shown."""

from __future__ import annotations

import os
from pathlib import Path

from interop.programs import not_found
from lab.screens import Picture, of_png
from lab.terminal import typed

PORT = 5900
"""Its display 0."""


def missing() -> str | None:
    """Why it cannot run here, or None."""
    return not_found("gvnccapture")


def capture(address: str, password: str, folder: Path) -> tuple[Picture | None, str]:
    """The screen, and what it said; None for the picture where it was not let in."""
    file = folder / "captured.png"
    file.unlink(missing_ok=True)
    _, said = typed(
        ["gvnccapture", f"{address}:0", str(file)], os.environ, asked="Password:", answer=f"{password}\n"
    )
    return (of_png(file.read_bytes()) if file.exists() else None), said
