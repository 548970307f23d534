"""Remote access, environment detection, proxies."""

from __future__ import annotations

import base64
from typing import Final

from golden.explained import AsRecorded, Difference
from support import requests
from support.machines import Made, make
from support.recordings import Recording
from vamt.firmware.remoteaccess import (
    EXTERNAL,
    PERIODIC,
    Call,
    EnvironmentDetection,
    Policy,
    PresenceServer,
    Proxies,
    Proxy,
    RemoteAccess,
)

SAP: Final = "AMT_ManagementPresenceRemoteSAP"
EVERY_25_SECONDS: Final = "AAAAAAAAABk="
PROXY: Final = (
    "<h:AccessInfo>proxy.example.com</h:AccessInfo><h:InfoFormat>201</h:InfoFormat><h:Port>3128</h:Port>"
    "<h:NetworkDnsSuffix>example.com</h:NetworkDnsSuffix>"
)


def _with_server(recording: Recording) -> Made:
    address = recording.value("AccessInfo") or "192.0.2.1"
    kind = int(recording.value("MpsType") or EXTERNAL)
    server = PresenceServer(0, address, 3, 4433, address, "user", "password")
    policy = Policy(PERIODIC, 0, base64.b64decode(EVERY_25_SECONDS), (Call(0, kind, 0),))
    called = recording.class_name != SAP
    return make(None, RemoteAccess((server,), (policy,) if called else ()))


def _before_a_method(recording: Recording) -> Made:
    if recording.operation.startswith("addremote"):
        return make(None, RemoteAccess((PresenceServer(0, "192.0.2.1", 3, 4433, "192.0.2.1", "u", "p"),)))
    return make()


def _at_home(recording: Recording) -> Made:
    found = recording.text.split("DetectionStrings>")[1::2]
    return make(None, EnvironmentDetection(DetectionStrings=tuple(text[: text.index("<")] for text in found)))


def _with_proxies(recording: Recording) -> Made:
    taken = [Proxy(number, f"{number}.example.com", 201, 3128, "example.com") for number in range(3)]
    if recording.path.endswith("2058.xml"):
        taken.append(Proxy(3, "proxy.example.com", 201, 3128, "example.com"))
    return make(None, Proxies(tuple(taken)))


MACHINES: Final[dict[str, AsRecorded]] = {
    "AMT_EnvironmentDetectionSettingData": _at_home,
    "AMT_ManagementPresenceRemoteSAP": _with_server,
    "AMT_RemoteAccessPolicyAppliesToMPS": _with_server,
    "AMT_RemoteAccessPolicyRule": _with_server,
    "AMT_RemoteAccessService": _before_a_method,
    "IPS_HTTPProxyService": _with_proxies,
}

PARAMETERS: Final = {
    "AMT_EnvironmentDetectionSettingData.Put": (
        "<h:DetectionAlgorithm>0</h:DetectionAlgorithm>"
        "<h:DetectionStrings>2b14eacc-7f20-4a11-99bc-fdc6a162160b.com</h:DetectionStrings>"
    ),
    "AMT_RemoteAccessPolicyAppliesToMPS.Put": "<h:MpsType>2</h:MpsType><h:OrderOfAccess>0</h:OrderOfAccess>",
    "AMT_RemoteAccessService.AddMpServer": (
        "<h:AccessInfo>192.0.2.1</h:AccessInfo><h:InfoFormat>3</h:InfoFormat><h:Port>4433</h:Port>"
        "<h:AuthMethod>2</h:AuthMethod><h:Username>user</h:Username><h:Password>P@ssw0rd</h:Password>"
        "<h:CN>192.0.2.1</h:CN>"
    ),
    "AMT_RemoteAccessService.AddRemoteAccessPolicyRule": (
        "<h:Trigger>2</h:Trigger><h:TunnelLifeTime>0</h:TunnelLifeTime>"
        f"<h:ExtendedData>{EVERY_25_SECONDS}</h:ExtendedData>"
        f"<h:MpServer>{requests.epr(SAP, Name='Intel(r) AMT:Management Presence Server 0')}</h:MpServer>"
    ),
    "AMT_UserInitiatedConnectionService.RequestStateChange": "<h:RequestedState>32771</h:RequestedState>",
    "IPS_HTTPProxyService.AddProxyAccessPoint": PROXY,
}

EXPLAINED: Final = [
    Difference(
        "amt/userinitiatedconnection/get.xml",
        "<P:Name>",
        "<P:LastConnectionReason></P:LastConnectionReason><P:Name>",
        "the device of the other recording, which is newer, has it",
    ),
]
