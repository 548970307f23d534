"""Environment detection, and the proxies on the way out."""

from __future__ import annotations

import pytest

from support import requests
from support.talking import Answer, Console
from vamt.firmware.remoteaccess import EnvironmentDetection, Proxies

DETECTION = "AMT_EnvironmentDetectionSettingData"
PROXY_SERVICE = "IPS_HTTPProxyService"
PROXY = "IPS_HTTPProxyAccessPoint"


@pytest.fixture
def console() -> Console:
    return Console()


def strings(*texts: str, name: str = "DetectionStrings") -> str:
    return "".join(f"<h:{name}>{text}</h:{name}>" for text in texts)


async def test_suffixes_are_kept_in_their_order(console: Console) -> None:
    answer = await console.put(DETECTION, strings("b.example", "a.example"))
    assert answer.properties()["DetectionStrings"] == ["b.example", "a.example"]
    assert (await console.get(DETECTION)).properties()["DetectionStrings"] == ["b.example", "a.example"]


async def test_no_suffix_switches_detection_off(console: Console) -> None:
    """MeshCentral leaves an empty list out, older clients send one empty element."""
    for nothing in ("", "<h:DetectionStrings></h:DetectionStrings>", "<h:DetectionStrings/>"):
        await console.put(DETECTION, strings("a.example"))
        answer = await console.put(DETECTION, f"<h:DetectionAlgorithm>0</h:DetectionAlgorithm>{nothing}")
        assert "DetectionStrings" not in answer.properties()


@pytest.mark.parametrize(
    "wrong",
    [
        strings(*"abcdef"),
        strings("a" * 256),
        strings(*"abcdef", name="DetectionIPv6LocalPrefixes"),
        "<h:DetectionAlgorithm>2</h:DetectionAlgorithm>",
        "<h:DetectionAlgorithm>x</h:DetectionAlgorithm>",
    ],
)
async def test_what_does_not_fit_changes_nothing(console: Console, wrong: str) -> None:
    await console.put(DETECTION, strings("a.example"))
    assert (await console.put(DETECTION, wrong)).fault == "InvalidRepresentation"
    assert (await console.get(DETECTION)).properties()["DetectionStrings"] == "a.example"


async def test_routing_through_a_vpn_outlives_other_changes(console: Console) -> None:
    assert (
        await console.invoke(DETECTION, "EnableVpnRouting", "<h:Enable>true</h:Enable>")
    ).return_value == 0
    await console.put(DETECTION, strings("a.example"))
    assert console.machine.snapshot.section(EnvironmentDetection).vpn_routing
    assert (await console.invoke(DETECTION, "EnableVpnRouting")).fault == "SchemaValidationError"


async def test_there_is_no_filter_to_choose(console: Console) -> None:
    policy = requests.epr("AMT_SystemDefensePolicy", InstanceID="none")
    named = f"<h:Policy>{policy}</h:Policy>"
    assert (await console.invoke(DETECTION, "SetSystemDefensePolicy", named)).return_value == 2053
    assert (await console.invoke(DETECTION, "SetSystemDefensePolicy")).return_value == 0


def proxy_name(number: int) -> str:
    return f"Intel(r) ME:HTTP Proxy Access Point {number}"


async def add(
    console: Console,
    address: str = "proxy.example.com",
    kind: int = 201,
    port: int = 3128,
    suffix: str = "example.com",
) -> Answer:
    return await console.invoke(
        PROXY_SERVICE,
        "AddProxyAccessPoint",
        f"<h:AccessInfo>{address}</h:AccessInfo><h:InfoFormat>{kind}</h:InfoFormat>"
        f"<h:Port>{port}</h:Port><h:NetworkDnsSuffix>{suffix}</h:NetworkDnsSuffix>",
    )


async def names(console: Console) -> list[str]:
    """Of the proxies, the one to be tried first at the front."""
    items = await console.pull_all(PROXY)
    assert [item.findtext("{*}Priority") for item in items] == [str(place) for place in range(len(items))]
    return [item.findtext("{*}AccessInfo") or "" for item in items]


async def test_a_proxy_is_tried_behind_those_before_it_until_it_is_preferred(console: Console) -> None:
    for host in ("a", "b", "c"):
        assert (await add(console, f"{host}.example.com")).return_value == 0
    assert await names(console) == ["a.example.com", "b.example.com", "c.example.com"]
    chosen = requests.selectors(Name=proxy_name(2))
    assert (await console.invoke(PROXY, "UpdatePriority", chosen=chosen)).return_value == 0
    assert await names(console) == ["c.example.com", "a.example.com", "b.example.com"]


async def test_a_proxy_is_deleted_by_its_name_alone(console: Console) -> None:
    await add(console, "a.example.com")
    await add(console, "b.example.com")
    assert (await console.send(requests.delete(PROXY, Name=proxy_name(0)))).status == 200
    assert await names(console) == ["b.example.com"]
    assert proxy_name(0) in (await add(console, "c.example.com")).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": 3},
        {"kind": 2},
        {"kind": 4, "address": "192.0.2.1"},
        {"port": 0},
        {"address": ""},
        {"suffix": ""},
        {"suffix": "not a suffix"},
        {"suffix": "a" * 64},
    ],
)
async def test_what_is_no_proxy_is_refused(console: Console, wrong: dict[str, str | int]) -> None:
    assert (await add(console, **wrong)).return_value == 36  # type: ignore[arg-type] # mixed on purpose
    assert await names(console) == []


async def test_fifteen_proxies_fit_each_of_them_once(console: Console) -> None:
    for port in range(1, 16):
        assert (await add(console, port=port)).return_value == 0
    assert (await add(console, port=3)).return_value == 2058
    assert (await add(console, port=16)).return_value == 23
    assert len(console.machine.snapshot.section(Proxies).proxies) == 15
