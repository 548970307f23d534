"""Forms: who may send them, and what is done with those that nobody meant."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pytest

from support.machines import make
from support.pages import Shown, Visitor
from vamt.auth.principal import Principal
from vamt.firmware.storage import StoredFile, WebStorage
from vamt.web.site import FORMS

OFF = {"amt_html_rc_radio_group": "1"}
OWN = {"Host": "127.0.0.1:16992"}


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


def token_on(shown: Shown) -> str:
    return str(shown.document.xpath("string(//input[@name='t']/@value)"))


async def test_the_token_is_spelt_as_scripts_look_for_it(visitor: Visitor) -> None:
    shown = await visitor.look("/remote.htm")
    assert f'<INPUT TYPE=hidden NAME="t" value="{token_on(shown)}">' in shown.text
    assert len(token_on(shown)) == 32


@pytest.mark.parametrize("path", FORMS)
async def test_no_form_does_anything_without_its_token(visitor: Visitor, path: str) -> None:
    for body in (b"", urlencode(OFF).encode(), urlencode(OFF | {"t": "0" * 32}).encode()):
        assert (await visitor.visit(path, "POST", body)).status == 403
    assert (visitor.made.hypervisor.verbs, visitor.made.store.saved) == ([], [])


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe", b"t=\xf0\x9f\x98\x80", b"t=%00", b"&" * 100, b"a&" * 100, b"t", b"=", "t=é".encode()],
)
async def test_a_body_that_is_no_form_is_refused(visitor: Visitor, body: bytes) -> None:
    assert (await visitor.visit("/remoteform", "POST", body)).status == 403


async def test_a_token_is_good_for_one_user_on_one_machine_and_server(visitor: Visitor) -> None:
    token = token_on(await visitor.look("/remote.htm"))
    body = urlencode(OFF | {"t": token}).encode()
    other_user = replace(visitor, principal=Principal("eve", "192.0.2.1", frozenset({3}), proof=None))
    other_user.site = visitor.site
    other_machine = replace(
        visitor,
        made=make(replace(visitor.made.hypervisor.domain, uuid=type(visitor.made.machine.uuid)(int=1))),
    )
    other_machine.site = visitor.site
    for stranger in (other_user, other_machine, Visitor()):
        assert (await stranger.visit("/remoteform", "POST", body)).status == 403
    assert (await visitor.visit("/remoteform", "POST", body)).status == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:80"},
        {"Origin": "http://[::1"},
    ],
)
async def test_what_a_browser_says_comes_from_elsewhere_is_refused(
    visitor: Visitor, headers: dict[str, str]
) -> None:
    shown = await visitor.send("/remoteform", headers=OWN | headers, **OFF)
    assert (shown.status, visitor.made.hypervisor.verbs) == (403, [])


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1:16992"}, {"Sec-Fetch-Site": "none"}],
)
async def test_what_comes_from_our_pages_or_from_a_script_is_done(
    visitor: Visitor, headers: dict[str, str]
) -> None:
    shown = await visitor.send("/remoteform", headers=OWN | headers, **OFF)
    assert (shown.status, visitor.made.hypervisor.verbs) == (303, ["destroy"])


async def test_the_first_of_several_fields_of_a_name_counts(visitor: Visitor) -> None:
    token = token_on(await visitor.look("/remote.htm"))
    body = f"t={token}&amt_html_rc_radio_group=4&amt_html_rc_radio_group=1&t=x".encode()
    await visitor.visit("/remoteform", "POST", body)
    assert visitor.made.hypervisor.verbs == ["reset"]


async def test_a_stored_console_takes_the_place_of_the_page() -> None:
    index = StoredFile("index.htm", b"<p>console", (("Content-Type", "text/html"),), "")
    tool = StoredFile("acme/tool/start.htm", b"tool", (), "Acme <tool>")
    visitor = Visitor(make(None, WebStorage((index, tool, StoredFile("acme/tool/x.js", b"", (), "")))))
    assert (await visitor.look("/index.htm")).reply.body == b"<p>console"
    assert (await visitor.look("/logon.htm")).title == "Log On"
    assert (await visitor.look("/acme/tool/start.htm")).status == 404
    shown = await visitor.look("/links.htm")
    assert shown.document.xpath("//main//a/@href") == ["/amt-storage/acme/tool/start.htm"]
    assert shown.all("//main//a") == ["Acme <tool>"]
