"""TLS of every machine: which context a connection gets.

Clients send no server name, as they know machines by address, so that the machine, and with it the certificate,
is chosen by a connection's local address before the handshake (`vamt.net.handshakes`) begins.
"""

from __future__ import annotations

import base64
import os
import ssl
import warnings
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from vamt.firmware.generations import Generation
from vamt.machine import Machine, Snapshot
from vamt.pki.store import CertificateStore, Identity
from vamt.pki.tls import Presented, Tls, presented, tls_of

CIPHERS: Final = "ECDHE+AESGCM:ECDHE+AES:RSA+AESGCM:RSA+AES:!aNULL:!MD5:!DSS:!AESCCM"
"""Up to TLS 1.2. RSA key exchange is for MeshCentral, which offers nothing else there; Go wants ECDHE."""

VERSIONS: Final = {
    "1.0": ssl.TLSVersion.TLSv1,
    "1.1": ssl.TLSVersion.TLSv1_1,
    "1.2": ssl.TLSVersion.TLSv1_2,
    "1.3": ssl.TLSVersion.TLSv1_3,
}
"""By the names that `vamt.firmware.generations` has for them."""

MAX_CONTEXTS: Final = 256
"""Machines whose contexts are kept; one is made in less than a millisecond."""
MAX_SESSIONS: Final = 256
"""Sessions a context may remember for clients without tickets; then it is made anew, without them."""

_ANY_TIME: Final = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL: a machine has a clock of its own."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A context and what it was made of."""

    context: ssl.SSLContext
    sections: tuple[Generation, Tls, CertificateStore, Identity]


class Contexts:
    """The TLS contexts of all machines, made when they are needed; any number of listeners share them."""

    def __init__(self) -> None:
        self._made: OrderedDict[UUID, _Made] = OrderedDict()

    def of(self, machine: Machine) -> ssl.SSLContext:
        """The context of a machine; it is made in two milliseconds, in which its own certificate is derived.

        Raises:
            UnreadableSection: what it would be made of cannot be read.

        """
        snapshot = machine.snapshot
        store, identity = snapshot.section(CertificateStore), snapshot.section(Identity)
        sections = (snapshot.firmware, tls_of(snapshot), store, identity)
        made = self._made.get(snapshot.uuid)
        fits = made is not None and made.sections == sections
        if made is None or not fits or made.context.session_stats()["number"] > MAX_SESSIONS:
            context = make_context(snapshot, presented(snapshot))
            made = self._made[snapshot.uuid] = _Made(context, sections)
        self._made.move_to_end(snapshot.uuid)
        if len(self._made) > MAX_CONTEXTS:
            self._made.popitem(last=False)
        return made.context


def make_context(snapshot: Snapshot, shown: Presented) -> ssl.SSLContext:
    """A context by a machine's settings as they are in effect."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    oldest = VERSIONS[snapshot.firmware.oldest_tls]
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # whoever configures an old generation asks for old TLS
        context.minimum_version = oldest
    context.maximum_version = VERSIONS[snapshot.firmware.newest_tls]
    context.set_ciphers(f"{CIPHERS}:@SECLEVEL={1 if oldest >= ssl.TLSVersion.TLSv1_2 else 0}")
    context.options |= ssl.OP_NO_RENEGOTIATION | ssl.OP_NO_COMPRESSION | ssl.OP_CIPHER_SERVER_PREFERENCE
    _load(context, shown)
    if tls_of(snapshot).effect.network.MutualAuthentication:
        context.verify_mode = ssl.CERT_REQUIRED
        # A trusted certificate need not be a root (Intel AMT guide: Add a Trusted Root Certificate).
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN | ssl.VerifyFlags(_ANY_TIME)
        roots = snapshot.section(CertificateStore).roots
        if roots:
            context.load_verify_locations(cadata=b"".join(roots))
    return context


def _load(context: ssl.SSLContext, shown: Presented) -> None:
    """Hand OpenSSL the key by a file that is in memory only, since it takes none from anywhere else."""
    pem = as_pem("RSA PRIVATE KEY", shown.private) + b"".join(
        as_pem("CERTIFICATE", der) for der in shown.chain
    )
    descriptor = os.memfd_create("vamt-tls", os.MFD_CLOEXEC)
    try:
        os.write(descriptor, pem)
        context.load_cert_chain(f"/proc/self/fd/{descriptor}")
    finally:
        os.close(descriptor)


def as_pem(label: str, der: bytes) -> bytes:
    """The text form of a key or certificate, as OpenSSL reads it from files."""
    return b"-----BEGIN %b-----\n%b-----END %b-----\n" % (
        label.encode(),
        base64.encodebytes(der),
        label.encode(),
    )
