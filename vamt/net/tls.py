"""TLS of every machine: which context a connection gets, and the handshake before a protocol sees it.

Clients send no server name, as they know machines by address, so that the machine, and with it the certificate,
is chosen by a connection's local address before the handshake begins. Whatever speaks inside gets a transport
that is like any other.
"""

from __future__ import annotations

import asyncio
import base64
import logging
import os
import ssl
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, Protocol, cast
from uuid import UUID

from vamt.errors import StateError
from vamt.firmware.clock import Clock
from vamt.machine import Machine, Snapshot
from vamt.pki.store import CertificateStore, Identity
from vamt.pki.tls import Presented, Tls, presented

log = logging.getLogger("vamt.tls")

CIPHERS: Final = "ECDHE+AESGCM:ECDHE+AES:RSA+AESGCM:RSA+AES:!aNULL:!MD5:!DSS:!AESCCM:@SECLEVEL=1"
"""Up to TLS 1.2. RSA key exchange is for MeshCentral, which offers nothing else there; Go wants ECDHE."""

MAX_CONTEXTS: Final = 256
"""Machines whose contexts are kept; one is made in less than a millisecond."""
MAX_SESSIONS: Final = 256
"""Sessions a context may remember for clients without tickets; then it is made anew, without them."""

SHUTDOWN_SECONDS: Final = 2.0
"""For which a client's goodbye is waited for."""

_ANY_TIME: Final = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL: a machine has a clock of its own."""


class Gate(Protocol):
    """Who may connect: a listener's counter of connections, and its way to find the machine."""

    def admit(self, transport: asyncio.BaseTransport, *, secure: bool) -> bool:
        """Whether a new connection may stay; if so it is counted until `leave`."""

    def leave(self) -> None:
        """A connection that was admitted is gone."""

    def machine_of(self, transport: asyncio.BaseTransport) -> Machine | None:
        """The machine whose address a connection was made to."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A context and what it was made of."""

    context: ssl.SSLContext
    sections: tuple[Tls, CertificateStore, Identity]


class Contexts:
    """The TLS contexts of all machines, made when they are needed; any number of listeners share them."""

    def __init__(self) -> None:
        self._made: OrderedDict[UUID, _Made] = OrderedDict()
        self._identities: dict[UUID, asyncio.Task[None]] = {}
        self._maker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vamt-identity")

    async def of(self, machine: Machine) -> ssl.SSLContext:
        """The context of a machine, which gets its own certificate if it has none.

        Raises:
            StateError: the certificate cannot be stored.

        """
        shown = presented(machine.snapshot)
        if shown is None:
            await self._identify(machine)
            shown = presented(machine.snapshot)
        if shown is None:
            raise ssl.SSLError("forgotten as soon as it was made")
        return self._context(machine.snapshot, shown)

    def close(self) -> None:
        """Make no more certificates."""
        for task in self._identities.values():
            task.cancel()
        self._maker.shutdown(wait=False, cancel_futures=True)

    def _context(self, snapshot: Snapshot, shown: Presented) -> ssl.SSLContext:
        sections = (snapshot.section(Tls), snapshot.section(CertificateStore), snapshot.section(Identity))
        made = self._made.get(snapshot.uuid)
        fits = made is not None and made.sections == sections
        if made is None or not fits or made.context.session_stats()["number"] > MAX_SESSIONS:
            made = self._made[snapshot.uuid] = _Made(make_context(snapshot, shown), sections)
        self._made.move_to_end(snapshot.uuid)
        if len(self._made) > MAX_CONTEXTS:
            self._made.popitem(last=False)
        return made.context

    async def _identify(self, machine: Machine) -> None:
        """Make a machine's own certificate, once however many connections wait for it."""
        task = self._identities.get(machine.uuid)
        if task is None:
            task = self._identities[machine.uuid] = asyncio.create_task(self._make_identity(machine))
            task.add_done_callback(lambda _: self._identities.pop(machine.uuid))
        await asyncio.shield(task)

    async def _make_identity(self, machine: Machine) -> None:
        loop, now = asyncio.get_running_loop(), machine.snapshot.section(Clock).now()

        def made() -> Identity:
            from vamt.pki import certificates, keys

            private = keys.generate()
            return Identity(certificates.self_signed(private, machine.uuid, now), private)

        # No verb is waited for: nothing else writes this section, and a handshake is not to wait for libvirt.
        await machine.save(await loop.run_in_executor(self._maker, made))
        log.info("identity-made machine=%s uuid=%s", machine.name, machine.uuid)


def make_context(snapshot: Snapshot, shown: Presented) -> ssl.SSLContext:
    """A context by a machine's settings as they are in effect."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2  # AMT 16 has nothing older
    context.set_ciphers(CIPHERS)
    context.options |= ssl.OP_NO_RENEGOTIATION | ssl.OP_NO_COMPRESSION | ssl.OP_CIPHER_SERVER_PREFERENCE
    _load(context, shown)
    if snapshot.section(Tls).effect.network.MutualAuthentication:
        context.verify_mode = ssl.CERT_REQUIRED
        # A trusted certificate need not be a root (Intel AMT guide: Add a Trusted Root Certificate).
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN | ssl.VerifyFlags(_ANY_TIME)
        roots = snapshot.section(CertificateStore).roots
        if roots:
            context.load_verify_locations(cadata=b"".join(roots))
    return context


def _load(context: ssl.SSLContext, shown: Presented) -> None:
    """Hand OpenSSL the key by a file that is in memory only, since it takes none from anywhere else."""
    pem = _pem("RSA PRIVATE KEY", shown.private) + b"".join(_pem("CERTIFICATE", der) for der in shown.chain)
    descriptor = os.memfd_create("vamt-tls", os.MFD_CLOEXEC)
    try:
        os.write(descriptor, pem)
        context.load_cert_chain(f"/proc/self/fd/{descriptor}")
    finally:
        os.close(descriptor)


def _pem(label: str, der: bytes) -> bytes:
    return b"-----BEGIN %b-----\n%b-----END %b-----\n" % (
        label.encode(),
        base64.encodebytes(der),
        label.encode(),
    )


class Acceptor:
    """Makes the protocols of a TLS listener: each does the handshake, then gives way to one of `inner`."""

    def __init__(
        self, contexts: Contexts, gate: Gate, inner: Callable[[], asyncio.Protocol], seconds: float
    ) -> None:
        """Accept; `seconds` are for a handshake from the first octet to the last."""
        self.contexts = contexts
        self.gate = gate
        self.inner = inner
        self.seconds = seconds
        self._handshakes: set[asyncio.Task[None]] = set()

    def __call__(self) -> asyncio.Protocol:
        """A protocol for one connection."""
        return _Handshake(self)

    def begin(self, transport: asyncio.Transport) -> asyncio.Task[None]:
        """Do the handshake of a connection."""
        task = asyncio.create_task(self._secure(transport))
        self._handshakes.add(task)
        task.add_done_callback(self._handshakes.discard)
        return task

    async def close(self) -> None:
        """End the handshakes that are going on."""
        for task in self._handshakes:
            task.cancel()
        await asyncio.gather(*self._handshakes, return_exceptions=True)

    async def _secure(self, transport: asyncio.Transport) -> None:
        """Whatever happens, the connection is either given to an inner protocol or gone."""
        secured, early = None, _Early()
        # Not in connection_made: asyncio before 3.12 begins to read after it, paused or not.
        transport.pause_reading()
        if not self.gate.admit(transport, secure=True):
            transport.abort()
            return
        try:
            machine = self.gate.machine_of(transport)
            if machine is not None and machine.snapshot.section(Tls).effect.network.Enabled:
                secured = await self._shake_hands(machine, transport, early)
        except (OSError, TimeoutError) as error:  # ssl.SSLError is an OSError
            log.debug("no-handshake peer=%s reason=%r", transport.get_extra_info("peername"), str(error))
        except StateError as error:
            log.warning("no-certificate reason=%r", str(error))
        finally:
            self.gate.leave()  # the inner protocol is admitted anew, in the same breath
            if secured is None or not early.give_way(secured, self.inner()):
                transport.abort()

    async def _shake_hands(
        self, machine: Machine, transport: asyncio.Transport, early: _Early
    ) -> asyncio.Transport | None:
        """The transport inside; None if the client is not to be let in."""
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(self.seconds):
            context = await self.contexts.of(machine)
            secured = await loop.start_tls(
                transport,
                early,
                context,
                server_side=True,
                ssl_handshake_timeout=self.seconds,
                ssl_shutdown_timeout=SHUTDOWN_SECONDS,
            )
        if secured is not None and context.verify_mode is ssl.CERT_REQUIRED:
            from vamt.pki.peers import refusal

            peer = secured.get_extra_info("ssl_object").getpeercert(binary_form=True)
            reason = refusal(machine.snapshot, peer)
            if reason is not None:
                log.warning(
                    "client-refused machine=%s peer=%s certificate=%s",
                    machine.name,
                    transport.get_extra_info("peername"),
                    reason,
                )
                return None
        return secured


class _Handshake(asyncio.Protocol):
    """A connection before its handshake is done; what it gets until then is OpenSSL's."""

    def __init__(self, acceptor: Acceptor) -> None:
        self._acceptor = acceptor
        self._task: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._task = self._acceptor.begin(cast("asyncio.Transport", transport))

    def connection_lost(self, exc: BaseException | None) -> None:
        if self._task is not None:
            self._task.cancel()


class _Early(asyncio.Protocol):
    """Keeps what arrives between the end of the handshake and the beginning of the inner protocol."""

    def __init__(self) -> None:
        self._data: list[bytes] = []
        self._lost = False

    def data_received(self, data: bytes) -> None:
        self._data.append(data)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._lost = True

    def give_way(self, transport: asyncio.Transport, inner: asyncio.Protocol) -> bool:
        """Let the inner protocol have the connection and what has arrived; False if it is gone already."""
        if self._lost:
            return False
        transport.set_protocol(inner)
        inner.connection_made(transport)
        for data in self._data:
            inner.data_received(data)
        return True
