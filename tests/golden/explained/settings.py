"""AMT_GeneralSettings."""

from __future__ import annotations

from typing import Final

from golden.explained import AsRecorded, Difference
from support.machines import REALM, Made, make
from support.recordings import Recording
from vamt.firmware.features import General


def _as_set(recording: Recording) -> Made:
    names = {name: recording.value(name) or "" for name in ("DomainName", "HostName", "HostOSFQDN")}
    general = General(IdleWakeTimeout=int(recording.value("IdleWakeTimeout") or 1), **names)
    return make(None, general, realm=recording.value("DigestRealm") or REALM)


MACHINES: Final[dict[str, AsRecorded]] = {"AMT_GeneralSettings": _as_set}

OLDER: Final = "the device of this recording is older than that of the other"

EXPLAINED: Final = [
    Difference(
        "amt/general/pull.xml",
        "<P:DHCPv6ConfigurationTimeout>",
        "<P:DHCPSyncRequiresHostname>1</P:DHCPSyncRequiresHostname><P:DHCPv6ConfigurationTimeout>",
        OLDER,
    ),
    Difference(
        "amt/general/pull.xml",
        "<P:WsmanOnlyMode>",
        "<P:ThunderboltDockEnabled>0</P:ThunderboltDockEnabled><P:WsmanOnlyMode>",
        OLDER,
    ),
]
