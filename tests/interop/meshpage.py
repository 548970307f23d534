"""MeshCentral's own web page in a browser: a device's Desktop and Terminal tabs, and its Intel AMT tab.

The last is MeshCommander behind the server's relay, and the one that mounts images.
"""

from __future__ import annotations

import asyncio
import base64
import json
from pathlib import Path
from typing import Final

from interop.meshserver import PASSWORD, USER, MeshServer
from lab.browser import Page
from lab.screens import Picture, of_png
from support.patience import PATIENCE

DESKTOP_TAB, AMT_TAB = 11, 14
"""The numbers of a device's tabs."""
SYSTEM_STATUS, HARDWARE, EVENT_LOG, REMOTE_DESKTOP, AUDIT_LOG = 1, 2, 6, 14, 15
NETWORK, ACCOUNTS, SECURITY, INTERNET, ALARMS = 8, 11, 16, 17, 23
"""The numbers of the Intel AMT tab's panels."""
CONNECTED: Final = "Intel® AMT Connected"
START_FROM_CD: Final = "Power on to IDE-R CDROM"
"""One of the Intel AMT tab's power actions."""
_OK: Final = "#c106"
"""The button of its dialogues."""
_CODES: Final = {" ": ("Space", 32), "/": ("Slash", 191), "5": ("Digit5", 53)}
"""How a browser names the keys that are no letters, those of them that are typed."""
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
    await _open(page, server, node, AMT_TAB)
    button = f"{_AMT}?.querySelector('#xconnectbutton1')"
    async with asyncio.timeout(PATIENCE):
        while await page.evaluate(f"{button}?.value") != "Disconnect":  # it may not be listening yet
            await page.evaluate(f"{button}?.click()")
            await asyncio.sleep(1)
    await _until(page, f"{_AMT}.querySelector('#go{EVENT_LOG}').offsetParent !== null")


async def panel(page: Page, number: int, wanted: str) -> str:
    """Open a panel; what it says once it says what is wanted."""
    shown = f"{_AMT}.querySelector('#p{number}').innerText"
    await _click(page, f"#go{number}")
    await _until(page, f"{shown}.includes({json.dumps(wanted)})")
    return str(await page.evaluate(shown))


async def mount(page: Page, image: Path) -> None:
    """Offer an image as the machine's CD at its next start, in the Intel AMT tab."""
    await _click(page, f"#go{REMOTE_DESKTOP}")
    await _click(page, f"#p{REMOTE_DESKTOP} input[value=IDER]")
    field = await page.call("Runtime.evaluate", expression=f"{_AMT}.querySelector('#cdromImageInput')")
    await page.call("DOM.setFileInputFiles", files=[str(image)], objectId=field["result"]["objectId"])
    await _click(page, _OK)
    await _until(page, f"{_AMT}.body.innerText.includes('IDE-R Session, Connected')")


async def start_from_cd(page: Page) -> None:
    """Choose that among the Intel AMT tab's power actions; whatever tab is shown stays."""
    await _click(page, f"#p{REMOTE_DESKTOP} input[value='Power Actions...']")
    actions = f"{_AMT}.querySelector('#d5actionSelect')"
    await page.evaluate(
        f"{actions}.value = [...{actions}.options].find(({{text}}) => text === {json.dumps(START_FROM_CD)}).value"
    )
    await _click(page, _OK)


async def open_desktop(page: Page, server: MeshServer, node: str, *, bare: bool = False) -> None:
    """Open the Desktop tab of the device with that id, and connect to its hardware.

    A `bare` page is one without the bars on the left and below.
    """
    await _open(page, server, node, DESKTOP_TAB, "&hide=20" if bare else "")
    await _connect(page, "#connectbutton1h", "#deskstatus")


async def screen(page: Page) -> Picture:
    """What the Desktop tab has drawn."""
    url: str = await page.evaluate("document.querySelector('#Desk').toDataURL()")
    return of_png(base64.b64decode(url.partition(",")[2]))


async def open_terminal(page: Page) -> None:
    """Go over to the Terminal tab of the same device, and connect to its hardware; what was connected stays so."""
    await page.press("#MainDevTerminal")
    await _connect(page, "#connectbutton2h", "#termstatus")


async def terminal_says(page: Page, text: str) -> None:
    """Wait until that can be read in the terminal."""
    shown = "document.querySelector('#Term').innerText.replaceAll('\\u00a0', ' ')"
    await _until(page, f"{shown}.includes({json.dumps(text)})")


async def type_text(page: Page, text: str) -> None:
    """Type small letters and few other characters into the tab that is shown, and Enter for a line's end."""
    for letter in text:
        if letter == "\n":
            await page.type_key("Enter")
            continue
        code, number = _CODES.get(letter) or (f"Key{letter.upper()}", ord(letter.upper()))
        about = {"key": letter, "code": code, "windowsVirtualKeyCode": number}
        await page.call("Input.dispatchKeyEvent", type="keyDown", **about, text=letter)
        await page.call("Input.dispatchKeyEvent", type="keyUp", **about)


async def _open(page: Page, server: MeshServer, node: str, tab: int, more: str = "") -> None:
    await page.goto(f"{server.url}?gotonode={node.rpartition('/')[2]}&viewmode={tab}{more}")


async def _connect(page: Page, button: str, status: str) -> None:
    await _until(page, f"document.querySelector('{button}:enabled')?.offsetParent")
    await page.press(button)
    await _until(page, f"document.querySelector('{status}').innerText === {json.dumps(CONNECTED)}")


async def _click(page: Page, selector: str) -> None:
    """Click something in the Intel AMT tab, which is a page of its own."""
    await page.evaluate(f"{_AMT}.querySelector({json.dumps(selector)}).click()")


async def _until(page: Page, condition: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await page.evaluate(f"!!({condition})"):
            await asyncio.sleep(0.1)
