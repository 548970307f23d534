"""HTTP answers octet by octet: which headers, in which order, and how a body is cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.fuzz import BOUNDED
from vamt.net.framing import LOGON_FAILED, Framing

NOW = 1641847068.0
"""Mon, 10 Jan 2022 20:37:48 GMT, when the recorded answer was given."""

SERVER = "Intel(R) Active Management Technology 15.0.23.1706"


@pytest.fixture
def framing() -> Framing:
    return Framing(SERVER)


def test_a_soap_answer_has_a_devices_headers(framing: Framing) -> None:
    assert framing.soap(200, b"x", NOW) == (
        b"HTTP/1.1 200 OK\r\n"
        b"Date: Mon, 10 Jan 2022 20:37:48 GMT\r\n"
        b"Server: Intel(R) Active Management Technology 15.0.23.1706\r\n"
        b"X-Frame-Options: DENY\r\n"
        b"Content-Type: application/soap+xml; charset=UTF-8\r\n"
        b"Transfer-Encoding: chunked\r\n"
        b"\r\n"
        b"0001\r\nx\r\n0\r\n\r\n"
    )


def test_a_fault_has_the_same_headers(framing: Framing) -> None:
    fault, answer = framing.soap(400, b"x", NOW), framing.soap(200, b"x", NOW)
    assert fault == answer.replace(b"200 OK", b"400 Bad Request")


def test_a_challenge_is_a_devices_to_the_letter(framing: Framing) -> None:
    head, _, body = framing.unauthorized('Digest realm="r", nonce="n",stale="false",qop="auth"').partition(
        b"\r\n\r\n"
    )
    assert head == (
        b"HTTP/1.1 401 Unauthorized\r\n"
        b'WWW-Authenticate: Digest realm="r", nonce="n",stale="false",qop="auth"\r\n'
        b"Content-Type: text/html\r\n"
        b"Server: Intel(R) Active Management Technology 15.0.23.1706\r\n"
        b"Content-Length: %d\r\n"
        b"Connection: close" % len(body)
    )
    assert body == LOGON_FAILED
    assert body.endswith(b"</html>\n")


def test_what_is_malformed_gets_a_devices_empty_answer(framing: Framing) -> None:
    assert framing.empty(400, NOW) == (
        b"HTTP/1.1 400 Bad Request\r\n"
        b"Date: Mon, 10 Jan 2022 20:37:48 GMT\r\n"
        b"Server: Intel(R) Active Management Technology 15.0.23.1706\r\n"
        b"Content-Length: 0\r\n"
        b"\r\n"
    )


def test_where_the_page_is_said_as_devices_say_it(framing: Framing) -> None:
    """nmap's probes end with the version; there is no date."""
    assert framing.moved("/logon.htm") == (
        b"HTTP/1.1 303 See Other\r\n"
        b"Location: /logon.htm\r\n"
        b"Content-Length: 0\r\n"
        b"Server: Intel(R) Active Management Technology 15.0.23.1706\r\n"
        b"\r\n"
    )


def test_the_date_goes_with_the_time(framing: Framing) -> None:
    dates = [framing.empty(400, NOW + late) for late in (0, 0.9, 1, 86400)]
    assert dates[0] == dates[1]
    assert b"20:37:49 GMT" in dates[2]
    assert b"Tue, 11 Jan 2022" in dates[3]


def chunks(answer: bytes) -> tuple[list[bytes], list[bytes]]:
    """The size lines and the data of a chunked answer, read by its sizes alone."""
    rest, sizes, data = answer.partition(b"\r\n\r\n")[2], [], []
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        sizes.append(size)
        data.append(rest[: int(size, 16)])
        assert rest[int(size, 16) :][:2] == b"\r\n"
        rest = rest[int(size, 16) + 2 :]
    return sizes, data


@pytest.mark.parametrize(
    ("length", "sizes"),
    [
        (1, [b"0001"]),
        (124, [b"007C"]),
        (544, [b"0220"]),
        (545, [b"0220", b"0001"]),
        (1306, [b"0220", b"02FA"]),
        (1921, [b"0220", b"02FA", b"0267"]),
    ],
)
def test_a_body_is_cut_as_a_device_cuts_it(framing: Framing, length: int, sizes: list[bytes]) -> None:
    assert chunks(framing.soap(200, b"x" * length, NOW))[0] == [*sizes, b"0"]


@BOUNDED
@given(st.binary(min_size=1, max_size=4000))
def test_any_body_comes_out_whole(body: bytes) -> None:
    sizes, data = chunks(Framing(SERVER).soap(200, body, NOW))
    assert b"".join(data) == body
    assert sizes[-1] == b"0"
    assert all(re.fullmatch(rb"[0-9A-F]{4}", size) for size in sizes[:-1])


def test_a_client_of_http_1_0_gets_a_length(framing: Framing) -> None:
    head, _, body = framing.soap(200, b"xyz", NOW, chunked=False).partition(b"\r\n\r\n")
    assert head.endswith(b"\r\nContent-Length: 3\r\nConnection: close")
    assert body == b"xyz"
