"""AMT_AuthorizationService: the accounts of the controller, and the realms they may use.

What accounts may become is `vamt.auth.acl`'s; here is who may ask for it, and how clients write it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from vamt.auth import acl
from vamt.auth.accounts import Accounts, User
from vamt.auth.acl import Refused
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_AuthorizationService import (
    AMT_AuthorizationService,
    AMT_AuthorizationService_AddUserAclEntryEx_OUTPUT,
    AMT_AuthorizationService_EnumerateUserAclEntries_OUTPUT,
    AMT_AuthorizationService_GetAclEnabledState_OUTPUT,
    AMT_AuthorizationService_GetAdminAclEntry_OUTPUT,
    AMT_AuthorizationService_GetAdminAclEntryStatus_OUTPUT,
    AMT_AuthorizationService_GetAdminNetAclEntryStatus_OUTPUT,
    AMT_AuthorizationService_GetUserAclEntryEx_OUTPUT,
    AMT_AuthorizationService_RemoveUserAclEntry_OUTPUT,
    AMT_AuthorizationService_SetAclEnabledState_OUTPUT,
    AMT_AuthorizationService_SetAdminAclEntryEx_OUTPUT,
    AMT_AuthorizationService_UpdateUserAclEntryEx_OUTPUT,
    AMT_AuthorizationServiceProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt_providers.names import NO_REQUEST, NOT_APPLICABLE, service

MAX_HANDLES: Final = 50
"""In one answer of EnumerateUserAclEntries (Intel AMT guide: AMT_AuthorizationService)."""

HA1_OCTETS: Final = 16
_HEX: Final = re.compile("[0-9A-Fa-f]{32}")


class AuthorizationService(AMT_AuthorizationServiceProvider):
    """The service, and the list it keeps. Users who are no administrators see and renew their own entry."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_AuthorizationService]:
        yield AMT_AuthorizationService(
            **service("AMT_AuthorizationService", "Intel(r) AMT Authorization Service"),
            AllowHttpQopAuthOnly=1,
            EnabledState=NOT_APPLICABLE,
            RequestedState=NO_REQUEST,
        )

    async def AddUserAclEntryEx(
        self,
        call: Call,
        target: AMT_AuthorizationService,
        *,
        DigestUsername: str | None = None,
        DigestPassword: bytes | None = None,
        KerberosUserSid: bytes | None = None,
        AccessPermission: int,
        Realms: tuple[int, ...],
    ) -> AMT_AuthorizationService_AddUserAclEntryEx_OUTPUT:
        def change(accounts: Accounts) -> Accounts:
            user = _written(User(), DigestUsername, DigestPassword, KerberosUserSid)
            return acl.added(accounts, replace(user, access=AccessPermission, realms=Realms))

        try:
            accounts = await _changed(call, change)
        except Refused as refused:
            return AMT_AuthorizationService_AddUserAclEntryEx_OUTPUT(ReturnValue=refused.status)
        return AMT_AuthorizationService_AddUserAclEntryEx_OUTPUT(
            Handle=accounts.users[-1].handle, ReturnValue=PT_STATUS.SUCCESS
        )

    async def UpdateUserAclEntryEx(
        self,
        call: Call,
        target: AMT_AuthorizationService,
        *,
        Handle: int,
        DigestUsername: str | None = None,
        DigestPassword: bytes | None = None,
        KerberosUserSid: bytes | None = None,
        AccessPermission: int,
        Realms: tuple[int, ...],
    ) -> AMT_AuthorizationService_UpdateUserAclEntryEx_OUTPUT:
        """What is left out stays (Intel AMT guide: Update a User ACL Entry)."""

        def change(accounts: Accounts) -> Accounts:
            before = acl.entry(accounts, Handle)
            user = _written(before, DigestUsername, DigestPassword, KerberosUserSid)
            after = replace(user, access=AccessPermission, realms=Realms or before.realms)
            _permit(call.principal, before, after)
            return acl.changed(accounts, after)

        status = await _status(call, change)
        return AMT_AuthorizationService_UpdateUserAclEntryEx_OUTPUT(ReturnValue=status)

    async def RemoveUserAclEntry(
        self, call: Call, target: AMT_AuthorizationService, *, Handle: int
    ) -> AMT_AuthorizationService_RemoveUserAclEntry_OUTPUT:
        def change(accounts: Accounts) -> Accounts:
            before = acl.entry(accounts, Handle)
            _permit(call.principal, before, before)
            return acl.removed(accounts, Handle)

        return AMT_AuthorizationService_RemoveUserAclEntry_OUTPUT(ReturnValue=await _status(call, change))

    async def SetAclEnabledState(
        self, call: Call, target: AMT_AuthorizationService, *, Handle: int, Enabled: bool
    ) -> AMT_AuthorizationService_SetAclEnabledState_OUTPUT:
        def change(accounts: Accounts) -> Accounts:
            before = acl.entry(accounts, Handle)
            _permit(call.principal, before, before)
            return acl.changed(accounts, replace(before, enabled=Enabled))

        return AMT_AuthorizationService_SetAclEnabledState_OUTPUT(ReturnValue=await _status(call, change))

    async def SetAdminAclEntryEx(
        self, call: Call, target: AMT_AuthorizationService, *, Username: str, DigestPassword: bytes
    ) -> AMT_AuthorizationService_SetAdminAclEntryEx_OUTPUT:
        def change(accounts: Accounts) -> Accounts:
            return acl.administered(accounts, Username, _ha1(DigestPassword))

        return AMT_AuthorizationService_SetAdminAclEntryEx_OUTPUT(ReturnValue=await _status(call, change))

    async def EnumerateUserAclEntries(
        self, call: Call, target: AMT_AuthorizationService, *, StartIndex: int
    ) -> AMT_AuthorizationService_EnumerateUserAclEntries_OUTPUT:
        """The handles from the one at StartIndex on; the first is at 1."""
        accounts = call.snapshot.section(Accounts)
        handles = [user.handle for user in acl.entries(accounts) if _sees(call.principal, user)]
        if not 1 <= StartIndex <= max(len(handles), 1):
            return AMT_AuthorizationService_EnumerateUserAclEntries_OUTPUT(
                ReturnValue=PT_STATUS.INVALID_INDEX
            )
        shown = handles[StartIndex - 1 :][:MAX_HANDLES]
        return AMT_AuthorizationService_EnumerateUserAclEntries_OUTPUT(
            TotalCount=len(handles),
            HandlesCount=len(shown),
            Handles=tuple(shown),
            ReturnValue=PT_STATUS.SUCCESS,
        )

    async def GetUserAclEntryEx(
        self, call: Call, target: AMT_AuthorizationService, *, Handle: int
    ) -> AMT_AuthorizationService_GetUserAclEntryEx_OUTPUT:
        try:
            user = _seen(call, Handle)
        except Refused as refused:
            return AMT_AuthorizationService_GetUserAclEntryEx_OUTPUT(ReturnValue=refused.status)
        return AMT_AuthorizationService_GetUserAclEntryEx_OUTPUT(
            DigestUsername=user.name or None,
            KerberosUserSid=user.sid or None,
            AccessPermission=user.access,
            Realms=user.realms,
            ReturnValue=PT_STATUS.SUCCESS,
        )

    async def GetAclEnabledState(
        self, call: Call, target: AMT_AuthorizationService, *, Handle: int
    ) -> AMT_AuthorizationService_GetAclEnabledState_OUTPUT:
        try:
            user = _seen(call, Handle)
        except Refused as refused:
            return AMT_AuthorizationService_GetAclEnabledState_OUTPUT(ReturnValue=refused.status)
        return AMT_AuthorizationService_GetAclEnabledState_OUTPUT(
            Enabled=user.enabled, ReturnValue=PT_STATUS.SUCCESS
        )

    async def GetAdminAclEntry(
        self, call: Call, target: AMT_AuthorizationService
    ) -> AMT_AuthorizationService_GetAdminAclEntry_OUTPUT:
        return AMT_AuthorizationService_GetAdminAclEntry_OUTPUT(
            Username=call.snapshot.section(Accounts).admin, ReturnValue=PT_STATUS.SUCCESS
        )

    async def GetAdminAclEntryStatus(
        self, call: Call, target: AMT_AuthorizationService
    ) -> AMT_AuthorizationService_GetAdminAclEntryStatus_OUTPUT:
        return AMT_AuthorizationService_GetAdminAclEntryStatus_OUTPUT(
            IsDefault=_no_password(call.snapshot), ReturnValue=PT_STATUS.SUCCESS
        )

    async def GetAdminNetAclEntryStatus(
        self, call: Call, target: AMT_AuthorizationService
    ) -> AMT_AuthorizationService_GetAdminNetAclEntryStatus_OUTPUT:
        return AMT_AuthorizationService_GetAdminNetAclEntryStatus_OUTPUT(
            IsDefault=_no_password(call.snapshot), ReturnValue=PT_STATUS.SUCCESS
        )


async def _changed(call: Call, change: Callable[[Accounts], Accounts]) -> Accounts:
    """Change the accounts; they are durable when this returns.

    Raises:
        Refused: they cannot become so.

    """
    async with call.machine.exclusive(call.principal):
        accounts = change(call.machine.snapshot.section(Accounts))
        await call.machine.save(accounts)
    return accounts


async def _status(call: Call, change: Callable[[Accounts], Accounts]) -> PT_STATUS:
    """Change the accounts; what the client is told."""
    try:
        await _changed(call, change)
    except Refused as refused:
        return refused.status
    return PT_STATUS.SUCCESS


def _written(user: User, name: str | None, password: bytes | None, sid: bytes | None) -> User:
    """The user with what a client gave; MeshCommander leaves elements out or empty, the Go client empty."""
    ha1 = _ha1(password) if password else user.ha1
    if name and name != user.name and not password and not sid:  # the name is part of what is hashed
        raise Refused(PT_STATUS.INVALID_PASSWORD, "another name needs the password anew")
    return replace(user, name=name or user.name, ha1=ha1, sid=sid or user.sid)


def _ha1(password: bytes) -> str:
    """The MD5 in a DigestPassword: 16 octets, or the 32 hexadecimal digits MeshCentral sends for base64."""
    if len(password) == HA1_OCTETS:
        return password.hex()
    digits = base64.b64encode(password).decode()
    if _HEX.fullmatch(digits) is None:
        raise Refused(PT_STATUS.INVALID_PASSWORD, "that is no MD5")
    return digits.lower()


def _sees(by: Principal, user: User) -> bool:
    return by.administrator or by.name == user.name


def _seen(call: Call, handle: int) -> User:
    user = acl.entry(call.snapshot.section(Accounts), handle)
    if not _sees(call.principal, user):
        raise Refused(PT_STATUS.NOT_PERMITTED, "that is another user")
    return user


def _permit(by: Principal, before: User, after: User) -> None:
    """An auditor is nobody's but his own (Intel AMT guide: Access Monitor); others gain nothing by themselves."""
    own = by.name == before.name
    if Realm.AUDIT_LOG in before.realms and not own:
        raise Refused(PT_STATUS.NOT_PERMITTED, "only the auditor himself can change that")
    gains = not set(before.realms).issuperset(after.realms) or after.access != before.access
    if not by.administrator and (not own or gains or after.name != before.name):
        raise Refused(PT_STATUS.NOT_PERMITTED, "only an administrator can change that")


def _no_password(snap: Snapshot) -> bool:
    """Whether nobody has given the administrator a password since the factory did."""
    return not snap.section(Accounts).ha1
