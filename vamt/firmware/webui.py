"""Whether a machine has a web page: AMT_WebUIService switches it, `vamt.web` obeys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.machine import Section


@dataclass(frozen=True, slots=True)
class WebUi(Section):
    """On, as after set-up."""

    NAME: ClassVar[str] = "web-ui"

    enabled: bool = True
