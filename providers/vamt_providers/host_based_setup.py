"""Host-based set-up: the control mode, and the ways into one that software goes.

A machine that is not provisioned is on no network, so `Setup` and `AdminSetup` are never heard from there; what
is, is the way from client to admin control mode (Intel AMT guide: Add Certificate Chain).
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from vamt.auth.accounts import Accounts
from vamt.firmware.activation import (
    MAX_CHAIN,
    NONCE_OCTETS,
    Chain,
    Rejected,
    extended,
    lone_proof,
    proof,
    signed,
)
from vamt.firmware.clock import Clock
from vamt.firmware.setup import ControlMode, How, Proof, Setup, activate, apply
from vamt.machine import Machine, Snapshot
from vamt.provider import Call
from vamt.schema.IPS_HostBasedSetupService import (
    IPS_HostBasedSetupService,
    IPS_HostBasedSetupService_AddNextCertInChain_OUTPUT,
    IPS_HostBasedSetupService_AddNextCertInChain_ReturnValue,
    IPS_HostBasedSetupService_AdminSetup_NetAdminPassEncryptionType,
    IPS_HostBasedSetupService_AdminSetup_OUTPUT,
    IPS_HostBasedSetupService_AdminSetup_SigningAlgorithm,
    IPS_HostBasedSetupService_CertChainStatus,
    IPS_HostBasedSetupService_DisableClientControlMode_OUTPUT,
    IPS_HostBasedSetupService_Setup_OUTPUT,
    IPS_HostBasedSetupService_Setup_ReturnValue,
    IPS_HostBasedSetupService_UpgradeClientToAdmin_OUTPUT,
    IPS_HostBasedSetupServiceProvider,
)
from vamt_providers.names import service
from vamt_providers.provisioning_hash import trusted_roots

log = logging.getLogger("vamt.firmware.setup")

Added = IPS_HostBasedSetupService_AddNextCertInChain_ReturnValue
Outcome = IPS_HostBasedSetupService_Setup_ReturnValue
ChainStatus = IPS_HostBasedSetupService_CertChainStatus

DIGEST: Final = IPS_HostBasedSetupService_AdminSetup_NetAdminPassEncryptionType.HTTP_DIGEST_MD5_A1
DIGEST_OCTETS: Final = 16
RSA_SHA256: Final = IPS_HostBasedSetupService_AdminSetup_SigningAlgorithm.RSA_SHA_2_256


class HostBasedSetupService(IPS_HostBasedSetupServiceProvider):
    """The control mode, and how far a chain of certificates has come."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_HostBasedSetupService]:
        setup, chain = snap.section(Setup), snap.section(Chain)
        if chain.root is not None:
            status = ChainStatus.CHAIN_COMPLETE
        else:
            status = ChainStatus.CHAIN_IN_PROGRESS if chain.certificates else ChainStatus.NOT_STARTED
        client = () if setup.client_mode_disabled else (ControlMode.CLIENT,)
        yield IPS_HostBasedSetupService(
            **service("IPS_HostBasedSetupService", "Intel(r) AMT Host Based Setup Service"),
            AllowedControlModes=(ControlMode.ADMIN, *client),
            CertChainStatus=status,
            ConfigurationNonce=_nonce(snap),
            CurrentControlMode=setup.mode,
        )

    async def AddNextCertInChain(
        self,
        call: Call,
        target: IPS_HostBasedSetupService,
        *,
        NextCertificate: bytes,
        IsLeafCertificate: bool | None = None,
        IsRootCertificate: bool | None = None,
    ) -> IPS_HostBasedSetupService_AddNextCertInChain_OUTPUT:
        """Take the next certificate, from the leaf up; a leaf begins anew, and so does whatever follows a failure."""
        async with call.machine.exclusive(call.principal):
            value = _add(
                call.machine, NextCertificate, leaf=bool(IsLeafCertificate), root=bool(IsRootCertificate)
            )
        return IPS_HostBasedSetupService_AddNextCertInChain_OUTPUT(ReturnValue=value)

    async def AdminSetup(
        self,
        call: Call,
        target: IPS_HostBasedSetupService,
        *,
        NetAdminPassEncryptionType: int,
        NetworkAdminPassword: bytes,
        McNonce: bytes | None = None,
        SigningAlgorithm: int | None = None,
        DigitalSignature: bytes | None = None,
    ) -> IPS_HostBasedSetupService_AdminSetup_OUTPUT:
        """Enter admin control mode; the holder of the chain's leaf has signed both nonces."""
        async with call.machine.exclusive(call.principal):
            snapshot = call.machine.snapshot
            if snapshot.section(Setup).mode != ControlMode.NONE:
                value = Outcome.INVALID_STATE
            elif not _is_digest(NetAdminPassEncryptionType, NetworkAdminPassword):
                value = Outcome.INVALID_PARAM
            else:
                value = _verdict(snapshot, McNonce, SigningAlgorithm, DigitalSignature)
            if value == Outcome.SUCCESS:
                accounts = Accounts(ha1=NetworkAdminPassword.hex())
                await _enter(call, ControlMode.ADMIN, "admin", accounts, proof(snapshot.section(Chain)))
        return IPS_HostBasedSetupService_AdminSetup_OUTPUT(ReturnValue=value)

    async def UpgradeClientToAdmin(
        self,
        call: Call,
        target: IPS_HostBasedSetupService,
        *,
        McNonce: bytes | None = None,
        SigningAlgorithm: int | None = None,
        DigitalSignature: bytes | None = None,
    ) -> IPS_HostBasedSetupService_UpgradeClientToAdmin_OUTPUT:
        """Go from client to admin control mode, with a chain as for `AdminSetup`; nothing else changes."""
        async with call.machine.exclusive(call.principal):
            snapshot = call.machine.snapshot
            if snapshot.section(Setup).mode != ControlMode.CLIENT:
                value = Outcome.INVALID_STATE
            else:
                value = _verdict(snapshot, McNonce, SigningAlgorithm, DigitalSignature)
            if value == Outcome.SUCCESS:
                accounts = snapshot.section(Accounts)
                await _enter(call, ControlMode.ADMIN, "admin", accounts, proof(snapshot.section(Chain)))
        return IPS_HostBasedSetupService_UpgradeClientToAdmin_OUTPUT(ReturnValue=value)

    async def Setup(
        self,
        call: Call,
        target: IPS_HostBasedSetupService,
        *,
        NetAdminPassEncryptionType: int,
        NetworkAdminPassword: bytes,
        McNonce: bytes | None = None,
        Certificate: bytes | None = None,
        SigningAlgorithm: int | None = None,
        DigitalSignature: bytes | None = None,
    ) -> IPS_HostBasedSetupService_Setup_OUTPUT:
        """Enter client control mode; a signature is wanted by nobody, but a wrong one is refused."""
        async with call.machine.exclusive(call.principal):
            snapshot = call.machine.snapshot
            setup = snapshot.section(Setup)
            evidence = None
            if setup.mode != ControlMode.NONE:
                value = Outcome.INVALID_STATE
            elif setup.client_mode_disabled:
                value = Outcome.METHOD_DISABLED
            elif not _is_digest(NetAdminPassEncryptionType, NetworkAdminPassword):
                value = Outcome.INVALID_PARAM
            elif DigitalSignature:
                value = _signature(snapshot, Certificate or b"", McNonce, SigningAlgorithm, DigitalSignature)
                evidence = lone_proof(Certificate or b"") if value == Outcome.SUCCESS else None
            else:
                value = Outcome.SUCCESS
            if value == Outcome.SUCCESS:
                accounts = Accounts(ha1=NetworkAdminPassword.hex())
                await _enter(call, ControlMode.CLIENT, "client", accounts, evidence)
        return IPS_HostBasedSetupService_Setup_OUTPUT(ReturnValue=value)

    async def DisableClientControlMode(
        self, call: Call, target: IPS_HostBasedSetupService
    ) -> IPS_HostBasedSetupService_DisableClientControlMode_OUTPUT:
        """Refuse every later `Setup`, for good; not while the machine is in the mode itself."""
        async with call.machine.exclusive(call.principal):
            setup = call.machine.snapshot.section(Setup)
            if setup.mode == ControlMode.CLIENT:
                value = Outcome.INVALID_STATE
            else:
                value = Outcome.SUCCESS
                await call.machine.save(replace(setup, client_mode_disabled=True))
        return IPS_HostBasedSetupService_DisableClientControlMode_OUTPUT(ReturnValue=value)


def _nonce(snap: Snapshot) -> bytes:
    """What a set-up has to sign: another one with every provisioning, as the realm is."""
    return hashlib.sha256(snap.realm.encode()).digest()[:NONCE_OCTETS]


def _add(machine: Machine, der: bytes, *, leaf: bool, root: bool) -> Added:
    snapshot = machine.snapshot
    chain = Chain() if leaf else snapshot.section(Chain)
    if snapshot.section(Setup).mode == ControlMode.ADMIN or chain.root is not None:
        return Added.INVALID_STATE
    if leaf == bool(chain.certificates) or (leaf and root):
        return Added.INVALID_PARAM
    longer, value = Chain(), Added.SUCCESS
    if len(chain.certificates) == MAX_CHAIN:
        value = Added.CERT_CHAIN_LENGTH_EXCEEDED
    else:
        now = snapshot.section(Clock).now()
        try:
            longer = extended(chain, der, last=root, roots=trusted_roots(snapshot), now=now)
        except ValueError:
            value = Added.INVALID_PARAM
        except Rejected:
            value = Added.CERT_VERIFY_FAILED
    machine.hold(longer)
    return value


def _is_digest(encryption: int, password: bytes) -> bool:
    """Whether a password came as MD5(user:realm:password), the only form there is."""
    return encryption == DIGEST and len(password) == DIGEST_OCTETS


def _verdict(
    snapshot: Snapshot, nonce: bytes | None, algorithm: int | None, signature: bytes | None
) -> Outcome:
    """Whether the leaf of a whole chain signed; a root may have been switched off since."""
    chain = snapshot.section(Chain)
    if chain.root is None:
        return Outcome.INVALID_STATE
    if chain.root not in trusted_roots(snapshot):
        return Outcome.AUTH_FAILED
    return _signature(snapshot, chain.certificates[0], nonce, algorithm, signature)


def _signature(
    snapshot: Snapshot,
    certificate: bytes,
    nonce: bytes | None,
    algorithm: int | None,
    signature: bytes | None,
) -> Outcome:
    if not nonce or len(nonce) != NONCE_OCTETS or algorithm != RSA_SHA256 or not signature:
        return Outcome.INVALID_PARAM
    right = signed(certificate, _nonce(snapshot) + nonce, signature)
    return Outcome.SUCCESS if right else Outcome.AUTH_FAILED


async def _enter(call: Call, mode: ControlMode, how: How, accounts: Accounts, evidence: Proof | None) -> None:
    machine, user = call.machine, call.principal.name
    setup, now = machine.snapshot.section(Setup), machine.snapshot.section(Clock).now()
    change = activate(setup, accounts, mode, how, now, user, evidence)
    await apply(machine, replace(change, forget=(Chain.NAME,)))
    log.info("provisioned machine=%s mode=%d user=%s", machine.name, mode, user)
