"""The certificate store of a machine: certificates, key pairs and revocation lists, by handle.

Only what is kept; whether an octet string is a certificate is `vamt.pki.certificates`' and `vamt.pki.keys`'
to say, and what a certificate is used for `vamt.pki.tls`'.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from vamt.machine import Section

MAX_CERTIFICATES: Final = 16
MAX_ROOTS: Final = 8
MAX_KEYS: Final = 8
MAX_CERTIFICATE_OCTETS: Final = 4100
"""The length of AMT_PublicKeyCertificate.X509Certificate (Intel AMT guide)."""
MAX_CRL_OCTETS: Final = 4096
"""Of all lists together: their addresses and serial numbers."""

OWN_HANDLE: Final = MAX_CERTIFICATES
"""Of the machine's own certificate; those of clients are below."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate a client added."""

    handle: int = 0
    der: bytes = b""
    trusted_root: bool = False


@dataclass(frozen=True, slots=True)
class KeyPair:
    """One RSA key pair, both halves in PKCS #1 DER; the private one never leaves the machine."""

    handle: int = 0
    public: bytes = b""
    private: bytes = b""


@dataclass(frozen=True, slots=True)
class RevocationList:
    """What one authority has revoked."""

    handle: int = 0
    url: str = ""
    serials: tuple[bytes, ...] = ()
    """Big-endian."""

    @property
    def octets(self) -> int:
        """What it takes of the store."""
        return len(self.url.encode()) + sum(map(len, self.serials))


@dataclass(frozen=True, slots=True)
class CertificateStore(Section):
    """What clients added."""

    NAME: ClassVar[str] = "certificates"

    certificates: tuple[Certificate, ...] = ()
    keys: tuple[KeyPair, ...] = ()
    revoked: tuple[RevocationList, ...] = ()

    def certificate(self, handle: int | None) -> Certificate | None:
        """The certificate with a handle."""
        return next((entry for entry in self.certificates if entry.handle == handle), None)

    def key(self, handle: int | None) -> KeyPair | None:
        """The key pair with a handle."""
        return next((entry for entry in self.keys if entry.handle == handle), None)

    @property
    def roots(self) -> tuple[bytes, ...]:
        """The certificates that clients are verified with."""
        return tuple(entry.der for entry in self.certificates if entry.trusted_root)


@dataclass(frozen=True, slots=True)
class Identity(Section):
    """An own certificate with a key of its own, in place of the one `vamt.pki.tls.own` derives.

    Earlier versions stored one for each machine; one that comes from another installation brings its own along.
    It outlives every unprovisioning, as the hardware does.
    """

    NAME: ClassVar[str] = "identity"

    der: bytes = b""
    private: bytes = b""
    """PKCS #1 DER."""


def free_handle(taken: Iterable[Certificate | KeyPair | RevocationList]) -> int:
    """The smallest handle that is not taken."""
    handles = {entry.handle for entry in taken}
    return next(handle for handle in range(len(handles) + 1) if handle not in handles)
