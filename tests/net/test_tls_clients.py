"""Mutual TLS: whose certificate lets a client in, and whose does not."""

from __future__ import annotations

import asyncio
import ssl
from datetime import timedelta
from pathlib import Path

import pytest

from support import pki, requests
from support.secured import Secured, client, secured, verifying, with_sections
from support.wire import post
from vamt.firmware.clock import Clock
from vamt.machine import Machine
from vamt.pki.store import CertificateStore, RevocationList

GET = requests.get("CIM_SoftwareIdentity", InstanceID="AMT")
VERSIONS = pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
LIST = "http://ca.example.com/list"


@pytest.fixture(scope="module")
def root() -> pki.Issued:
    """The authority the machine trusts."""
    return pki.authority()


async def let_in(
    machine: Machine, folder: Path, who: pki.Issued | None, version: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3
) -> bool:
    """Whether a client gets as far as being asked for its password."""
    if who is not None:
        who.files(folder)
    async with secured(machine) as device:
        return await asked(device, client(version, who=None if who is None else folder))


async def asked(device: Secured, context: ssl.SSLContext) -> bool:
    try:
        wire = await device.connect(context)
        status = (await wire.ask(post(GET))).status
    except (ssl.SSLError, ConnectionError, asyncio.IncompleteReadError):
        return False
    await wire.close()
    return status == 401


@VERSIONS
async def test_a_client_of_the_trusted_authority_is_let_in(
    root: pki.Issued, tmp_path: Path, version: ssl.TLSVersion
) -> None:
    assert await let_in(verifying(root), tmp_path, pki.issue(root, "console.example.com"), version)


@VERSIONS
async def test_a_client_without_a_certificate_is_not(
    root: pki.Issued, tmp_path: Path, version: ssl.TLSVersion
) -> None:
    assert not await let_in(verifying(root), tmp_path, None, version)


@VERSIONS
async def test_a_client_of_another_authority_is_not(
    root: pki.Issued, tmp_path: Path, version: ssl.TLSVersion
) -> None:
    other = pki.authority()  # of the same name
    assert not await let_in(verifying(root), tmp_path, pki.issue(other, "console.example.com"), version)


async def test_the_authority_may_be_an_intermediate_one(root: pki.Issued, tmp_path: Path) -> None:
    middle = pki.issue(root, "Example Issuing", ca=True)
    assert await let_in(verifying(middle), tmp_path, pki.issue(middle, "console.example.com"))


@VERSIONS
@pytest.mark.parametrize(
    ("name", "welcome"),
    [
        ("console.example.com", True),
        ("CONSOLE.Example.COM", True),
        ("deep.console.example.com", True),
        ("other.example.com", False),
        ("evilconsole.example.com", False),
    ],
)
async def test_with_trusted_names_the_client_must_have_one(
    root: pki.Issued, tmp_path: Path, version: ssl.TLSVersion, name: str, welcome: bool
) -> None:
    machine = verifying(root, names=("another.example.org", "console.example.com"))
    assert await let_in(machine, tmp_path, pki.issue(root, name), version) is welcome


@VERSIONS
async def test_a_revoked_client_is_not_let_in(
    root: pki.Issued, tmp_path: Path, version: ssl.TLSVersion
) -> None:
    machine = verifying(root, revoked=(RevocationList(0, LIST, (b"\x12\x34",)),))
    assert not await let_in(machine, tmp_path, pki.issue(root, "a.example.com", serial=0x1234), version)
    assert await let_in(machine, tmp_path, pki.issue(root, "a.example.com", serial=0x1235), version)


async def test_a_number_is_revoked_by_the_list_its_certificate_names_only(
    root: pki.Issued, tmp_path: Path
) -> None:
    machine = verifying(root, revoked=(RevocationList(0, LIST, (b"\x12\x34",)),))
    here = pki.issue(root, "a.example.com", serial=0x1234, revocation_urls=[LIST])
    elsewhere = pki.issue(root, "a.example.com", serial=0x1234, revocation_urls=[f"{LIST}/2"])
    assert not await let_in(machine, tmp_path, here)
    assert await let_in(machine, tmp_path, elsewhere)


async def test_what_is_revoked_counts_from_the_next_connection_on(root: pki.Issued, tmp_path: Path) -> None:
    pki.issue(root, "a.example.com", serial=7).files(tmp_path)
    machine, context = verifying(root), client(ssl.TLSVersion.TLSv1_2, who=tmp_path)
    async with secured(machine) as device:
        assert await asked(device, context)
        store = machine.snapshot.section(CertificateStore)
        await machine.save(CertificateStore(store.certificates, (), (RevocationList(0, LIST, (b"\7",)),)))
        assert not await asked(device, context)


@pytest.mark.parametrize(
    ("days", "offset", "welcome"),
    [((-9, 9), 0, True), ((-9, -1), 0, False), ((1, 9), 0, False), ((1, 9), 2, True), ((-9, 9), 30, False)],
)
async def test_it_is_the_machines_clock_by_which_a_certificate_expires(
    root: pki.Issued, tmp_path: Path, days: tuple[int, int], offset: int, welcome: bool
) -> None:
    machine = with_sections(verifying(root), Clock(offset * 86_400))
    valid = (timedelta(days=days[0]), timedelta(days=days[1]))
    assert await let_in(machine, tmp_path, pki.issue(root, "a.example.com", valid=valid)) is welcome
