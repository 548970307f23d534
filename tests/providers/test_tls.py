"""The TLS classes: what clients set, what waits for CommitChanges, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support import pki, requests
from support.machines import make
from support.talking import Answer, Console
from vamt.pki.store import OWN_HANDLE, Certificate, CertificateStore
from vamt.pki.tls import Effect, Terms, Tls, committed, own, presented

SETTINGS = "AMT_TLSSettingData"
CONTEXT = "AMT_TLSCredentialContext"
NETWORK, LOCAL = "Intel(r) AMT 802.3 TLS Settings", "Intel(r) AMT LMS TLS Settings"
ROOT = pki.authority()
STORE = CertificateStore(
    (
        Certificate(0, ROOT.der, trusted_root=True),
        Certificate(1, pki.issue(ROOT, "machine", pki.rsa_key(0)).der),
        Certificate(2, pki.issue(ROOT, "keyless").der),
        Certificate(3, pki.issue(ROOT, "renewed", pki.rsa_key(0)).der),
    ),
    (pki.pair(0),),
)
MISSING, NOT_PERMITTED, MISMATCH = 2057, 16, 2064
OFF = Terms(Enabled=False)


@pytest.fixture
def console() -> Console:
    return Console(make(None, STORE))


def tls(console: Console) -> Tls:
    return console.machine.snapshot.section(Tls)


async def put(console: Console, name: str, *names: str, **changes: bool) -> Answer:
    """As MeshCommander puts: the whole object, and the whole object as selectors."""
    (item,) = [item for item in await console.pull_all(SETTINGS) if item.findtext("{*}InstanceID") == name]
    values = {str(child.tag).rpartition("}")[2]: child.text or "" for child in item}
    values.pop("TrustedCN", None)
    values |= {key: str(value).lower() for key, value in changes.items()}
    inside = "".join(f"<h:{key}>{value}</h:{key}>" for key, value in values.items())
    inside += "".join(f"<h:TrustedCN>{one}</h:TrustedCN>" for one in names)
    return await console.put(SETTINGS, inside, chosen=requests.selectors(**values))


def context(handle: int, spelling: str = "TLSProtocolEndpointInstances Collection") -> str:
    certificate = requests.epr(
        "AMT_PublicKeyCertificate", address="/wsman", InstanceID=f"Intel(r) AMT Certificate: Handle: {handle}"
    )
    collection = requests.epr("AMT_TLSProtocolEndpointCollection", address="/wsman", ElementName=spelling)
    return (
        f"<h:ElementInContext>{certificate}</h:ElementInContext>"
        f"<h:ElementProvidingContext>{collection}</h:ElementProvidingContext>"
    )


async def bound(console: Console) -> int:
    """The handle of the certificate in the one context."""
    (item,) = await console.pull_all(CONTEXT)
    return int((item.findtext(".//{*}Selector") or "").rpartition(" ")[2])


async def create(console: Console, handle: int) -> Answer:
    return await console.send(requests.create(CONTEXT, context(handle)))


def nested(handle: int) -> str:
    """Selectors that are references, as MeshCommander deletes."""
    certificate = requests.epr(
        "AMT_PublicKeyCertificate", InstanceID=f"Intel(r) AMT Certificate: Handle: {handle}"
    )
    collection = requests.epr(
        "AMT_TLSProtocolEndpointCollection", ElementName="TLSProtocolEndpoint Instances"
    )
    return "".join(
        f'<w:Selector Name="{name}"><a:EndpointReference>{inside}</a:EndpointReference></w:Selector>'
        for name, inside in (("ElementInContext", certificate), ("ElementProvidingContext", collection))
    )


async def delete(console: Console, handle: int) -> Answer:
    selectors = f"<w:SelectorSet>{nested(handle)}</w:SelectorSet>"
    return await console.send(requests.envelope(f"{requests.TRANSFER}/Delete", CONTEXT, selectors=selectors))


async def commit(console: Console) -> None:
    await console.machine.save(*committed(console.machine.snapshot))


async def test_at_first_the_network_speaks_tls_and_takes_plain_connections_too(console: Console) -> None:
    network, local = await console.pull_all(SETTINGS)
    assert [child.text for child in network] == ["true", NETWORK, "true", NETWORK, "false", "true"]
    assert [child.text for child in local] == ["true", LOCAL, "false", LOCAL, "false", "true"]


async def test_at_first_the_machines_own_certificate_is_bound(console: Console) -> None:
    assert await bound(console) == OWN_HANDLE
    assert (await console.get(CONTEXT)).status == 200
    console = Console(make(None, Tls(network=OFF)))
    assert await console.pull_all(CONTEXT) == []


async def test_the_machines_own_certificate_is_replaced_by_a_put_where_tls_is_on(console: Console) -> None:
    """As rpc-go's `configure tls` and MeshCentral do it."""
    answer = await console.put(CONTEXT, context(1))
    assert "Certificate: Handle: 1<" in answer.text
    assert await bound(console) == 1
    await commit(console)
    assert tls(console).effect.certificate == 1


async def test_the_machines_own_certificate_can_be_bound_again(console: Console) -> None:
    await console.put(CONTEXT, context(1))
    await commit(console)
    assert f"Certificate: Handle: {OWN_HANDLE}<" in (await console.put(CONTEXT, context(OWN_HANDLE))).text
    assert await bound(console) == OWN_HANDLE
    await commit(console)
    assert presented(console.machine.snapshot) == own(console.machine.snapshot)


async def test_the_context_that_is_there_at_first_can_be_put_back(console: Console) -> None:
    assert (await console.put(CONTEXT, context(OWN_HANDLE))).status == 200
    assert tls(console) == Tls()


async def test_the_context_that_is_there_at_first_is_deleted_only_while_tls_is_off(console: Console) -> None:
    """MeshCommander, which switches TLS off, deletes what it saw before, and does not mind if it is gone."""
    assert f"AMT-STATUS {NOT_PERMITTED}" in (await delete(console, OWN_HANDLE)).text
    await put(console, NETWORK, Enabled=False)
    assert f"AMT-STATUS {NOT_PERMITTED}" in (await delete(console, OWN_HANDLE)).text
    await commit(console)
    assert (await delete(console, OWN_HANDLE)).fault == "DestinationUnreachable"


async def test_where_tls_is_off_the_machines_own_certificate_can_be_bound_and_unbound() -> None:
    console = Console(make(None, Tls(network=OFF)))
    assert "ResourceCreated>" in (await create(console, OWN_HANDLE)).text
    assert await bound(console) == OWN_HANDLE
    assert (await delete(console, OWN_HANDLE)).status == 200
    assert await console.pull_all(CONTEXT) == []


async def test_what_is_put_is_shown_at_once_and_waits_for_its_commit(console: Console) -> None:
    answer = await put(console, NETWORK, AcceptNonSecureConnections=False)
    assert answer.one("AcceptNonSecureConnections") == "false"
    (network, _) = await console.pull_all(SETTINGS)
    assert network.findtext("{*}AcceptNonSecureConnections") == "false"
    assert tls(console).effect == Effect()
    await commit(console)
    assert not tls(console).effect.network.plain


async def test_the_local_interface_is_never_shut_to_its_own_host(console: Console) -> None:
    answer = await put(console, LOCAL, Enabled=True, AcceptNonSecureConnections=False)
    assert (answer.one("Enabled"), answer.one("AcceptNonSecureConnections")) == ("true", "true")


async def test_trusted_names_count_at_once_and_go_when_they_are_left_out(console: Console) -> None:
    answer = await put(console, NETWORK, "a.example.com", "b.example.com", "a.example.com")
    assert answer.all("TrustedCN") == ["a.example.com", "b.example.com"]
    assert tls(console) == Tls(network_names=("a.example.com", "b.example.com"))
    await put(console, NETWORK)
    assert tls(console) == Tls()


@pytest.mark.parametrize("names", [list("abcde"), ["x" * 256], [""]])
async def test_too_many_names_or_names_that_are_none_are_refused(console: Console, names: list[str]) -> None:
    assert (await put(console, NETWORK, *names)).fault == "InvalidRepresentation"
    assert tls(console) == Tls()


async def test_clients_are_not_verified_without_anything_to_verify_them_with() -> None:
    console = Console()
    assert f"AMT-STATUS {MISSING}" in (await put(console, NETWORK, MutualAuthentication=True)).text
    console = Console(make(None, STORE))
    assert (await put(console, NETWORK, MutualAuthentication=True)).one("MutualAuthentication") == "true"


async def test_a_certificate_is_bound_as_mesh_commander_does_it(console: Console) -> None:
    answer = await create(console, 1)
    assert "ResourceCreated>" in answer.text
    (item,) = await console.pull_all(CONTEXT)
    assert item.findtext(".//{*}Selector") == "Intel(r) AMT Certificate: Handle: 1"
    assert (tls(console).certificate, tls(console).effect.certificate) == (1, None)
    await commit(console)
    assert tls(console).effect.certificate == 1


async def test_another_certificate_is_bound_by_a_put_without_selectors(console: Console) -> None:
    await create(console, 1)
    answer = await console.put(CONTEXT, context(3))
    assert "Certificate: Handle: 3<" in answer.text
    assert tls(console).certificate == 3


async def test_there_is_one_context_at_most(console: Console) -> None:
    await create(console, 1)
    assert (await create(console, 3)).fault == "AlreadyExists"
    assert await bound(console) == 1


async def test_rpc_go_switches_tls_on_again_with_the_context_that_stayed_while_it_was_off(
    console: Console,
) -> None:
    """`configure tls`, then `--mode None`, then again: without TLS it creates, and goes on where one AlreadyExists."""
    await console.put(CONTEXT, context(1))
    await commit(console)
    await put(console, NETWORK, Enabled=False, AcceptNonSecureConnections=False)
    await put(console, LOCAL, Enabled=False)
    await commit(console)
    answer = await create(console, 3)
    assert answer.status == 400
    assert answer.all("Value") == ["a:Sender", "e:AlreadyExists"]
    await put(console, NETWORK, Enabled=True)
    await commit(console)
    assert tls(console).effect == Effect(network=Terms(AcceptNonSecureConnections=False), certificate=1)


@pytest.mark.parametrize("handle", [0, 2])
async def test_only_a_leaf_with_its_key_can_be_bound(console: Console, handle: int) -> None:
    assert f"AMT-STATUS {MISMATCH}" in (await create(console, handle)).text
    assert tls(console) == Tls()


@pytest.mark.parametrize("handle", [9, 17, 10**20])
async def test_a_certificate_that_is_not_there_cannot_be_bound(console: Console, handle: int) -> None:
    assert (await create(console, handle)).fault == "InvalidRepresentation"


async def test_a_context_needs_a_reference(console: Console) -> None:
    answer = await console.send(requests.create(CONTEXT, "<h:ElementInContext>1</h:ElementInContext>"))
    assert answer.fault == "InvalidRepresentation"


async def test_the_context_is_deleted_only_while_tls_is_off() -> None:
    on = Tls(certificate=1)
    for busy in (on, on.pending(replace(on, network=OFF))):
        console = Console(make(None, STORE, busy))
        assert f"AMT-STATUS {NOT_PERMITTED}" in (await delete(console, 1)).text
    console = Console(make(None, STORE, Tls(network=OFF, certificate=1)))
    assert (await delete(console, 1)).status == 200
    assert tls(console) == Tls(network=OFF)
    assert await console.pull_all(CONTEXT) == []


async def test_the_context_of_another_certificate_is_not_there() -> None:
    console = Console(make(None, STORE, Tls(network=OFF, certificate=1)))
    assert (await delete(console, 3)).fault == "DestinationUnreachable"


async def test_credentials_are_found_among_all_contexts() -> None:
    """As Console asks for them."""
    console = Console(make(None, STORE, Tls(certificate=1)))
    names = [item.tag.rpartition("}")[2] for item in await console.pull_all("CIM_CredentialContext")]
    assert names == [CONTEXT]


async def test_the_endpoints_say_what_is_in_effect() -> None:
    pending = Tls().pending(Tls(network=OFF))
    console = Console(make(None, pending))
    network, local = await console.pull_all("AMT_TLSProtocolEndpoint")
    assert (network.findtext("{*}EnabledState"), local.findtext("{*}EnabledState")) == ("2", "3")
    await commit(console)
    network, _ = await console.pull_all("AMT_TLSProtocolEndpoint")
    assert network.findtext("{*}EnabledState") == "3"
