"""Takes the README's picture of MeshCentral: `PYTHONPATH=tests .venv/bin/python -m interop.pictures [FOLDER]`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Final

from interop import meshpage
from interop.bench import reach, serving, wait
from interop.client import OFF, ON
from interop.meshserver import FOUND_SECONDS, ON_THE_NETWORK, MeshServer
from interop.programs import MeshCentral
from lab.browser import Chromium, open_page

FOLDER: Final = Path(__file__).parents[2] / "examples" / "pictures"
MACHINE: Final = "test"
"""The domain of test:///default."""


async def take(server: MeshServer, node: str) -> bytes:
    """The event log of a device in its Intel AMT tab."""
    chromium = Chromium()
    try:
        async with open_page(chromium) as page:
            await page.look(1200, 620)
            await meshpage.log_in(page, server)
            await meshpage.open_amt(page, server, node)
            await meshpage.panel(page, meshpage.EVENT_LOG, "boot process")
            return await page.picture()
    finally:
        chromium.close()


def main() -> None:
    folder = Path(sys.argv[1]) if sys.argv[1:] else FOLDER
    with tempfile.TemporaryDirectory() as work, serving(Path(work), "test:///default", MACHINE) as vamt:
        device = reach(vamt, MACHINE)
        client = MeshCentral(device)
        for state in (OFF, ON, OFF, ON):
            client.turn(state)
        server = MeshServer(Path(work) / "central")
        try:
            server.start()
            server.add(server.group("lab"), MACHINE, device, tls=False)
            wait(lambda: server.device(MACHINE).get("conn") == ON_THE_NETWORK, FOUND_SECONDS)
            picture = asyncio.run(take(server, server.device(MACHINE)["_id"]))
        finally:
            server.stop()
    (folder / "meshcentral.png").write_bytes(picture)


if __name__ == "__main__":
    main()
