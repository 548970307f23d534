"""Takes the README's pictures of the web page: `PYTHONPATH=tests .venv/bin/python -m web.pictures [FOLDER]`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from lab.browser import Chromium, open_page
from support.machines import REALM, domain, make
from support.wire import PASSWORD, served
from vamt.auth.accounts import Accounts, ha1
from vamt.logbook import happenings
from vamt.logbook.eventlog import EventLog

FOLDER = Path(__file__).parents[2] / "examples" / "pictures"
PICTURES = {
    "web-page": ("/remote.htm", 1200, 690, False),
    "web-page-dark": ("/remote.htm", 1200, 690, True),
    "web-page-phone": ("/index.htm", 390, 844, False),
}
"""Name: what page, how wide and high in CSS pixels, by night."""


async def take(chromium: Chromium) -> dict[str, bytes]:
    """All pictures, by name."""
    log = EventLog().noted(1_700_000_000, *happenings.BOOT)
    made = make(domain(name="web1"), Accounts(ha1=ha1("admin", REALM, PASSWORD)), log)
    taken = {}
    async with served(made.machine, pages=True) as device, open_page(chromium, ("admin", PASSWORD)) as page:
        for name, (path, width, height, dark) in PICTURES.items():
            await page.look(width, height, dark=dark)
            await page.goto(f"http://127.0.0.1:{device.port}{path}")
            taken[name] = await page.picture()
    return taken


def main() -> None:
    folder = Path(sys.argv[1]) if sys.argv[1:] else FOLDER
    chromium = Chromium()
    try:
        taken = asyncio.run(take(chromium))
    finally:
        chromium.close()
    folder.mkdir(parents=True, exist_ok=True)
    for name, png in taken.items():
        (folder / f"{name}.png").write_bytes(png)


if __name__ == "__main__":
    main()
