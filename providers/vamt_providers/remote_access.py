"""Remote access: adding presence servers and the policies that make the machine call them."""

from __future__ import annotations

import logging
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from vamt.cim.model import EPR
from vamt.firmware.remoteaccess import (
    ALERT,
    BIOS_AND_OS,
    BOTH,
    EXTERNAL,
    INTERNAL,
    PERIODIC,
    USER_INITIATED,
    Policy,
    PresenceServer,
    RemoteAccess,
)
from vamt.firmware.remoteaccess import Call as Turn
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_RemoteAccessCapabilities import (
    AMT_RemoteAccessCapabilities,
    AMT_RemoteAccessCapabilitiesProvider,
)
from vamt.schema.AMT_RemoteAccessPolicyAppliesToMPS import (
    AMT_RemoteAccessPolicyAppliesToMPS,
    AMT_RemoteAccessPolicyAppliesToMPSProvider,
)
from vamt.schema.AMT_RemoteAccessPolicyRule import (
    AMT_RemoteAccessPolicyRule,
    AMT_RemoteAccessPolicyRuleProvider,
)
from vamt.schema.AMT_RemoteAccessService import (
    AMT_RemoteAccessService,
    AMT_RemoteAccessService_AddMpServer_OUTPUT,
    AMT_RemoteAccessService_AddRemoteAccessPolicyRule_OUTPUT,
    AMT_RemoteAccessService_CloseRemoteAccessConnection_OUTPUT,
    AMT_RemoteAccessServiceProvider,
)
from vamt.schema.AMT_UserInitiatedConnectionService import (
    AMT_UserInitiatedConnectionService,
    AMT_UserInitiatedConnectionService_RequestStateChange_OUTPUT,
    AMT_UserInitiatedConnectionServiceProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import InvalidRepresentation
from vamt_providers.access_points import HOST_NAME, MAX_NAME, lowest_free, reachable
from vamt_providers.names import AMT, COMPUTER_SYSTEM, NO_OBJECT, service
from vamt_providers.presence_servers import is_credential, leaf_handle, referred, remote_sap

log = logging.getLogger("vamt.firmware.remoteaccess")

MAX_SERVERS: Final = 6
MAX_POLICIES: Final = 3
MAX_SERVERS_OF_POLICY: Final = 2
MAX_PROXIES: Final = 15
MAX_WORDS: Final = 8
"""Numbers of four octets in ExtendedData."""

NAMES: Final = {USER_INITIATED: "User Initiated", ALERT: "Alert", PERIODIC: "Periodic"}
"""PolicyRuleName, by trigger."""

MUTUAL: Final = 1
USER_AND_PASSWORD: Final = 2
"""AuthMethod of AddMpServer."""

NEVER: Final = 0xFFFFFFFF
"""RemoteTunnelKeepAliveTimeout while there is no tunnel."""

INVALID_PARAMETER: Final = 5
INTERFACES: Final = range(BIOS_AND_OS - 3, BIOS_AND_OS + 1)
"""RequestedState: two bits above 32768, 1 the BIOS and 2 the operating system."""

ServerAdded: Final = AMT_RemoteAccessService_AddMpServer_OUTPUT
PolicyAdded: Final = AMT_RemoteAccessService_AddRemoteAccessPolicyRule_OUTPUT


class RemoteAccessCapabilities(AMT_RemoteAccessCapabilitiesProvider):
    """How much fits."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_RemoteAccessCapabilities]:
        yield AMT_RemoteAccessCapabilities(
            InstanceID="Intel(r) AMT:Remote Access Capabilities",
            ElementName="Intel(r) AMT:Remote Access Capabilities",
            MaxMpsPerPolicy=MAX_SERVERS_OF_POLICY,
            MaxTotalMpServers=MAX_SERVERS,
            MaxTotalPolicies=MAX_POLICIES,
            MaxTotalProxyEntryPoints=MAX_PROXIES,
        )


class RemoteAccessService(AMT_RemoteAccessServiceProvider):
    """Takes servers and policies."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_RemoteAccessService]:
        yield AMT_RemoteAccessService(
            **service("AMT_RemoteAccessService", "Intel(r) AMT Remote Access Service"),
            IsRemoteTunnelConnected=False,
            RemoteTunnelKeepAliveTimeout=NEVER,
        )

    async def AddMpServer(  # noqa: PLR0913 - the parameters of the method
        self,
        call: Call,
        target: AMT_RemoteAccessService,
        *,
        AccessInfo: str,
        InfoFormat: int,
        Port: int,
        AuthMethod: int,
        Certificate: EPR | None = None,
        Username: str | None = None,
        Password: str | None = None,
        CN: str | None = None,
    ) -> AMT_RemoteAccessService_AddMpServer_OUTPUT:
        """Add a server. One that is known by its address alone has to be recognised by another name."""
        named = len(CN) <= MAX_NAME if CN else InfoFormat == HOST_NAME
        if not reachable(AccessInfo, InfoFormat, Port) or not named:
            return ServerAdded(MpServer=NO_OBJECT, ReturnValue=PT_STATUS.INVALID_PARAMETER)
        async with call.machine.exclusive(call.principal):
            snap = call.machine.snapshot
            access = snap.section(RemoteAccess)
            handle = lowest_free(server.handle for server in access.servers)
            server = PresenceServer(handle, AccessInfo, InfoFormat, Port, CN or None)
            if AuthMethod == MUTUAL and Certificate is not None:
                server = replace(server, certificate=leaf_handle(snap, Certificate))
            elif AuthMethod == USER_AND_PASSWORD:
                server = replace(server, user=Username or "", password=Password or "")
            if server.certificate is None and not (
                is_credential(server.user) and is_credential(server.password)
            ):
                return ServerAdded(MpServer=NO_OBJECT, ReturnValue=PT_STATUS.INVALID_PARAMETER)
            if any((one.address, one.port) == (AccessInfo, Port) for one in access.servers):
                return ServerAdded(MpServer=NO_OBJECT, ReturnValue=PT_STATUS.DUPLICATE)
            if len(access.servers) >= MAX_SERVERS:
                return ServerAdded(MpServer=NO_OBJECT, ReturnValue=PT_STATUS.MAX_LIMIT_REACHED)
            await call.machine.save(access.with_server(server))
        log.info("server-added machine=%s server=%s:%d", call.machine.name, AccessInfo, Port)
        return ServerAdded(MpServer=remote_sap(server).epr())

    async def AddRemoteAccessPolicyRule(
        self,
        call: Call,
        target: AMT_RemoteAccessService,
        *,
        Trigger: int,
        TunnelLifeTime: int,
        ExtendedData: bytes | None = None,
        MpServer: tuple[EPR, ...],
        InternalMpServer: tuple[EPR, ...],
    ) -> AMT_RemoteAccessService_AddRemoteAccessPolicyRule_OUTPUT:
        """Say when to call which servers; ExtendedData counts for a periodic policy only."""
        schedule = (ExtendedData or b"") if Trigger == PERIODIC else b""
        if Trigger not in NAMES or (Trigger == PERIODIC and not _is_schedule(schedule)):
            return PolicyAdded(PolicyRule=NO_OBJECT, ReturnValue=PT_STATUS.INVALID_PARAMETER)
        async with call.machine.exclusive(call.principal):
            access = call.machine.snapshot.section(RemoteAccess)
            turns = _turns(access, MpServer, InternalMpServer)
            if not turns:
                return PolicyAdded(PolicyRule=NO_OBJECT, ReturnValue=PT_STATUS.INVALID_PARAMETER)
            if access.policy(Trigger) is not None:
                return PolicyAdded(PolicyRule=NO_OBJECT, ReturnValue=PT_STATUS.DUPLICATE)
            policy = Policy(Trigger, TunnelLifeTime, schedule, turns)
            await call.machine.save(access.with_policy(policy))
        log.info("policy-added machine=%s policy=%r", call.machine.name, NAMES[Trigger])
        return PolicyAdded(PolicyRule=_rule(policy).epr())

    async def CloseRemoteAccessConnection(
        self, call: Call, target: AMT_RemoteAccessService
    ) -> AMT_RemoteAccessService_CloseRemoteAccessConnection_OUTPUT:
        """Leave no tunnel open; there is none."""
        return AMT_RemoteAccessService_CloseRemoteAccessConnection_OUTPUT()


class RemoteAccessPolicyRule(AMT_RemoteAccessPolicyRuleProvider):
    """The policies."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_RemoteAccessPolicyRule]:
        yield from map(_rule, snap.section(RemoteAccess).policies)

    async def delete(self, call: Call, target: AMT_RemoteAccessPolicyRule) -> None:
        """Forget a policy, and with it which servers it calls."""
        async with call.machine.exclusive(call.principal):
            access = call.machine.snapshot.section(RemoteAccess)
            trigger = next(trigger for trigger, name in NAMES.items() if name == target.PolicyRuleName)
            await call.machine.save(access.without_policy(trigger))


class RemoteAccessPolicyAppliesToMPS(AMT_RemoteAccessPolicyAppliesToMPSProvider):
    """Which policy calls which server, in which order and from which network."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_RemoteAccessPolicyAppliesToMPS]:
        access = snap.section(RemoteAccess)
        for policy in access.policies:
            for turn in policy.calls:
                server = access.server(turn.server)
                if server is not None:
                    yield AMT_RemoteAccessPolicyAppliesToMPS(
                        ManagedElement=remote_sap(server).epr(),
                        PolicySet=_rule(policy).epr(),
                        MpsType=turn.kind,
                        OrderOfAccess=turn.order,
                    )

    async def put(
        self, call: Call, target: AMT_RemoteAccessPolicyAppliesToMPS, values: Mapping[str, Any]
    ) -> None:
        """Change network and order; the answer is empty, as a device's is."""
        kind, order = values.get("MpsType"), values.get("OrderOfAccess")
        if kind not in (None, EXTERNAL, INTERNAL, BOTH) or (order or 0) >= MAX_SERVERS_OF_POLICY:
            raise InvalidRepresentation
        async with call.machine.exclusive(call.principal):
            access = call.machine.snapshot.section(RemoteAccess)
            server = referred(access, target.ManagedElement)
            policy = next((one for one in access.policies if _rule(one).epr() == target.PolicySet), None)
            if server is None or policy is None:
                return
            turns = tuple(
                replace(
                    turn,
                    kind=turn.kind if kind is None else kind,
                    order=turn.order if order is None else order,
                )
                if turn.server == server.handle
                else turn
                for turn in policy.calls
            )
            await call.machine.save(access.with_policy(replace(policy, calls=turns)))


class UserInitiatedConnectionService(AMT_UserInitiatedConnectionServiceProvider):
    """From where the user may start a call."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_UserInitiatedConnectionService]:
        yield AMT_UserInitiatedConnectionService(
            **service("AMT_UserInitiatedConnectionService", "Intel(r) AMT User Initiated Connection Service"),
            EnabledState=snap.section(RemoteAccess).user_initiated,
            LastConnectionReason="",
        )

    async def RequestStateChange(
        self,
        call: Call,
        target: AMT_UserInitiatedConnectionService,
        *,
        RequestedState: int | None = None,
        TimeoutPeriod: datetime | timedelta | None = None,
    ) -> AMT_UserInitiatedConnectionService_RequestStateChange_OUTPUT:
        """Choose the interfaces."""
        if RequestedState is None or RequestedState not in INTERFACES:
            return AMT_UserInitiatedConnectionService_RequestStateChange_OUTPUT(ReturnValue=INVALID_PARAMETER)
        async with call.machine.exclusive(call.principal):
            access = call.machine.snapshot.section(RemoteAccess)
            await call.machine.save(replace(access, user_initiated=RequestedState))
        return AMT_UserInitiatedConnectionService_RequestStateChange_OUTPUT()


def _rule(policy: Policy) -> AMT_RemoteAccessPolicyRule:
    return AMT_RemoteAccessPolicyRule(
        CreationClassName="AMT_RemoteAccessPolicyRule",
        ElementName="Inte(r) AMT:Remote Access Policy",
        ExtendedData=policy.schedule or None,
        PolicyRuleName=NAMES[policy.trigger],
        SystemCreationClassName=COMPUTER_SYSTEM,
        SystemName=AMT,
        Trigger=policy.trigger,
        TunnelLifeTime=policy.lifetime,
    )


def _turns(access: RemoteAccess, external: Sequence[EPR], internal: Sequence[EPR]) -> tuple[Turn, ...]:
    """The calls of a policy with these servers; none if they cannot be those of a policy."""
    turns: dict[int, Turn] = {}
    for kind, references in ((EXTERNAL, external), (INTERNAL, internal)):
        if len(references) > MAX_SERVERS_OF_POLICY:
            return ()
        for order, reference in enumerate(references):
            server = referred(access, reference)
            known = None if server is None else turns.get(server.handle)
            if server is None or (known is not None and known.kind == kind):
                return ()
            turns[server.handle] = (
                Turn(server.handle, kind, order) if known is None else replace(known, kind=BOTH)
            )
    return tuple(turns.values())


def _is_schedule(data: bytes) -> bool:
    """Whether ExtendedData is an interval, or a time of day (Intel AMT guide: Add a Remote Access Policy)."""
    words, rest = divmod(len(data), 4)
    match () if rest or words > MAX_WORDS else struct.unpack(f">{words}I", data):
        case (0, seconds):
            return bool(seconds)
        case (1, hour, minute):
            return hour in range(24) and minute in range(60)
        case _:
            return False
