"""Machines of each generation on real sockets: where devices differ, they do."""

from __future__ import annotations

import pytest

from support import requests
from support.hands import hands
from support.wire import logged_in, of_generation, post, served
from vamt.firmware.generations import GENERATIONS

VERSIONS = {
    "11.8": "11.8.70.3626",
    "12.0": "12.0.45.1509",
    "14.1": "14.1.79.2540",
    "15.0": "15.0.23.1706",
    "16.0": "16.0.15.1624",
    "16.1": "16.1.25.2124",
    "18": "18.0.5.2028",
    "19": "19.0.0.1854",
}
"""As the table has them, written down a second time: whoever changes one shall mean it."""

SOFTWARE = requests.get("CIM_SoftwareIdentity", InstanceID="AMT")


@pytest.mark.parametrize("name", GENERATIONS)
async def test_a_machine_says_one_version_wherever_it_says_any(name: str) -> None:
    version = VERSIONS[name]
    major, minor, patch, _ = version.split(".")
    machine = of_generation(name)
    async with served(machine) as machines:
        wire = await machines.connect()
        found = await wire.ask(b"GET / HTTP/1.1\r\nHost: amt\r\n\r\n")
        assert found.head.endswith(f"Server: Intel(R) Active Management Technology {version}".encode())
        assert f"Technology {version}\r\n".encode() in (await wire.ask(post(SOFTWARE))).head
        await wire.close()
        assert f">{major}.{minor}.{patch}<".encode() in (await logged_in(machines, SOFTWARE)).body
        identified = await logged_in(machines, requests.IDENTIFY)
        assert f">AMT {major}.{minor}<".encode() in identified.body
    async with hands(machine) as ports:
        client = await ports.connect()
        reply = await client.ask(b"\x10\0\0\0SOL ", 13)
        assert reply[6:8] == bytes((int(major), int(minor)))
        client.hang_up()


async def test_machines_of_two_generations_beside_each_other_are_each_their_own() -> None:
    machines = [of_generation("12.0", "127.0.0.2"), of_generation("16.0", "127.0.0.3")]
    async with served(*machines, host="0.0.0.0") as front:
        for address, name in (("127.0.0.2", "12.0"), ("127.0.0.3", "16.0"), ("127.0.0.2", "12.0")):
            wire = await front.connect(address)
            answer = await wire.ask(b"nonsense\r\n\r\n")
            assert answer.head.endswith(b"Content-Length: 0")
            assert f"Technology {VERSIONS[name]}\r\n".encode() in answer.head
            await wire.close()
