"""What real clients send, in the forms they send it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support import requests
from support.machines import domain, make
from support.talking import Console
from vamt.backend.base import DomainState
from vamt.firmware.boot import NextBoot

SERVICE = "CIM_PowerManagementService"
BOOT_CONFIG = "CIM_BootConfigSetting"
BOOT_DATA = "AMT_BootSettingData"


@pytest.fixture
def console() -> Console:
    return Console()


@pytest.mark.parametrize(
    ("uri", "chosen"),
    [
        pytest.param(SERVICE, {}, id="no selectors for a service"),
        pytest.param("AMT_GeneralSettings", {}, id="no selectors for settings"),
        pytest.param("CIM_AssociatedPowerManagementService", {}, id="no selectors for an association"),
        pytest.param(SERVICE, {"Name": "Intel(r) AMT Power Management Service"}, id="Name alone"),
        pytest.param("CIM_ComputerSystem", {"Name": "ManagedSystem"}, id="the host by Name alone"),
        pytest.param("CIM_SoftwareIdentity", {"InstanceID": " AMT\n"}, id="white space around a value"),
        pytest.param(
            SERVICE,
            {
                "SystemName": "Intel(r) AMT",
                "Name": "Intel(r) AMT Power Management Service",
                "CreationClassName": "CIM_PowerManagementService",
                "SystemCreationClassName": "CIM_ComputerSystem",
            },
            id="all keys in any order",
        ),
        pytest.param(
            "AMT_GeneralSettings",
            {"InstanceID": "Intel(r) AMT: General Settings", "HostName": "stale", "DDNSTTL": "no number"},
            id="the whole object, stale values and all",
        ),
        pytest.param("VAMT_Processor", {"Number": "1"}, id="a number as a key"),
        pytest.param(
            "CIM_SoftwareIdentity", {"InstanceID": "AMT", "__cimnamespace": "root/x"}, id="a CIM namespace"
        ),
    ],
)
async def test_an_instance_is_found_by_whatever_names_it(
    console: Console, uri: str, chosen: dict[str, str]
) -> None:
    answer = await console.get(uri, **chosen)
    assert answer.status == 200, answer.text
    (body,) = answer.elements("Body")
    assert body[0].tag == f"{{{requests.full(uri)}}}{uri}"


@pytest.mark.parametrize(
    ("uri", "chosen", "detail"),
    [
        ("CIM_SoftwareIdentity", {}, "AmbiguousSelectors"),
        ("CIM_ComputerSystem", {"CreationClassName": "CIM_ComputerSystem"}, "AmbiguousSelectors"),
        ("CIM_SoftwareIdentity", {"InstanceID": "AMT", "NoProperty": "1"}, "UnexpectedSelectors"),
    ],
)
async def test_selectors_that_name_several_instances_or_no_property_are_refused(
    console: Console, uri: str, chosen: dict[str, str], detail: str
) -> None:
    answer = await console.get(uri, **chosen)
    assert answer.fault == "InvalidSelectors"
    assert answer.one("FaultDetail") == f"http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/{detail}"


@pytest.mark.parametrize(
    ("uri", "chosen"),
    [
        ("CIM_SoftwareIdentity", {"InstanceID": "Nothing"}),
        (SERVICE, {"Name": "Intel(r) AMT power management service"}),
        ("VAMT_Processor", {"Number": "one"}),
    ],
)
async def test_an_instance_that_is_not_there_cannot_be_reached(
    console: Console, uri: str, chosen: dict[str, str]
) -> None:
    """rpc-go takes away what may not be there, and goes on at this fault only."""
    assert (await console.get(uri, **chosen)).fault == "DestinationUnreachable"


async def test_get_of_a_class_without_instances_says_that_nothing_is_there() -> None:
    console = Console(make(domain(sockets=0, memory=())))
    assert (await console.get("CIM_Chip")).fault == "DestinationUnreachable"
    assert (await console.get("CIM_Chip", Tag="CPU 0")).fault == "DestinationUnreachable"
    assert await console.pull_all("CIM_Chip") == []


async def test_a_selector_may_be_qualified_and_hold_a_reference(console: Console) -> None:
    """MeshCommander's Put of an association, with python amt's attributes."""
    host = requests.epr("CIM_ComputerSystem", Name="ManagedSystem", address=None)
    setting = requests.epr(BOOT_CONFIG, InstanceID="Intel(r) AMT: Boot Configuration 0")
    chosen = requests.selectors(
        ManagedElement=f"<a:EndpointReference>{host}</a:EndpointReference>",
        SettingData=f"<a:EndpointReference>{setting}</a:EndpointReference>",
    ).replace("Name=", "w:Name=")
    data = requests.envelope(f"{requests.TRANSFER}/Get", "CIM_ElementSettingData", selectors=chosen)
    assert (await console.send(data)).one("IsCurrent") == "2"


async def test_a_reference_to_another_object_is_not_the_same(console: Console) -> None:
    other = requests.epr("CIM_ComputerSystem", Name="Another")
    chosen = requests.selectors(ManagedElement=f"<a:EndpointReference>{other}</a:EndpointReference>")
    data = requests.envelope(f"{requests.TRANSFER}/Get", "CIM_ElementSettingData", selectors=chosen)
    assert (await console.send(data)).fault == "DestinationUnreachable"


PLAIN = requests.get("CIM_SoftwareIdentity", InstanceID="AMT")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            PLAIN.replace(b"<a:To>/wsman<", b"<a:To>http://10.0.0.1:16992/wsman<"), id="a whole URL"
        ),
        pytest.param(PLAIN.replace(b"<a:To>/wsman</a:To>", b""), id="no To"),
        pytest.param(
            PLAIN.replace(b"<a:ReplyTo>", b"<a:From><a:Address>me</a:Address></a:From><a:ReplyTo>"), id="From"
        ),
        pytest.param(PLAIN.replace(b"PT60S", b"PT60.000S"), id="OperationTimeout of WinRM"),
        pytest.param(PLAIN.replace(b"PT60S", b"PT60.50S"), id="OperationTimeout of openwsman"),
        pytest.param(PLAIN.replace(b"PT60S", b"PT1S"), id="an OperationTimeout below the device's minimum"),
        pytest.param(PLAIN.replace(b"PT60S", b""), id="an empty OperationTimeout"),
        pytest.param(PLAIN.replace(b"<Body>", b"<Body>\n  "), id="white space in the body"),
        pytest.param(PLAIN.replace(b"<Body></Body>", b"<Body><Anything/></Body>"), id="a body"),
        pytest.param(PLAIN.replace(b"><", b">\r\n<"), id="pretty-printed"),
        pytest.param(
            PLAIN.replace(
                b"<a:Action>",
                b'<a:Action xmlns:s="http://www.w3.org/2003/05/soap-envelope" s:mustUnderstand="true">',
            ),
            id="a known header that must be understood",
        ),
    ],
)
async def test_a_get_is_understood_however_it_is_dressed(console: Console, data: bytes) -> None:
    answer = await console.send(data)
    assert answer.properties()["VersionString"] == "16.0.15", answer.text


async def test_selectors_are_found_wherever_they_stand_in_the_header(console: Console) -> None:
    chosen = requests.selectors(InstanceID="AMT")
    data = requests.get("CIM_SoftwareIdentity").replace(b"<Header>", f"<Header>{chosen}".encode())
    assert (await console.send(data)).properties()["InstanceID"] == "AMT"


ECHOED = """
<h:BIOSSetup>1</h:BIOSSetup><h:UseSOL>false</h:UseSOL><h:UseIDER>0</h:UseIDER>
<h:OptionsCleared>true</h:OptionsCleared><h:InstanceID>some other</h:InstanceID>
<h:ElementName>new name</h:ElementName><h:OwningEntity/><h:RSEPassword></h:RSEPassword>
<h:FirmwareVerbosity/><h:BootMediaIndex></h:BootMediaIndex><h:IDERBootDevice> 1 </h:IDERBootDevice>
<h:BIOSLastStatus>9</h:BIOSLastStatus><h:BIOSLastStatus>9</h:BIOSLastStatus>
<h:BootguardStatus>5</h:BootguardStatus><h:UefiBootParametersArray xsi:nil="true"/>
<h:WinREBootEnabled>true</h:WinREBootEnabled><h:OfALaterVersion>true</h:OfALaterVersion>
"""


async def test_a_put_may_echo_read_only_stale_empty_and_unknown_properties(console: Console) -> None:
    answer = await console.put(BOOT_DATA, ECHOED)
    assert answer.status == 200, answer.text
    shown = answer.properties()
    assert shown["BIOSSetup"] == "true"
    assert shown["IDERBootDevice"] == "1"
    assert shown["BootMediaIndex"] == "0"
    assert shown["InstanceID"] == "Intel(r) AMT:BootSettingData 0"
    assert shown["ElementName"] == "Intel(r) AMT Boot Configuration Settings"
    assert shown["BIOSLastStatus"] == ["2", "0"]
    assert shown["WinREBootEnabled"] == "false"
    assert shown["OptionsCleared"] == "false"


async def test_what_a_get_answers_can_be_put_back(console: Console) -> None:
    """The wsman tool's `put -k` returns the answer itself, white space, prefix and all."""
    answer = await console.get(BOOT_DATA)
    (body,) = answer.elements("Body")
    inside = "\n ".join(f"<h:{name}>{text}</h:{name}>" for name, text in _flat(answer.properties()))
    before = console.machine.snapshot.section(NextBoot)
    again = await console.put(BOOT_DATA, inside)
    assert again.properties() == answer.properties()
    assert replace(console.machine.snapshot.section(NextBoot), token=before.token) == before
    assert len(body) == 1


def _flat(properties: dict[str, str | list[str]]) -> list[tuple[str, str]]:
    return [
        (name, text)
        for name, texts in properties.items()
        for text in (texts if isinstance(texts, list) else [texts])
    ]


async def test_a_sparse_put_leaves_the_rest_alone(console: Console) -> None:
    """Console puts single properties."""
    await console.put(BOOT_DATA, "<h:BIOSSetup>true</h:BIOSSetup>")
    answer = await console.put(BOOT_DATA, "<h:UseSOL>true</h:UseSOL>")
    assert (answer.properties()["BIOSSetup"], answer.properties()["UseSOL"]) == ("true", "true")


@pytest.mark.parametrize(
    "element",
    [
        requests.epr("CIM_ComputerSystem", CreationClassName="CIM_ComputerSystem", Name="ManagedSystem"),
        requests.epr("CIM_ComputerSystem", Name="ManagedSystem", address=None),
        requests.epr("CIM_ComputerSystem", Name="ManagedSystem", address=requests.ADDRESSING),
        requests.epr("CIM_ComputerSystem", Name="ManagedSystem", address="/wsman"),
        requests.epr("CIM_ComputerSystem", Name="ManagedSystem").replace("Name=", "w:Name="),
    ],
    ids=["Go, MeshCommander", "no Address", "Go's bare namespace as Address", "/wsman", "python amt, fence"],
)
async def test_the_managed_system_is_known_in_every_clients_reference(element: str) -> None:
    console = Console(make(domain(state=DomainState.OFF)))
    answer = await console.invoke(
        SERVICE,
        "RequestPowerStateChange",
        f"<h:PowerState>2</h:PowerState><h:ManagedElement>{element}</h:ManagedElement>",
        chosen=requests.selectors(Name="Intel(r) AMT Power Management Service"),
    )
    assert answer.return_value == 0
    assert console.hypervisor.verbs == ["start"]


async def test_parameters_may_come_in_any_order_and_prefix_with_unknown_ones(console: Console) -> None:
    uri = requests.full(SERVICE)
    host = requests.epr("CIM_ComputerSystem", Name="ManagedSystem")
    body = (
        f'<n1:RequestPowerStateChange_INPUT xmlns:n1="{uri}">\n<n1:ManagedElement>{host}</n1:ManagedElement>'
        f'<n1:Later>1</n1:Later><Later xmlns="urn:x"/><PowerState xmlns="{uri}">8</PowerState>'
        "</n1:RequestPowerStateChange_INPUT>"
    )
    answer = await console.send(requests.envelope(f"{uri}/RequestPowerStateChange", SERVICE, body))
    assert answer.return_value == 0
    assert console.hypervisor.verbs == ["destroy"]


async def test_a_method_without_parameters_needs_no_body(console: Console) -> None:
    uri = requests.full(BOOT_CONFIG)
    answer = await console.send(requests.envelope(f"{uri}/ChangeBootOrder", BOOT_CONFIG))
    assert answer.return_value == 0


async def test_the_resource_may_be_left_to_the_action(console: Console) -> None:
    data = requests.invoke(BOOT_CONFIG, "ChangeBootOrder")
    uri = requests.full(BOOT_CONFIG)
    answer = await console.send(data.replace(f"<w:ResourceURI>{uri}</w:ResourceURI>".encode(), b""))
    assert answer.return_value == 0
    assert answer.one("ResourceURI") == uri


async def test_an_output_is_named_after_the_method_in_the_namespace_of_the_class(console: Console) -> None:
    answer = await console.invoke(BOOT_CONFIG, "ChangeBootOrder")
    uri = requests.full(BOOT_CONFIG)
    (body,) = answer.elements("Body")
    assert [element.tag for element in body.iter()][1:] == [
        f"{{{uri}}}ChangeBootOrder_OUTPUT",
        f"{{{uri}}}ReturnValue",
    ]
    assert answer.one("Action") == f"{uri}/ChangeBootOrderResponse"
