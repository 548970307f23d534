"""MeshCentral's own web page in a browser: its Intel AMT tab, which is MeshCommander behind the server's relay."""

from __future__ import annotations

import asyncio
import json
from typing import Final

from interop.meshserver import PASSWORD, USER, MeshServer
from lab.browser import Page

SYSTEM_STATUS, HARDWARE, EVENT_LOG, AUDIT_LOG = 1, 2, 6, 15
NETWORK, ACCOUNTS, SECURITY, INTERNET, ALARMS = 8, 11, 16, 17, 23
"""The numbers of its panels."""
PANEL_SECONDS: Final = 60
_AMT: Final = "document.querySelector('#p14iframe').contentDocument"


async def log_in(page: Page, server: MeshServer) -> None:
    """As the user that the server was made with."""
    await page.call("Security.setIgnoreCertificateErrors", ignore=True)
    await page.goto(server.url)
    for field, text in (("username", USER), ("password", PASSWORD)):
        await page.evaluate(f"document.querySelector('#{field}').value = {json.dumps(text)}")
    async with page.leading_on():
        await page.evaluate("document.querySelector('#username').form.submit()")


async def open_amt(page: Page, server: MeshServer, node: str) -> None:
    """Open the Intel AMT tab of the device with that id, and connect."""
    await page.goto(f"{server.url}?gotonode={node.rpartition('/')[2]}&viewmode=14")
    button = f"{_AMT}?.querySelector('#xconnectbutton1')"
    async with asyncio.timeout(PANEL_SECONDS):
        while await page.evaluate(f"{button}?.value") != "Disconnect":  # it may not be listening yet
            await page.evaluate(f"{button}?.click()")
            await asyncio.sleep(1)
    await _until(page, f"{_AMT}.querySelector('#go{EVENT_LOG}').offsetParent !== null")


async def panel(page: Page, number: int, wanted: str) -> str:
    """Open a panel; what it says once it says what is wanted."""
    shown = f"{_AMT}.querySelector('#p{number}').innerText"
    await page.evaluate(f"{_AMT}.querySelector('#go{number}').click()")
    await _until(page, f"{shown}.includes({json.dumps(wanted)})")
    return str(await page.evaluate(shown))


async def _until(page: Page, condition: str) -> None:
    async with asyncio.timeout(PANEL_SECONDS):
        while not await page.evaluate(condition):
            await asyncio.sleep(0.1)
