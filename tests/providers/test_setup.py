"""The provisioning state over the wire: what it says, how it ends, and what is refused on the way."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from support.machines import UUID_1, make
from support.talking import Console
from vamt.auth.accounts import Accounts
from vamt.firmware.boot import NextBoot
from vamt.firmware.clock import Clock
from vamt.firmware.setup import ControlMode, Proof, Setup
from vamt.pki.tls import Terms, Tls

SERVICE = "AMT_SetupAndConfigurationService"
NOT_PERMITTED, INVALID_PARAMETER, INVALID_PASSWORD, DATA_MISSING = 16, 36, 2054, 2057


def console(*setup: Setup) -> Console:
    return Console(make(None, *setup))


async def called(made: Console, method: str, **parameters: object) -> int:
    inside = "".join(f"<h:{name}>{value}</h:{name}>" for name, value in parameters.items())
    return (await made.invoke(SERVICE, method, inside)).return_value


def now(made: Console) -> Setup:
    return made.machine.snapshot.section(Setup)


@pytest.mark.parametrize(
    ("mode", "state", "shown"),
    [(ControlMode.NONE, "0", "1"), (ControlMode.CLIENT, "2", "4"), (ControlMode.ADMIN, "2", "1")],
)
async def test_the_state_says_whether_and_how_a_machine_is_provisioned(
    mode: ControlMode, state: str, shown: str
) -> None:
    properties = (await console(Setup(mode=mode)).get(SERVICE)).properties()
    assert (properties["ProvisioningState"], properties["ProvisioningMode"]) == (state, shown)


@pytest.mark.parametrize("number", [0, 1])
async def test_unprovisioned_a_machine_forgets_its_accounts_and_settings(number: int) -> None:
    made = Console(make(None, Accounts(ha1="a" * 32, password="Readable-1"), NextBoot(BIOSSetup=True)))
    assert await called(made, "Unprovision", ProvisioningMode=number) == 0
    snapshot = made.machine.snapshot
    assert snapshot.section(Setup).mode == ControlMode.NONE
    assert snapshot.section(Accounts) == Accounts()
    assert snapshot.section(NextBoot) == NextBoot()


async def test_the_clock_is_the_hosts_again_after_the_end() -> None:
    """AMT keeps the time of the platform until somebody sets another one."""
    made = Console(make(None, Clock(offset=1000)))
    await called(made, "Unprovision", ProvisioningMode=1)
    assert made.machine.snapshot.section(Clock) == Clock()


@pytest.mark.parametrize("parameters", [{}, {"ProvisioningMode": 2}, {"ProvisioningMode": 3}])
async def test_modes_of_old_releases_are_refused_and_change_nothing(parameters: dict[str, int]) -> None:
    made = console()
    assert await called(made, "Unprovision", **parameters) == INVALID_PARAMETER
    assert now(made) == Setup()


@pytest.mark.parametrize("method", ["Unprovision", "PartialUnprovision"])
async def test_what_is_not_provisioned_cannot_be_unprovisioned(method: str) -> None:
    made = console(Setup(mode=ControlMode.NONE))
    parameters = {"ProvisioningMode": 1} if method == "Unprovision" else {}
    assert await called(made, method, **parameters) == NOT_PERMITTED


async def test_a_partial_end_keeps_the_administrator() -> None:
    made = Console(make(None, Accounts(ha1="a" * 32), NextBoot(BIOSSetup=True)))
    assert await called(made, "PartialUnprovision") == 0
    assert made.machine.snapshot.section(Accounts).ha1 == "a" * 32
    assert made.machine.snapshot.section(NextBoot) == NextBoot()


async def test_nothing_blocks_the_end() -> None:
    answer = await console().invoke(SERVICE, "GetUnprovisionBlockingComponents")
    assert answer.return_value == 0
    assert answer.all("Component") == []


async def test_committing_puts_pending_tls_settings_into_effect() -> None:
    asked = Terms(AcceptNonSecureConnections=False)
    made = Console(make(None, Tls().pending(Tls(network=asked))))
    assert made.machine.snapshot.section(Tls).effect.network == Terms()
    assert await called(made, "CommitChanges") == 0
    assert made.machine.snapshot.section(Tls).effect.network == asked


async def test_committing_nothing_is_no_change() -> None:
    made = console()
    assert await called(made, "CommitChanges") == 0
    assert Tls.NAME not in made.machine.snapshot.sections


async def test_the_menus_password_can_be_set_while_it_is_the_default_one() -> None:
    made = console()
    assert await called(made, "SetMEBxPassword", Password="Chosen-1-word") == 0
    assert await called(made, "SetMEBxPassword", Password="Chosen-2-word") == NOT_PERMITTED
    assert "Chosen" not in repr(made.store.saved)


@pytest.mark.parametrize("parameters", [{}, {"Password": ""}, {"Password": "weak"}])
async def test_a_weak_password_of_the_menu_is_refused(parameters: dict[str, str]) -> None:
    made = console()
    assert await called(made, "SetMEBxPassword", **parameters) == INVALID_PASSWORD
    assert now(made) == Setup()


@pytest.mark.parametrize(
    ("parameters", "value"),
    [({"Duration": 24}, NOT_PERMITTED), ({"Duration": 25}, INVALID_PARAMETER), ({}, INVALID_PARAMETER)],
)
async def test_no_set_up_is_under_way_to_be_prolonged(parameters: dict[str, int], value: int) -> None:
    assert await called(console(), "ExtendProvisioningPeriod", **parameters) == value


async def test_there_is_an_audit_record_of_a_set_up_with_certificates_only() -> None:
    assert await called(console(), "GetProvisioningAuditRecord") == DATA_MISSING
    proof = Proof("setup.example.com", 2, bytes(32), default=False, serials=(bytes(16), b"\x01" * 16))
    at = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
    made = console(Setup(how="admin", at=at, by="admin", proof=proof))
    answer = await made.invoke(SERVICE, "GetProvisioningAuditRecord")
    assert answer.return_value == 0
    assert answer.one("SelectedHashType") == "2"
    assert base64.b64decode(answer.one("CaCertificateSerials")) == b"\x01" * 16
    assert answer.one("IsOemDefault") == "false"
    assert answer.one("ProvServerFQDN") == "setup.example.com"
    assert answer.one("Datetime") == "2025-01-02T03:04:05Z"


async def test_a_pre_shared_key_is_refused_and_flash_never_wears_out() -> None:
    assert await called(console(), "SetTLSPSK", PID="1234-5678", PPS="x") == NOT_PERMITTED
    assert await called(console(), "ResetFlashWearOutProtection") == 0


async def test_the_uuid_is_the_domains_in_the_byte_order_of_smbios() -> None:
    answer = await console().invoke(SERVICE, "GetUuid")
    assert base64.b64decode(answer.one("UUID")) == UUID_1.bytes_le
