"""The wired interface, and 802.1X on it."""

from __future__ import annotations

from typing import Final

from golden.explained import AsRecorded, Difference
from support import requests
from support.machines import Made, domain, make
from support.recordings import Recording
from vamt.backend.base import Interface
from vamt.machine import Network
from vamt.pki.store import Certificate, CertificateStore

_NETWORK: Final = ("SubnetMask", "DefaultGateway", "PrimaryDNS", "SecondaryDNS")


def _port(recording: Recording) -> Made:
    mac = (recording.value("MACAddress") or "").replace("-", ":")
    made = make(domain(interfaces=(Interface(mac, "virtio", link_up=True),)))
    network = Network(*(recording.value(name) for name in _NETWORK))
    made.machine.readdress(recording.value("IPAddress") or "", network)
    return made


def _with_certificates(recording: Recording) -> Made:
    return make(None, CertificateStore((Certificate(0), Certificate(1, trusted_root=True))))


def _certificate(handle: int) -> str:
    return requests.epr("AMT_PublicKeyCertificate", InstanceID=f"Intel(r) AMT Certificate: Handle: {handle}")


MACHINES: Final[dict[str, AsRecorded]] = {
    "AMT_EthernetPortSettings": _port,
    "IPS_IEEE8021xSettings": _with_certificates,
}

PARAMETERS: Final = {
    "AMT_EthernetPortSettings.Put": (
        "<h:DHCPEnabled>true</h:DHCPEnabled><h:IpSyncEnabled>true</h:IpSyncEnabled>"
        "<h:SharedStaticIp>true</h:SharedStaticIp><h:LinkPolicy>1</h:LinkPolicy>"
        "<h:LinkPolicy>14</h:LinkPolicy><h:LinkPolicy>16</h:LinkPolicy>"
    ),
    "IPS_IEEE8021xSettings.SetCertificates": (
        f"<h:ServerCertificateIssuer>{_certificate(1)}</h:ServerCertificateIssuer>"
        f"<h:ClientCertificate>{_certificate(0)}</h:ClientCertificate>"
    ),
}

_SECOND_PORT: Final = {
    "ConsoleTcpMaxRetransmissions": "5",
    "DHCPEnabled": "true",
    "ElementName": "Intel(r) AMT Ethernet Port Settings",
    "InstanceID": "Intel(r) AMT Ethernet Port Settings 1",
    "LinkControl": "2",
    "LinkIsUp": "false",
    "LinkPreference": "2",
    "MACAddress": "00-00-00-00-00-00",
    "PhysicalConnectionType": "3",
    "SharedMAC": "true",
    "WLANLinkProtectionLevel": "1",
}
_INSIDE: Final = "".join(f"<P:{name}>{value}</P:{name}>" for name, value in _SECOND_PORT.items())

EXPLAINED: Final = [
    Difference(
        "amt/ethernetport/pull.xml",
        f"<P:AMT_EthernetPortSettings>{_INSIDE}</P:AMT_EthernetPortSettings>",
        "",
        "a virtual machine has no wireless interface",
    ),
    Difference(
        "amt/ethernetport/enumerate.xml",
        ">7700000-0000-",
        ">XXXXXXXX-0000-",
        "the context has lost a digit; those of all other recordings have eight before the first hyphen",
    ),
    Difference(
        "ips/ieee8021x/settings/setcertificates.xml",
        "IPS_IEEE8021xSettings/SetCertificates</b:Action>",
        "IPS_IEEE8021xSettings/SetCertificatesResponse</b:Action>",
        "the header was edited; devices answer with the action of a response",
    ),
]
