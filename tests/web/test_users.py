"""User accounts on the page: the rules are those of the service behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.machines import REALM, make
from support.pages import Shown, Visitor
from vamt.auth.accounts import Access, Accounts, User, ha1
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm

PASSWORD = "N3w.Passw0rd"
PASSWORDS = {"UserPwd": PASSWORD, "UserPwd2": PASSWORD}
BOB = User(3, "bob", ha1("bob", REALM, "x"), access=Access.ANY, realms=(Realm.REMOTE_CONTROL, Realm.ACL))
EVE = User(4, "eve", ha1("eve", REALM, "x"), realms=(Realm.PT_ADMINISTRATION,), enabled=False)


@pytest.fixture
def visitor() -> Visitor:
    return Visitor(make(None, Accounts(ha1="0" * 32, users=(BOB, EVE), next_handle=5)))


def accounts(visitor: Visitor) -> Accounts:
    return visitor.made.machine.snapshot.section(Accounts)


def user(visitor: Visitor, name: str) -> User | None:
    return next((user for user in accounts(visitor).users if user.name == name), None)


def alarms(shown: Shown) -> list[str]:
    return shown.all("//p[@role='alert']")


async def test_an_administrator_sees_all_but_the_firmwares_own(visitor: Visitor) -> None:
    assert (await visitor.look("/acl.htm")).rows == [
        ["admin", "Administrator", "Enabled", "Change admin"],
        ["bob", "Remote Control, User Access Control", "Enabled", "Change bobRemove bob"],
        ["eve", "Administrator", "Disabled", "Change eveRemove eve"],
    ]


async def test_more_accounts_than_one_answer_holds_are_all_shown() -> None:
    users = tuple(replace(BOB, handle=n, name="", ha1="", sid=n.to_bytes(4, "big")) for n in range(3, 90))
    shown = await Visitor(make(None, Accounts(users=users))).look("/acl.htm")
    assert len(shown.rows) == 88
    assert shown.rows[1][0] == "00000003"


async def test_a_user_without_all_realms_sees_and_renews_his_own(visitor: Visitor) -> None:
    visitor.principal = Principal("bob", "192.0.2.9", frozenset(map(int, BOB.realms)), proof=None)
    assert [row[0] for row in (await visitor.look("/acl.htm")).rows] == ["bob"]
    form = await visitor.send("/user.htm", UserName="bob", UserSubmit="Change...")
    assert form.options("command") == {}
    done = await visitor.send("/userform", OldUserName="bob", UserName="bob", **PASSWORDS)
    assert done.headers["Location"] == "/acl.htm?done=user-changed"
    assert user(visitor, "bob") == replace(BOB, ha1=ha1("bob", REALM, PASSWORD))


async def test_a_user_cannot_make_himself_an_administrator(visitor: Visitor) -> None:
    visitor.principal = Principal("bob", "192.0.2.9", frozenset(map(int, BOB.realms)), proof=None)
    shown = await visitor.send("/userform", OldUserName="bob", UserName="bob", command="1", **PASSWORDS)
    assert (shown.status, alarms(shown)) == (400, ["You are not allowed to change that."])
    assert user(visitor, "bob") == BOB
    assert (await visitor.send("/user.htm", UserSubmit="Change Admin...")).status == 403


async def test_the_form_for_a_new_account_is_empty(visitor: Visitor) -> None:
    form = await visitor.send("/user.htm", UserSubmit="    New...  ")
    assert form.title == "New User Account"
    assert form.document.xpath("//form//input[@type='text']/@value") == [""]
    assert form.document.xpath("//input[@type='checkbox' and @checked]/@name") == ["enabled"]


async def test_an_administrator_is_added_as_scripts_do_it(visitor: Visitor) -> None:
    fields = {"UserName": "ada", "OldUserName": "", "command": "1", "UserSubmit": "Submit"}
    done = await visitor.send("/userform", **fields, **PASSWORDS)
    assert (done.status, done.headers["Location"]) == (303, "/acl.htm?done=user-added")
    assert user(visitor, "ada") == User(
        5, "ada", ha1("ada", REALM, PASSWORD), access=Access.ANY, realms=(Realm.PT_ADMINISTRATION,)
    )


async def test_an_account_is_added_with_some_realms_and_disabled(visitor: Visitor) -> None:
    fields = {"UserName": "ada", "command": "2", "realm5": "on", "realm13": "on", "state": "shown"}
    await visitor.send("/userform", **fields, **PASSWORDS)
    added = user(visitor, "ada")
    assert added is not None
    assert (added.realms, added.enabled) == ((Realm.REMOTE_CONTROL, Realm.GENERAL_INFO), False)


async def test_an_account_is_changed_and_keeps_what_is_left_out(visitor: Visitor) -> None:
    fields = {"OldUserName": "eve", "UserName": "eve", "command": "2", "realm4": "on", "enabled": "on"}
    done = await visitor.send("/userform", state="shown", **fields)
    assert done.headers["Location"] == "/acl.htm?done=user-changed"
    assert user(visitor, "eve") == replace(EVE, realms=(Realm.HARDWARE_ASSET,), enabled=True)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"UserPwd2": "other"}, "The two passwords differ."),
        ({"UserPwd": "short", "UserPwd2": "short"}, "A password has 8 to 32 characters."),
        ({"UserPwd": "", "UserPwd2": ""}, "A password has 8 to 32 characters."),
        ({"UserName": "bob"}, "This account already exists."),
        ({"UserName": "$$ada"}, "A name has 1 to 16"),
        ({"UserName": "<b>"}, "A name has 1 to 16"),
        ({"command": "2"}, "Choose at least one realm."),
    ],
)
async def test_what_will_not_do_is_said_and_the_form_kept(
    visitor: Visitor, fields: dict[str, str], sentence: str
) -> None:
    wanted = {"UserName": "ada", "command": "1"} | PASSWORDS | fields
    shown = await visitor.send("/userform", **wanted)
    assert shown.status == 400
    assert alarms(shown)[0].startswith(sentence)
    assert shown.document.xpath("string(//input[@name='UserName']/@value)") == wanted["UserName"]
    assert PASSWORD not in shown.text
    assert len(accounts(visitor).users) == 2


async def test_removing_an_account_is_asked_for_twice(visitor: Visitor) -> None:
    asked = await visitor.send("/user.htm", UserName="bob", UserSubmit=" Remove ")
    assert (asked.title, asked.all("//p/strong")) == ("Confirm", ["Remove bob?"])
    assert user(visitor, "bob") is not None
    done = await visitor.send("/userform", OldUserName="bob", command="remove")
    assert done.headers["Location"] == "/acl.htm?done=user-removed"
    assert [user.name for user in accounts(visitor).users] == ["eve"]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/user.htm", {"UserName": "nobody", "UserSubmit": "Change..."}),
        ("/user.htm", {"UserName": "$$uns", "UserSubmit": "Remove"}),
        ("/userform", {"OldUserName": "nobody", "command": "remove"}),
    ],
)
async def test_an_account_that_is_not_there_cannot_be_changed(
    visitor: Visitor, path: str, fields: dict[str, str]
) -> None:
    shown = await visitor.send(path, **fields)
    assert (shown.status, alarms(shown)) == (409, ["This account no longer exists."])


async def test_the_administrator_gets_another_name_and_password(visitor: Visitor) -> None:
    form = await visitor.send("/user.htm", UserSubmit="Change Admin...")
    assert form.document.xpath("string(//input[@name='UserName']/@value)") == "admin"
    done = await visitor.send("/adminform", UserName="root", AdminSubmit="Submit", **PASSWORDS)
    assert done.headers["Location"] == "/acl.htm?done=admin-changed"
    changed = accounts(visitor)
    assert (changed.admin, changed.ha1) == ("root", ha1("root", REALM, PASSWORD))


async def test_the_administrator_needs_a_password(visitor: Visitor) -> None:
    shown = await visitor.send("/adminform", UserName="root")
    assert shown.status == 400
    assert accounts(visitor).admin == "admin"
