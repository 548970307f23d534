"""Machines of each generation on real sockets: where devices differ, they do, and where one is lenient, it is."""

from __future__ import annotations

import asyncio
import re
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from support import requests
from support.desktops import conversing
from support.hands import Client, hands
from support.patience import PATIENCE
from support.secured import Secured, client, secured
from support.wire import PASSWORD, Response, of_generation, post, served
from vamt.backend.base import DomainState
from vamt.firmware.generations import GENERATIONS
from vamt.firmware.sessions import Kind, Sessions
from vamt.machine import Machine

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
"""Here and below: what the table has, written down a second time, so that whoever changes it means it."""
SECURE_ONLY = ("16.1", "18", "19")
EVERY = pytest.mark.parametrize("name", GENERATIONS)
EITHER = pytest.mark.parametrize("strict", [False, True])

SOFTWARE = requests.get("CIM_SoftwareIdentity", InstanceID="AMT")
HOST = requests.epr("CIM_ComputerSystem", CreationClassName="CIM_ComputerSystem", Name="ManagedSystem")
ROOT = b"GET / HTTP/1.1\r\nHost: amt\r\n\r\n"


@dataclass(frozen=True)
class Device:
    """A served machine, spoken to over TLS, which all generations have."""

    ports: Secured

    async def first(self, data: bytes) -> Response:
        """The answer to the first octets of a connection."""
        connection = await self.ports.connect()
        try:
            return await connection.ask(data)
        finally:
            await connection.close()

    async def ask(self, body: bytes) -> Response:
        """The answer to a request of the administrator."""
        challenge = (await self.first(post())).headers["WWW-Authenticate"]
        connection = await self.ports.connect()
        try:
            return await connection.ask(post(body, Authorization=connection.authorization(challenge)))
        finally:
            await connection.close()

    async def property(self, name: str, of: str) -> str | None:
        """A property of the only, or the first, instance of a class; None if it is not there."""
        body = (await self.ask(requests.get(of))).body.decode()
        found = re.search(rf"<g:{name}>([^<]*)</g:{name}>", body)
        return None if found is None else found[1]

    async def invoke_power(self, state: int) -> str:
        """The ReturnValue of RequestPowerStateChange."""
        inside = f"<h:PowerState>{state}</h:PowerState><h:ManagedElement>{HOST}</h:ManagedElement>"
        request = requests.invoke("CIM_PowerManagementService", "RequestPowerStateChange", inside)
        body = (await self.ask(request)).body.decode()
        return re.findall(r"ReturnValue>(\d+)<", body)[0]


@asynccontextmanager
async def device(machine: Machine) -> AsyncIterator[Device]:
    async with secured(machine) as ports:
        yield Device(ports)


@EVERY
async def test_a_machine_says_one_version_wherever_it_says_any(name: str) -> None:
    version = VERSIONS[name]
    major, minor, patch, _ = version.split(".")
    machine = of_generation(name)
    server = f"Server: Intel(R) Active Management Technology {version}".encode()
    async with device(machine) as amt:
        assert (await amt.first(ROOT)).head.endswith(server)
        assert server in (await amt.first(post(SOFTWARE))).head
        assert f">{major}.{minor}.{patch}<".encode() in (await amt.ask(SOFTWARE)).body
        assert f">AMT {major}.{minor}<".encode() in (await amt.ask(requests.IDENTIFY)).body
    async with hands(machine) as ports:
        reply = await (await knocking(ports)).ask(b"\x10\0\0\0SOL ", 13)
        assert reply[6:8] == bytes((int(major), int(minor)))


async def test_machines_of_two_generations_beside_each_other_are_each_their_own() -> None:
    machines = [of_generation("12.0", address="127.0.0.2"), of_generation("16.0", address="127.0.0.3")]
    async with served(*machines, host="0.0.0.0") as front:
        for address, name in (("127.0.0.2", "12.0"), ("127.0.0.3", "16.0"), ("127.0.0.2", "12.0")):
            wire = await front.connect(address)
            answer = await wire.ask(b"nonsense\r\n\r\n")
            assert answer.head.endswith(b"Content-Length: 0")
            assert f"Technology {VERSIONS[name]}\r\n".encode() in answer.head
            await wire.close()


@EVERY
@EITHER
async def test_from_16_1_on_nothing_answers_without_tls(name: str, *, strict: bool) -> None:
    """As scanners see it: `GET /` is answered with the version, or the connection is closed unanswered."""
    machine = of_generation(name, strict=strict)
    async with served(machine) as front:
        wire = await front.connect()
        await wire.send(ROOT)
        assert (await wire.ended() == b"") if name in SECURE_ONLY else b"303" in (await wire.response()).head
        await wire.close()
    async with hands(machine) as ports:
        plain = await ports.connect()
        if name in SECURE_ONLY:
            assert await plain.is_closed()
        else:
            assert (await plain.ask(b"\x10\0\0\0SOL ", 13))[1] == 0
            plain.hang_up()


@EVERY
async def test_from_16_1_on_tls_cannot_be_switched_off(name: str) -> None:
    """AMT-STATUS 16 is NOT_PERMITTED (RPS issue 1023)."""
    chosen = requests.selectors(InstanceID="Intel(r) AMT 802.3 TLS Settings")
    async with device(of_generation(name)) as amt:
        for prop, value in (("AcceptNonSecureConnections", "true"), ("Enabled", "false")):
            inside = f"<h:{prop}>{value}</h:{prop}>"
            answer = await amt.ask(requests.put("AMT_TLSSettingData", inside, chosen=chosen))
            refused = b"AMT-STATUS 16" in answer.body
            assert (answer.status, refused) == ((400, True) if name in SECURE_ONLY else (200, False))
        kept = "<h:AcceptNonSecureConnections>false</h:AcceptNonSecureConnections><h:Enabled>true</h:Enabled>"
        assert (await amt.ask(requests.put("AMT_TLSSettingData", kept, chosen=chosen))).status == 200


OFFERED = {"11.8": "1.0 1.1 1.2", "12.0": "1.1 1.2", "14.1": "1.1 1.2"}
TLS = {
    "1.0": ssl.TLSVersion.TLSv1,
    "1.1": ssl.TLSVersion.TLSv1_1,
    "1.2": ssl.TLSVersion.TLSv1_2,
    "1.3": ssl.TLSVersion.TLSv1_3,
}


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
@EVERY
@EITHER
async def test_the_versions_of_tls_are_the_devices(name: str, *, strict: bool) -> None:
    """1.3, which no device has, is left to who is not strict."""
    async with secured(of_generation(name, strict=strict)) as ports:
        taken = []
        for version, number in TLS.items():
            context = client(number, "ALL:@SECLEVEL=0")
            context.minimum_version = number
            try:
                connection = await ports.connect(context)
            except (ssl.SSLError, ConnectionError):
                continue
            taken.append(version)
            await connection.close()
        assert " ".join(taken) == OFFERED.get(name, "1.2") + ("" if strict else " 1.3")


async def test_openssls_own_client_meets_the_same() -> None:
    async with secured(of_generation("11.8")) as old, secured(of_generation("16.0")) as new:
        for ports, status in ((old, 0), (new, 1)):
            told = ("-connect", f"127.0.0.1:{ports.port}", "-tls1", "-cipher", "ALL:@SECLEVEL=0")
            run = await asyncio.create_subprocess_exec(
                *("openssl", "s_client", *told),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            assert await asyncio.wait_for(run.wait(), PATIENCE) == status


@EVERY
@EITHER
async def test_a_strict_16_1_offers_to_cover_the_body(name: str, *, strict: bool) -> None:
    """`auth-int, auth`, as RPS met it (issue 779); Python's requests then does not log in at all."""
    async with device(of_generation(name, strict=strict)) as amt:
        challenge = (await amt.first(post(SOFTWARE))).headers["WWW-Authenticate"]
        wanted = "auth-int, auth" if strict and name in SECURE_ONLY else "auth"
        assert challenge.endswith(f',stale="false",qop="{wanted}"')


async def test_curl_logs_in_to_a_strict_16_1() -> None:
    async with secured(of_generation("16.1", strict=True)) as ports:
        run = await asyncio.create_subprocess_exec(
            *("curl", "--silent", "--insecure", "--digest", "--user", f"admin:{PASSWORD}"),
            *("--data-binary", "@-", f"https://127.0.0.1:{ports.port}/wsman"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        out, _ = await asyncio.wait_for(run.communicate(SOFTWARE), PATIENCE)
        assert b"VersionString>16.1.25<" in out


@EVERY
@EITHER
async def test_faults_that_a_strict_machine_sends_as_errors_of_the_server(name: str, *, strict: bool) -> None:
    """Go reads why only with 400; whoever is strict gets what a 16.1 sends, with its own Content-Type."""
    lost = requests.pull("CIM_Chip", "01000000-0000-0000-0000-000000000000")
    async with device(of_generation(name, strict=strict)) as amt:
        answer = await amt.ask(lost)
        failed = strict and name in SECURE_ONLY
        assert answer.status == (500 if failed else 400)
        assert answer.headers["Content-Type"] == f"application/soap+xml;{'' if failed else ' '}charset=UTF-8"
        assert answer.headers["Transfer-Encoding"] == "chunked"
        assert b"InvalidEnumerationContext" in answer.body
        assert (await amt.ask(requests.get("CIM_Nope"))).status == 400


async def knocking(ports: object) -> Client:
    """A client of the redirection port that all generations have."""
    return await ports.connect(client())  # type: ignore[attr-defined]


def listed(name: str, *, strict: bool) -> bytes:
    return b"\x04" if strict and name != "11.8" else b"\x01\x03\x04"


@EVERY
@EITHER
async def test_a_clear_password_is_refused_by_strict_machines_from_12_on(name: str, *, strict: bool) -> None:
    """As amtterm 1.4 logs in, at once and without asking what there is; MeshCommander asks, and takes 4."""
    async with hands(of_generation(name, strict=strict)) as ports:
        term = await knocking(ports)
        await term.ask(b"\x10\0\0\0SOL ", 13)
        data = b"\x05admin" + bytes([len(PASSWORD)]) + PASSWORD.encode()
        answer = await term.ask(b"\x13\0\0\0\x01" + len(data).to_bytes(4, "little") + data, 9)
        types = listed(name, strict=strict)
        assert answer == bytes((0x14, 0 if 1 in types else 2, 0, 0, 1, 0, 0, 0, 0))
        term.hang_up()
        await ports.settled()
        mesh = await knocking(ports)
        await mesh.ask(b"\x10\0\0\0SOL ", 13)
        assert await mesh.ask(b"\x13\0\0\0\0\0\0\0\0", 9 + len(types)) == (
            b"\x14\0\0\0\0" + len(types).to_bytes(4, "little") + types
        )
        mesh.hang_up()


@EVERY
@EITHER
async def test_a_strict_16_1_wants_nonce_counts_of_eight_digits(name: str, *, strict: bool) -> None:
    """The client counts "1", as MPS and consoles before them did."""
    async with hands(of_generation(name, strict=strict)) as ports:
        console = await knocking(ports)
        assert await console.log_in(Kind.SOL) == (1 if strict and name in SECURE_ONLY else 0)
        console.hang_up()


@EVERY
async def test_a_console_that_counts_in_eight_digits_logs_in_to_every_strict_machine(name: str) -> None:
    async with hands(of_generation(name, strict=True)) as ports:
        console = await knocking(ports)
        assert await console.log_in(Kind.SOL, count=b"00000002") == 0
        console.hang_up()


@EVERY
@EITHER
@pytest.mark.parametrize("state", [5, 8, 10])
async def test_strict_machines_are_not_switched_off_while_somebody_redirects(
    name: str, state: int, *, strict: bool
) -> None:
    """The guide: off and cycle are refused then; a reset is not. Everything is done once the session has ended."""
    machine = of_generation(name, strict=strict)
    machine.hold(Sessions(sol="token"))
    async with device(machine) as amt:
        assert await amt.invoke_power(state) == ("2" if strict and state != 10 else "0")
        machine.hold(Sessions())
        assert await amt.invoke_power(2) == "0"
        assert await amt.invoke_power(state) == "0"


@EVERY
@EITHER
async def test_11_and_12_refuse_power_requests_by_2(name: str, *, strict: bool) -> None:
    """A state that there is none of, and a reset of a machine that is off; later ones say what DSP1027 has for it."""
    async with device(of_generation(name, strict=strict, state=DomainState.OFF)) as amt:
        refusals = [await amt.invoke_power(state) for state in (99, 10)]
        assert refusals == (["2", "2"] if name in ("11.8", "12.0") else ["5", "4097"])


ABSENT = {
    ("AMT_BootCapabilities", "PlatformErase"): ("11.8", "12.0", "14.1"),
    ("AMT_BootCapabilities", "ForceWinREBoot"): ("11.8", "12.0", "14.1"),
    ("AMT_EthernetPortSettings", "PhysicalConnectionType"): ("11.8", "12.0", "14.1"),
    ("AMT_TLSSettingData", "NonSecureConnectionsSupported"): ("11.8", "12.0", "14.1", "15.0", "16.0"),
}


@EVERY
@EITHER
async def test_strict_machines_have_the_properties_of_their_time(name: str, *, strict: bool) -> None:
    async with device(of_generation(name, strict=strict)) as amt:
        for (of, prop), without in ABSENT.items():
            body = (await pulled(amt, of)).decode()
            assert (f"{prop}>" in body) == (not strict or name not in without), (of, prop)
        body = (await pulled(amt, "AMT_BootCapabilities")).decode()
        late = name in ("16.0", *SECURE_ONLY)
        assert ("UEFIWiFiCoExistenceAndProfileShare>" in body) == late
        assert await amt.property("IdleWakeTimeout", "AMT_GeneralSettings") == ("65535" if late else "1")
        supported = "false" if name in SECURE_ONLY else "true"
        if not strict or name in SECURE_ONLY:
            settings = (await pulled(amt, "AMT_TLSSettingData")).decode()
            assert settings.count(f"NonSecureConnectionsSupported>{supported}<") == 2


async def pulled(amt: Device, of: str) -> bytes:
    opened = (await amt.ask(requests.enumerate_(of))).body.decode()
    context = re.findall(r"EnumerationContext>([^<]+)<", opened)[0]
    return (await amt.ask(requests.pull(of, context))).body


@EVERY
@EITHER
async def test_viewers_have_a_port_of_their_own_on_strict_machines_before_14_only(
    name: str, *, strict: bool
) -> None:
    """14.1.79 says UnsupportedFeature, 16.1.30 refuses too."""
    inside = "<h:Is5900PortEnabled>true</h:Is5900PortEnabled><h:RFBPassword>P@ssw0rd</h:RFBPassword>"
    async with device(of_generation(name, strict=strict)) as amt:
        answer = await amt.ask(requests.put("IPS_KVMRedirectionSettingData", inside))
        refused = strict and name not in ("11.8", "12.0")
        assert answer.status == (400 if refused else 200)
        assert (b"UnsupportedFeature" in answer.body) == refused


GREETED = {"11.8": b"004.000", "14.1": b"004.000"}


@EVERY
@EITHER
async def test_strict_machines_begin_a_desktop_with_their_own_version_of_rfb(
    name: str, *, strict: bool
) -> None:
    """A client that knows 3.8 goes on with it; so may one that takes 4.0 at its word."""
    greeting = GREETED.get(name, b"003.008") if strict else b"003.008"
    for answer in {b"RFB 003.008\n", b"RFB " + greeting + b"\n"}:
        async with conversing(of_generation(name, strict=strict)) as there:
            assert await there.client.ask(b"@" + bytes(7), 8) == b"A" + bytes(7)
            assert await there.client.ask(b"", 12) == b"RFB " + greeting + b"\n"
            assert await there.client.ask(answer, 2) == b"\1\1"


@pytest.mark.skipif(shutil.which("amtterm") is None, reason="amtterm is not installed")
@pytest.mark.parametrize(
    ("name", "strict", "heard"),
    [
        ("11.8", True, b"AUTH -> INIT_SOL"),
        ("12.0", True, b"session authentication failed"),
        ("12.0", False, b"AUTH -> INIT_SOL"),
    ],
)
async def test_amtterm_of_debian_is_let_in_by_all_but_strict_machines_from_12_on(
    name: str, heard: bytes, *, strict: bool
) -> None:
    """Its session is not looked at: what is behind this port knows no serial over LAN, and amtterm says so."""
    async with hands(of_generation(name, strict=strict)) as ports:
        told = ("-u", "admin", "-p", PASSWORD, "127.0.0.1", str(ports.port))
        term = await asyncio.create_subprocess_exec(
            *("amtterm", *told), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        out, _ = await asyncio.wait_for(term.communicate(), PATIENCE)
        assert heard in out


@pytest.mark.skipif(shutil.which("nmap") is None, reason="nmap is not installed")
@pytest.mark.parametrize("name", ["16.0", "16.1"])
async def test_nmap_names_the_version_of_a_port_that_answers_without_tls(name: str) -> None:
    async with served(of_generation(name)) as front:
        nmap = await asyncio.create_subprocess_exec(
            *("nmap", "-n", "-Pn", "-sT", "-sV", "-p", str(front.port), "127.0.0.1"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        out, _ = await asyncio.wait_for(nmap.communicate(), PATIENCE)
        assert (VERSIONS[name].encode() in out) == (name == "16.0"), out
