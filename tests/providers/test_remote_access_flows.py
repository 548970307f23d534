"""How clients set remote access up and take it down again, call by call."""

from __future__ import annotations

import base64
import struct

import pytest
from lxml import etree

from support import requests
from support.talking import Answer, Console

ADDRESSING = requests.ADDRESSING
SAP = "AMT_ManagementPresenceRemoteSAP"
RULE = "AMT_RemoteAccessPolicyRule"
APPLIES = "AMT_RemoteAccessPolicyAppliesToMPS"
DETECTION = "AMT_EnvironmentDetectionSettingData"
USER = "AMT_UserInitiatedConnectionService"
SERVICE = "AMT_RemoteAccessService"

LISTED = (
    SAP,
    "AMT_RemoteAccessCredentialContext",
    APPLIES,
    RULE,
    "AMT_MPSUsernamePassword",
    "IPS_HTTPProxyAccessPoint",
)
GOT = (DETECTION, USER)


@pytest.fixture
def console() -> Console:
    return Console()


async def read(console: Console) -> dict[str, list[etree._Element]]:
    """The batch with which MeshCommander and MeshCentral begin; every class has to answer."""
    found: dict[str, list[etree._Element]] = {}
    for name in GOT:
        answer = await console.get(name)
        assert answer.status == 200, answer.text
        found[name] = list(answer.elements("Body")[0])
    for name in LISTED:
        found[name] = await console.pull_all(name)
    found["IPS_HTTPProxyService"] = await console.pull_all("IPS_HTTPProxyService")
    return found


def selector(reference: etree._Element | None, name: str) -> str:
    """A named one of several selectors, as `getItem` of both finds it; it needs more than one."""
    assert reference is not None
    found = {one.get("Name"): one.text or "" for one in reference.iterfind(".//{*}Selector")}
    assert len(found) > 1
    return found[name]


def mesh_reference(name: str) -> str:
    """A reference to a server as both write it."""
    return (
        f'<Address xmlns="{ADDRESSING}">{requests.ANONYMOUS}</Address>'
        f'<ReferenceParameters xmlns="{ADDRESSING}"><ResourceURI xmlns="{requests.WSMAN}">'
        f'{requests.full(SAP)}</ResourceURI><SelectorSet xmlns="{requests.WSMAN}">'
        f'<Selector Name="Name">{name}</Selector></SelectorSet></ReferenceParameters>'
    )


async def add_server(console: Console, host: str, user: str, password: str) -> Answer:
    answer = await console.invoke(
        SERVICE,
        "AddMpServer",
        f"<h:AccessInfo>{host}</h:AccessInfo><h:InfoFormat>201</h:InfoFormat><h:Port>4433</h:Port>"
        f"<h:AuthMethod>2</h:AuthMethod><h:Username>{user}</h:Username><h:Password>{password}</h:Password>"
        f"<h:CN>{host}</h:CN>",
    )
    assert answer.return_value == 0
    return answer


async def add_rule(console: Console, trigger: int, lifetime: int, data: str, server: str) -> None:
    answer = await console.invoke(
        SERVICE,
        "AddRemoteAccessPolicyRule",
        f"<h:Trigger>{trigger}</h:Trigger><h:TunnelLifeTime>{lifetime}</h:TunnelLifeTime>"
        f"<h:ExtendedData>{data}</h:ExtendedData><h:MpServer>{server}</h:MpServer>",
    )
    assert answer.return_value == 0


async def meshcentral(console: Console, host: str) -> None:
    """CIRA synchronisation: what is not ours is removed, what is missing added."""
    found = await read(console)
    if found[USER][0].findtext("{*}EnabledState") != "32771":
        await console.invoke(USER, "RequestStateChange", "<h:RequestedState>32771</h:RequestedState>")
    servers = {item.findtext("{*}Name"): item.findtext("{*}AccessInfo") for item in found[SAP]}
    kinds = {
        selector(item.find("{*}PolicySet"), "PolicyRuleName"): servers[
            selector(item.find("{*}ManagedElement"), "Name")
        ]
        for item in found[APPLIES]
    }
    for kind, server in kinds.items():
        if (kind, server) != ("Periodic", host):
            assert (await console.send(requests.delete(RULE, PolicyRuleName=kind))).status == 200
    for name, server in servers.items():
        if server != host:
            assert (await console.send(requests.delete(SAP, Name=str(name)))).status == 200
    if host not in servers.values():
        answer = await add_server(console, host, "0123456789abcdef", "aB3$efgh")
        name = selector(answer.elements("MpServer")[0], "Name")
        data = base64.b64encode(struct.pack(">2I", 0, 10)).decode()
        await add_rule(console, 2, 0, data, mesh_reference(name))
    if not found[DETECTION][0].findall("{*}DetectionStrings"):
        echoed = "".join(
            f"<h:{etree.QName(child).localname}>{child.text}</h:{etree.QName(child).localname}>"
            for child in found[DETECTION][0]
        )
        put = await console.put(DETECTION, f"{echoed}<h:DetectionStrings>5f3a9c01d2e4</h:DetectionStrings>")
        assert put.status == 200


async def test_meshcentral_sets_remote_access_up_once(console: Console) -> None:
    await meshcentral(console, "mesh.example.com")
    first = console.machine.snapshot.sections
    found = await read(console)
    (call,) = found[APPLIES]
    assert selector(call.find("{*}PolicySet"), "PolicyRuleName") == "Periodic"
    assert found[DETECTION][0].findtext("{*}DetectionStrings") == "5f3a9c01d2e4"
    await meshcentral(console, "mesh.example.com")
    assert console.machine.snapshot.sections == first


async def test_meshcentral_takes_the_place_of_another_server(console: Console) -> None:
    await meshcentral(console, "old.example.com")
    await add_rule(console, 0, 300, "", mesh_reference("Intel(r) AMT:Management Presence Server 0"))
    await meshcentral(console, "mesh.example.com")
    found = await read(console)
    assert [item.findtext("{*}AccessInfo") for item in found[SAP]] == ["mesh.example.com"]
    assert [item.findtext("{*}PolicyRuleName") for item in found[RULE]] == ["Periodic"]


async def test_rpc_sets_two_policies_for_one_server(console: Console) -> None:
    """As rpc-go does it: clear what is there, add the server, both policies, then put both calls."""
    name = "Intel(r) AMT:Management Presence Server 0"
    for kind in ("User Initiated", "Alert", "Periodic"):
        assert (
            await console.send(requests.delete(RULE, PolicyRuleName=kind))
        ).fault == "DestinationUnreachable"
    for item in await console.pull_all(SAP):
        await console.send(requests.delete(SAP, Name=str(item.findtext("{*}Name"))))
    await add_server(console, "mps.example.com", "standalone", "P@ssw0rd")
    (server,) = await console.pull_all(SAP)
    assert server.findtext("{*}Name") == name
    await add_rule(console, 2, 0, "AAAAAAAAABk=", requests.epr(SAP, Name=name))
    await add_rule(console, 0, 300, "", requests.epr(SAP, Name=name))
    calls = await console.pull_all(APPLIES)
    assert [selector(item.find("{*}PolicySet"), "PolicyRuleName") for item in calls] == [
        "Periodic",
        "User Initiated",
    ]
    for _ in calls:  # go-wsman-messages chooses the periodic one, whichever it puts
        ours = {"SystemCreationClassName": "CIM_ComputerSystem", "SystemName": "Intel(r) AMT"}
        keys = {
            "ManagedElement": requests.epr(SAP, CreationClassName=SAP, Name=name, **ours),
            "PolicySet": requests.epr(RULE, CreationClassName=RULE, PolicyRuleName="Periodic", **ours),
        }
        wrapped = {key: f"<a:EndpointReference>{text}</a:EndpointReference>" for key, text in keys.items()}
        body = "".join(f"<h:{key}>{text}</h:{key}>" for key, text in keys.items())
        put = await console.put(
            APPLIES,
            f"{body}<h:OrderOfAccess>0</h:OrderOfAccess><h:MpsType>2</h:MpsType>",
            chosen=requests.selectors(**wrapped),
        )
        assert put.status == 200
    answer = await console.invoke(USER, "RequestStateChange", "<h:RequestedState>32771</h:RequestedState>")
    assert answer.return_value == 0
    settings = (await console.get(DETECTION)).properties()
    put = await console.put(
        DETECTION,
        "<h:DetectionAlgorithm>0</h:DetectionAlgorithm>"
        "<h:DetectionStrings>b332bb28-ef3a-43b0-b998-342285ac1e26.com</h:DetectionStrings>"
        f"<h:ElementName>{settings['ElementName']}</h:ElementName>"
        f"<h:InstanceID>{settings['InstanceID']}</h:InstanceID>",
    )
    assert put.one("DetectionStrings") == "b332bb28-ef3a-43b0-b998-342285ac1e26.com"


async def test_meshcommander_changes_a_policy_by_deleting_it_first(console: Console) -> None:
    await meshcentral(console, "mesh.example.com")
    name = "Intel(r) AMT:Management Presence Server 0"
    assert (await console.send(requests.delete(RULE, PolicyRuleName="Periodic"))).status == 200
    daily = base64.b64encode(struct.pack(">3I", 1, 6, 30)).decode()
    await add_rule(console, 2, 600, daily, mesh_reference(name))
    (rule,) = (await read(console))[RULE]
    assert (rule.findtext("{*}ExtendedData"), rule.findtext("{*}TunnelLifeTime")) == (daily, "600")
