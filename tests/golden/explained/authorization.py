"""Accounts: the recorded device had no users but the firmware's own, and one more when it removed and switched one."""

from __future__ import annotations

from typing import Final

from golden.explained import Difference
from support.machines import Made, make
from support.recordings import Recording
from vamt.auth.accounts import Accounts, User

_ONE: Final = "<h:Handle>1</h:Handle>"
_USERS: Final = "<h:Handle>3</h:Handle>"

EXPLAINED: Final[list[Difference]] = []


def _as_recorded(recording: Recording) -> Made:
    changes = recording.operation in ("removeuseraclentry", "setaclenabledstate")
    users = (User(handle=3, name="user", ha1="0" * 32, realms=(2,)),) if changes else ()
    return make(None, Accounts(ha1="0" * 32, users=users))


MACHINES: Final = {"AMT_AuthorizationService": _as_recorded}

PARAMETERS: Final = {
    "AMT_AuthorizationService.EnumerateUserAclEntries": "<h:StartIndex>1</h:StartIndex>",
    "AMT_AuthorizationService.GetAclEnabledState": _ONE,
    "AMT_AuthorizationService.GetUserAclEntryEx": _ONE,
    "AMT_AuthorizationService.RemoveUserAclEntry": _USERS,
    "AMT_AuthorizationService.SetAclEnabledState": f"{_USERS}<h:Enabled>true</h:Enabled>",
    "AMT_AuthorizationService.SetAdminAclEntryEx": (
        "<h:Username>admin</h:Username><h:DigestPassword>AAECAwQFBgcICQoLDA0ODw==</h:DigestPassword>"
    ),
}
