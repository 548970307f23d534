"""TLS as clients meet it on a socket."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import ssl
import subprocess
from typing import Any
from uuid import UUID

import pytest
import requests as http
from cryptography import x509
from requests.auth import HTTPDigestAuth

from support import pki, requests
from support.machines import domain, make
from support.patience import PATIENCE
from support.secured import Secured, bound, client, commit, secured, with_sections
from support.wire import PASSWORD, SERVER, challenged, post, provisioned
from vamt.auth.accounts import Accounts, ha1
from vamt.config import Limits
from vamt.machine import Machine
from vamt.net import tls
from vamt.net.site import Reply, Visit
from vamt.net.tls import Contexts
from vamt.pki.tls import Terms, Tls, own

GET = requests.get("CIM_SoftwareIdentity", InstanceID="AMT")
NO_CHECK_TIME = ssl.VerifyFlags(tls._ANY_TIME)
RSA_EXCHANGE = "RSA+AES:!aNULL:!MD5:!DSS"
"""What MeshCentral offers up to TLS 1.2."""


def at(address: str, number: int) -> Machine:
    realm = f"Digest:{number:032X}"
    accounts = Accounts(ha1=ha1("admin", realm, PASSWORD), password=PASSWORD)
    return make(domain(uuid=UUID(int=number)), accounts, realm=realm, address=address).machine


async def answered(device: Secured, context: ssl.SSLContext | None = None) -> bytes:
    """The header of the answer to a login over TLS."""
    wire = await device.connect(context)
    challenge = (await wire.ask(post())).headers["WWW-Authenticate"]
    await wire.close()
    wire = await device.connect(context)
    response = await wire.ask(post(GET, Authorization=wire.authorization(challenge)))
    await wire.close()
    assert b"VersionString>16.0.15<" in response.body
    return response.head


@pytest.mark.parametrize(
    ("context", "cipher"),
    [
        (client(), "TLS_"),
        (client(ssl.TLSVersion.TLSv1_2), "ECDHE-RSA-AES"),
        (client(ssl.TLSVersion.TLSv1_2, RSA_EXCHANGE), "AES256-GCM-SHA384"),
        (client(ssl.TLSVersion.TLSv1_2, "ECDHE+aRSA+AES"), "ECDHE-RSA-AES"),
        (client(ssl.TLSVersion.TLSv1_2, "AES128-SHA"), "AES128-SHA"),
    ],
    ids=["TLS 1.3", "Go with 1.2", "MeshCentral with 1.2", "MeshCommander", "an old one"],
)
async def test_every_clients_suites_are_spoken(context: ssl.SSLContext, cipher: str) -> None:
    async with secured() as device:
        wire = await device.connect(context)
        assert wire.writer.get_extra_info("cipher")[0].startswith(cipher)
        await wire.close()
        assert SERVER.encode() in await answered(device, context)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
async def test_nothing_older_than_tls_1_2_is_spoken() -> None:
    old = client(ssl.TLSVersion.TLSv1_1, "DEFAULT:@SECLEVEL=0")
    old.minimum_version = ssl.TLSVersion.TLSv1_1
    async with secured() as device:
        with pytest.raises((ssl.SSLError, ConnectionError)):
            await device.connect(old)


async def test_the_protocol_inside_is_not_negotiated() -> None:
    """A client that offers HTTP/2 must not be told yes."""
    context = client()
    context.set_alpn_protocols(["h2", "http/1.1"])
    async with secured() as device:
        wire = await device.connect(context)
        assert wire.writer.get_extra_info("ssl_object").selected_alpn_protocol() is None
        await wire.close()


async def test_each_machine_has_a_certificate_of_its_own_and_keeps_it() -> None:
    machines = (at("127.0.0.1", 1), at("127.0.0.2", 2))
    async with secured(*machines, host="0.0.0.0") as device:
        first, second = await device.shown("127.0.0.1"), await device.shown("127.0.0.2")
        assert first != second
        assert await device.shown("127.0.0.1") == first
    async with secured(*machines, host="0.0.0.0") as device:
        assert await device.shown("127.0.0.2") == second


async def test_the_certificate_names_the_machine_and_is_for_servers() -> None:
    async with secured() as device:
        certificate = x509.load_der_x509_certificate(await device.shown())
    subject = certificate.subject.rfc4514_string()
    assert subject == "CN=6695eb01-f6a4-8304-79aa-97f2502e193f,O=Intel(r) AMT"
    assert certificate.issuer == certificate.subject
    certificate.verify_directly_issued_by(certificate)


async def test_the_certificate_is_listed_before_anybody_has_seen_it() -> None:
    machine = provisioned()
    listed = own(machine.snapshot).chain[0]
    async with secured(machine) as device:
        assert await device.shown() == listed


async def test_a_handshake_stores_nothing() -> None:
    """Whoever scans all machines has the disk and the keys of none of them made."""
    machine = provisioned()
    async with secured(machine) as device:
        before = machine.snapshot.sections
        await device.shown()
        assert machine.snapshot.sections == before


async def test_those_who_ask_at_once_get_the_same() -> None:
    async with secured() as device:
        assert len(set(await asyncio.gather(*(device.shown() for _ in range(8))))) == 1


async def test_a_client_can_trust_exactly_this_machine() -> None:
    async with secured() as device:
        pinned = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        pinned.check_hostname = False
        pinned.verify_flags |= NO_CHECK_TIME  # this machine was first seen in 1970
        pinned.load_verify_locations(cadata=await device.shown())
        await answered(device, pinned)


async def test_requests_sent_with_the_end_of_the_handshake_are_answered() -> None:
    async with secured() as device:
        for _ in range(20):
            wire = await device.connect()
            await wire.send(post())
            assert (await wire.response()).status == 401
            await wire.close()


async def test_large_answers_come_whole() -> None:
    async with secured() as device:
        wire = await device.connect()
        await wire.send(post() * 50)
        assert (await wire.response()).status == 401
        await wire.close()


@pytest.mark.filterwarnings("ignore:Unverified HTTPS request")
async def test_requests_gets_in_with_its_digest() -> None:
    def ask(port: int) -> http.Response:
        with http.Session() as session:
            session.trust_env = False
            session.verify = False
            session.auth = HTTPDigestAuth("admin", PASSWORD)
            return session.post(f"https://127.0.0.1:{port}/wsman", data=GET, timeout=PATIENCE)

    async with secured() as device:
        response = await asyncio.to_thread(ask, device.port)
    assert (response.status_code, response.headers["Server"]) == (200, SERVER)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("more", [[], ["--tls-max", "1.2"], ["--tls-max", "1.2", "--ciphers", "AES256-SHA"]])
async def test_curl_gets_in_with_its_digest(more: list[str]) -> None:
    async with secured() as device:
        answer = await ran(
            *("curl", "--silent", "--insecure", "--digest", "--user", f"admin:{PASSWORD}", *more),
            *("--data-binary", GET.decode(), f"https://127.0.0.1:{device.port}/wsman"),
        )
    assert b"VersionString>16.0.15<" in answer


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
async def test_openssl_finds_no_renegotiation_and_no_compression() -> None:
    async with secured() as device:
        answer = await ran(
            *("openssl", "s_client", "-connect", f"127.0.0.1:{device.port}", "-tls1_2"), data=b"R\n"
        )
    assert b"Compression: NONE" in answer
    assert b"no renegotiation" in answer.lower()


async def test_a_bound_certificate_is_presented_with_its_chain_once_it_is_committed() -> None:
    root = pki.authority()
    middle = pki.issue(root, "Example Issuing", ca=True)
    leaf = pki.issue(middle, "machine.example.com", pki.rsa_key(0))
    machine = provisioned()
    settings, store = bound(leaf, middle.der)
    async with secured(machine) as device:
        own = await device.shown()
        pending = Tls().pending(settings) if isinstance(settings, Tls) else Tls()
        await machine.save(pending, store)
        assert await device.shown() == own
        await commit(machine)
        assert await device.shown() == leaf.der
        strict = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        strict.check_hostname = False
        strict.load_verify_locations(cadata=root.der)
        await answered(device, strict)


@pytest.mark.parametrize("number", [1024, 2048])
async def test_a_silent_client_is_let_go(number: int) -> None:
    async with secured(limits=Limits(body_seconds=0.2)) as device:
        reader, writer = await asyncio.open_connection("127.0.0.1", device.port)
        writer.write(b"\x16\x03\x01" + number.to_bytes(2, "big") + b"\x01")
        async with asyncio.timeout(PATIENCE):
            assert await ended(reader)
        writer.close()
        assert len(device.plain.front.doors._crowd) == 0


async def test_what_is_no_tls_ends_the_connection() -> None:
    async with secured() as device:
        reader, writer = await asyncio.open_connection("127.0.0.1", device.port)
        writer.write(b"GET / HTTP/1.1\r\nHost: amt\r\n\r\n")
        async with asyncio.timeout(PATIENCE):
            assert await ended(reader)
        writer.close()
        await answered(device)


async def test_clients_that_hang_up_leave_nothing_behind() -> None:
    async with secured() as device:
        await device.shown()
        for _ in range(5):
            _, writer = await asyncio.open_connection("127.0.0.1", device.port)
            writer.transport.abort()
        async with asyncio.timeout(PATIENCE):
            while len(device.plain.front.doors._crowd):
                await asyncio.sleep(0.01)


async def test_at_an_address_without_a_machine_nobody_answers() -> None:
    async with secured(host="0.0.0.0") as device:
        with pytest.raises((ssl.SSLError, OSError)):
            await device.connect(address="127.0.0.9")


async def test_with_tls_switched_off_only_the_plain_port_answers() -> None:
    machine = with_sections(
        provisioned(), Tls(network=Terms(Enabled=False, AcceptNonSecureConnections=False))
    )
    async with secured(machine) as device:
        await answered_plainly(device)
        with pytest.raises((ssl.SSLError, OSError)):
            await device.connect()


async def test_where_only_tls_is_wanted_the_plain_port_does_not_answer() -> None:
    machine = with_sections(provisioned(), Tls(network=Terms(AcceptNonSecureConnections=False)))
    async with secured(machine) as device:
        await answered(device)
        wire = await device.plain.connect()
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await wire.ask(post())


class Probe:
    """A site that tells how it was visited."""

    def public(self, path: str) -> bool:
        return True

    async def visit(self, visit: Visit) -> Reply:
        return Reply(body=b"secure" if visit.secure else b"plain")


async def test_a_site_knows_that_it_is_visited_over_tls() -> None:
    async with secured() as device:
        device.plain.front._sites = [("/probe", Probe())]
        question = b"GET /probe HTTP/1.1\r\nHost: amt\r\n\r\n"
        for wire, answer in ((await device.connect(), b"secure"), (await device.plain.connect(), b"plain")):
            assert (await wire.ask(question)).body == answer
            await wire.close()


async def test_who_does_not_read_is_not_written_to_without_end() -> None:
    """Answers wait with the sender, as they do without TLS."""
    async with secured(limits=Limits(idle_seconds=PATIENCE)) as device:
        wire = await device.connect()
        wire.writer.transport.pause_reading()  # type: ignore[attr-defined] # a transport that reads, too
        long = requests.get("AMT_GeneralSettings")
        question = post(long, Authorization=wire.authorization(await challenged(device.plain)))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2):
                for _ in range(500):
                    await wire.send(question * 20)
        assert waiting_to_be_read(device) < 2_000_000
        wire.writer.transport.abort()


def waiting_to_be_read(device: Secured) -> int:
    """Octets of answers that are kept for clients, encrypted or not yet."""
    server = device.plain.front._server
    assert server is not None
    transports: list[Any] = [one.transport for one in server.connections if one.transport is not None]
    return sum(
        transport.get_write_buffer_size() + transport._ssl_protocol._transport.get_write_buffer_size()
        for transport in transports
    )


async def test_few_contexts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tls, "MAX_CONTEXTS", 2)
    contexts = Contexts()
    machines = [at("127.0.0.1", number) for number in range(5)]
    first = contexts.of(machines[0])
    assert contexts.of(machines[0]) is first
    for machine in machines:
        contexts.of(machine)
    assert len(contexts._made) == 2
    assert contexts.of(machines[0]) is not first


async def test_sessions_of_clients_without_tickets_are_not_gathered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tls, "MAX_SESSIONS", 3)
    hoarder = client(ssl.TLSVersion.TLSv1_2)
    hoarder.options |= ssl.OP_NO_TICKET
    async with secured() as device:
        first = device.contexts.of(device.plain.machines["127.0.0.1"])
        async with asyncio.timeout(PATIENCE):
            while device.contexts.of(device.plain.machines["127.0.0.1"]) is first:
                await (await device.connect(hoarder)).close()


async def answered_plainly(device: Secured) -> None:
    wire = await device.plain.connect()
    assert (await wire.ask(post())).status == 401
    await wire.close()


async def ended(reader: asyncio.StreamReader) -> bool:
    """Wait until the server is gone; whatever it says before (an alert) is not looked at."""
    try:
        await reader.read()
    except ConnectionError:
        return True
    return reader.at_eof()


async def ran(*command: str, data: bytes = b"") -> bytes:
    """What a program prints, both ways."""
    done = await asyncio.to_thread(
        subprocess.run, command, input=data, capture_output=True, timeout=PATIENCE, check=False
    )
    return done.stdout + done.stderr
