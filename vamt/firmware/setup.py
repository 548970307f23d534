"""Setting a machine up and undoing it: what provisioning is, and what of a machine outlives its end.

A machine is provisioned in admin control mode from the moment it is first seen, unless the configuration says
otherwise. One that is not provisioned listens on no network, as a device does before it is configured; its
operator provisions it. Values only: who asks, and the store, are elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum
from typing import ClassVar, Final, Literal

from vamt.auth.accounts import Accounts, new_accounts, new_realm, password_problem
from vamt.errors import VamtError
from vamt.machine import Machine, Section, Snapshot

How = Literal["manual", "client", "admin"]
"""By the operator; by IPS_HostBasedSetupService.Setup; by its AdminSetup or UpgradeClientToAdmin."""


class ControlMode(IntEnum):
    """IPS_HostBasedSetupService.CurrentControlMode."""

    NONE = 0
    CLIENT = 1
    """What needs the user's consent needs it always."""
    ADMIN = 2


@dataclass(frozen=True, slots=True)
class Proof:
    """The certificates with which whoever set the machine up proved who he is."""

    name: str = ""
    """Common name of the leaf."""
    hash_type: int = 0
    """AMT_ProvisioningCertificateHash.HashType of the root's hash."""
    hash_data: bytes = b""
    default: bool = False
    """The root is one of those the firmware comes with."""
    serials: tuple[bytes, ...] = ()
    """Of the chain, the leaf's first, big-endian, 16 octets each."""


@dataclass(frozen=True, slots=True)
class Setup(Section):
    """Whether, how, when and by whom the machine was provisioned."""

    NAME: ClassVar[str] = "setup"

    mode: int = ControlMode.ADMIN
    realm: str | None = None
    """The digest realm, once it is no longer that of the first provisioning."""
    how: How = "manual"
    at: datetime | None = None
    """By the machine's clock; None: when it was first seen."""
    by: str | None = None
    """A user's name; None: vamt itself."""
    proof: Proof | None = None
    client_mode_disabled: bool = False
    """For good: DisableClientControlMode has no opposite."""
    mebx_password_set: bool = False
    """It is no longer the default one. The password itself opens nothing here and is not kept."""


KEPT: Final = frozenset(
    {
        "identity",  # a certificate of its own
        "audit-log",  # from release 8.0 on it outlives the accounts that wrote it
        "event-log",  # what happened to the hardware, whoever manages it
        "host-boot",
    }
)
"""Names of the sections a device keeps whenever it is unprovisioned (Intel AMT guide: Returning to an
Unconfigured State). The rest is forgotten; `Setup` itself is rewritten."""

KEPT_BY_PARTIAL: Final = KEPT | {"provisioning-hashes"}
"""What stays for another set-up if it is unprovisioned partially, with the administrator's name and password
(Intel AMT guide: Restoring Intel AMT to Factory Mode)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One step in a machine's life: sections to save and names to forget, in one go."""

    setup: Setup
    sections: tuple[Section, ...] = field(default=())
    forget: tuple[str, ...] = ()


def provisioned(snapshot: Snapshot) -> bool:
    """Whether a machine can be reached over the network; asked for every connection."""
    return Setup.NAME not in snapshot.sections or snapshot.section(Setup).mode != ControlMode.NONE


def unprovision(setup: Setup, accounts: Accounts, names: Iterable[str], *, partial: bool) -> Change:
    """End the provisioning of a machine that has sections of these names.

    The digest realm changes, unless the administrator's password, which is kept as a digest over it, stays.

    Raises:
        VamtError: it is not provisioned.

    """
    if setup.mode == ControlMode.NONE:
        raise VamtError("the machine is not provisioned")
    administrator = Accounts(admin=accounts.admin, ha1=accounts.ha1, password=accounts.password)
    ended = Setup(
        mode=ControlMode.NONE,
        realm=setup.realm if partial else new_realm(),
        client_mode_disabled=setup.client_mode_disabled,
        mebx_password_set=setup.mebx_password_set,
    )
    kept = KEPT_BY_PARTIAL if partial else KEPT
    return Change(
        ended,
        (administrator,) if partial else (),
        tuple(name for name in names if name not in kept and name != Setup.NAME),
    )


def provision(
    setup: Setup,
    accounts: Accounts,
    realm: str,
    now: datetime,
    *,
    mode: ControlMode = ControlMode.ADMIN,
    password: str | None = None,
) -> Change:
    """Provision a machine by hand; without a password it keeps the one it has, or gets a strong one.

    Raises:
        VamtError: it is provisioned already, or the password is refused.

    """
    if setup.mode != ControlMode.NONE:
        raise VamtError("the machine is provisioned already")
    problem = None if password is None else password_problem(password)
    if problem is not None:
        raise VamtError(problem)
    if password is not None or not accounts.ha1:
        accounts = new_accounts(realm, password)
    return activate(setup, accounts, mode, "manual", now, "operator")


def activate(
    setup: Setup,
    accounts: Accounts,
    mode: ControlMode,
    how: How,
    now: datetime,
    by: str,
    proof: Proof | None = None,
) -> Change:
    """Enter a control mode with these accounts."""
    return Change(replace(setup, mode=mode, how=how, at=now, by=by, proof=proof), (accounts,))


async def apply(machine: Machine, change: Change) -> None:
    """Make a change durable, and authenticate under its realm from then on; the machine is held."""
    await machine.save(change.setup, *change.sections, forget=change.forget)
    if change.setup.realm is not None:
        machine.rename_realm(change.setup.realm)
