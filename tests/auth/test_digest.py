"""Digest against clients that were not written for it, and against everyone who should not get in."""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requests.auth import HTTPDigestAuth
from requests.utils import parse_dict_header

from support.fuzz import BOUNDED
from support.machines import REALM
from vamt.auth.accounts import ha1
from vamt.auth.digest import MAX_HEADER, Asked, Checked, Digest, Verdict, covers_body

USER, PASSWORD = "admin", "P@ssw0rd"
AGE = 600.0
NOW = 5000.0
ACCEPTED = Checked(Verdict.ACCEPTED, USER)
WRONG = Checked(Verdict.WRONG, USER)
STALE = Checked(Verdict.STALE, USER)
MISSING = Checked(Verdict.MISSING)
ASKED = Asked("POST", "/wsman", "192.0.2.9", 1)


def md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


def ha1_of(user: str) -> str | None:
    return ha1(USER, REALM, PASSWORD) if user == USER else None


@pytest.fixture
def digest() -> Digest:
    return Digest(AGE)


def check(
    digest: Digest,
    header: str | None,
    asked: Asked = ASKED,
    *,
    realm: str = REALM,
    now: float = NOW,
) -> Checked:
    return digest.check(header, asked, realm, ha1_of, now)


def page(path: str) -> Asked:
    return ASKED._replace(target=path)


def nonce_of(challenge: str) -> str:
    return challenge.partition('nonce="')[2].partition('"')[0]


def fields(digest: Digest, **changes: str) -> dict[str, str]:
    """A right answer, computed here by RFC 2617; what is changed before is part of the sum."""
    values = {
        "username": USER,
        "realm": REALM,
        "nonce": nonce_of(digest.challenge(REALM, NOW)),
        "uri": "/wsman",
        "qop": "auth",
        "nc": "00000001",
        "cnonce": "0a4f113b",
        "password": PASSWORD,
        **changes,
    }
    secret = md5(f"{values['username']}:{values['realm']}:{values.pop('password')}")
    request = md5(f"POST:{values['uri']}")
    values["response"] = md5(
        ":".join((secret, values["nonce"], values["nc"], values["cnonce"], values["qop"], request))
    )
    return values


def go(values: dict[str, str]) -> str:
    """Go and MPS: everything in quotation marks, no blanks."""
    return "Digest " + ",".join(f'{name}="{value}"' for name, value in values.items())


def mesh(values: dict[str, str]) -> str:
    """MeshCommander and MeshCentral: nc and qop bare, no blanks."""
    return "Digest " + ",".join(
        f"{name}={value}" if name in ("nc", "qop") else f'{name}="{value}"' for name, value in values.items()
    )


def curl(values: dict[str, str]) -> str:
    """libcurl: blanks behind commas, nc and qop bare, algorithm told."""
    return mesh(values).replace(",", ", ") + ", algorithm=MD5"


Form = Callable[[dict[str, str]], str]
FORMS = pytest.mark.parametrize("form", [go, mesh, curl])


@FORMS
def test_the_right_password_is_let_in_in_every_clients_form(digest: Digest, form: Form) -> None:
    assert check(digest, form(fields(digest))) == ACCEPTED


def test_requests_is_let_in_again_and_again_with_one_nonce(digest: Digest) -> None:
    client: Any = HTTPDigestAuth(USER, PASSWORD)
    parse: Any = parse_dict_header  # neither it nor the client's inside is typed
    client.init_per_thread_state()
    client._thread_local.chal = parse(digest.challenge(REALM, NOW).removeprefix("Digest "))
    for _ in range(3):
        header = client.build_digest_header("POST", "http://192.0.2.7:16992/wsman")
        assert check(digest, header) == ACCEPTED


def test_a_challenge_is_a_devices_to_the_letter(digest: Digest) -> None:
    challenge = digest.challenge(REALM, NOW)
    assert challenge == (
        'Digest realm="Digest:F3EB554784E729164447A89F60B641C5", '
        f'nonce="{nonce_of(challenge)}",stale="false",qop="auth"'
    )
    assert ',stale="true",qop="auth"' in digest.challenge(REALM, NOW, stale=True)


@BOUNDED
@given(st.floats(0, 1e12))
def test_a_nonce_is_32_characters_without_padding(now: float) -> None:
    nonce = nonce_of(Digest(AGE).challenge(REALM, now))
    assert len(nonce) == 32
    assert "=" not in nonce
    assert len(base64.b64decode(nonce, validate=True)) == 24


def test_no_two_nonces_are_alike(digest: Digest) -> None:
    assert len({nonce_of(digest.challenge(REALM, NOW)) for _ in range(500)}) == 500


@pytest.mark.parametrize("nc", ["1", "00000001", "00000002", "ffffffff", "FFFFFFFF", "0000000000000001"])
def test_any_count_will_do(digest: Digest, nc: str) -> None:
    """The relay of MeshCentral sends `nc=1`; Go's first is often 2; none starts anew with a connection."""
    assert check(digest, mesh(fields(digest, nc=nc))) == ACCEPTED


@pytest.mark.parametrize("uri", ["/wsman", "/wsman/", "http://192.0.2.7:16992/wsman"])
def test_the_uri_may_be_written_at_length(digest: Digest, uri: str) -> None:
    assert check(digest, go(fields(digest, uri=uri))) == ACCEPTED
    assert check(digest, go(fields(digest, uri=uri)), page("/wsman/")) == ACCEPTED


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/index.htm?x=1", "/index.htm?x=1"),
        ("/index.htm?x=1", "http://192.0.2.7:16992/index.htm?x=1"),
        ("/index.htm?x=1", "/index.htm"),
        ("/amt-storage/a%20b", "/amt-storage/a b"),
        ("/amt-storage/a%20b", "/amt-storage/a%20b"),
    ],
)
def test_a_page_is_asked_for_with_its_query_and_its_escapes(digest: Digest, path: str, uri: str) -> None:
    assert check(digest, go(fields(digest, uri=uri)), page(path)) == ACCEPTED


@pytest.mark.parametrize("uri", ["/index.htm?x=2", "/index.htm?x=1&y=2", "/other.htm?x=1"])
def test_an_answer_for_another_query_is_wrong(digest: Digest, uri: str) -> None:
    assert check(digest, go(fields(digest, uri=uri)), page("/index.htm?x=1")) == WRONG


@pytest.mark.parametrize("uri", ["", "/", "/wsmano", "/other", "http://[", "wsman", "/wsman?x=1"])
def test_an_answer_for_another_path_is_wrong(digest: Digest, uri: str) -> None:
    assert check(digest, go(fields(digest, uri=uri))) == WRONG


@FORMS
def test_a_nonce_grows_stale_with_age(digest: Digest, form: Form) -> None:
    header = form(fields(digest))
    assert check(digest, header, now=NOW + AGE) == ACCEPTED
    assert check(digest, header, now=NOW + AGE + 1) == STALE
    assert check(digest, header, now=NOW - 1) == STALE


@pytest.mark.parametrize(
    "nonce",
    [
        "",
        "x",
        "A" * 32,
        "AAAA====",
        "ö" * 32,
        base64.b64encode(bytes(24)).decode(),
        base64.b64encode(bytes(24)).decode()[:-1],
        nonce_of(Digest(AGE).challenge(REALM, NOW)),
    ],
    ids=["empty", "short", "letters", "padded", "no-ascii", "zeros", "cut", "of-another-server"],
)
def test_a_right_answer_to_a_nonce_that_never_was_only_tells_to_try_again(digest: Digest, nonce: str) -> None:
    """The last one is of another server, or of this one before it was started anew."""
    assert check(digest, go(fields(digest, nonce=nonce))) == STALE


@BOUNDED
@given(st.integers(0, 31), st.sampled_from("ABCDabcd0123+/"))
def test_a_nonce_that_was_changed_anywhere_is_none(place: int, char: str) -> None:
    digest = Digest(AGE)
    nonce = nonce_of(digest.challenge(REALM, NOW))
    forged = nonce[:place] + char + nonce[place + 1 :]
    expected = ACCEPTED if forged == nonce else STALE
    assert check(digest, go(fields(digest, nonce=forged))) == expected


def test_a_nonce_of_one_machine_is_none_of_another(digest: Digest) -> None:
    other = "Digest:" + "0" * 32
    values = fields(digest, nonce=nonce_of(digest.challenge(other, NOW)))
    assert check(digest, go(values)) == STALE


def test_an_answer_for_another_machines_realm_is_wrong(digest: Digest) -> None:
    """Even by who knows the H(A1) of this one."""
    other = "Digest:" + "0" * 32
    assert check(digest, go(fields(digest, realm=other))) == WRONG
    values = fields(digest)
    values["realm"] = other
    assert check(digest, go(values)) == WRONG


@pytest.mark.parametrize(
    "changes",
    [
        {"password": "P@ssw0rd2"},
        {"password": ""},
        {"nc": ""},
        {"nc": "xyz"},
        {"nc": "1" * 17},
    ],
)
def test_a_wrong_answer_is_wrong(digest: Digest, changes: dict[str, str]) -> None:
    assert check(digest, go(fields(digest, **changes))) == WRONG


def test_an_answer_that_covers_the_body_is_good_for_that_body_only(digest: Digest) -> None:
    values = fields(digest, qop="auth-int")
    request = md5(f"POST:/wsman:{md5('<one/>')}")
    sums = (
        md5(f"{USER}:{REALM}:{PASSWORD}"),
        values["nonce"],
        values["nc"],
        values["cnonce"],
        "auth-int",
        request,
    )
    header = go({**values, "response": md5(":".join(sums))})
    assert covers_body(header)
    assert check(digest, header, ASKED._replace(body=b"<two/>")) == WRONG
    assert check(digest, header) == WRONG
    assert check(digest, header, ASKED._replace(body=b"<one/>")) == ACCEPTED


def test_most_answers_can_be_judged_before_the_body_is_there(digest: Digest) -> None:
    assert not any(covers_body(form(fields(digest))) for form in (go, mesh, curl))
    assert not covers_body(None)


def test_what_was_overheard_only_tells_to_try_again(digest: Digest) -> None:
    header = mesh(fields(digest))
    assert check(digest, header) == ACCEPTED
    assert check(digest, header, ASKED._replace(connection=2)) == STALE
    assert check(digest, header, ASKED._replace(connection=3, peer="192.0.2.66")) == STALE


def test_a_guess_uses_nothing_up(digest: Digest) -> None:
    """Else anybody could make a client's next request fail, and fill the memory."""
    values = fields(digest)
    for connection in range(2, 50):
        asked = ASKED._replace(connection=connection)
        assert check(digest, go({**values, "response": "0" * 32}), asked) == WRONG
    assert len(digest._uses) == 0
    assert check(digest, go(values)) == ACCEPTED


DOMAIN_USER = "dom\\user"


@pytest.mark.parametrize("sent", [DOMAIN_USER, "dom\\\\user"], ids=["as-it-is", "as-a-quoted-pair"])
def test_a_backslash_in_a_name_may_be_sent_either_way(digest: Digest, sent: str) -> None:
    header = go({**fields(digest, username=DOMAIN_USER), "username": sent})
    known = {DOMAIN_USER: ha1(DOMAIN_USER, REALM, PASSWORD)}
    assert digest.check(header, ASKED, REALM, known.get, NOW) == Checked(Verdict.ACCEPTED, DOMAIN_USER)


def test_an_unknown_user_is_as_wrong_as_a_wrong_password(digest: Digest) -> None:
    assert check(digest, go(fields(digest, username="root"))) == Checked(Verdict.WRONG, "root")


@pytest.mark.parametrize("secret", [None, ""])
def test_who_has_no_password_is_nobody_whatever_secret_is_used(digest: Digest, secret: str | None) -> None:
    values = fields(digest)
    for guess in ("", "0" * 32, "None"):
        sums = (guess, values["nonce"], values["nc"], values["cnonce"], "auth", md5("POST:/wsman"))
        header = go({**values, "response": md5(":".join(sums))})
        assert digest.check(header, ASKED, REALM, lambda _: secret, NOW) == WRONG


@pytest.mark.parametrize("name", ["realm", "nonce", "uri", "qop", "nc", "response"])
def test_an_answer_that_lacks_something_is_wrong(digest: Digest, name: str) -> None:
    values = fields(digest)
    del values[name]
    assert check(digest, go(values)) == WRONG


def test_an_answer_without_a_user_is_nobodys(digest: Digest) -> None:
    values = fields(digest)
    del values["username"]
    assert check(digest, go(values)) == Checked(Verdict.WRONG, "")


def test_an_answer_to_another_method_is_wrong(digest: Digest) -> None:
    assert check(digest, go(fields(digest)), ASKED._replace(method="GET")) == WRONG


@pytest.mark.parametrize(
    "header", [None, "", "Basic YWRtaW46UEBzc3cwcmQ=", "Negotiate TlRM", "Digest", "Digestx a=b"]
)
def test_no_digest_only_asks_for_a_challenge(digest: Digest, header: str | None) -> None:
    assert check(digest, header) == MISSING


def test_a_header_too_long_is_not_looked_at(digest: Digest) -> None:
    assert check(digest, go(fields(digest)) + "," * MAX_HEADER) == MISSING


def test_the_scheme_is_known_in_any_case(digest: Digest) -> None:
    assert check(digest, go(fields(digest)).replace("Digest ", "digest ", 1)) == ACCEPTED


@BOUNDED
@given(st.binary(max_size=200).map(lambda octets: octets.decode("utf-8", "surrogateescape")), st.data())
def test_whatever_a_header_holds_nobody_gets_in_by_it(junk: str, data: st.DataObject) -> None:
    digest = Digest(AGE)
    values = fields(digest, password="guessed")
    name = data.draw(st.sampled_from(sorted(values)))
    values[name] = junk
    for form in (go, mesh):
        verdict = check(digest, form(values)).verdict
        assert verdict in (Verdict.WRONG, Verdict.STALE)
        assert check(digest, "Digest " + junk).verdict is Verdict.WRONG


@pytest.mark.parametrize("junk", ["a" * 2000, "a=" * 1000, 'a="' * 600, "a " * 1000, " " * 2000, '"' * 2000])
def test_a_header_made_to_be_slow_is_not(digest: Digest, junk: str) -> None:
    started = time.monotonic()
    for _ in range(20):
        check(digest, f"Digest {junk}")
    assert time.monotonic() - started < 1
