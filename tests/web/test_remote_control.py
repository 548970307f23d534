"""Remote control from the page and from scripts: the machine really changes, and only when it was meant."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pytest

from support.machines import domain, make
from support.pages import Visitor
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm
from vamt.backend.base import Ability, DomainState
from vamt.errors import BackendError, BackendTimeout
from vamt.firmware.boot import NextBoot
from vamt.firmware.consent import Consent, ConsentPolicy, Required

COMMAND = "amt_html_rc_radio_group"
BOOT = "amt_html_rc_boot_special"
OFF = domain(state=DomainState.OFF)


@pytest.fixture
def visitor() -> Visitor:
    return Visitor(make())


async def test_a_machine_that_is_on_can_be_asked_all_but_to_go_on(visitor: Visitor) -> None:
    shown = await visitor.look("/remote.htm")
    assert shown.rows == [["Power state: On"], ["Next boot: As configured"]]
    assert shown.options(COMMAND) == {
        "1": "Turn power off",
        "3": "Cycle power off and on",
        "4": "Reset",
        "5": "Shut the operating system down",
        "6": "Restart the operating system",
        "7": "Sleep",
        "8": "Hibernate",
        "9": "Send a diagnostic interrupt",
    }
    assert shown.options(BOOT) == {
        "1": "As configured",
        "2": "CD/DVD drive",
        "3": "Hard drive",
        "5": "Network (PXE)",
        "setup": "Firmware set-up",
    }


async def test_a_machine_that_is_off_can_be_switched_on() -> None:
    visitor = Visitor(make(OFF))
    assert (await visitor.look("/remote.htm")).rows[0] == ["Power state: Off"]
    shown = await visitor.send("/remoteform", ask="yes", **{COMMAND: "2", BOOT: "1"})
    assert (shown.status, shown.headers["Location"]) == (303, "/remote.htm?done=power")
    assert visitor.made.hypervisor.verbs == ["start"]
    after = await visitor.look("/remote.htm", done="power")
    assert after.all("//p[@role='status']") == ["The machine was asked to change its power state."]
    assert after.rows[0] == ["Power state: On"]


@pytest.mark.parametrize(
    ("number", "verb"), [("1", "destroy"), ("3", "restart"), ("4", "reset"), ("9", "inject_nmi")]
)
async def test_what_loses_data_is_asked_for_twice(visitor: Visitor, number: str, verb: str) -> None:
    asked = await visitor.send("/remoteform", ask="yes", **{COMMAND: number})
    assert (asked.status, asked.title, visitor.made.hypervisor.verbs) == (200, "Confirm", [])
    fields = {box.get("name"): box.get("value") for box in asked.document.xpath("//form//input")}
    done = await visitor.visit("/remoteform", "POST", urlencode(fields).encode())
    assert (done.status, visitor.made.hypervisor.verbs) == (303, [verb])


@pytest.mark.parametrize(
    ("number", "verb"), [("5", "shutdown"), ("6", "reboot"), ("7", "suspend"), ("8", "managed_save")]
)
async def test_what_the_guest_is_asked_for_is_done_at_once(visitor: Visitor, number: str, verb: str) -> None:
    done = await visitor.send("/remoteform", ask="yes", **{COMMAND: number})
    assert (done.status, visitor.made.hypervisor.verbs) == (303, [verb])


async def test_a_script_that_does_not_ask_to_be_asked_is_not(visitor: Visitor) -> None:
    """Scripts for devices fetch the token from the page and send command and boot option."""
    assert (await visitor.send("/remoteForm", **{COMMAND: "1"})).status == 303
    assert visitor.made.hypervisor.verbs == ["destroy"]


@pytest.mark.parametrize(
    ("number", "device", "label"),
    [("2", "cdrom", "CD/DVD drive"), ("3", "hd", "Hard drive"), ("5", "network", "Network (PXE)")],
)
async def test_a_machine_boots_once_from_what_was_chosen(number: str, device: str, label: str) -> None:
    visitor = Visitor(make(OFF))
    await visitor.send("/remoteform", **{COMMAND: "2", BOOT: number})
    (once,) = visitor.made.hypervisor.starts
    assert once is not None
    assert (once.device, once.firmware_menu) == (device, False)
    assert visitor.made.machine.snapshot.section(NextBoot) == NextBoot()


async def test_a_machine_stops_once_in_its_firmware() -> None:
    visitor = Visitor(make(OFF))
    await visitor.send("/remoteform", **{COMMAND: "2", BOOT: "setup"})
    (once,) = visitor.made.hypervisor.starts
    assert once is not None
    assert (once.device, once.firmware_menu) == (None, True)


async def test_as_configured_takes_back_what_was_chosen_before() -> None:
    made = make(OFF, NextBoot(source="Intel(r) AMT: Force PXE Boot", single_use=True))
    visitor = Visitor(made)
    assert (await visitor.look("/remote.htm")).rows[1] == ["Next boot: Network (PXE), once"]
    await visitor.send("/remoteform", **{COMMAND: "2", BOOT: "1"})
    assert made.hypervisor.starts == [None]


async def test_a_script_without_a_boot_option_leaves_what_was_chosen() -> None:
    made = make(OFF, NextBoot(source="Intel(r) AMT: Force PXE Boot", single_use=True))
    await Visitor(made).send("/remoteform", **{COMMAND: "2"})
    (once,) = made.hypervisor.starts
    assert once is not None
    assert once.device == "network"


async def test_the_next_boot_is_shown_whoever_chose_it() -> None:
    made = make(OFF, NextBoot(BIOSSetup=True, single_use=True))
    assert (await Visitor(made).look("/remote.htm")).rows[1] == ["Next boot: Firmware set-up, once"]


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (BackendError("no"), "The hypervisor did not do it."),
        (BackendTimeout("late"), "The hypervisor did not do it in time."),
    ],
)
async def test_what_went_wrong_is_said(visitor: Visitor, failure: BackendError, sentence: str) -> None:
    visitor.made.hypervisor.failure = failure
    shown = await visitor.send("/remoteform", **{COMMAND: "1"})
    assert (shown.status, shown.all("//p[@role='alert']")) == (409, [sentence])


@pytest.mark.parametrize("boot", ["5", "setup"])
async def test_another_boot_waits_for_the_user_where_his_consent_is_needed(boot: str) -> None:
    visitor = Visitor(make(OFF, ConsentPolicy(OptInRequired=Required.ALL)))
    shown = await visitor.send("/remoteform", **{COMMAND: "2", BOOT: boot})
    sentence = "The machine's user must agree first. A console can ask for their consent."
    assert (shown.status, shown.all("//p[@role='alert']")) == (409, [sentence])
    assert visitor.made.hypervisor.verbs == []
    visitor.made.machine.hold(Consent(granted=True, until=1e12))
    assert (await visitor.send("/remoteform", **{COMMAND: "2", BOOT: boot})).status == 303
    (once,) = visitor.made.hypervisor.starts
    assert once is not None


async def test_a_reset_of_a_machine_that_is_off_is_refused() -> None:
    shown = await Visitor(make(OFF)).send("/remoteform", **{COMMAND: "4"})
    assert (shown.status, shown.all("//p[@role='alert']")) == (
        409,
        ["The machine cannot do that in the state it is in."],
    )


async def test_what_the_machine_cannot_do_is_refused() -> None:
    made = make(domain(abilities=frozenset[Ability]()))
    shown = await Visitor(made).send("/remoteform", **{COMMAND: "7"})
    assert (shown.status, made.hypervisor.verbs) == (409, [])


@pytest.mark.parametrize(
    "fields", [{}, {COMMAND: "99"}, {COMMAND: "2", BOOT: "99"}, {COMMAND: "<b>"}, {BOOT: "1"}]
)
async def test_a_command_that_is_none_is_refused(visitor: Visitor, fields: dict[str, str]) -> None:
    shown = await visitor.send("/remoteform", **fields)
    assert (shown.status, visitor.made.hypervisor.verbs) == (400, [])


async def test_nothing_is_offered_while_the_hypervisor_is_silent() -> None:
    shown = await Visitor(make(domain(state=DomainState.UNKNOWN))).look("/remote.htm")
    assert (shown.status, shown.options(COMMAND)) == (200, {})


async def test_who_may_only_look_can_only_look(visitor: Visitor) -> None:
    looker = replace(
        visitor, principal=Principal("eve", "192.0.2.9", frozenset({int(Realm.REDIRECTION)}), proof=None)
    )
    shown = await looker.look("/remote.htm")
    assert (shown.status, shown.document.xpath("//form")) == (200, [])
    refused = await looker.send("/remoteform", **{COMMAND: "1"})
    assert (refused.status, visitor.made.hypervisor.verbs) == (403, [])
