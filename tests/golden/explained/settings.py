"""AMT_GeneralSettings."""

from __future__ import annotations

from typing import Final

from golden.explained import AsRecorded, Difference
from support.machines import REALM, Made, domain, make
from support.recordings import Recording


def _of_that_name(recording: Recording) -> Made:
    return make(
        domain(name=recording.value("HostName") or "one"), realm=recording.value("DigestRealm") or REALM
    )


MACHINES: Final[dict[str, AsRecorded]] = {"AMT_GeneralSettings": _of_that_name}

EXPLAINED: Final = [
    Difference(
        "amt/general/get.xml",
        "<P:HostOSFQDN>Test Host OS FQDN<",
        "<P:HostOSFQDN>Test Host Name<",
        "what a guest calls itself is not known; its domain's name is",
    ),
    Difference(
        "amt/general/get.xml",
        "<P:DomainName>Test Domain Name<",
        "<P:DomainName><",
        "a virtual machine has no DNS domain that its host knows",
    ),
    Difference(
        "amt/general/pull.xml",
        "<P:DHCPv6ConfigurationTimeout>",
        "<P:DHCPSyncRequiresHostname>1</P:DHCPSyncRequiresHostname><P:DHCPv6ConfigurationTimeout>",
        "the device of this recording is older than that of the other",
    ),
    Difference(
        "amt/general/pull.xml",
        "<P:WsmanOnlyMode>",
        "<P:ThunderboltDockEnabled>0</P:ThunderboltDockEnabled><P:WsmanOnlyMode>",
        "the device of this recording is older than that of the other",
    ),
    Difference(
        "amt/general/pull.xml",
        "<P:IdleWakeTimeout>65535<",
        "<P:IdleWakeTimeout>1<",
        "a setting; the other recording has ours",
    ),
    *(
        Difference("amt/general/pull.xml", f"<P:{name}><", f"<P:{name}>one<", "ours always has a name")
        for name in ("HostName", "HostOSFQDN")
    ),
]
