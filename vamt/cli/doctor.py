"""`vamt doctor`: print what `vamt.doctor` finds."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

from vamt import config
from vamt.cli.text import paint
from vamt.doctor import examine
from vamt.store import folder

COLOURS: Final = {"ok": "green", "note": "yellow", "missing": "red"}


def doctor(config_file: Path | None, uris: Sequence[str] | None, *, as_json: bool) -> int:
    """Print the findings; 1 if something essential is missing."""
    settings = config.load(config.locate(os.environ, config_file))
    if uris:
        settings = replace(settings, uris=tuple(uris))
    findings = asyncio.run(examine(settings, folder.locate(os.environ)))
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        for finding in findings:
            mark = paint(f"{finding.verdict:<8}", COLOURS[finding.verdict], sys.stdout)
            print(f"{mark}{finding.subject}: {finding.says}")
            if finding.fix:
                print(f"        → {finding.fix}")
    return int(any(finding.verdict == "missing" for finding in findings))
