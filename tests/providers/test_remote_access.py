"""Presence servers, policies and credentials: what is taken, what is refused, what goes with what."""

from __future__ import annotations

import base64
import struct

import pytest

from support import requests
from support.machines import make
from support.talking import Answer, Console
from vamt.firmware.remoteaccess import RemoteAccess, certificates_in_use
from vamt.pki.store import Certificate, CertificateStore

SERVICE = "AMT_RemoteAccessService"
SAP = "AMT_ManagementPresenceRemoteSAP"
RULE = "AMT_RemoteAccessPolicyRule"
APPLIES = "AMT_RemoteAccessPolicyAppliesToMPS"
PASSWORDS = "AMT_MPSUsernamePassword"
CONTEXT = "AMT_RemoteAccessCredentialContext"
USER = "AMT_UserInitiatedConnectionService"
SECRET = "S3cret!word"
EVERY_TEN_SECONDS = struct.pack(">2I", 0, 10)
DAILY = struct.pack(">3I", 1, 23, 59)


def server_name(number: int) -> str:
    return f"Intel(r) AMT:Management Presence Server {number}"


def inside(**values: object) -> str:
    return "".join(f"<h:{name}>{value}</h:{name}>" for name, value in values.items() if value is not None)


@pytest.fixture
def console() -> Console:
    return Console()


async def add(console: Console, **changes: object) -> Answer:
    values: dict[str, object] = {
        "AccessInfo": "mps.example.com",
        "InfoFormat": 201,
        "Port": 4433,
        "AuthMethod": 2,
        "Username": "meshuser",
        "Password": SECRET,
        "CN": "mps.example.com",
    }
    return await console.invoke(SERVICE, "AddMpServer", inside(**values | changes))


def servers(*names: str, element: str = "MpServer") -> str:
    """References as Mesh* and Go write them: with the Name alone."""
    return "".join(f"<h:{element}>{requests.epr(SAP, Name=name)}</h:{element}>" for name in names)


async def rule(
    console: Console,
    trigger: int = 2,
    data: bytes | None = EVERY_TEN_SECONDS,
    who: str = servers(server_name(0)),
    lifetime: int = 0,
) -> Answer:
    encoded = None if data is None else base64.b64encode(data).decode()
    parameters = inside(Trigger=trigger, TunnelLifeTime=lifetime, ExtendedData=encoded)
    return await console.invoke(SERVICE, "AddRemoteAccessPolicyRule", parameters + who)


def access(console: Console) -> RemoteAccess:
    return console.machine.snapshot.section(RemoteAccess)


async def test_a_server_is_known_by_the_name_its_adder_is_told(console: Console) -> None:
    answer = await add(console)
    names = [element.text for element in answer.elements("Selector")]
    assert names == [SAP, server_name(0), "CIM_ComputerSystem", "Intel(r) AMT"]
    (item,) = await console.pull_all(SAP)
    shown = {child.tag.rpartition("}")[2]: child.text for child in item}
    assert (shown["AccessInfo"], shown["Port"], shown["InfoFormat"], shown["CN"]) == (
        "mps.example.com",
        "4433",
        "201",
        "mps.example.com",
    )


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({"InfoFormat": 3, "AccessInfo": "192.0.2.7"}, 0),
        ({"InfoFormat": 4, "AccessInfo": "2001:db8::7"}, 0),
        ({"CN": None}, 0),
        ({"CN": "*.example.com"}, 0),
        ({"Username": "u" * 64, "Password": "p" * 64}, 0),
        ({"InfoFormat": 3}, 36),
        ({"InfoFormat": 4, "AccessInfo": "192.0.2.7"}, 36),
        ({"InfoFormat": 2}, 36),
        ({"InfoFormat": 3, "AccessInfo": "192.0.2.7", "CN": None}, 36),
        ({"AccessInfo": ""}, 36),
        ({"AccessInfo": "a" * 256}, 36),
        ({"AccessInfo": "two words"}, 36),
        ({"AccessInfo": "-host"}, 36),
        ({"CN": "c" * 256}, 36),
        ({"Port": 0}, 36),
        ({"AuthMethod": 0}, 36),
        ({"AuthMethod": 1}, 36),
        ({"AuthMethod": 3}, 36),
        ({"Username": None}, 36),
        ({"Password": ""}, 36),
        ({"Username": "u" * 65}, 36),
        ({"Password": "p" * 65}, 36),
    ],
)
async def test_a_server_needs_an_address_a_port_and_credentials(
    console: Console, changes: dict[str, object], value: int
) -> None:
    answer = await add(console, **changes)
    assert answer.return_value == value
    assert len(await console.pull_all(SAP)) == (value == 0)


async def test_the_same_server_is_not_added_twice(console: Console) -> None:
    assert (await add(console)).return_value == 0
    assert (await add(console, Username="another")).return_value == 2058
    assert (await add(console, Port=4434)).return_value == 0
    assert [one.handle for one in access(console).servers] == [0, 1]


async def test_six_servers_fit_and_a_free_number_is_used_again(console: Console) -> None:
    for port in range(1, 7):
        assert (await add(console, Port=port)).return_value == 0
    assert (await add(console, Port=7)).return_value == 23
    await console.send(requests.delete(SAP, Name=server_name(2)))
    assert server_name(2) in (await add(console, Port=7)).text


async def test_a_password_is_kept_and_never_shown(console: Console) -> None:
    await add(console)
    assert access(console).servers[0].password == SECRET
    for name in (SAP, PASSWORDS, CONTEXT, "CIM_SharedCredential", "CIM_Credential", "CIM_ManagedElement"):
        for item in await console.pull_all(name):
            assert SECRET not in str(item.xpath("string()"))
    assert (await console.get(PASSWORDS)).properties() == {
        "InstanceID": "Intel(r) AMT:MPS Username Password 0",
        "RemoteID": "meshuser",
    }


async def test_user_and_password_are_changed_by_put_which_is_answered_with_nothing(console: Console) -> None:
    await add(console)
    await add(console, Port=2)
    chosen = requests.selectors(InstanceID="Intel(r) AMT:MPS Username Password 1")
    answer = await console.put(PASSWORDS, inside(RemoteID="new", Secret="Other1!x"), chosen=chosen)
    assert (answer.status, answer.elements("Body")[0].xpath("string()")) == (200, "")
    assert [(one.user, one.password) for one in access(console).servers] == [
        ("meshuser", SECRET),
        ("new", "Other1!x"),
    ]
    await console.put(PASSWORDS, inside(RemoteID="newer"), chosen=chosen)
    assert (access(console).servers[1].user, access(console).servers[1].password) == ("newer", "Other1!x")


@pytest.mark.parametrize("values", [{"RemoteID": ""}, {"Secret": ""}, {"Secret": "p" * 65}])
async def test_what_is_no_password_cannot_be_put(console: Console, values: dict[str, str]) -> None:
    await add(console)
    assert (await console.put(PASSWORDS, inside(**values))).fault == "InvalidRepresentation"
    assert access(console).servers[0].password == SECRET


def certificate(number: int) -> str:
    name = f"Intel(r) AMT Certificate: Handle: {number}"
    return requests.epr("AMT_PublicKeyCertificate", InstanceID=name)


async def test_a_certificate_takes_the_place_of_a_password() -> None:
    stored = CertificateStore((Certificate(0, b"root", trusted_root=True), Certificate(3, b"leaf")))
    console = Console(make(None, stored))
    unknown = {"AuthMethod": 1, "Username": None, "Password": None}
    for wrong in (certificate(0), certificate(1), requests.epr(SAP, Name="x")):
        assert (await add(console, **unknown, Certificate=wrong)).return_value == 36
    assert (await add(console, **unknown, Certificate=certificate(3))).return_value == 0
    assert certificates_in_use(console.machine.snapshot) == {3}
    assert await console.pull_all(PASSWORDS) == []
    (link,) = await console.pull_all(CONTEXT)
    assert link.findtext("{*}ElementInContext//{*}Selector") == "Intel(r) AMT Certificate: Handle: 3"
    assert server_name(0) in str(link.xpath("string()"))


async def test_a_password_belongs_to_its_server(console: Console) -> None:
    """MeshCommander reads one selector on one side, and looks for the server's name on the other."""
    await add(console)
    (link,) = await console.pull_all(CONTEXT)
    (name,) = link.iterfind("{*}ElementInContext//{*}Selector")
    assert name.text == "Intel(r) AMT:MPS Username Password 0"
    others = [one.text for one in link.iterfind("{*}ElementProvidingContext//{*}Selector")]
    assert server_name(0) in others
    assert certificates_in_use(console.machine.snapshot) == frozenset()


@pytest.mark.parametrize(
    ("trigger", "data", "name"),
    [
        (0, None, "User Initiated"),
        (0, b"", "User Initiated"),
        (1, None, "Alert"),
        (2, EVERY_TEN_SECONDS, "Periodic"),
        (2, DAILY, "Periodic"),
    ],
)
async def test_a_policy_is_named_after_its_trigger(
    console: Console, trigger: int, data: bytes | None, name: str
) -> None:
    await add(console)
    answer = await rule(console, trigger, data, lifetime=300)
    assert answer.return_value == 0
    shown = (await console.get(RULE, PolicyRuleName=name)).properties()
    assert (shown["Trigger"], shown["TunnelLifeTime"]) == (str(trigger), "300")
    assert base64.b64decode(str(shown.get("ExtendedData", ""))) == (data or b"")


@pytest.mark.parametrize(
    "data",
    [
        None,
        b"",
        b"\0" * 4,
        struct.pack(">2I", 0, 0),
        struct.pack(">2I", 1, 5),
        struct.pack(">2I", 2, 5),
        struct.pack(">3I", 0, 5, 5),
        struct.pack(">3I", 1, 24, 0),
        struct.pack(">3I", 1, 0, 60),
        EVERY_TEN_SECONDS + b"\0",
        b"\0" * 36,
        b"\xff" * 5000,
    ],
)
async def test_a_periodic_policy_needs_an_interval_or_a_time_of_day(
    console: Console, data: bytes | None
) -> None:
    await add(console)
    assert (await rule(console, 2, data)).return_value == 36
    assert access(console).policies == ()


@pytest.mark.parametrize(
    "who",
    [
        "",
        servers("Intel(r) AMT:Management Presence Server 9"),
        servers(server_name(0), server_name(0)),
        servers(server_name(0), server_name(1), server_name(2)),
        servers(server_name(0)) + servers("nobody", element="InternalMpServer"),
        f"<h:MpServer>{requests.epr('CIM_ComputerSystem', Name=server_name(0))}</h:MpServer>",
    ],
)
async def test_a_policy_calls_one_or_two_servers_that_are_there(console: Console, who: str) -> None:
    for port in (1, 2, 3):
        await add(console, Port=port)
    assert (await rule(console, who=who)).return_value == 36
    assert access(console).policies == ()


async def test_each_trigger_has_one_policy(console: Console) -> None:
    await add(console)
    for trigger in (0, 1, 2):
        assert (await rule(console, trigger)).return_value == 0
    for trigger in (0, 1, 2):
        assert (await rule(console, trigger)).return_value == 2058
    assert (await rule(console, 3)).return_value == 36


async def applies(console: Console) -> list[tuple[str, str, str]]:
    """Server, network and order of every call of the policies."""
    return [
        (
            next(one.text or "" for one in item.iterfind("{*}ManagedElement//{*}Selector[@Name='Name']")),
            item.findtext("{*}MpsType") or "",
            item.findtext("{*}OrderOfAccess") or "",
        )
        for item in await console.pull_all(APPLIES)
    ]


async def test_servers_are_called_in_the_order_given_each_from_its_network(console: Console) -> None:
    for port in (1, 2, 3):
        await add(console, Port=port)
    who = servers(server_name(2), server_name(0))
    inner = servers(server_name(0), server_name(1), element="InternalMpServer")
    assert (await rule(console, who=who + inner)).return_value == 0
    assert await applies(console) == [
        (server_name(2), "0", "0"),
        (server_name(0), "2", "1"),
        (server_name(1), "1", "1"),
    ]


def call_of(policy: str, number: int = 0) -> str:
    """The selectors the Go client sends: both keys, each a whole reference."""
    ours = {"SystemCreationClassName": "CIM_ComputerSystem", "SystemName": "Intel(r) AMT"}
    server = requests.epr(SAP, CreationClassName=SAP, Name=server_name(number), **ours)
    named = requests.epr(RULE, CreationClassName=RULE, PolicyRuleName=policy, **ours)
    return requests.selectors(
        ManagedElement=f"<a:EndpointReference>{server}</a:EndpointReference>",
        PolicySet=f"<a:EndpointReference>{named}</a:EndpointReference>",
    )


async def test_a_call_is_changed_by_put_which_is_answered_with_nothing(console: Console) -> None:
    await add(console)
    for trigger in (2, 0):
        await rule(console, trigger)
    answer = await console.put(APPLIES, inside(MpsType=2, OrderOfAccess=0), chosen=call_of("Periodic"))
    assert (answer.status, answer.elements("Body")[0].xpath("string()")) == (200, "")
    assert [kind for _, kind, _ in await applies(console)] == ["2", "0"]


@pytest.mark.parametrize("values", [{"MpsType": 3}, {"OrderOfAccess": 2}, {"MpsType": "x"}])
async def test_a_call_is_not_changed_to_what_is_none(console: Console, values: dict[str, object]) -> None:
    await add(console)
    await rule(console)
    assert (await console.put(APPLIES, inside(**values))).fault == "InvalidRepresentation"
    assert await applies(console) == [(server_name(0), "0", "0")]


async def test_a_server_that_a_policy_calls_is_not_deleted_before_the_policy(console: Console) -> None:
    await add(console)
    await rule(console)
    refused = await console.send(requests.delete(SAP, Name=server_name(0)))
    assert (refused.fault, "AMT-STATUS 16" in refused.text) == ("InternalError", True)
    assert (await console.send(requests.delete(RULE, PolicyRuleName="Periodic"))).status == 200
    assert await applies(console) == []
    assert (await console.send(requests.delete(SAP, Name=server_name(0)))).status == 200
    for name in (SAP, PASSWORDS, CONTEXT, RULE):
        assert await console.pull_all(name) == []


@pytest.mark.parametrize(
    ("state", "value"),
    [(32768, 0), (32769, 0), (32770, 0), (32771, 0), (32772, 5), (2, 5), (None, 5)],
)
async def test_the_user_may_call_from_bios_and_system_as_far_as_allowed(
    console: Console, state: int | None, value: int
) -> None:
    answer = await console.invoke(USER, "RequestStateChange", inside(RequestedState=state))
    assert answer.return_value == value
    shown = (await console.get(USER)).properties()["EnabledState"]
    assert shown == (str(state) if value == 0 else "32771")


async def test_there_is_no_tunnel_to_close(console: Console) -> None:
    assert (await console.invoke(SERVICE, "CloseRemoteAccessConnection")).return_value == 0
    assert (await console.get(SERVICE)).properties()["IsRemoteTunnelConnected"] == "false"


async def test_nothing_is_stored_for_a_machine_that_calls_nobody(console: Console) -> None:
    for name in (SAP, RULE, APPLIES, PASSWORDS, CONTEXT):
        assert await console.pull_all(name) == []
    assert console.store.saved == []
