"""Host-based set-up: into client control mode, from there to admin control mode, and who may not."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.x509.oid import NameOID, ObjectIdentifier

from support.machines import make
from support.pki import NOW, Issued, authority, issue, rsa_key
from support.talking import Console
from vamt.auth.accounts import Accounts, ha1
from vamt.firmware.activation import SETUP_UNIT, SETUP_USAGE
from vamt.firmware.clock import Clock
from vamt.firmware.setup import ControlMode, Setup
from vamt.machine import Section
from vamt_providers.provisioning_hash import Hash, ProvisioningHashes

SERVICE = "IPS_HostBasedSetupService"
SERVER_AUTH = ObjectIdentifier("1.3.6.1.5.5.7.3.1")
NONCE = bytes(range(20))
DIGEST = "00112233445566778899aabbccddeeff"

INVALID_STATE, INVALID_PARAM, METHOD_DISABLED, AUTH_FAILED = 2, 3, 4, 5
CERT_INVALID_PARAM, CERT_INVALID_STATE, CERT_VERIFY_FAILED, CHAIN_TOO_LONG = 1, 3, 4, 5


def leaf_of(
    issuer: Issued,
    *,
    usage: ObjectIdentifier | None = SETUP_USAGE,
    unit: str = "Example",
    valid: tuple[timedelta, timedelta] = (timedelta(days=-1), timedelta(days=30)),
) -> Issued:
    """A certificate for setting machines up, unless it is told not to be one."""
    key = rsa_key(0)
    builder = (
        x509.CertificateBuilder()
        .subject_name(
            x509.Name(
                [
                    x509.NameAttribute(NameOID.COMMON_NAME, "setup.example.com"),
                    x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit),
                ]
            )
        )
        .issuer_name(issuer.certificate.subject)
        .public_key(key.public_key())
        .serial_number(0x1234)
        .not_valid_before(NOW + valid[0])
        .not_valid_after(NOW + valid[1])
    )
    if usage is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
    return Issued(builder.sign(issuer.key, hashes.SHA256()), key, (issuer.der, *issuer.above))


@cache
def root() -> Issued:
    return authority()


@cache
def middle() -> Issued:
    return issue(root(), "Example Middle", ca=True)


@cache
def leaf() -> Issued:
    return leaf_of(middle())


def trusting(mode: ControlMode, *sections: Section, trusted: Issued | None = None) -> Console:
    """A machine in that mode that knows the root."""
    digest = hashlib.sha256((trusted or root()).der).digest()
    known = ProvisioningHashes(custom=(Hash(64, "Own", data=digest),))
    return Console(make(None, Setup(mode=mode), Accounts(ha1="a" * 32), known, *sections))


async def add(console: Console, certificate: Issued, *, first: bool = False, last: bool = False) -> int:
    inside = f"<h:NextCertificate>{certificate.base64}</h:NextCertificate>"
    inside += f"<h:IsLeafCertificate>{str(first).lower()}</h:IsLeafCertificate>"
    inside += f"<h:IsRootCertificate>{str(last).lower()}</h:IsRootCertificate>"
    return (await console.invoke(SERVICE, "AddNextCertInChain", inside)).return_value


async def chain(console: Console) -> None:
    assert await add(console, leaf(), first=True) == 0
    assert await add(console, middle()) == 0
    assert await add(console, root(), last=True) == 0


async def shown(console: Console, name: str) -> object:
    return (await console.get(SERVICE)).properties()[name]


async def signature(console: Console, nonce: bytes = NONCE, *, signer: Issued | None = None) -> str:
    """The parameters that prove the right to set up."""
    theirs = base64.b64decode(str(await shown(console, "ConfigurationNonce")))
    key = (signer or leaf()).key
    signed = key.sign(theirs + nonce, PKCS1v15(), hashes.SHA256())  # type: ignore[call-arg,arg-type]  # an RSA key
    return (
        f"<h:McNonce>{base64.b64encode(nonce).decode()}</h:McNonce>"
        f"<h:SigningAlgorithm>2</h:SigningAlgorithm>"
        f"<h:DigitalSignature>{base64.b64encode(signed).decode()}</h:DigitalSignature>"
    )


def password(kind: int = 2, digest: str = DIGEST) -> str:
    return (
        f"<h:NetAdminPassEncryptionType>{kind}</h:NetAdminPassEncryptionType>"
        f"<h:NetworkAdminPassword>{digest}</h:NetworkAdminPassword>"
    )


async def call(console: Console, method: str, inside: str = "") -> int:
    return (await console.invoke(SERVICE, method, inside)).return_value


def setup(console: Console) -> Setup:
    return console.machine.snapshot.section(Setup)


@pytest.mark.parametrize("mode", list(ControlMode))
async def test_the_control_mode_is_shown(mode: ControlMode) -> None:
    console = trusting(mode)
    assert await shown(console, "CurrentControlMode") == str(int(mode))
    assert await shown(console, "AllowedControlModes") == ["2", "1"]


async def test_setup_enters_client_control_mode_with_the_password_whose_digest_came() -> None:
    console = trusting(ControlMode.NONE)
    digest = ha1("admin", console.machine.snapshot.realm, "Chosen-1-word")
    assert await call(console, "Setup", password(digest=digest)) == 0
    assert (setup(console).mode, setup(console).how, setup(console).by) == (1, "client", "admin")
    accounts = console.machine.snapshot.section(Accounts)
    assert (accounts.ha1, accounts.password) == (digest, None)


async def test_a_setup_that_is_signed_is_remembered_by_its_certificate() -> None:
    console = trusting(ControlMode.NONE)
    certificate = f"<h:Certificate>{leaf().base64}</h:Certificate>"
    assert await call(console, "Setup", password() + certificate + await signature(console)) == 0
    proof = setup(console).proof
    assert proof is not None
    assert proof.hash_data == hashlib.sha256(leaf().der).digest()


async def test_a_setup_that_is_signed_by_another_is_refused() -> None:
    console = trusting(ControlMode.NONE)
    other = leaf_of(authority("Other"))
    stranger = issue(root(), "stranger", rsa_key(1))
    certificate = f"<h:Certificate>{other.base64}</h:Certificate>"
    inside = password() + certificate + await signature(console, signer=stranger)
    assert await call(console, "Setup", inside) == AUTH_FAILED
    assert setup(console).mode == ControlMode.NONE


@pytest.mark.parametrize(
    "wrong", [password(1), password(2, "00"), password(0, ""), password(2, DIGEST + "00")]
)
@pytest.mark.parametrize("method", ["Setup", "AdminSetup"])
async def test_a_password_that_is_no_digest_is_refused(method: str, wrong: str) -> None:
    console = trusting(ControlMode.NONE)
    await chain(console)
    assert await call(console, method, wrong + await signature(console)) == INVALID_PARAM
    assert setup(console).mode == ControlMode.NONE


@pytest.mark.parametrize("mode", [ControlMode.CLIENT, ControlMode.ADMIN])
@pytest.mark.parametrize("method", ["Setup", "AdminSetup"])
async def test_what_is_set_up_is_not_set_up_again(method: str, mode: ControlMode) -> None:
    assert await call(trusting(mode), method, password()) == INVALID_STATE


async def test_admin_setup_wants_a_whole_chain_and_both_nonces_signed() -> None:
    console = trusting(ControlMode.NONE)
    assert await call(console, "AdminSetup", password() + await signature(console)) == INVALID_STATE
    await chain(console)
    assert await shown(console, "CertChainStatus") == "2"
    assert await call(console, "AdminSetup", password()) == INVALID_PARAM
    assert (
        await call(console, "AdminSetup", password() + await signature(console, bytes(19))) == INVALID_PARAM
    )
    assert await call(console, "AdminSetup", password() + await signature(console)) == 0
    assert (setup(console).mode, setup(console).how) == (ControlMode.ADMIN, "admin")
    assert console.machine.snapshot.section(Accounts).ha1 == DIGEST
    assert await shown(console, "CertChainStatus") == "0"


async def test_from_client_to_admin_control_mode_nothing_else_changes() -> None:
    console = trusting(ControlMode.CLIENT)
    await chain(console)
    assert await call(console, "UpgradeClientToAdmin", await signature(console)) == 0
    assert setup(console).mode == ControlMode.ADMIN
    assert console.machine.snapshot.section(Accounts).ha1 == "a" * 32
    proof = setup(console).proof
    assert proof is not None
    assert (proof.name, proof.default, proof.hash_data) == (
        "setup.example.com",
        False,
        hashlib.sha256(root().der).digest(),
    )
    assert proof.serials[0] == bytes(14) + b"\x12\x34"
    assert {len(serial) for serial in proof.serials} == {16}


@pytest.mark.parametrize("mode", [ControlMode.NONE, ControlMode.ADMIN])
async def test_only_client_control_mode_is_upgraded(mode: ControlMode) -> None:
    console = trusting(mode)
    assert await call(console, "UpgradeClientToAdmin", await signature(console)) == INVALID_STATE


async def test_an_old_signature_is_worth_nothing_with_another_nonce() -> None:
    console = trusting(ControlMode.CLIENT)
    await chain(console)
    old = await signature(console)
    console.machine.rename_realm("Digest:00000000000000000000000000000000")
    assert await call(console, "UpgradeClientToAdmin", old) == AUTH_FAILED


async def test_a_root_that_was_switched_off_meanwhile_vouches_for_nobody() -> None:
    console = trusting(ControlMode.CLIENT)
    await chain(console)
    await console.machine.save(ProvisioningHashes())
    assert await call(console, "UpgradeClientToAdmin", await signature(console)) == AUTH_FAILED


async def test_a_root_nobody_knows_ends_the_chain() -> None:
    console = trusting(ControlMode.CLIENT, trusted=authority("Other"))
    assert await add(console, leaf(), first=True) == 0
    assert await shown(console, "CertChainStatus") == "1"
    assert await add(console, middle()) == 0
    assert await add(console, root(), last=True) == CERT_VERIFY_FAILED
    assert await shown(console, "CertChainStatus") == "0"


@pytest.mark.parametrize(
    ("certificate", "taken"),
    [
        (lambda: leaf_of(root()), True),
        (lambda: leaf_of(root(), usage=None, unit=SETUP_UNIT), True),
        (lambda: leaf_of(root(), usage=None), False),
        (lambda: leaf_of(root(), usage=SERVER_AUTH), False),
        (lambda: leaf_of(root(), valid=(timedelta(days=-9), timedelta(days=-1))), False),
        (lambda: leaf_of(root(), valid=(timedelta(days=1), timedelta(days=9))), False),
    ],
)
async def test_only_a_valid_certificate_for_setting_up_begins_a_chain(
    certificate: object, taken: bool
) -> None:
    assert callable(certificate)
    value = await add(trusting(ControlMode.CLIENT), certificate(), first=True)
    assert value == (0 if taken else CERT_VERIFY_FAILED)


async def test_validity_is_a_matter_of_the_machines_clock() -> None:
    console = trusting(ControlMode.CLIENT, Clock(offset=40 * 86_400))
    assert await add(console, leaf(), first=True) == CERT_VERIFY_FAILED


async def test_every_certificate_must_have_issued_the_one_before() -> None:
    console = trusting(ControlMode.CLIENT)
    await add(console, leaf(), first=True)
    assert await add(console, root()) == CERT_VERIFY_FAILED
    assert await add(console, middle()) == CERT_INVALID_PARAM


async def test_an_issuer_must_be_an_authority() -> None:
    nobody = issue(root(), "Nobody", ca=False)
    console = trusting(ControlMode.CLIENT)
    await add(console, leaf_of(nobody), first=True)
    assert await add(console, nobody) == CERT_VERIFY_FAILED


async def test_a_chain_has_an_end() -> None:
    issuer, above = root(), []
    for number in range(4):
        issuer = issue(issuer, f"Example {number}", ca=True)
        above.append(issuer)
    console = trusting(ControlMode.CLIENT)
    assert await add(console, leaf_of(issuer), first=True) == 0
    values = [await add(console, certificate) for certificate in reversed(above)]
    assert values == [0, 0, 0, CHAIN_TOO_LONG]
    assert await shown(console, "CertChainStatus") == "0"


async def test_a_leaf_begins_anew_and_nothing_follows_a_whole_chain() -> None:
    console = trusting(ControlMode.CLIENT)
    await chain(console)
    assert await add(console, middle()) == CERT_INVALID_STATE
    assert await add(console, leaf(), first=True) == 0
    assert await shown(console, "CertChainStatus") == "1"
    assert await add(console, leaf(), first=True, last=True) == CERT_INVALID_PARAM


async def test_in_admin_control_mode_no_chain_is_wanted() -> None:
    assert await add(trusting(ControlMode.ADMIN), leaf(), first=True) == CERT_INVALID_STATE


@pytest.mark.parametrize("junk", ["", "AAAA", base64.b64encode(bytes(5000)).decode()])
async def test_what_is_no_certificate_is_refused(junk: str) -> None:
    inside = f"<h:NextCertificate>{junk}</h:NextCertificate><h:IsLeafCertificate>true</h:IsLeafCertificate>"
    assert await call(trusting(ControlMode.CLIENT), "AddNextCertInChain", inside) == CERT_INVALID_PARAM


async def test_a_certificate_that_says_a_thing_twice_is_refused() -> None:
    points, constraints = bytes.fromhex("0603551d1f"), bytes.fromhex("0603551d13")
    doubled = issue(leaf(), "Doubled", revocation_urls=["http://example.com/crl"]).der
    doubled = doubled.replace(points, constraints)
    assert doubled.count(constraints) == 2
    inside = (
        f"<h:NextCertificate>{base64.b64encode(doubled).decode()}</h:NextCertificate>"
        "<h:IsLeafCertificate>true</h:IsLeafCertificate>"
    )
    console = trusting(ControlMode.CLIENT)
    assert await call(console, "AddNextCertInChain", inside) == CERT_VERIFY_FAILED


async def test_client_control_mode_can_be_refused_for_good() -> None:
    console = trusting(ControlMode.NONE)
    assert await call(console, "DisableClientControlMode") == 0
    assert await shown(console, "AllowedControlModes") == "2"
    assert await call(console, "Setup", password()) == METHOD_DISABLED


async def test_client_control_mode_is_not_refused_from_within() -> None:
    assert await call(trusting(ControlMode.CLIENT), "DisableClientControlMode") == INVALID_STATE


async def record(console: Console) -> tuple[str, dict[str, str]]:
    """The one record of how the machine was provisioned: its class, and what it says."""
    found = [
        (name, item)
        for name in ("Manual", "Client", "Admin")
        for item in await console.pull_all(f"IPS_{name}ProvisioningRecord")
    ]
    ((name, item),) = found
    return name, {str(child.tag).rpartition("}")[2]: child.text or "" for child in item}


async def test_a_machine_remembers_how_it_was_provisioned() -> None:
    name, facts = await record(Console())
    assert (name, facts["LogInstanceID"]) == ("Manual", "Intel(r) AMT: RecordLog 1")
    console = trusting(ControlMode.NONE)
    await call(console, "Setup", password())
    name, facts = await record(console)
    assert name == "Client"
    assert "ProvCertificateHash" not in facts
    await chain(console)
    await call(console, "UpgradeClientToAdmin", await signature(console))
    name, facts = await record(console)
    assert (name, facts["CertificateCN"], facts["HashIsOemDefault"]) == (
        "Admin",
        "setup.example.com",
        "false",
    )
    assert len(bytes.fromhex(facts["CaCertificateSerials"])) == 32


async def test_a_machine_that_is_not_provisioned_has_no_record_of_it() -> None:
    console = trusting(ControlMode.NONE)
    for name in ("Manual", "Client", "Admin"):
        assert await console.pull_all(f"IPS_{name}ProvisioningRecord") == []
