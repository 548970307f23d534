"""A served machine over TLS, and clients of every kind."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

from support import pki
from support.patience import PATIENCE
from support.wire import Connection, Served, provisioned, served
from vamt.config import Limits
from vamt.machine import ITSELF, Machine, Section
from vamt.net.tls import Contexts
from vamt.pki.store import Certificate, CertificateStore, KeyPair
from vamt.pki.tls import Terms, Tls, committed


@dataclass
class Secured:
    """A front that listens without TLS and with it."""

    plain: Served
    port: int
    contexts: Contexts

    async def connect(self, context: ssl.SSLContext | None = None, address: str = "127.0.0.1") -> Connection:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(
                address, self.port, ssl=context or client(), server_hostname=""
            )
        return Connection(reader, writer)

    async def shown(self, address: str = "127.0.0.1") -> bytes:
        """The certificate presented at an address."""
        connection = await self.connect(address=address)
        der: bytes = connection.writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
        await connection.close()
        return der


@asynccontextmanager
async def secured(
    *machines: Machine, limits: Limits | None = None, host: str = "127.0.0.1"
) -> AsyncIterator[Secured]:
    """Serve machines over TLS until the end of the block."""
    contexts = Contexts()
    async with served(*machines, limits=limits, host=host) as plain:
        yield Secured(plain, await plain.front.listen(host, 0, contexts), contexts)


def client(
    version: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3, ciphers: str = "", who: Path | None = None
) -> ssl.SSLContext:
    """A client that takes any server, up to a version of TLS; `who` is a folder with its certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.maximum_version = version
    if ciphers:
        context.set_ciphers(ciphers)
    if who is not None:
        context.load_cert_chain(who / "certificate.pem", who / "key.pem")
    return context


def with_sections(machine: Machine, *sections: Section) -> Machine:
    """The machine, with other sections to start from."""
    more = {section.NAME: section for section in sections}
    machine.snapshot = replace(machine.snapshot, sections={**machine.snapshot.sections, **more})
    return machine


def verifying(root: pki.Issued, *, names: tuple[str, ...] = (), **store: object) -> Machine:
    """A machine that asks for certificates of an authority."""
    settings = Tls(network=Terms(MutualAuthentication=True), network_names=names)
    kept = CertificateStore((Certificate(0, root.der, trusted_root=True),), **store)  # type: ignore[arg-type]
    return with_sections(provisioned(), settings, kept)


def bound(leaf: pki.Issued, *others: bytes) -> tuple[Section, ...]:
    """Sections of a machine that presents a certificate."""
    assert isinstance(leaf.key, rsa.RSAPrivateKey)
    entries = [Certificate(number, der) for number, der in enumerate((leaf.der, *others))]
    from vamt.pki.keys import public_part

    key = KeyPair(0, public_part(leaf.private), leaf.private)
    return Tls(certificate=0), CertificateStore(tuple(entries), (key,))


async def commit(machine: Machine) -> None:
    """What CommitChanges does about TLS."""
    async with machine.exclusive(ITSELF):
        await machine.save(*committed(machine.snapshot))
