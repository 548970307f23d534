"""Whether a client's certificate lets it in: beyond its signature, which the TLS library verifies.

The time is the machine's own, as on a device; of a chain only the client's own certificate is looked at.
"""

from __future__ import annotations

from vamt.firmware.clock import Clock
from vamt.machine import Snapshot
from vamt.pki.certificates import Facts, InvalidCertificate, facts
from vamt.pki.store import CertificateStore
from vamt.pki.tls import tls_of


def refusal(snapshot: Snapshot, der: bytes | None) -> str | None:
    """Why a client with this certificate is not let in by the network, in a word; None if it is."""
    if der is None:
        return "none"
    try:
        peer = facts(der)
    except InvalidCertificate:
        return "unreadable"
    now = snapshot.section(Clock).now()
    if not peer.not_before <= now <= peer.not_after:
        return "expired"
    names = tls_of(snapshot).network_names
    if names and not any(is_named(peer.common_name, name) for name in names):
        return "name"
    if _revoked(snapshot.section(CertificateStore), peer):
        return "revoked"
    return None


def is_named(common_name: str, trusted: str) -> bool:
    """Whether a common name is the trusted one or ends in it (Intel AMT guide: Trusted FQDN Common Name)."""
    name, end = common_name.lower().rstrip("."), trusted.lower().strip(".")
    return name == end or name.endswith(f".{end}")


def _revoked(store: CertificateStore, peer: Facts) -> bool:
    """Whether a list has its number: any list, unless it says which ones it may be in."""
    lists = [
        entry for entry in store.revoked if entry.url in peer.revocation_urls or not peer.revocation_urls
    ]
    return any(int.from_bytes(serial, "big") == peer.serial for entry in lists for serial in entry.serials)
