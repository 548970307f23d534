"""User accounts: who there is, and what he may do. The rules are AMT_AuthorizationService's.

The paths, the names of the fields and the words on the buttons are a device's: scripts send them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from vamt.auth.accounts import Access, ha1, password_problem
from vamt.auth.realms import Realm
from vamt.schema.AMT_AuthorizationService import AMT_AuthorizationService
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.web.desk import (
    Answer,
    Desk,
    Done,
    button,
    choice,
    group,
    hidden,
    text_field,
    tick_box,
)
from vamt.web.html import Html, join, tag
from vamt.web.page import USERS, Page, alarm, columns
from vamt.wsman.faults import AccessDenied

CHOSEN: Final = "/user.htm"
USER_FORM: Final = "/userform"
ADMIN_FORM: Final = "/adminform"

NEW: Final = "New..."
CHANGE: Final = "Change..."
REMOVE: Final = "Remove"
CHANGE_ADMIN: Final = "Change Admin..."

ALL_REALMS: Final = "1"
SOME_REALMS: Final = "2"
REMOVAL: Final = "remove"
"""Values of `command`; the last is our own."""

FIRMWARE_PREFIX: Final = "$$"
"""Begins the names of the firmware's own accounts, which are nobody's to see or change here."""

REALMS: Final[Mapping[int, str]] = {
    Realm.REDIRECTION: "Redirection",
    Realm.HARDWARE_ASSET: "Hardware Asset",
    Realm.REMOTE_CONTROL: "Remote Control",
    Realm.STORAGE: "Storage",
    Realm.EVENT_MANAGER: "Event Manager",
    Realm.STORAGE_ADMIN: "Storage Administration",
    Realm.AGENT_PRESENCE_LOCAL: "Agent Presence Local",
    Realm.AGENT_PRESENCE_REMOTE: "Agent Presence Remote",
    Realm.CIRCUIT_BREAKER: "Circuit Breaker",
    Realm.NETWORK_TIME: "Network Time",
    Realm.GENERAL_INFO: "General Info",
    Realm.EIT: "EIT",
    Realm.LOCAL_UN: "Local User Notification",
    Realm.ENDPOINT_ACCESS_CONTROL: "Endpoint Access Control",
    Realm.ENDPOINT_ACCESS_CONTROL_ADMIN: "Endpoint Access Control Administration",
    Realm.EVENT_LOG_READER: "Event Log Reader",
    Realm.AUDIT_LOG: "Audit Log",
    Realm.ACL: "User Access Control",
}
"""What can be granted beside everything, by name."""

EVERYTHING: Final = "Administrator"

PROBLEMS: Final[Mapping[int, str]] = {
    PT_STATUS.DUPLICATE: "This account already exists.",
    PT_STATUS.INVALID_HANDLE: "This account no longer exists.",
    PT_STATUS.INVALID_NAME: (
        'A name has 1 to 16 letters, digits and signs, no blank and none of , : " & < >, '
        "and does not begin with $$."
    ),
    PT_STATUS.INVALID_PASSWORD: "To change the name, enter the password again.",
    PT_STATUS.INVALID_REALM: "Choose at least one realm.",
    PT_STATUS.MAX_LIMIT_REACHED: "There is no room for another account.",
    PT_STATUS.NOT_PERMITTED: "You are not allowed to change that.",
}
"""By the ReturnValue of the service's methods."""


@dataclass(frozen=True, slots=True)
class Account:
    """A user as the page shows and changes him."""

    name: str = ""
    handle: int = 0
    """0 for one that is not there yet."""
    realms: tuple[int, ...] = ()
    enabled: bool = True

    @property
    def administrator(self) -> bool:
        """May do everything."""
        return Realm.PT_ADMINISTRATION in self.realms


async def users(desk: Desk) -> Page:
    """All accounts the user may see: an administrator all of them, others their own."""
    rows = [_row(desk, account) for account in await _accounts(desk)]
    if desk.local.may(AMT_AuthorizationService, "GetAdminAclEntry"):
        answer = await _call(desk, "GetAdminAclEntry")
        rows.insert(0, _admin_row(desk, str(answer.get("Username"))))
    listing = tag(
        "div",
        tag("table", columns(("User name", "Realms", "State", "Actions")), tag("tbody", *rows)),
        class_="scroll",
        role="region",
        aria_label="User accounts",
        tabindex="0",
    )
    new = Html()
    if desk.local.may(AMT_AuthorizationService, "AddUserAclEntryEx", change=True):
        new = desk.ask(CHOSEN, tag("p", button("New…", name="UserSubmit", value=NEW), class_="actions"))
    return Page("User Accounts", join((listing, new), "\n"))


async def chosen(desk: Desk) -> Answer:
    """The page for what was chosen from the list."""
    what = desk.field("UserSubmit")
    if what == NEW:
        return _form(desk, Account())
    if what == CHANGE_ADMIN:
        return await _admin_form(desk)
    account = await _find(desk, desk.field("UserName"))
    if account is None:
        return _failed(PROBLEMS[PT_STATUS.INVALID_HANDLE])
    return _removal(desk, account) if what == REMOVE else _form(desk, account)


async def user_form(desk: Desk) -> Answer:
    """Add, change or remove an account."""
    before = await _find(desk, desk.field("OldUserName")) if desk.field("OldUserName") else Account()
    if before is None:
        return _failed(PROBLEMS[PT_STATUS.INVALID_HANDLE])
    if desk.field("command") == REMOVAL:
        problem = _problem(await _call(desk, "RemoveUserAclEntry", Handle=before.handle))
        return _failed(problem) if problem else Done(USERS, "user-removed")
    wanted = _filled_in(desk, before)
    problem = _password_problem(desk, optional=bool(before.handle)) or await _store(desk, before, wanted)
    if problem:
        return _form(desk, wanted, before.name, problem)
    return Done(USERS, "user-changed" if before.handle else "user-added")


async def admin_form(desk: Desk) -> Answer:
    """Another name or password of the administrator."""
    name = desk.field("UserName")
    problem = _password_problem(desk, optional=False)
    if problem is None:
        answer = await _call(desk, "SetAdminAclEntryEx", Username=name, DigestPassword=_digest(desk, name))
        problem = _problem(answer)
    return await _admin_form(desk, problem) if problem else Done(USERS, "admin-changed")


async def _call(desk: Desk, method: str, **values: Any) -> Mapping[str, Any]:
    service = desk.local.first(AMT_AuthorizationService)
    if service is None:
        raise AccessDenied
    return await desk.local.invoke(service, method, **values)


async def _accounts(desk: Desk) -> list[Account]:
    handles: list[int] = []
    while True:
        answer = await _call(desk, "EnumerateUserAclEntries", StartIndex=len(handles) + 1)
        handles += answer.get("Handles", ())
        if not answer.get("HandlesCount") or len(handles) >= answer.get("TotalCount", 0):
            break
    accounts = []
    for handle in handles:
        entry = await _call(desk, "GetUserAclEntryEx", Handle=handle)
        name = entry.get("DigestUsername") or (entry.get("KerberosUserSid") or b"").hex()
        if not name.startswith(FIRMWARE_PREFIX):
            state = await _call(desk, "GetAclEnabledState", Handle=handle)
            accounts.append(Account(name, handle, entry.get("Realms", ()), bool(state.get("Enabled"))))
    return accounts


async def _find(desk: Desk, name: str) -> Account | None:
    return next((account for account in await _accounts(desk) if account.name == name), None)


def _filled_in(desk: Desk, before: Account) -> Account:
    """The account as the form wants it; one who may not grant realms keeps those he has."""
    everything = desk.field("command") == ALL_REALMS
    realms = tuple(number for number in REALMS if desk.field(f"realm{number}"))
    return Account(
        desk.field("UserName"),
        before.handle,
        (int(Realm.PT_ADMINISTRATION),) if everything else realms,
        enabled=bool(desk.field("enabled")) if desk.field("state") else before.enabled,
    )


async def _store(desk: Desk, before: Account, wanted: Account) -> str | None:
    """Make an account so; why it was not, if it was not."""
    values: dict[str, Any] = {"AccessPermission": int(Access.ANY), "Realms": wanted.realms}
    if wanted.name != before.name or desk.form.get("UserPwd"):
        values["DigestUsername"] = wanted.name
    if desk.form.get("UserPwd"):
        values["DigestPassword"] = _digest(desk, wanted.name)
    if not before.handle:
        answer = await _call(desk, "AddUserAclEntryEx", **values)
    else:
        answer = await _call(desk, "UpdateUserAclEntryEx", Handle=before.handle, **values)
    handle = before.handle or answer.get("Handle", 0)
    problem = _problem(answer)
    if problem is None and wanted.enabled != before.enabled:
        problem = _problem(await _call(desk, "SetAclEnabledState", Handle=handle, Enabled=wanted.enabled))
    return problem


def _digest(desk: Desk, name: str) -> bytes:
    return bytes.fromhex(ha1(name, desk.snapshot.realm, desk.form.get("UserPwd", "")))


def _password_problem(desk: Desk, *, optional: bool) -> str | None:
    password, again = desk.form.get("UserPwd", ""), desk.form.get("UserPwd2", "")
    if password != again:
        return "The two passwords differ."
    problem = None if optional and not password else password_problem(password)
    return f"{problem[0].upper()}{problem[1:]}." if problem else None


def _problem(answer: Mapping[str, Any]) -> str | None:
    status = answer.get("ReturnValue")
    return None if status == PT_STATUS.SUCCESS else PROBLEMS.get(status or 0, "The machine refused it.")


def _failed(problem: str) -> Page:
    back = tag("p", tag("a", "User Accounts", href=USERS))
    return Page("User Accounts", alarm(problem) + back, HTTPStatus.CONFLICT)


def _row(desk: Desk, account: Account) -> Html:
    names = [EVERYTHING] if account.administrator else []
    names += [REALMS[number] for number in account.realms if number in REALMS]
    actions = [_button(desk, "Change", CHANGE, account.name)]
    if desk.local.may(AMT_AuthorizationService, "RemoveUserAclEntry", change=True):
        actions.append(_button(desk, "Remove", REMOVE, account.name))
    return tag(
        "tr",
        tag("th", account.name, scope="row"),
        tag("td", ", ".join(names)),
        tag("td", "Enabled" if account.enabled else "Disabled"),
        tag("td", tag("div", *actions, class_="rowforms")),
    )


def _admin_row(desk: Desk, name: str) -> Html:
    return tag(
        "tr",
        tag("th", name, scope="row"),
        tag("td", EVERYTHING),
        tag("td", "Enabled"),
        tag("td", tag("div", _button(desk, "Change", CHANGE_ADMIN, name), class_="rowforms")),
    )


def _button(desk: Desk, label: str, what: str, name: str) -> Html:
    return desk.ask(
        CHOSEN,
        hidden("UserName", name),
        tag(
            "button",
            label,
            tag("span", f" {name}", class_="hidden"),
            type="submit",
            name="UserSubmit",
            value=what,
            class_="plain",
        ),
    )


def _passwords(*, optional: bool) -> tuple[Html, Html]:
    hint = "8 to 32 characters with upper and lower case, a digit and a special character"
    return (
        text_field(
            "UserPwd",
            "New password" if optional else "Password",
            hint=f"{hint}; leave it empty to keep it" if optional else hint,
            secret=True,
            required=not optional,
            maxlength=32,
        ),
        text_field("UserPwd2", "Confirm password", secret=True, required=not optional, maxlength=32),
    )


def _form(desk: Desk, account: Account, old_name: str | None = None, problem: str = "") -> Page:
    """The form of an account; `old_name` if the name in it is another one by now."""
    old_name = account.name if old_name is None else old_name
    grants = desk.local.may(AMT_AuthorizationService, "AddUserAclEntryEx", change=True)
    rights: list[Html] = []
    if grants:
        rights = [
            group(
                "May do",
                choice("command", ALL_REALMS, "Everything (administrator)", chosen=account.administrator),
                choice("command", SOME_REALMS, "What these realms allow:", chosen=not account.administrator),
                tag(
                    "div",
                    *(
                        tick_box(f"realm{number}", name, ticked=number in account.realms)
                        for number, name in REALMS.items()
                    ),
                    class_="columns",
                ),
            ),
            hidden("state", "shown"),
            tick_box("enabled", "Account is enabled", ticked=account.enabled),
        ]
    form = desk.ask(
        USER_FORM,
        hidden("OldUserName", old_name),
        text_field("UserName", "User name", account.name, required=True, maxlength=16),
        *_passwords(optional=bool(account.handle)),
        *rights,
        _submit("UserSubmit"),
    )
    return _page("Change User Account" if account.handle else "New User Account", form, problem)


async def _admin_form(desk: Desk, problem: str = "") -> Page:
    name = desk.field("UserName") if problem else (await _call(desk, "GetAdminAclEntry")).get("Username", "")
    form = desk.ask(
        ADMIN_FORM,
        text_field("UserName", "User name", name, required=True, maxlength=16),
        *_passwords(optional=False),
        _submit("AdminSubmit"),
    )
    return _page("Change Administrator Account", form, problem)


def _removal(desk: Desk, account: Account) -> Page:
    question = tag("p", tag("strong", f"Remove {account.name}?"), " This cannot be undone.", class_="warning")
    form = desk.ask(
        USER_FORM,
        hidden("OldUserName", account.name),
        hidden("command", REMOVAL),
        tag("p", button("Remove", class_="danger"), " ", _cancel(), class_="actions"),
    )
    return Page("Confirm", question + form)


def _page(title: str, form: Html, problem: str) -> Page:
    if not problem:
        return Page(title, form)
    return Page(title, alarm(problem) + form, HTTPStatus.BAD_REQUEST)


def _submit(name: str) -> Html:
    return tag("p", button("Submit", name=name), " ", _cancel(), class_="actions")


def _cancel() -> Html:
    return tag("a", "Cancel", href=USERS, class_="button plain")
