"""How a machine speaks TLS: the settings of its two interfaces, and what of them is in effect.

What a client puts is shown at once and takes effect with CommitChanges, but for the trusted names (Intel AMT
guide: Transport Layer Security). From the start TLS is on, with a certificate of the machine's own, and plain
connections are taken too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from vamt.machine import Section, Snapshot
from vamt.pki.store import OWN_HANDLE, Certificate, CertificateStore, Identity, KeyPair


@dataclass(frozen=True, slots=True)
class Terms:
    """How one interface is reached; the fields are spelt as AMT_TLSSettingData's."""

    Enabled: bool = True
    MutualAuthentication: bool = False
    AcceptNonSecureConnections: bool = True

    @property
    def plain(self) -> bool:
        """Whether connections without TLS are taken."""
        return self.AcceptNonSecureConnections or not self.Enabled

    def takes(self, secure: bool) -> bool:
        """Whether connections are taken, over TLS or without."""
        return self.Enabled if secure else self.plain


LOCAL: Final = Terms(Enabled=False)
"""The local interface, where nobody listens on a virtual machine, as a device has it at first."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What holds until the changes are committed."""

    network: Terms = Terms()
    local: Terms = LOCAL
    certificate: int | None = None


@dataclass(frozen=True, slots=True)
class Tls(Section):
    """The settings as they were put."""

    NAME: ClassVar[str] = "tls"

    network: Terms = Terms()
    local: Terms = LOCAL
    certificate: int | None = None
    """Handle of the certificate that is bound, perhaps the machine's own; None: none was, which shows that one too."""
    network_names: tuple[str, ...] = ()
    """Of whom a client certificate may be, each a full name or the end of one; empty: of anybody."""
    local_names: tuple[str, ...] = ()
    until_commit: Effect | None = None
    """None: what was put is in effect."""

    @property
    def shown(self) -> int | None:
        """Handle of the certificate that is bound as clients see it: while TLS is on there is always one."""
        return OWN_HANDLE if self.certificate is None and self.enabled else self.certificate

    @property
    def effect(self) -> Effect:
        """What is in effect."""
        return self.until_commit or Effect(self.network, self.local, self.certificate)

    def pending(self, put: Tls) -> Tls:
        """Other settings, of which nothing is in effect before it is committed."""
        return _holding(put, self.effect)

    def unbound(self) -> Tls:
        """Without a certificate bound, at once; for while TLS is off."""
        return _holding(replace(self, certificate=None), replace(self.effect, certificate=None))

    def uses(self, handle: int) -> bool:
        """Whether a certificate is bound, by what was put or by what is in effect."""
        return handle in (self.certificate, self.effect.certificate)

    @property
    def enabled(self) -> bool:
        """Whether an interface speaks TLS, by what was put or by what is in effect."""
        return any(terms.Enabled for terms in self._terms)

    @property
    def verifies(self) -> bool:
        """Whether clients are asked for certificates, by what was put or by what is in effect."""
        return any(terms.Enabled and terms.MutualAuthentication for terms in self._terms)

    @property
    def _terms(self) -> tuple[Terms, ...]:
        return (self.network, self.local, self.effect.network, self.effect.local)


def tls_of(snapshot: Snapshot) -> Tls:
    """The settings of a machine, whatever was put while its firmware was another: some have nothing without TLS."""
    tls = snapshot.section(Tls)
    if snapshot.firmware.plain_ports:
        return tls
    effect = tls.until_commit
    return replace(
        tls,
        network=_secured(tls.network),
        until_commit=None if effect is None else replace(effect, network=_secured(effect.network)),
    )


def _secured(terms: Terms) -> Terms:
    return replace(terms, Enabled=True, AcceptNonSecureConnections=False)


def _holding(put: Tls, effect: Effect) -> Tls:
    """Settings while others are in effect; nothing is pending if they are the same."""
    put = replace(put, until_commit=None)
    return put if put.effect == effect else replace(put, until_commit=effect)


@dataclass(frozen=True, slots=True)
class Presented:
    """What a server shows in a handshake."""

    chain: tuple[bytes, ...]
    """The leaf first, DER."""
    private: bytes
    """Of the leaf, PKCS #1 DER."""


def committed(snapshot: Snapshot) -> tuple[Section, ...]:
    """The sections that put pending TLS settings into effect; empty if nothing is pending."""
    tls = tls_of(snapshot)
    return () if tls.until_commit is None else (replace(tls, until_commit=None),)


def key_of(store: CertificateStore, certificate: Certificate) -> KeyPair | None:
    """The key pair a certificate is for."""
    from vamt.pki import certificates  # loads a library that few machines need

    return next((key for key in store.keys if certificates.matches(certificate.der, key.public)), None)


def own(snapshot: Snapshot) -> Presented:
    """The certificate a machine comes with and its key, which whoever moves the machine can store as `Identity`."""
    stored = snapshot.section(Identity)
    if stored.der:
        return Presented((stored.der,), stored.private)
    from vamt.pki import certificates

    key = snapshot.factory_key
    return Presented((certificates.self_signed(key, snapshot.uuid, snapshot.first_seen),), key)


def presented(snapshot: Snapshot) -> Presented:
    """What is shown in a handshake: the certificate that is bound, else the machine's own."""
    store = snapshot.section(CertificateStore)
    bound = store.certificate(tls_of(snapshot).effect.certificate)
    key = None if bound is None else key_of(store, bound)
    if bound is not None and key is not None:
        others = (entry.der for entry in store.certificates)
        from vamt.pki import certificates

        return Presented(certificates.chain(bound.der, others), key.private)
    return own(snapshot)
