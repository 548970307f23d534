"""What of a machine outlives its provisioning: the table against every section there is."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

import vamt
import vamt_providers
from support.machines import Made, make
from support.talking import Console
from vamt.auth.accounts import Accounts, User, ha1
from vamt.errors import VamtError
from vamt.firmware.setup import (
    KEPT,
    KEPT_BY_PARTIAL,
    ControlMode,
    Setup,
    apply,
    provision,
    provisioned,
    unprovision,
)
from vamt.machine import Section

SERVICE = "AMT_SetupAndConfigurationService"
NOW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
ACCOUNTS = Accounts(admin="boss", ha1="a" * 32, password="Readable-1", users=(User(handle=3, name="u"),))
FULL = "<h:ProvisioningMode>1</h:ProvisioningMode>"


def sections() -> list[type[Section]]:
    """Every kind of section there is."""
    for package in (vamt, vamt_providers):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.startswith(("vamt.schema.", "vamt.mofgen", "vamt.__main__")):
                importlib.import_module(found.name)
    # A slotted dataclass has a twin without slots until it is collected; the module has the real one.
    return [
        kind
        for kind in _below(Section)
        if hasattr(kind, "NAME") and getattr(sys.modules[kind.__module__], kind.__name__, None) is kind
        if kind.__module__.startswith("vamt")
    ]


def _below(kind: type[Section]) -> Iterator[type[Section]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def full_machine() -> Made:
    """A machine that has one of everything."""
    return make(None, *(ACCOUNTS if kind is Accounts else kind() for kind in sections()))


def names(made: Made) -> set[str]:
    return set(made.machine.snapshot.sections)


async def ended(made: Made, *, partial: bool) -> Made:
    snapshot = made.machine.snapshot
    change = unprovision(
        snapshot.section(Setup), snapshot.section(Accounts), snapshot.sections, partial=partial
    )
    await apply(made.machine, change)
    return made


def test_the_table_names_only_sections_that_there_are() -> None:
    assert {kind.NAME for kind in sections()} >= KEPT_BY_PARTIAL | {Setup.NAME}


def test_no_two_sections_have_the_same_name() -> None:
    known = [kind.NAME for kind in sections()]
    assert len(known) == len(set(known))


async def test_a_full_end_forgets_every_section_that_is_not_in_the_table() -> None:
    console = Console(full_machine())
    assert (await console.invoke(SERVICE, "Unprovision", FULL)).return_value == 0
    assert names(console.made) == KEPT | {Setup.NAME}


async def test_a_partial_end_keeps_the_administrator_and_what_the_table_says() -> None:
    made = await ended(full_machine(), partial=True)
    assert names(made) == KEPT_BY_PARTIAL | {Setup.NAME, Accounts.NAME}
    assert made.machine.snapshot.section(Accounts) == Accounts("boss", "a" * 32, "Readable-1")


async def test_the_password_that_could_be_read_is_gone_with_a_full_end() -> None:
    made = await ended(full_machine(), partial=False)
    assert made.machine.snapshot.section(Accounts) == Accounts()


async def test_a_full_end_changes_the_realm_and_a_partial_one_does_not() -> None:
    before = make().machine.snapshot.realm
    assert (await ended(make(), partial=True)).machine.snapshot.realm == before
    assert (await ended(make(), partial=False)).machine.snapshot.realm != before


async def test_an_end_off_the_end_is_refused() -> None:
    made = await ended(make(), partial=True)
    with pytest.raises(VamtError, match="not provisioned"):
        await ended(made, partial=False)


async def test_what_cannot_be_undone_outlives_every_end() -> None:
    lasting = Setup(mebx_password_set=True, client_mode_disabled=True, by="operator", at=NOW)
    setup = (await ended(make(None, lasting), partial=False)).machine.snapshot.section(Setup)
    assert (setup.mebx_password_set, setup.client_mode_disabled) == (True, True)
    assert (setup.by, setup.at) == (None, None)


def again(made: Made, password: str | None = None, mode: ControlMode = ControlMode.ADMIN) -> Accounts:
    """The accounts of a machine provisioned once more."""
    snapshot = made.machine.snapshot
    change = provision(
        snapshot.section(Setup),
        snapshot.section(Accounts),
        snapshot.realm,
        NOW,
        mode=mode,
        password=password,
    )
    assert (change.setup.mode, change.setup.at, change.setup.by) == (mode, NOW, "operator")
    (accounts,) = change.sections
    assert isinstance(accounts, Accounts)
    return accounts


@pytest.mark.parametrize("mode", [ControlMode.ADMIN, ControlMode.CLIENT])
async def test_provisioned_again_a_machine_has_a_password_of_its_own_under_its_new_realm(
    mode: ControlMode,
) -> None:
    made = await ended(make(None, ACCOUNTS), partial=False)
    accounts = again(made, mode=mode)
    assert accounts.password not in (None, "Readable-1")
    assert accounts.ha1 == ha1("admin", made.machine.snapshot.realm, accounts.password or "")


async def test_after_a_partial_end_the_administrator_is_the_old_one_unless_a_password_is_given() -> None:
    made = await ended(make(None, ACCOUNTS), partial=True)
    assert again(made).ha1 == "a" * 32
    assert again(made, "Chosen-1-word").password == "Chosen-1-word"


async def test_a_machine_is_not_provisioned_twice_nor_with_a_weak_password() -> None:
    made = make()
    with pytest.raises(VamtError, match="already"):
        again(made)
    await ended(made, partial=False)
    with pytest.raises(VamtError, match="8 to 32"):
        again(made, "weak")


@pytest.mark.parametrize(
    ("stored", "reachable"),
    [
        ([], True),
        ([Setup()], True),
        ([Setup(mode=ControlMode.CLIENT)], True),
        ([Setup(mode=ControlMode.NONE)], False),
    ],
)
def test_only_a_provisioned_machine_is_on_the_network(stored: list[Setup], reachable: bool) -> None:
    assert provisioned(make(None, *stored).machine.snapshot) is reachable
