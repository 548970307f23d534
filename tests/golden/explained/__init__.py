"""What of the recorded answers ours differ from, and why: one module per family of classes.

Each module has `EXPLAINED`, and where a machine must be like the recorded one, `MACHINES`: by class name, what
to make it with; and `PARAMETERS`: what a method was called with, by class and method.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from support.machines import Made
from support.recordings import Recording

WHOLE: Final = ""
"""The recording is another answer altogether; ours then only has to contain `ours`."""

NOT_A_VM: Final = "claims only what works: nothing on a virtual machine does this"
INVENTED: Final = "hand-made: no device answers like this"

AsRecorded = Callable[[Recording], Made]
"""Makes the machine of a recording."""


@dataclass(frozen=True)
class Difference:
    """What a recording says and what we say instead; `P` stands for the prefix of the instance."""

    recording: str
    recorded: str
    ours: str
    why: str


def collected() -> tuple[list[Difference], dict[str, AsRecorded], dict[str, str]]:
    """All differences, machines and parameters of the modules here."""
    explained: list[Difference] = []
    machines: dict[str, AsRecorded] = {}
    parameters: dict[str, str] = {}
    for found in pkgutil.iter_modules(__path__, f"{__name__}."):
        module = importlib.import_module(found.name)
        explained += module.EXPLAINED
        machines |= getattr(module, "MACHINES", {})
        parameters |= getattr(module, "PARAMETERS", {})
    return explained, machines, parameters
