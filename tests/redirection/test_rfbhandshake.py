"""How a desktop session begins, octet by octet, as MeshCommander and viewers of every version of RFB do it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vamt.redirection.core import Ended, Event
from vamt.redirection.rfbhandshake import HANDSHAKE_SECONDS, Admitted, Handshake

VERSION = b"RFB 003.008\n"
CHALLENGE = bytes(range(16))
PASSWORD = "P@ssw0rd"
RESPONSE = bytes.fromhex("045e369d4ad4f93423626dedad97de14")
"""Made with OpenSSL's DES."""
ADMITTED = Admitted(b"")


def by_amt() -> Handshake:
    return Handshake(0.0)


def by_vnc() -> Handshake:
    return Handshake(0.0, password=PASSWORD, challenge=CHALLENGE)


def said(core: Handshake, octets: bytes, now: float = 0.0) -> tuple[list[Event], list[bytes]]:
    """What is told of these octets, and what they are answered."""
    return list(core.receive(octets, now)), list(core.take())


def test_meshcommander_gets_a_message_for_each_of_its_own() -> None:
    core = by_amt()
    assert list(core.take()) == []
    assert said(core, bytes.fromhex("40 00 00 00 00 00 00 00")) == (
        [],
        [bytes.fromhex("41 00 00 00 00 00 00 00")],
    )
    due = core.next_timer()
    assert due is not None
    assert 0.0 < due < 0.1, "9front reads the answer alone, but nobody waits long for RFB"
    assert list(core.on_timer(due)) == []
    assert list(core.take()) == [VERSION]
    assert said(core, VERSION) == ([], [bytes.fromhex("01 01")])
    assert said(core, b"\1") == ([], [bytes.fromhex("00 00 00 00")])
    assert said(core, b"\1") == ([ADMITTED], [])


def test_a_client_that_goes_on_by_itself_is_not_kept_waiting() -> None:
    core = by_amt()
    said(core, bytes.fromhex("40 00 00 00 00 00 00 00"))
    assert said(core, VERSION) == ([], [VERSION, b"\1\1"])


def test_what_is_said_after_the_handshake_is_handed_on() -> None:
    core = by_amt()
    events, sent = said(core, b"@" + bytes(7) + VERSION + b"\1\1" + b"\3early")
    assert events == [Admitted(b"\3early")]
    assert sent == [b"A" + bytes(7), VERSION, b"\1\1", bytes(4)]


def test_what_is_no_beginning_ends_it() -> None:
    (ended,) = by_amt().receive(b"\x10" + bytes(7), 0.0)
    assert isinstance(ended, Ended)
    assert ended.fault


def test_a_viewer_proves_that_it_knows_the_password() -> None:
    core = by_vnc()
    assert list(core.take()) == [VERSION]
    assert said(core, VERSION) == ([], [bytes.fromhex("01 02")])
    assert said(core, b"\2") == ([], [CHALLENGE])
    assert said(core, RESPONSE) == ([], [bytes.fromhex("00 00 00 00")])
    assert said(core, b"\0") == ([ADMITTED], [])


def test_a_viewer_of_version_3_7_gets_no_result_of_no_security_and_no_reason() -> None:
    core = by_amt()
    said(core, b"@" + bytes(7) + b"RFB 003.007\n")
    assert said(core, b"\1") == ([], [])
    assert said(core, b"\1") == ([ADMITTED], [])
    core = by_vnc()
    said(core, b"RFB 003.007\n\2" + bytes(16))
    core.on_timer(1.0)
    assert list(core.take()) == [bytes.fromhex("00 00 00 01")]


@pytest.mark.parametrize("version", [b"RFB 003.003\n", b"RFB 003.005\n", b"RFB 003.006\n"])
def test_a_viewer_of_version_3_3_is_told_the_security_type(version: bytes) -> None:
    core = by_vnc()
    core.take()
    assert said(core, version) == ([], [bytes.fromhex("00 00 00 02"), CHALLENGE])
    assert said(core, RESPONSE) == ([], [bytes.fromhex("00 00 00 00")])
    assert said(core, b"\1") == ([ADMITTED], [])
    core = by_amt()
    said(core, b"@" + bytes(7))
    assert said(core, version) == ([], [VERSION, bytes.fromhex("00 00 00 01")])
    assert said(core, b"\1") == ([ADMITTED], [])


def test_a_newer_viewer_than_there_is_speaks_the_newest_version() -> None:
    core = by_vnc()
    core.take()
    assert said(core, b"RFB 003.889\n") == ([], [b"\1\2"])


@pytest.mark.parametrize("version", [b"RFB 004.000\n", b"RFB 003.abc\n", b"GET / HTTP/1", bytes(12)])
def test_what_is_not_rfb_3_ends_it(version: bytes) -> None:
    (ended,) = by_vnc().receive(version, 0.0)
    assert isinstance(ended, Ended)
    assert ended.fault


@pytest.mark.parametrize("chosen", [b"\0", b"\1", b"\x13"])
def test_a_viewer_cannot_choose_to_need_no_password(chosen: bytes) -> None:
    core = by_vnc()
    said(core, VERSION)
    (ended,) = core.receive(chosen, 0.0)
    assert isinstance(ended, Ended)
    assert ended.fault


def test_a_wrong_password_is_answered_once_and_late() -> None:
    core = by_vnc()
    said(core, VERSION + b"\2")
    assert said(core, bytes(16), now=5.0) == ([], [])
    assert said(core, RESPONSE, now=5.1) == ([], []), "there is no second attempt"
    due = core.next_timer()
    assert due is not None
    assert 0.2 <= due - 5.0 <= 1.0
    assert list(core.on_timer(due - 0.01)) == []
    assert list(core.on_timer(due)) == [Ended("wrong password")]
    assert list(core.take()) == [bytes.fromhex("00 00 00 01 00 00 00 0E") + b"wrong password"]
    assert said(core, RESPONSE) == ([], [])
    assert core.next_timer() is None


def test_a_wrong_password_is_counted_and_answered_as_late_as_is_said() -> None:
    failures: list[float] = []

    def failed() -> float:
        failures.append(2.0)
        return 2.0

    core = Handshake(0.0, password=PASSWORD, challenge=CHALLENGE, failed=failed)
    said(core, VERSION + b"\2" + bytes(16), now=5.0)
    assert failures == [2.0]
    assert core.next_timer() == 7.0


def test_who_does_not_get_to_the_end_is_given_up() -> None:
    for core in (by_amt(), by_vnc()):
        core.take()
        assert core.next_timer() == HANDSHAKE_SECONDS
        assert list(core.on_timer(HANDSHAKE_SECONDS - 0.1)) == []
        assert list(core.on_timer(HANDSHAKE_SECONDS)) == [Ended("no handshake in time")]


def spoken(core: Handshake, *pieces: bytes) -> tuple[list[Event], bytes]:
    """What comes of pieces, with nothing between them but the time that is waited for."""
    events = [event for piece in pieces for event in core.receive(piece, 0.0)]
    return events, b"".join(core.take())


@settings(max_examples=50)
@given(st.data())
def test_octets_may_be_cut_anywhere(data: st.DataObject) -> None:
    octets = VERSION + b"\2" + RESPONSE + b"\1" + b"what follows"
    cut = data.draw(st.integers(1, len(octets) - len(b"what follows") - 1))
    core = by_vnc()
    events, sent = spoken(core, octets[:cut], octets[cut:])
    assert events == [Admitted(b"what follows")]
    assert (events, sent) == spoken(by_vnc(), octets)


@settings(max_examples=100)
@given(st.booleans(), st.lists(st.binary(max_size=40), max_size=8))
def test_arbitrary_octets_never_raise(redirected: bool, pieces: list[bytes]) -> None:
    core = by_amt() if redirected else by_vnc()
    for now, piece in enumerate(pieces):
        core.receive(piece, now)
        core.take()
        core.on_timer(now)
