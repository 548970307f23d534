"""The state of consent as a value: every step at a time, without a wire."""

from __future__ import annotations

import pytest

from vamt.firmware.consent import (
    BLOCKED_SECONDS,
    MOST_WRONG_CODES,
    Consent,
    ConsentPolicy,
    Outcome,
    Required,
    State,
)

ALL = ConsentPolicy(OptInRequired=Required.ALL)
NOW = 1000.0


def displayed() -> Consent:
    outcome, consent = Consent().started(ALL, NOW)
    assert outcome is Outcome.SUCCESS
    return consent


def granted() -> Consent:
    consent = displayed()
    outcome, after = consent.answered(int(consent.code), ALL, NOW)
    assert outcome is Outcome.SUCCESS
    return after


def wrong(consent: Consent) -> int:
    return (int(consent.code) + 1) % 1_000_000


def refused_thrice() -> Consent:
    consent = displayed()
    number, outcomes = wrong(consent), []
    for _ in range(MOST_WRONG_CODES):
        outcome, consent = consent.answered(number, ALL, NOW)
        outcomes.append(outcome)
    assert outcomes == [Outcome.WRONG_CODE, Outcome.WRONG_CODE, Outcome.BLOCKED]
    return consent


def test_a_request_displays_six_digits_that_nobody_can_foresee() -> None:
    codes = {displayed().code for _ in range(50)}
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert len(codes) > 40


def test_nothing_is_requested_where_nothing_needs_consent() -> None:
    assert Consent().started(ConsentPolicy(), NOW) == (Outcome.INVALID_STATE, Consent())


def test_a_request_is_not_made_anew_while_its_code_is_displayed() -> None:
    consent = displayed()
    assert consent.started(ALL, NOW + 1) == (Outcome.INVALID_STATE, consent)


def test_codes_are_compared_as_numbers() -> None:
    consent = Consent(code="000042", until=NOW + 1)
    assert consent.answered(42, ALL, NOW)[1].state is State.RECEIVED


def test_the_right_code_is_taken_once() -> None:
    code = int(displayed().code)
    assert granted().answered(code, ALL, NOW)[0] is Outcome.INVALID_STATE


def test_a_code_that_was_not_asked_for_is_refused() -> None:
    assert Consent().answered(0, ALL, NOW) == (Outcome.INVALID_STATE, Consent())


def test_a_wrong_code_leaves_the_right_one_displayed() -> None:
    consent = displayed()
    outcome, after = consent.answered(wrong(consent), ALL, NOW)
    assert outcome is Outcome.WRONG_CODE
    assert (after.state, after.code) == (State.DISPLAYED, consent.code)


def test_the_third_wrong_code_cancels_and_new_requests_wait() -> None:
    consent = refused_thrice()
    assert consent.state is State.NOT_STARTED
    assert consent.started(ALL, NOW + BLOCKED_SECONDS - 1)[0] is Outcome.BLOCKED
    outcome, after = consent.started(ALL, NOW + BLOCKED_SECONDS)
    assert (outcome, after.wrong) == (Outcome.SUCCESS, 0)


def test_to_ask_for_another_code_buys_no_further_guess() -> None:
    consent, outcome = Consent(), Outcome.SUCCESS
    for _ in range(MOST_WRONG_CODES):
        consent = consent.started(ALL, NOW)[1]
        outcome, consent = consent.answered(wrong(consent), ALL, NOW)
        consent = consent.cancelled(NOW)[1]
    assert outcome is Outcome.BLOCKED
    assert consent.started(ALL, NOW)[0] is Outcome.BLOCKED


def test_the_right_code_makes_up_for_the_wrong_ones() -> None:
    consent = displayed()
    consent = consent.answered(wrong(consent), ALL, NOW)[1]
    assert consent.answered(int(consent.code), ALL, NOW)[1].wrong == 0


def test_a_code_is_displayed_for_its_time() -> None:
    consent = displayed()
    assert consent.at(NOW + ALL.OptInDisplayTimeout - 1).state is State.DISPLAYED
    late = consent.at(NOW + ALL.OptInDisplayTimeout)
    assert (late.state, late.code) == (State.NOT_STARTED, "")
    assert consent.answered(int(consent.code), ALL, NOW + ALL.OptInDisplayTimeout)[0] is Outcome.INVALID_STATE


def test_a_consent_that_nobody_uses_ends() -> None:
    consent = granted()
    assert consent.at(NOW + ALL.OptInCodeTimeout - 1).state is State.RECEIVED
    assert consent.at(NOW + ALL.OptInCodeTimeout).state is State.NOT_STARTED


def test_a_consent_lasts_as_long_as_a_session_and_a_little_longer() -> None:
    long_after = NOW + 100 * ALL.OptInCodeTimeout
    consent = granted().opened(NOW).opened(NOW)
    assert consent.at(long_after).state is State.IN_SESSION
    consent = consent.closed(ALL, long_after)
    assert consent.at(long_after + 1).state is State.IN_SESSION
    consent = consent.closed(ALL, long_after)
    assert consent.at(long_after + ALL.OptInCodeTimeout - 1).state is State.RECEIVED
    assert consent.at(long_after + ALL.OptInCodeTimeout).state is State.NOT_STARTED


def test_a_session_that_needs_no_consent_is_no_consent() -> None:
    consent = Consent().opened(NOW)
    assert consent.state is State.NOT_STARTED
    assert consent.closed(ALL, NOW) == Consent()


def test_a_consent_that_is_given_anew_holds_for_the_session_there_still_is() -> None:
    """Withdrawing it ends the session, but a connection takes its time to end."""
    consent = granted().opened(NOW).cancelled(NOW)[1].started(ALL, NOW)[1]
    assert consent.state is State.DISPLAYED
    consent = consent.answered(int(consent.code), ALL, NOW)[1]
    assert consent.state is State.IN_SESSION
    assert consent.closed(ALL, NOW + 5).at(NOW + 4 + ALL.OptInCodeTimeout).state is State.RECEIVED


@pytest.mark.parametrize("make_state", [displayed, granted, lambda: granted().opened(NOW)])
def test_everything_can_be_cancelled(make_state: object) -> None:
    assert callable(make_state)
    outcome, after = make_state().cancelled(NOW)
    assert (outcome, after.state) == (Outcome.SUCCESS, State.NOT_STARTED)
    assert after.cancelled(NOW)[0] is Outcome.INVALID_STATE


def test_to_cancel_does_not_shorten_the_wait() -> None:
    consent = refused_thrice()
    assert consent.cancelled(NOW)[1].started(ALL, NOW)[0] is Outcome.BLOCKED
