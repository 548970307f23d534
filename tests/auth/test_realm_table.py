"""Every class that works, asked by users with one realm each: the table holds wherever a request goes.

A new class is asked like the others as soon as it has a provider. Nothing is ever carried out: each request is
wrong behind the door, so that who gets through is told what is wrong, and who does not is told just that.
"""

from __future__ import annotations

import pytest

from support import requests
from support.talking import Answer, Console, registry
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm, may

IMPLEMENTED = sorted(name for name in registry().index if registry().provider(name) is not None)
NOWHERE = requests.selectors(NoSuchProperty="x")
USERS = [
    Principal("nobody", "192.0.2.1", frozenset(), proof=None),
    *(Principal(realm.word, "192.0.2.1", frozenset({int(realm)}), proof=None) for realm in Realm),
    Principal("all-but-one", "192.0.2.1", frozenset(set(Realm) - {Realm.PT_ADMINISTRATION}), proof=None),
]


def methods(name: str) -> list[str]:
    provider = registry().provider(name)
    return [] if provider is None else list(provider.CLASS.INFO.methods)


def is_refusal(answer: Answer) -> bool:
    """Whether it is the one a device gives; it never comes with another status."""
    refused = answer.fault == "AccessDenied"
    assert answer.status == 400 or not refused
    return refused


@pytest.mark.parametrize("name", IMPLEMENTED)
async def test_each_realm_reads_what_the_table_says(name: str) -> None:
    console = Console()
    for user in USERS:
        console.principal = user
        allowed = may(user, name, change=False)
        assert is_refusal(await console.get(name)) is not allowed, user.name
        assert is_refusal(await console.enumerate(name)) is not allowed, user.name


@pytest.mark.parametrize("name", IMPLEMENTED)
async def test_each_realm_changes_what_the_table_says(name: str) -> None:
    console = Console()
    wrong_instance = requests.envelope(f"{requests.TRANSFER}/Create", name, "<NoSuchClass/>")
    nowhere = requests.envelope(f"{requests.TRANSFER}/Delete", name, selectors=NOWHERE)
    for user in USERS:
        console.principal = user
        allowed = may(user, name, change=True)
        assert is_refusal(await console.put(name, "", chosen=NOWHERE)) is not allowed, user.name
        assert is_refusal(await console.send(nowhere)) is not allowed, user.name
        assert is_refusal(await console.send(wrong_instance)) is not allowed, user.name
    assert (console.store.saved, console.hypervisor.verbs) == ([], [])


@pytest.mark.parametrize("name", [name for name in IMPLEMENTED if methods(name)])
async def test_each_realm_calls_what_the_table_says(name: str) -> None:
    console = Console()
    for user in USERS:
        console.principal = user
        for method in methods(name):
            answer = await console.invoke(name, method, chosen=NOWHERE)
            assert is_refusal(answer) is not may(user, name, change=True, method=method), (user.name, method)
    assert (console.store.saved, console.hypervisor.verbs) == ([], [])
