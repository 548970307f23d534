"""How long a test waits for what must come."""

from __future__ import annotations

from typing import Final

PATIENCE: Final = 300.0
"""Seconds. Far more than anything takes on a machine that is busy with other work too: only what hangs gets there."""
