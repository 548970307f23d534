"""The log-in on the redirection ports, octet by octet as clients do it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vamt.firmware.sessions import Kind, Status
from vamt.redirection.core import Ended, Event
from vamt.redirection.session import LOGIN_SECONDS, REFUSAL_SECONDS, Opened, Session

REALM = "Digest:0123456789ABCDEF0123456789ABCDEF"
HA1 = hashlib.md5(f"admin:{REALM}:P@ssw0rd".encode()).hexdigest()

START_SOL = bytes.fromhex("10 00 00 00 53 4F 4C 20")
START_IDER = bytes.fromhex("10 00 00 00 49 44 45 52")
START_KVM = bytes.fromhex("10 01 00 00 4B 56 4D 52")
STARTED = bytes.fromhex("11 00 00 00 01 00 10 01 57 01 00 00 00")
"""Protocol 1.0, firmware 16.1."""
QUERY = bytes.fromhex("13 00 00 00 00 00 00 00 00")
OFFER = bytes.fromhex("14 00 00 00 00 03 00 00 00 01 03 04")
FIRST = (
    bytes.fromhex("13 00 00 00 04 20 00 00 00 05")
    + b"admin"
    + bytes.fromhex("00 00 13")
    + b"/RedirectionService"
    + bytes(4)
)
"""MeshCommander's first step of a digest log-in."""
CHALLENGE = bytes.fromhex("14 01 00 00 04 4E 00 00 00 27") + REALM.encode() + b"\x20"
SUCCESS = bytes.fromhex("14 00 00 00 04 00 00 00 00")
REFUSED = bytes.fromhex("14 01 00 00 04 00 00 00 00")


@dataclass
class Device:
    """A gate that knows one user."""

    realm: str = REALM
    clear: bool = True
    version: tuple[int, int] = (16, 1)
    plain_digest: bool = True
    counted: bool = False
    user: str | None = None
    answer: Status = Status.OK
    lets_in: bool = True
    failures: list[str] = field(default_factory=list)

    def status(self, kind: Kind) -> Status:
        return self.answer

    def ha1(self, user: str) -> str | None:
        return HA1 if user == "admin" else None

    def failed(self, user: str) -> float:
        self.failures.append(user)
        return 0.0

    def enter(self, kind: Kind, user: str) -> bool:
        return self.lets_in


@pytest.fixture
def device() -> Device:
    return Device()


def sent(session: Session) -> bytes:
    return b"".join(session.take())


def nonce_of(challenge: bytes) -> bytes:
    assert challenge.startswith(CHALLENGE)
    assert challenge.endswith(b"\x04auth")
    return challenge[len(CHALLENGE) : -5]


def text(value: bytes) -> bytes:
    return bytes([len(value)]) + value


def second(
    nonce: bytes, *, user: bytes = b"admin", password: bytes = b"P@ssw0rd", nc: bytes = b"00000002"
) -> bytes:
    """A digest log-in's second step; the digest is worked out here by RFC 2617."""
    ha1 = hashlib.md5(user + b":" + REALM.encode() + b":" + password).hexdigest().encode()
    ha2 = hashlib.md5(b"POST:/RedirectionService").hexdigest().encode()
    cnonce = b"85c5d13d5e9aaafd8716c2cd31e70c75"
    response = hashlib.md5(b":".join((ha1, nonce, nc, cnonce, b"auth", ha2))).hexdigest().encode()
    fields = (user, REALM.encode(), nonce, b"/RedirectionService", cnonce, nc, response, b"auth")
    data = b"".join(map(text, fields))
    return bytes.fromhex("13 00 00 00 04") + len(data).to_bytes(4, "little") + data


def started(device: Device, start: bytes = START_SOL) -> Session:
    session = Session(device, 0.0)
    assert session.receive(start, 0.0) == []
    assert sent(session) == STARTED
    return session


def challenged(session: Session) -> bytes:
    session.receive(FIRST, 0.0)
    return nonce_of(sent(session))


def test_a_log_in_as_meshcommander_does_it(device: Device) -> None:
    session = started(device)
    session.receive(QUERY, 0.0)
    assert sent(session) == OFFER
    nonce = challenged(session)
    assert len(nonce) == 32
    assert session.receive(second(nonce), 0.0) == [Opened(Kind.SOL, "admin", b"")]
    assert sent(session) == SUCCESS
    assert session.next_timer() is None


def test_what_comes_behind_the_log_in_belongs_to_the_session(device: Device) -> None:
    session = started(device, START_KVM)
    nonce = challenged(session)
    assert session.receive(second(nonce) + b"\x40" + bytes(7), 0.0) == [
        Opened(Kind.KVM, "admin", b"\x40" + bytes(7))
    ]


def test_amtterm_of_debian_sends_its_password_as_it_is_and_asks_nothing(device: Device) -> None:
    session = started(device)
    clear = bytes.fromhex("13 00 00 00 01 0F 00 00 00") + b"\x05admin\x08P@ssw0rd"
    assert session.receive(clear, 0.0) == [Opened(Kind.SOL, "admin", b"")]
    assert sent(session) == bytes.fromhex("14 00 00 00 01 00 00 00 00")


def test_a_clear_password_is_not_taken_where_that_is_forbidden() -> None:
    device = Device(clear=False)
    session = started(device)
    session.receive(QUERY, 0.0)
    assert sent(session) == bytes.fromhex("14 00 00 00 00 02 00 00 00 03 04")
    session.receive(bytes.fromhex("13 00 00 00 01 0F 00 00 00") + b"\x05admin\x08P@ssw0rd", 0.0)
    assert sent(session) == bytes.fromhex("14 02 00 00 01 00 00 00 00")


def test_a_digest_without_qop(device: Device) -> None:
    session = started(device)
    step = b"\x05admin\0\0\x13/RedirectionService\0\0\0\0"  # amtterm sends one zero more than it says
    session.receive(bytes.fromhex("13 00 00 00 03 1F 00 00 00") + step, 0.0)
    challenge = sent(session)
    assert challenge[:10] == bytes.fromhex("14 01 00 00 03 49 00 00 00 27")
    nonce = challenge[-32:]
    ha2 = hashlib.md5(b"POST:/RedirectionService").hexdigest()
    response = hashlib.md5(f"{HA1}:{nonce.decode()}:{ha2}".encode()).hexdigest().encode()
    fields = (b"admin", REALM.encode(), nonce, b"/RedirectionService", b"", b"", response)
    data = b"".join(map(text, fields))
    told = session.receive(bytes.fromhex("13 00 00 00 03") + len(data).to_bytes(4, "little") + data, 0.0)
    assert told == [Opened(Kind.SOL, "admin", b"")]


@pytest.mark.parametrize("nc", [b"00000002", b"1", b"0000000000000017", b"", b"00000abc"])
def test_nc_is_whatever_a_client_counts(device: Device, nc: bytes) -> None:
    session = started(device)
    assert session.receive(second(challenged(session), nc=nc), 0.0) == [Opened(Kind.SOL, "admin", b"")]


def test_consoles_first_message_whose_length_is_wrong_gets_a_challenge(device: Device) -> None:
    """Open AMT Console counts five octets for the user, whoever he is."""
    session = started(device)
    longer = b"\x0aoperations\0\0\x13/RedirectionService\0\0\0\0"
    session.receive(bytes.fromhex("13 00 00 00 04 20 00 00 00") + longer, 0.0)
    nonce_of(sent(session))


@pytest.mark.parametrize(
    ("user", "password"), [(b"admin", b"P@ssw0rD"), (b"nobody", b"P@ssw0rd"), (b"", b"")]
)
def test_a_wrong_password_is_answered_once_late_and_then_it_is_over(
    device: Device, user: bytes, password: bytes
) -> None:
    session = started(device)
    wrong = second(challenged(session), user=user, password=password)
    assert session.receive(wrong, 10.0) == []
    assert session.receive(wrong * 20, 10.0) == ()
    assert sent(session) == b""
    assert device.failures == [user.decode()]
    assert session.next_timer() == 10.0 + REFUSAL_SECONDS
    assert session.on_timer(10.1) == ()
    assert session.on_timer(10.0 + REFUSAL_SECONDS) == [Ended("wrong password")]
    assert sent(session) == REFUSED
    assert session.receive(wrong, 11.0) == ()


def test_an_answer_to_another_nonce_is_wrong(device: Device) -> None:
    session = started(device)
    challenged(session)
    session.receive(second(b"0c16454a99a028684ce8cfc000545942"), 0.0)
    assert device.failures == ["admin"]


def test_who_may_not_have_a_session_is_refused_without_counting_as_an_attacker() -> None:
    device = Device(lets_in=False)
    session = started(device)
    session.receive(second(challenged(session)), 0.0)
    session.on_timer(1.0)
    assert sent(session) == REFUSED
    assert device.failures == []


@pytest.mark.parametrize("status", [Status.BUSY, Status.UNSUPPORTED, Status.OTHER, Status.CONSENT_REQUIRED])
def test_a_refused_start_is_answered_in_full_and_over(status: Status) -> None:
    session = Session(Device(answer=status), 0.0)
    assert session.receive(START_IDER, 0.0) == [Ended(f"refused {status.name.lower()}")]
    assert sent(session) == bytes([0x11, status]) + STARTED[2:]


def test_a_session_of_no_known_kind_is_refused(device: Device) -> None:
    session = Session(device, 0.0)
    assert session.receive(b"\x10\0\0\0USBR", 0.0) == [Ended("refused unknown")]
    assert sent(session) == b"\x11\x01" + STARTED[2:]


@pytest.mark.parametrize("before", [b"", START_SOL])
def test_the_client_may_end_it_at_any_time(device: Device, before: bytes) -> None:
    session = Session(device, 0.0)
    assert session.receive(before + bytes.fromhex("12 00 00 00"), 0.0) == [Ended("the client ended it")]


@pytest.mark.parametrize(
    "garbage",
    [b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x02\0", QUERY, START_SOL + b"\x20" + bytes(23)],
    ids=["http", "tls", "log-in-first", "session-before-log-in"],
)
def test_what_is_out_of_place_ends_it_without_an_answer(device: Device, garbage: bytes) -> None:
    session = Session(device, 0.0)
    (ended,) = session.receive(garbage, 0.0)
    assert isinstance(ended, Ended)
    assert ended.fault


@pytest.mark.parametrize(
    "flood",
    [bytes.fromhex("13 00 00 00 04 FF FF FF FF"), bytes.fromhex("13 00 00 00 01 4D 04 00 00"), QUERY * 9],
    ids=["endless", "just-too-long", "too-many"],
)
def test_authentication_is_bounded(device: Device, flood: bytes) -> None:
    session = started(device)
    (ended,) = session.receive(flood, 0.0)
    assert isinstance(ended, Ended)
    assert ended.fault


@pytest.mark.parametrize("before", [b"", b"\x10", START_SOL, START_SOL + FIRST])
def test_a_client_that_takes_too_long_is_let_go(device: Device, before: bytes) -> None:
    session = Session(device, 5.0)
    session.receive(before, 6.0)
    assert session.next_timer() == 5.0 + LOGIN_SECONDS
    assert session.on_timer(5.0 + LOGIN_SECONDS) == [Ended("no log-in in time")]


def play(cuts: Sequence[int], stream: bytes) -> tuple[list[Event], bytes]:
    """What a stream leads to that arrives in these pieces."""
    session, events, answers = Session(Device(), 0.0), list[Event](), b""
    places = sorted({0, len(stream), *(cut % (len(stream) + 1) for cut in cuts)})
    for begin, end in pairwise(places):
        events += session.receive(stream[begin:end], 0.0)
        answers += sent(session)
    return events, answers[: len(STARTED) + len(OFFER) + 9]


@settings(max_examples=50)
@given(st.lists(st.integers(0, 200), max_size=20))
def test_it_does_not_matter_how_the_octets_are_cut(cuts: list[int]) -> None:
    wrong = second(b"0c16454a99a028684ce8cfc000545942")
    for stream in (START_SOL + QUERY + FIRST + wrong, START_SOL + QUERY + b"\x99"):
        assert play(cuts, stream) == play([], stream)


@settings(max_examples=100)
@given(st.lists(st.one_of(st.binary(max_size=40), st.sampled_from([START_SOL, QUERY, FIRST])), max_size=8))
def test_nothing_a_client_says_is_more_than_it_can_take(pieces: list[bytes]) -> None:
    session, over = Session(Device(), 0.0), False
    for piece in pieces:
        events = session.receive(piece, 0.0)
        assert not (over and events)
        over = over or any(isinstance(event, Ended) for event in events)
        session.take()
