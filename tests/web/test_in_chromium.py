"""The pages in a real browser: logging on, walking about, switching, adding a user; and whether all can use them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lab.browser import Chromium, Page, missing, open_page
from support import requests
from support.machines import REALM, Made, make
from support.wire import PASSWORD, Served, served
from vamt.auth.accounts import Accounts, ha1
from vamt.auth.digest import Digest
from vamt.firmware.storage import StoredFile, WebStorage
from vamt.logbook import happenings
from vamt.logbook.eventlog import EventLog
from vamt.web.site import PAGES

AXE = Path(__file__).parents[2] / ".cache" / "interop" / "axe"
"""Of axe-core, by tests/interop/setup.sh."""

ADMIN = ("admin", PASSWORD)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Stand:
    """A machine, and where its pages are."""

    made: Made
    served: Served

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.served.port}"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    if (reason := missing()) is not None:
        pytest.skip(reason)
    browser = Chromium()
    yield browser
    browser.close()


@pytest.fixture
async def stand() -> AsyncIterator[Stand]:
    log = EventLog().noted(1_700_000_000, *happenings.BOOT, happenings.attacked(5))
    made = make(None, Accounts(ha1=ha1("admin", REALM, PASSWORD)), log)
    async with served(made.machine, pages=True) as device:
        yield Stand(made, device)


@pytest.fixture
async def page(chromium: Chromium, stand: Stand) -> AsyncIterator[Page]:
    async with open_page(chromium, ADMIN) as tab:
        yield tab


async def test_a_user_comes_in_by_the_door_is_asked_once_and_sees_every_page(
    page: Page, stand: Stand
) -> None:
    assert await page.goto(stand.url) == 200
    assert (await page.text("h1"), page.asked) == ("Log On", 0)
    await page.follow("main a")
    assert await page.text("h1") == "System Status"
    for path in PAGES:
        assert await page.follow(f'nav a[href="{path}"]') == 200
        assert await page.evaluate("location.pathname") == path
        assert await page.evaluate("getComputedStyle(document.querySelector('nav')).gridArea") == "nav"
    assert (page.asked, page.complaints) == (1, [])


async def test_a_wrong_password_leads_to_a_page_that_says_so(chromium: Chromium, stand: Stand) -> None:
    async with open_page(chromium, ("admin", "wrong")) as page:
        assert await page.goto(f"{stand.url}/index.htm") == 401
        assert await page.text("h1") == "Log on failed"
        assert page.asked == 2


async def test_a_machine_is_switched_off_and_on(page: Page, stand: Stand) -> None:
    await page.goto(f"{stand.url}/remote.htm")
    await page.press('input[value="1"]')
    await page.follow("main button")
    assert (await page.text("h1"), stand.made.hypervisor.verbs) == ("Confirm", [])
    await page.follow("main button")
    assert stand.made.hypervisor.verbs == ["destroy"]
    assert await page.evaluate("location.pathname") == "/remote.htm"
    assert await page.text(".notice") == "The machine was asked to change its power state."
    assert await page.text(".state") == "Power: Off"
    await page.press('input[value="2"]')
    await page.press('input[name="amt_html_rc_boot_special"][value="5"]')
    await page.follow("main button")
    assert stand.made.hypervisor.verbs == ["destroy", "start"]
    assert [start and start.device for start in stand.made.hypervisor.starts] == ["network"]
    assert await page.text(".state") == "Power: On"


async def test_a_form_without_a_command_is_not_sent(page: Page, stand: Stand) -> None:
    await page.goto(f"{stand.url}/remote.htm")
    await page.press("main button")
    assert await page.evaluate("document.querySelector('form').checkValidity()") is False
    assert [path for path, _ in page.statuses] == ["/remote.htm"]


async def test_an_administrator_adds_a_user_who_then_logs_on(
    chromium: Chromium, page: Page, stand: Stand
) -> None:
    await page.goto(f"{stand.url}/acl.htm")
    await page.follow('main button[value="New..."]')
    await page.type_into("#field-UserName", "ada")
    await page.type_into("#field-UserPwd", "Ad4.Lovelace")
    await page.type_into("#field-UserPwd2", "Ad4.Lovelace")
    await page.press('input[name="realm4"]')
    await page.follow('main button[name="UserSubmit"]')
    assert await page.text(".notice") == "The user account was added."
    assert "ada Hardware Asset Enabled" in await page.text("main table")
    async with open_page(chromium, ("ada", "Ad4.Lovelace")) as hers:
        assert await hers.goto(f"{stand.url}/hw-proc.htm") == 200
        assert await hers.goto(f"{stand.url}/remote.htm") == 403
        assert await hers.text("h1") == "You may not see this"


async def test_a_form_is_sent_again_by_itself_when_the_nonce_has_grown_old(page: Page, stand: Stand) -> None:
    await page.goto(f"{stand.url}/remote.htm")
    stand.served.front._digest = Digest(300.0)
    await page.press('input[value="5"]')
    assert await page.follow("main button") == 200
    assert (stand.made.hypervisor.verbs, page.asked) == (["shutdown"], 1)


async def test_who_changes_his_own_password_is_asked_for_it(page: Page, stand: Stand) -> None:
    await page.goto(f"{stand.url}/acl.htm")
    await page.follow('main button[value="Change Admin..."]')
    await page.type_into("#field-UserPwd", "An0ther.One")
    await page.type_into("#field-UserPwd2", "An0ther.One")
    page.credentials = ("admin", "An0ther.One")
    await page.follow('main button[name="AdminSubmit"]')
    assert (await page.text(".notice"))[:38] == "The administrator account was changed."
    assert page.asked == 2


async def test_a_form_on_someone_elses_page_does_nothing(page: Page, stand: Stand) -> None:
    await page.goto(f"{stand.url}/remote.htm")
    token = await page.evaluate("document.querySelector('[name=t]').value")
    await page.goto(
        f"data:text/html,<form method=post action={stand.url}/remoteform><input name=t value={token}>"
        "<input name=amt_html_rc_radio_group value=1><button>Win</button></form>"
    )
    assert await page.follow("button") == 403
    assert (await page.text("h1"), stand.made.hypervisor.verbs) == ("Not done", [])


OFF = requests.invoke(
    "CIM_PowerManagementService", "RequestPowerStateChange", "<h:PowerState>8</h:PowerState>"
).decode()
SEND_OFF = f"fetch('/wsman', {{method: 'POST', credentials: 'include', body: {json.dumps(OFF)}}})"
TAKING_OVER = (
    f"<!DOCTYPE html><title>Stored</title><h1>A stored page</h1><script>document.title = 'ran'; {SEND_OFF}"
    "</script><form method=post action=/remoteform><button>Go</button></form>"
)
"""A page that would switch the machine off, if it could."""


@pytest.mark.parametrize("path", ["index.htm", "logon.htm", "amt-storage/V/A/page"])
async def test_a_stored_page_is_shown_and_cannot_act(page: Page, stand: Stand, path: str) -> None:
    stored = StoredFile(
        path.removeprefix("amt-storage/"), TAKING_OVER.encode(), (("Content-Type", "text/html"),)
    )
    await page.goto(f"{stand.url}/remote.htm")
    await stand.made.machine.save(WebStorage((stored,)))
    assert await page.goto(f"{stand.url}/{path}") == 200
    assert await page.text("h1") == "A stored page"
    assert await page.evaluate("[document.title, self.origin]") == ["Stored", "null"]
    assert (
        await page.evaluate(f"await {SEND_OFF}.then(answer => answer.status, () => 'blocked')") == "blocked"
    )
    await page.press("button")
    assert (await page.evaluate("location.pathname"), stand.made.hypervisor.verbs) == (f"/{path}", [])


async def test_no_page_sends_requests_not_even_one_of_the_machines_own(page: Page, stand: Stand) -> None:
    await page.goto(f"{stand.url}/remote.htm")
    await page.call("Page.setBypassCSP", enabled=True)
    await page.goto(f"{stand.url}/remote.htm")
    assert await page.evaluate(f"(await {SEND_OFF}).status") == 403
    for method in ("PUT", "DELETE"):
        store = f"fetch('/amt-storage/V/A/n', {{method: '{method}', body: '<metadata></metadata>'}})"
        assert await page.evaluate(f"(await {store}).status") == 403
    assert stand.made.hypervisor.verbs == []


@pytest.mark.parametrize("width", [320, 640, 1280])
async def test_no_page_is_wider_than_its_window(page: Page, stand: Stand, width: int) -> None:
    """320 CSS pixels are a phone, and what is left of 1280 at 400 % (WCAG 2.2, 1.4.10)."""
    await page.look(width, 640)
    for path in PAGES:
        await page.goto(stand.url + path)
        assert await page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core: tests/interop/setup.sh fetches it")
@pytest.mark.parametrize("dark", [False, True], ids=["by day", "by night"])
async def test_everybody_can_use_the_pages(page: Page, stand: Stand, *, dark: bool) -> None:
    await page.look(1280, dark=dark)
    options = json.dumps({"runOnly": ["color-contrast"] if dark else RULES})
    found = {}
    for path in ("/remote.htm", "/events.htm", "/acl.htm") if dark else ("/logon.htm", "/nothing", *PAGES):
        await page.goto(stand.url + path)
        await page.evaluate(AXE.read_text("utf-8"))
        outcome = await page.evaluate(
            f"const found = await axe.run({options}); [found.passes.length,"
            " found.violations.map(rule => [rule.id, rule.nodes.map(node => node.target)])]"
        )
        assert outcome[0]
        found[path] = outcome[1]
    assert not any(found.values()), found


async def test_the_keyboard_reaches_the_content_first(page: Page, stand: Stand) -> None:
    await page.goto(f"{stand.url}/remote.htm")
    await page.type_key("Tab")
    assert await page.evaluate("document.activeElement.className") == "skip"
    await page.type_key("Enter")
    assert await page.evaluate("document.activeElement.id") == "main"
    await page.type_key("Tab")
    assert await page.evaluate("document.activeElement.name") == "amt_html_rc_radio_group"
    assert await page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
