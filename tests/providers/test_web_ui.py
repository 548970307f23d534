"""The switch of the web page."""

from __future__ import annotations

import pytest

from support.machines import make
from support.pages import Visitor
from support.talking import Console
from vamt.firmware.webui import WebUi

SERVICE = "AMT_WebUIService"


def request(state: str) -> str:
    return f"<h:RequestedState>{state}</h:RequestedState>"


async def test_the_page_is_switched_off_and_on() -> None:
    console = Console()
    visitor = Visitor(console.made)
    for state, status in (("3", 404), ("2", 200)):
        answer = await console.invoke(SERVICE, "RequestStateChange", request(state))
        assert answer.return_value == 0
        assert (await console.get(SERVICE)).one("EnabledState") == state
        for path in ("/index.htm", "/logon.htm", "/styles.css"):
            assert (await visitor.look(path)).status == status
    assert console.store.saved[-1][1] == WebUi(enabled=True)


@pytest.mark.parametrize("parameters", ["", request("4"), request("0")])
async def test_other_states_are_refused(parameters: str) -> None:
    console = Console(make())
    assert (await console.invoke(SERVICE, "RequestStateChange", parameters)).return_value == 5
    assert console.store.saved == []
