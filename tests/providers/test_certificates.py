"""The certificate store: what may be put in, what is refused, and what cannot be taken out."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import padding

from support import pki, requests
from support.machines import UUID_1, make
from support.talking import Answer, Console
from vamt.firmware.ieee8021x import Settings
from vamt.pki.certificates import matches, self_signed
from vamt.pki.store import (
    MAX_CERTIFICATES,
    MAX_CRL_OCTETS,
    MAX_KEYS,
    MAX_ROOTS,
    OWN_HANDLE,
    Certificate,
    CertificateStore,
    Identity,
)
from vamt.pki.tls import Terms, Tls

SERVICE = "AMT_PublicKeyManagementService"
CERTIFICATE = "AMT_PublicKeyCertificate"
PAIR = "AMT_PublicPrivateKeyPair"
NAME = "Intel(r) AMT Certificate: Handle: "
ROOT = pki.authority()

SUCCESS, NOT_PERMITTED, LIMIT, INVALID, DUPLICATE = 0, 16, 23, 36, 2058
INVALID_KEY, INVALID_CERTIFICATE, UNSUPPORTED = 2062, 2063, 2066


@pytest.fixture
def console() -> Console:
    return Console()


def octets(name: str, value: bytes) -> str:
    return f"<h:{name}>{base64.b64encode(value).decode()}</h:{name}>"


async def add(console: Console, der: bytes, method: str = "AddCertificate") -> int:
    return (await console.invoke(SERVICE, method, octets("CertificateBlob", der))).return_value


async def add_root(console: Console, der: bytes) -> int:
    return await add(console, der, "AddTrustedRootCertificate")


async def add_key(console: Console, private: bytes) -> int:
    return (await console.invoke(SERVICE, "AddKey", octets("KeyBlob", private))).return_value


async def generate(console: Console, algorithm: int = 0, length: int = 2048) -> Answer:
    inside = f"<h:KeyAlgorithm>{algorithm}</h:KeyAlgorithm><h:KeyLength>{length}</h:KeyLength>"
    return await console.invoke(SERVICE, "GenerateKeyPair", inside)


async def sign(console: Console, request: bytes, algorithm: int = 1, key: int = 0) -> Answer:
    reference = requests.epr(PAIR, InstanceID=f"Intel(r) AMT Key: Handle: {key}")
    inside = (
        f"<h:KeyPair>{reference}</h:KeyPair><h:SigningAlgorithm>{algorithm}</h:SigningAlgorithm>"
        + octets("NullSignedCertificateRequest", request)
    )
    return await console.invoke(SERVICE, "GeneratePKCS10RequestEx", inside)


async def revoke(console: Console, url: str, *serials: bytes) -> int:
    inside = f"<h:Url>{url}</h:Url>" + "".join(octets("SerialNumbers", serial) for serial in serials)
    return (await console.invoke(SERVICE, "AddCRL", inside)).return_value


async def delete(console: Console, name: str, uri: str = CERTIFICATE) -> str:
    """The detail of the fault, empty if it is deleted."""
    answer = await console.send(requests.delete(uri, InstanceID=f"Intel(r) AMT {name}"))
    return "" if answer.status == 200 else answer.text.partition("AMT-STATUS ")[2].partition("<")[0] or "gone"


async def listed(console: Console, uri: str) -> list[str]:
    return [item.findtext("{*}InstanceID", "") for item in await console.pull_all(uri)]


def stored(console: Console) -> CertificateStore:
    return console.machine.snapshot.section(CertificateStore)


async def test_a_certificate_gets_the_smallest_free_handle(console: Console) -> None:
    leaves = [pki.issue(ROOT, str(number)).der for number in range(3)]
    for leaf in leaves:
        assert await add(console, leaf) == SUCCESS
    assert await delete(console, "Certificate: Handle: 1") == ""
    assert await add_root(console, ROOT.der) == SUCCESS
    assert await listed(console, CERTIFICATE) == [
        f"Intel(r) AMT Certificate: Handle: {number}" for number in (0, 2, 1, OWN_HANDLE)
    ]
    assert stored(console).certificate(1) == Certificate(1, ROOT.der, trusted_root=True)


async def test_a_certificate_says_whose_it_is_and_who_issued_it(console: Console) -> None:
    leaf = pki.issue(ROOT, "machine.example.com")
    await add(console, leaf.der)
    shown = (await console.get(CERTIFICATE, InstanceID=f"{NAME}0")).properties()
    assert shown == {
        "ElementName": "Intel(r) AMT Certificate",
        "InstanceID": "Intel(r) AMT Certificate: Handle: 0",
        "Issuer": "O=Example,CN=Example Root",
        "Subject": "O=Example,CN=machine.example.com",
        "TrustedRootCertficate": "false",
        "X509Certificate": leaf.base64,
    }


@pytest.mark.parametrize("add_it", [add, add_root])
@pytest.mark.parametrize("blob", [b"", b"no certificate", ROOT.der[:-1], ROOT.der + bytes(5000)])
async def test_what_is_no_certificate_is_refused(console: Console, add_it: object, blob: bytes) -> None:
    assert await add_it(console, blob) == INVALID_CERTIFICATE  # type: ignore[operator]
    assert stored(console) == CertificateStore()


async def test_the_same_certificate_is_refused_and_one_of_the_same_name_taken(console: Console) -> None:
    assert await add(console, ROOT.der) == SUCCESS
    assert await add_root(console, ROOT.der) == DUPLICATE
    assert await add_root(console, pki.authority().der) == SUCCESS


async def test_there_are_so_many_certificates_and_roots_and_no_more(console: Console) -> None:
    for _ in range(MAX_ROOTS):
        assert await add_root(console, pki.authority().der) == SUCCESS
    assert await add_root(console, pki.authority().der) == LIMIT
    for _ in range(MAX_CERTIFICATES - MAX_ROOTS):
        assert await add(console, pki.authority().der) == SUCCESS
    assert await add(console, pki.authority().der) == LIMIT


async def test_no_root_is_added_while_clients_are_verified() -> None:
    console = Console(make(None, Tls(network=Terms(MutualAuthentication=True))))
    assert await add_root(console, ROOT.der) == NOT_PERMITTED
    assert await add(console, ROOT.der) == SUCCESS


async def test_a_machine_whose_certificate_is_stored_keeps_it() -> None:
    """As earlier versions stored one for each machine."""
    private = pki.pair(0).private
    console = Console(make(None, Identity(self_signed(private, UUID_1, pki.NOW), private)))
    shown = base64.b64decode((await console.get(CERTIFICATE)).one("X509Certificate"))
    assert matches(shown, pki.pair(0).public)


async def test_the_machines_own_certificate_is_there_from_the_beginning_and_cannot_be_changed(
    console: Console,
) -> None:
    assert await listed(console, CERTIFICATE) == [f"{NAME}{OWN_HANDLE}"]
    assert (await console.get(CERTIFICATE)).one("ReadOnlyCertificate") == "true"
    assert await delete(console, f"Certificate: Handle: {OWN_HANDLE}") == str(NOT_PERMITTED)
    answer = await console.put(CERTIFICATE, "<h:TrustedRootCertficate>true</h:TrustedRootCertficate>")
    assert f"AMT-STATUS {NOT_PERMITTED}" in answer.text
    assert await listed(console, PAIR) == []


async def test_a_certificate_can_be_renewed_and_trusted_by_a_put(console: Console) -> None:
    await add(console, pki.issue(ROOT, "old").der)
    renewed = pki.issue(ROOT, "new")
    first = requests.selectors(InstanceID=f"{NAME}0")
    answer = await console.put(CERTIFICATE, octets("X509Certificate", renewed.der), chosen=first)
    assert answer.one("Subject") == "O=Example,CN=new"
    trusted = "<h:TrustedRootCertficate>true</h:TrustedRootCertficate>"
    answer = await console.put(CERTIFICATE, trusted, chosen=first)
    assert answer.one("TrustedRootCertficate") == "true"
    assert stored(console).roots == (renewed.der,)
    answer = await console.put(CERTIFICATE, octets("X509Certificate", b"none"), chosen=first)
    assert f"AMT-STATUS {INVALID_CERTIFICATE}" in answer.text


async def test_a_key_pair_is_shown_by_its_public_half_only(console: Console) -> None:
    pair = pki.pair(0)
    answer = await console.invoke(SERVICE, "AddKey", octets("KeyBlob", pair.private))
    assert "AMT_PublicKeyCertificate</" in answer.text  # devices name the wrong class here
    assert answer.one("Selector") == "Intel(r) AMT Key: Handle: 0"
    (item,) = await console.pull_all(PAIR)
    assert item.findtext("{*}DERKey") == base64.b64encode(pair.public).decode()
    leaf = pki.issue(ROOT, "machine", pki.rsa_key(0))
    assert pair.public in leaf.der  # how MeshCommander finds the certificate of a key


@pytest.mark.parametrize("blob", [b"", b"no key", bytes(5000)])
async def test_what_is_no_key_is_refused(console: Console, blob: bytes) -> None:
    assert await add_key(console, blob) == INVALID_KEY


async def test_keys_of_other_kinds_are_refused(console: Console) -> None:
    assert await add_key(console, pki.authority().private) == INVALID_KEY


async def test_the_same_key_is_refused(console: Console) -> None:
    assert await add_key(console, pki.pair(0).private) == SUCCESS
    assert await add_key(console, pki.pair(0).private) == DUPLICATE


async def test_there_are_so_many_keys_and_no_more() -> None:
    keys = tuple(replace(pki.pair(handle), public=bytes([handle])) for handle in range(MAX_KEYS))
    console = Console(make(None, CertificateStore((), keys)))
    assert await add_key(console, pki.pair(0).private) == LIMIT
    assert (await generate(console)).return_value == LIMIT


async def test_a_generated_key_signs_requests_and_is_found_with_its_certificate(console: Console) -> None:
    answer = await generate(console)
    assert (answer.return_value, answer.one("Selector")) == (SUCCESS, "Intel(r) AMT Key: Handle: 0")
    (key,) = stored(console).keys
    private = pki.load(key.private)
    answer = await sign(console, pki.null_signed(pki.request(private)))
    signed = x509.load_der_x509_csr(base64.b64decode(answer.one("SignedCertificateRequest")))
    assert signed.is_signature_valid
    assert signed.public_key() == private.public_key()
    await add(console, pki.issue(ROOT, "machine", private).der)
    (dependency,) = await console.pull_all("CIM_ConcreteDependency")
    ends = {end.tag.rpartition("}")[2]: end.findtext(".//{*}Selector") for end in dependency}
    assert ends == {
        "Antecedent": "Intel(r) AMT Certificate: Handle: 0",
        "Dependent": "Intel(r) AMT Key: Handle: 0",
    }


@pytest.mark.parametrize(("algorithm", "name"), [(0, "sha1"), (1, "sha256"), (2, "sha384")])
async def test_requests_are_signed_as_asked(algorithm: int, name: str) -> None:
    console = Console(make(None, CertificateStore((), (pki.pair(0),))))
    answer = await sign(console, pki.request(pki.rsa_key(0)), algorithm)
    signed = x509.load_der_x509_csr(base64.b64decode(answer.one("SignedCertificateRequest")))
    digest = signed.signature_hash_algorithm
    assert digest is not None
    assert digest.name == name
    public = pki.rsa_key(0).public_key()
    public.verify(signed.signature, signed.tbs_certrequest_bytes, padding.PKCS1v15(), digest)


@pytest.mark.parametrize(
    ("request_", "algorithm", "key", "status"),
    [
        (b"none", 1, 0, INVALID),
        (pki.request(pki.rsa_key(1)), 1, 0, INVALID),
        (pki.request(pki.rsa_key(0)), 3, 0, UNSUPPORTED),
        (pki.request(pki.rsa_key(0)), 1, 1, INVALID),
    ],
    ids=["no request", "for another key", "unknown algorithm", "unknown key"],
)
async def test_a_request_that_makes_no_sense_is_not_signed(
    request_: bytes, algorithm: int, key: int, status: int
) -> None:
    console = Console(make(None, CertificateStore((), (pki.pair(0),))))
    answer = await sign(console, request_, algorithm, key)
    assert answer.return_value == status
    assert answer.elements("SignedCertificateRequest") == []


@pytest.mark.parametrize(
    ("algorithm", "length", "status"),
    [(1, 2048, UNSUPPORTED), (0, 1024, INVALID_KEY), (0, 4294967295, INVALID_KEY)],
)
async def test_only_rsa_of_2048_bits_is_generated(
    console: Console, algorithm: int, length: int, status: int
) -> None:
    assert (await generate(console, algorithm, length)).return_value == status
    assert stored(console).keys == ()


def in_use(*, root: bool = False, **sections: object) -> Console:
    leaf = Certificate(0, pki.issue(ROOT, "machine", pki.rsa_key(0)).der)
    store = CertificateStore(
        (leaf, Certificate(1, ROOT.der, trusted_root=True)), (pki.pair(0), pki.pair(1, 1))
    )
    return Console(make(None, store, *sections.values()))  # type: ignore[arg-type]


@pytest.mark.parametrize("uri", [CERTIFICATE, SERVICE])
async def test_a_certificate_in_use_and_its_key_cannot_be_deleted(uri: str) -> None:
    console = in_use(tls=Tls(certificate=0))
    refused = str(NOT_PERMITTED)
    assert await delete(console, "Certificate: Handle: 0", uri) == refused
    assert await delete(console, "Key: Handle: 0", PAIR if uri == CERTIFICATE else uri) == refused
    assert await delete(console, "Certificate: Handle: 1", uri) == ""
    assert await delete(console, "Key: Handle: 1", PAIR if uri == CERTIFICATE else uri) == ""
    assert await delete(console, "Certificate: Handle: 7", uri) == "gone"


async def test_a_certificate_stays_in_use_until_the_change_is_committed() -> None:
    tls = Tls(certificate=0)
    console = in_use(tls=tls.pending(replace(tls, certificate=None)))
    assert await delete(console, "Certificate: Handle: 0") == str(NOT_PERMITTED)


async def test_roots_stay_while_clients_are_verified() -> None:
    console = in_use(tls=Tls(network=Terms(MutualAuthentication=True)))
    assert await delete(console, "Certificate: Handle: 1") == str(NOT_PERMITTED)
    assert await delete(console, "Certificate: Handle: 0") == ""


async def test_certificates_of_802_1x_stay() -> None:
    console = in_use(settings=Settings(client=0, issuer=1))
    assert await delete(console, "Certificate: Handle: 0") == str(NOT_PERMITTED)
    assert await delete(console, "Certificate: Handle: 1") == str(NOT_PERMITTED)


async def test_deleting_with_the_whole_object_as_selectors_works(console: Console) -> None:
    """As MeshCommander does it."""
    leaf = pki.issue(ROOT, "machine")
    await add(console, leaf.der)
    shown = (await console.get(CERTIFICATE, InstanceID=f"{NAME}0")).properties()
    answer = await console.send(requests.delete(CERTIFICATE, **{k: str(v) for k, v in shown.items()}))
    assert answer.status == 200
    assert stored(console).certificates == ()


async def test_the_service_itself_cannot_be_deleted(console: Console) -> None:
    assert (await console.send(requests.delete(SERVICE))).fault == "ActionNotSupported"


async def test_revoked_numbers_are_listed_until_they_are_reset(console: Console) -> None:
    assert await revoke(console, "http://a", b"\1\2", b"\3") == SUCCESS
    assert await revoke(console, "http://b", b"\4") == SUCCESS
    assert await revoke(console, "http://a", b"\5") == DUPLICATE
    first, second = await console.pull_all("AMT_CRL")
    assert [item.text for item in first.iterfind("{*}SerialNumbers")] == ["AQI=", "Aw=="]
    assert second.findtext("{*}Url") == "http://b"
    assert (await console.invoke(SERVICE, "ResetCRLList")).return_value == SUCCESS
    assert await console.pull_all("AMT_CRL") == []


@pytest.mark.parametrize("serials", [(), (b"",), (bytes(21),)])
async def test_a_list_of_no_serial_numbers_is_refused(console: Console, serials: tuple[bytes, ...]) -> None:
    assert await revoke(console, "http://a", *serials) == INVALID


async def test_revocation_lists_take_so_much_room_and_no_more(console: Console) -> None:
    many = [number.to_bytes(20, "big") for number in range(MAX_CRL_OCTETS // 20 + 1)]
    assert await revoke(console, "http://a", *many) == LIMIT
    assert await revoke(console, "http://a", *many[:100]) == SUCCESS
    assert await revoke(console, "http://b", *many[:-100]) == LIMIT


async def test_what_the_store_holds_is_said(console: Console) -> None:
    shown = (await console.get("AMT_PublicKeyManagementCapabilities")).properties()
    assert shown["SupportedKeyLengths"] == "2048"
    assert shown["RootCertMaxCount"] == str(MAX_ROOTS)
