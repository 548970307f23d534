"""The roots that may vouch for a set-up: those a machine comes with, and its owner's."""

from __future__ import annotations

import base64
import hashlib

import pytest

from support import requests
from support.talking import Answer, Console
from vamt.machine import Snapshot
from vamt_providers.provisioning_hash import DEFAULT, trusted_roots

HASH = "AMT_ProvisioningCertificateHash"
OWN = hashlib.sha256(b"own").digest()


@pytest.fixture
def console() -> Console:
    return Console()


def inside(**properties: str) -> str:
    return "".join(f"<h:{name}>{value}</h:{name}>" for name, value in properties.items())


def named(data: bytes = OWN, kind: int = 2, **more: str) -> str:
    return inside(
        **{"Description": "Own Root", "Enabled": "true", **more},
        HashData=base64.b64encode(data).decode(),
        HashType=str(kind),
        InstanceID="",
    )


async def create(console: Console, properties: str) -> Answer:
    uri = requests.full(HASH)
    body = f'<h:{HASH} xmlns:h="{uri}">{properties}</h:{HASH}>'
    return await console.send(requests.envelope(f"{requests.TRANSFER}/Create", HASH, body))


async def delete(console: Console, identifier: str) -> Answer:
    chosen = requests.selectors(InstanceID=identifier)
    return await console.send(requests.envelope(f"{requests.TRANSFER}/Delete", HASH, selectors=chosen))


async def put(console: Console, identifier: str, properties: str) -> Answer:
    return await console.put(HASH, properties, chosen=requests.selectors(InstanceID=identifier))


async def identifiers(console: Console) -> list[str]:
    return [item.findtext("{*}InstanceID") or "" for item in await console.pull_all(HASH)]


def trusted(snapshot: Snapshot) -> set[bytes]:
    return {root.hash_data for root in trusted_roots(snapshot)}


async def test_the_roots_of_the_trade_are_there_and_trusted(console: Console) -> None:
    items = await console.pull_all(HASH)
    assert {item.findtext("{*}Description") for item in items} == set(DEFAULT)
    assert {item.findtext("{*}IsDefault") for item in items} == {"true"}
    assert {len(data) for data in trusted(console.machine.snapshot)} == {32}
    assert len(trusted(console.machine.snapshot)) == len(DEFAULT)


async def test_a_default_root_can_be_switched_off_and_on_but_not_removed_or_changed(console: Console) -> None:
    first, *_ = await identifiers(console)
    digest = bytes.fromhex(next(iter(DEFAULT.values())))
    answer = await put(console, first, named(OWN, Enabled="false"))
    assert answer.properties()["Enabled"] == "false"
    assert answer.properties()["Description"] == next(iter(DEFAULT))
    assert trusted(console.machine.snapshot).isdisjoint({digest, OWN})
    await put(console, first, inside(Enabled="true"))
    assert digest in trusted(console.machine.snapshot)
    assert "AMT-STATUS 16" in (await delete(console, first)).text
    assert first in await identifiers(console)


async def test_the_owner_adds_changes_and_removes_roots_of_his_own(console: Console) -> None:
    answer = await create(console, named())
    assert answer.status == 200
    *_, identifier = await identifiers(console)
    assert identifier in answer.text
    assert OWN in trusted(console.machine.snapshot)
    other = hashlib.sha384(b"other").digest()
    changed = (await put(console, identifier, named(other, 3))).properties()
    assert (changed["HashType"], changed["IsDefault"]) == ("3", "false")
    assert other in trusted(console.machine.snapshot)
    assert (await delete(console, identifier)).status == 200
    assert trusted(console.machine.snapshot).isdisjoint({OWN, other})


@pytest.mark.parametrize(
    "properties",
    [
        "",
        named(bytes(16), 0),
        named(bytes(20), 1),
        named(bytes(31), 2),
        named(bytes(32), 3),
        named(bytes(32), 9),
        named(Description="x" * 33),
    ],
)
async def test_what_is_no_hash_of_a_root_is_refused(console: Console, properties: str) -> None:
    assert (await create(console, properties)).fault == "InvalidRepresentation"
    assert len(await identifiers(console)) == len(DEFAULT)


async def test_there_is_room_for_three_and_none_is_there_twice(console: Console) -> None:
    for number in range(3):
        assert (await create(console, named(bytes([number]) * 32))).status == 200
    assert "AMT-STATUS 23" in (await create(console, named())).text
    assert "AMT-STATUS 2058" in (await create(console, named(bytes(32)))).text
    assert (
        "AMT-STATUS 2058" in (await create(console, named(bytes.fromhex(next(iter(DEFAULT.values())))))).text
    )


async def test_one_that_was_removed_makes_room_again(console: Console) -> None:
    for number in range(3):
        await create(console, named(bytes([number]) * 32))
    before = await identifiers(console)
    await delete(console, before[-2])
    assert (await create(console, named())).status == 200
    assert sorted(await identifiers(console)) == sorted(before)
