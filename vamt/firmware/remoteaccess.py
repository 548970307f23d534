"""Remote access: which presence servers (MPS) a machine knows, when it calls them, and how it tells home from away.

What is remembered of it; the wire names are the providers'. The password of a server is kept as it was given,
because it has to be sent to that server; nothing shows it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from vamt.machine import Section, Snapshot

USER_INITIATED: Final = 0
ALERT: Final = 1
PERIODIC: Final = 2
"""What makes a machine call (AMT_RemoteAccessPolicyRule.Trigger)."""

EXTERNAL: Final = 0
INTERNAL: Final = 1
BOTH: Final = 2
"""From which network a server is called (AMT_RemoteAccessPolicyAppliesToMPS.MpsType)."""

BIOS_AND_OS: Final = 32771
"""From where a user may start a call (AMT_UserInitiatedConnectionService.EnabledState)."""


@dataclass(frozen=True, slots=True)
class PresenceServer:
    """One server, with what the machine shows it."""

    handle: int
    address: str
    format: int
    """3 IPv4, 4 IPv6, 201 host name (CIM_RemoteServiceAccessPoint.InfoFormat)."""
    port: int
    common_name: str | None
    """Of its certificate."""
    user: str = ""
    password: str = ""
    certificate: int | None = None
    """Handle of the certificate that takes the place of user and password."""


@dataclass(frozen=True, slots=True)
class Call:
    """A policy's turn of one server."""

    server: int
    kind: int
    """`EXTERNAL`, `INTERNAL` or `BOTH`."""
    order: int


@dataclass(frozen=True, slots=True)
class Policy:
    """When to call, and whom; there is one for each trigger at most."""

    trigger: int
    lifetime: int
    """Of the tunnel, in seconds; 0 is without end."""
    schedule: bytes
    """ExtendedData of a periodic policy: numbers of four octets in network order. 0 and an interval in seconds,
    or 1, hour and minute of every day."""
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class RemoteAccess(Section):
    """Servers and policies, in the order they were added."""

    NAME: ClassVar[str] = "remote-access"

    servers: tuple[PresenceServer, ...] = ()
    policies: tuple[Policy, ...] = ()
    user_initiated: int = BIOS_AND_OS

    def server(self, handle: int) -> PresenceServer | None:
        """The server with a handle."""
        return next((server for server in self.servers if server.handle == handle), None)

    def policy(self, trigger: int) -> Policy | None:
        """The policy of a trigger."""
        return next((policy for policy in self.policies if policy.trigger == trigger), None)

    def called(self, handle: int) -> bool:
        """Whether a policy calls a server."""
        return any(call.server == handle for policy in self.policies for call in policy.calls)

    def with_server(self, server: PresenceServer) -> RemoteAccess:
        """With a server of the same handle replaced, or with one more."""
        if self.server(server.handle) is None:
            return replace(self, servers=(*self.servers, server))
        others = (server if one.handle == server.handle else one for one in self.servers)
        return replace(self, servers=tuple(others))

    def with_policy(self, policy: Policy) -> RemoteAccess:
        """With a policy of the same trigger replaced, or with one more."""
        if self.policy(policy.trigger) is None:
            return replace(self, policies=(*self.policies, policy))
        others = (policy if one.trigger == policy.trigger else one for one in self.policies)
        return replace(self, policies=tuple(others))

    def without_server(self, handle: int) -> RemoteAccess:
        """Without a server."""
        return replace(self, servers=tuple(one for one in self.servers if one.handle != handle))

    def without_policy(self, trigger: int) -> RemoteAccess:
        """Without a policy and its calls."""
        return replace(self, policies=tuple(one for one in self.policies if one.trigger != trigger))


@dataclass(frozen=True, slots=True)
class EnvironmentDetection(Section):
    """How a machine tells whether it is at home, where it calls no server from outside.

    Fields are named as in AMT_EnvironmentDetectionSettingData; without a DNS suffix it is always at home.
    """

    NAME: ClassVar[str] = "environment-detection"

    DetectionAlgorithm: int = 0
    DetectionStrings: tuple[str, ...] = ()
    DetectionIPv6LocalPrefixes: tuple[str, ...] = ()
    vpn_routing: bool = False


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy on the way to the servers."""

    handle: int
    address: str
    format: int
    """As of a server."""
    port: int
    suffix: str
    """The DNS suffix of the network where it is used."""


@dataclass(frozen=True, slots=True)
class Proxies(Section):
    """The proxies, the one to be tried first at the front."""

    NAME: ClassVar[str] = "proxies"

    proxies: tuple[Proxy, ...] = ()


def certificates_in_use(snapshot: Snapshot) -> frozenset[int]:
    """The handles of the certificates that identify the machine to a presence server."""
    servers = snapshot.section(RemoteAccess).servers
    return frozenset(server.certificate for server in servers if server.certificate is not None)
