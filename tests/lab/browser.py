"""A headless Chromium, driven over its DevTools protocol as a user would: typing, clicking, looking.

It asks for credentials as it asks a user, and is given them once; what it does with them afterwards is its own.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from support.patience import PATIENCE

OPTIONS: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-proxy-server"),
    *("--force-color-profile=srgb", "--remote-debugging-port=0"),
)
KEYS: Final = {"Tab": 9, "Enter": 13}
_LISTENING: Final = "DevTools listening on "


def missing() -> str | None:
    """Why no browser can be had, or None."""
    return None if shutil.which("chromium") else "chromium is not installed"


class Chromium:
    """A browser process with an empty profile."""

    def __init__(self) -> None:
        self._profile = tempfile.TemporaryDirectory(prefix="vamt-chromium-", ignore_cleanup_errors=True)
        self._process = subprocess.Popen(
            ["chromium", *OPTIONS, f"--user-data-dir={self._profile.name}/profile", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if line.startswith(_LISTENING):
                self.url = line.removeprefix(_LISTENING).strip()
                break
        else:
            raise AssertionError(f"chromium ended: {self._process.wait()}")

    def close(self) -> None:
        """End it, and leave nothing of it."""
        self._process.kill()
        self._process.communicate()
        self._profile.cleanup()


@dataclass
class Page:
    """One tab with cookies, cache and credentials of its own."""

    socket: ClientWebSocketResponse
    session: str = ""
    credentials: tuple[str, str] | None = None
    """What the user answers when he is next asked; after that he gives up."""
    asked: int = 0
    """How often it asked for credentials."""
    complaints: list[str] = field(default_factory=list)
    """What it wrote to its console."""
    statuses: list[tuple[str, int]] = field(default_factory=list)
    """Path and status of every document."""
    _numbers: itertools.count[int] = field(default_factory=itertools.count)
    _answers: dict[int, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)
    _loaded: asyncio.Event = field(default_factory=asyncio.Event)
    _told: set[asyncio.Future[Any]] = field(default_factory=set)

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have the browser do something; what it answers."""
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        message = {"id": number, "method": method, "params": parameters}
        await self.socket.send_str(
            json.dumps(message | ({"sessionId": self.session} if self.session else {}))
        )
        async with asyncio.timeout(PATIENCE):
            return await self._answers[number]

    async def listen(self) -> None:
        """Take what the browser says, until it says no more."""
        async for message in self.socket:
            if message.type is not WSMsgType.TEXT:
                return
            said = json.loads(message.data)
            if "id" in said:
                answer = self._answers.pop(said["id"])
                if "error" in said:
                    answer.set_exception(AssertionError(said["error"]["message"]))
                else:
                    answer.set_result(said["result"])
            else:
                self._happened(said["method"], said["params"])

    def _happened(self, event: str, about: dict[str, Any]) -> None:
        if event == "Page.loadEventFired":
            self._loaded.set()
        elif event == "Log.entryAdded":
            self.complaints.append(about["entry"]["text"])
        elif event == "Network.responseReceived" and about["type"] == "Document":
            path = "/" + about["response"]["url"].partition("://")[2].partition("/")[2]
            self.statuses.append((path, about["response"]["status"]))
        elif event == "Fetch.requestPaused":
            self._tell("Fetch.continueRequest", requestId=about["requestId"])
        elif event == "Fetch.authRequired":
            self.asked += 1
            answer: dict[str, str] = {"response": "CancelAuth"}
            if self.credentials is not None:
                (user, password), self.credentials = self.credentials, None
                answer = {"response": "ProvideCredentials", "username": user, "password": password}
            self._tell("Fetch.continueWithAuth", requestId=about["requestId"], authChallengeResponse=answer)

    def _tell(self, method: str, **parameters: Any) -> None:
        task = asyncio.ensure_future(self.call(method, **parameters))
        self._told.add(task)
        task.add_done_callback(self._told.discard)

    @asynccontextmanager
    async def leading_on(self) -> AsyncIterator[None]:
        """What happens in the block leads to another page; wait until it is there."""
        self._loaded.clear()
        yield
        async with asyncio.timeout(PATIENCE):
            await self._loaded.wait()

    async def goto(self, url: str) -> int:
        """Open an address; the status of the page it led to."""
        async with self.leading_on():
            answer = await self.call("Page.navigate", url=url)
            assert "errorText" not in answer, f"{url}: {answer['errorText']}"
        return self.status

    @property
    def status(self) -> int:
        """The status of the page that is shown."""
        return self.statuses[-1][1]

    async def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page, which may await."""
        answer = await self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True, replMode=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    async def text(self, selector: str) -> str:
        """What an element says, white space made one."""
        said = await self.evaluate(f"document.querySelector({json.dumps(selector)}).innerText")
        return " ".join(said.split())

    async def press(self, selector: str) -> None:
        """Click into the middle of an element."""
        spot = await self.evaluate(
            f"const element = document.querySelector({json.dumps(selector)});"
            " element.scrollIntoView({block: 'center'});"
            " const box = element.getBoundingClientRect();"
            " [box.x + box.width / 2, box.y + box.height / 2]"
        )
        for kind in ("mousePressed", "mouseReleased"):
            await self.call(
                "Input.dispatchMouseEvent", type=kind, x=spot[0], y=spot[1], button="left", clickCount=1
            )

    async def follow(self, selector: str) -> int:
        """Click something that leads to another page; that page's status."""
        async with self.leading_on():
            await self.press(selector)
        return self.status

    async def type_into(self, selector: str, text: str) -> None:
        """Click into a field and type."""
        await self.press(selector)
        await self.call("Input.insertText", text=text)

    async def type_key(self, key: str) -> None:
        """Press a key: Tab, Enter."""
        about = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key]}
        text = {"text": "\r"} if key == "Enter" else {}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **about, **text)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **about)

    async def look(self, width: int, height: int = 800, *, dark: bool = False, scale: float = 1) -> None:
        """Have a window of that size, in CSS pixels, by day or by night."""
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        await self.call("Emulation.setEmulatedMedia", features=[scheme])

    async def picture(self) -> bytes:
        """What is seen in the window, as a PNG."""
        answer = await self.call("Page.captureScreenshot", format="png")
        return base64.b64decode(answer["data"])


@asynccontextmanager
async def open_page(chromium: Chromium, credentials: tuple[str, str] | None = None) -> AsyncIterator[Page]:
    """A tab that knows nothing of any other."""
    async with ClientSession() as http, http.ws_connect(chromium.url, max_msg_size=0) as socket:
        page = Page(socket, credentials=credentials)
        listening = asyncio.ensure_future(page.listen())
        try:
            context = (await page.call("Target.createBrowserContext"))["browserContextId"]
            target = await page.call("Target.createTarget", url="about:blank", browserContextId=context)
            attached = await page.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
            page.session = attached["sessionId"]
            for domain in ("Page", "Network", "Log"):
                await page.call(f"{domain}.enable")
            await page.call("Fetch.enable", handleAuthRequests=True)
            await page.look(1280)
            yield page
        finally:
            listening.cancel()
