"""Takes the README's pictures of MeshCentral: `PYTHONPATH=tests .venv/bin/python -m interop.pictures [FOLDER]`."""

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
from lab.browser import Chromium, Page, open_page
from lab.guests import Guest, define_linux
from lab.libvirtd import Libvirtd
from lab.screens import SCREEN, TEXT
from support.patience import PATIENCE

FOLDER: Final = Path(__file__).parents[2] / "examples" / "pictures"
MACHINE: Final = "test"
DESKTOP_WINDOW: Final = (TEXT[0] + 30, TEXT[1] + 224)
"""In which a screen of text has its own size."""
LINE: Final = 3 * TEXT[0] * TEXT[1] // 25
"""Octets of a line of text in a picture."""
SHELL_ON_SCREEN: Final = "openvt -c 1 -- sh -c 'exec sh -i'\n"


async def event_log(page: Page, server: MeshServer, node: str) -> bytes:
    """The event log of a device in its Intel AMT tab."""
    await page.look(1200, 620)
    await meshpage.open_amt(page, server, node)
    await meshpage.panel(page, meshpage.EVENT_LOG, "boot process")
    return await page.picture()


async def desktop(page: Page, server: MeshServer, node: str) -> bytes:
    """The screen of a device, on which `top` was typed in its Desktop tab, once that has filled it."""
    await page.look(*DESKTOP_WINDOW)
    await meshpage.open_desktop(page, server, node, bare=True)
    await meshpage.type_text(page, "top\n")
    async with asyncio.timeout(PATIENCE):
        while not any((await meshpage.screen(page)).rgb[-LINE:]):
            await asyncio.sleep(0.1)
    return await page.picture()


async def take(server: MeshServer, node: str, guest: Guest) -> dict[str, bytes]:
    """All of them, by name."""
    await guest.serial.says("GUEST READY")
    guest.serial.type(SHELL_ON_SCREEN)
    chromium = Chromium()
    try:
        async with open_page(chromium) as page:
            await meshpage.log_in(page, server)
            return {
                "meshcentral": await event_log(page, server, node),
                "meshcentral-desktop": await desktop(page, server, node),
            }
    finally:
        chromium.close()


def main() -> None:
    folder = Path(sys.argv[1]) if sys.argv[1:] else FOLDER
    host = Libvirtd()
    try:
        with tempfile.TemporaryDirectory() as work, serving(Path(work), host.uri, MACHINE) as vamt:
            guest = define_linux(host, MACHINE, vcpus=1, plugged=1, extra=SCREEN)
            device = reach(vamt, MACHINE)
            client = MeshCentral(device)
            for state in (ON, OFF, ON, OFF):
                client.turn(state)
            guest.serial.forget()
            client.turn(ON)
            server = MeshServer(Path(work) / "central")
            try:
                server.start()
                server.add(server.group("lab"), MACHINE, device, tls=False)
                wait(lambda: server.device(MACHINE).get("conn") == ON_THE_NETWORK, FOUND_SECONDS)
                pictures = asyncio.run(take(server, server.device(MACHINE)["_id"], guest))
            finally:
                server.stop()
    finally:
        host.close()
    for name, picture in pictures.items():
        (folder / f"{name}.png").write_bytes(picture)


if __name__ == "__main__":
    main()
