"""Whoever was let in, and then waited, changes nothing once what let them in is no longer true.

Real clients log in while the machine is held; before it is let go, their login is undone.
"""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Final

import pytest
import requests as http
from requests.auth import HTTPDigestAuth

from support import requests
from support.machines import Made, make
from support.patience import PATIENCE
from support.pki import authority
from support.wire import PASSWORD, Response, challenged, post, served
from vamt.auth.accounts import Accounts, User, ha1
from vamt.auth.realms import Realm
from vamt.firmware.clock import Clock
from vamt.firmware.setup import Setup, apply, provision, unprovision
from vamt.firmware.storage import StoredFile, WebStorage
from vamt.machine import ITSELF, Machine

ROUNDS: Final = 20
"""Of each kind of change (issue 8)."""
EVE: Final = "eve"
LOGS: Final = frozenset({"audit-log", "event-log"})
"""Sections in which it may well be written that somebody tried."""
FILE: Final = "amt-storage/acme/app/notes.txt"
CERTIFICATE: Final = f"<h:CertificateBlob>{authority().base64}</h:CertificateBlob>"
HASH: Final = (
    "<h:Description>hers</h:Description><h:Enabled>true</h:Enabled>"
    f"<h:HashData>{base64.b64encode(bytes(32)).decode()}</h:HashData>"
    "<h:HashType>2</h:HashType><h:InstanceID></h:InstanceID>"
)
GET: Final = requests.get("AMT_TLSSettingData", InstanceID="Intel(r) AMT 802.3 TLS Settings")
SECRET: Final = "<h:DigestPassword>MTIzNDU2Nzg5MDEyMzQ1Ng==</h:DigestPassword>"

Ask = Callable[[http.Session, str], http.Response]
Undo = Callable[[Machine], Awaitable[None]]


def wsman(body: bytes) -> Ask:
    return lambda session, url: session.post(f"{url}/wsman", data=body)


def page(session: http.Session, url: str) -> http.Response:
    token = re.search('NAME="t" value="([^"]+)">', session.get(f"{url}/remote.htm").text)
    assert token
    fields = {"t": token[1], "amt_html_rc_radio_group": "3", "amt_html_rc_boot_special": "1"}
    return session.post(f"{url}/remoteform", data=fields)


def host() -> str:
    reference = requests.epr("CIM_ComputerSystem", Name="ManagedSystem")
    return f"<h:PowerState>10</h:PowerState><h:ManagedElement>{reference}</h:ManagedElement>"


CHANGES: Final[Mapping[str, Ask]] = {
    "account": wsman(
        requests.invoke(
            "AMT_AuthorizationService",
            "AddUserAclEntryEx",
            f"<h:DigestUsername>mallory</h:DigestUsername>{SECRET}"
            "<h:AccessPermission>2</h:AccessPermission><h:Realms>3</h:Realms>",
        )
    ),
    "password": wsman(
        requests.invoke(
            "AMT_AuthorizationService", "SetAdminAclEntryEx", f"<h:Username>admin</h:Username>{SECRET}"
        )
    ),
    "certificate": wsman(
        requests.invoke("AMT_PublicKeyManagementService", "AddTrustedRootCertificate", CERTIFICATE)
    ),
    "put": wsman(requests.put("AMT_GeneralSettings", "<h:HostName>hers</h:HostName>")),
    "create": wsman(requests.create("AMT_ProvisioningCertificateHash", HASH)),
    "power": wsman(requests.invoke("CIM_PowerManagementService", "RequestPowerStateChange", host())),
    "unprovisioning": wsman(
        requests.invoke(
            "AMT_SetupAndConfigurationService", "Unprovision", "<h:ProvisioningMode>1</h:ProvisioningMode>"
        )
    ),
    "page": page,
    "file": lambda session, url: session.put(f"{url}/{FILE}?append=", data=b"hers"),
    "deletion": lambda session, url: session.delete(f"{url}/{FILE}"),
}


def machine() -> Made:
    """With Eve, who may do everything, and a file in its web storage."""
    file = StoredFile("acme/app/notes.txt", b"ours", (("Content-Type", "text/plain"),))
    made = make(None, WebStorage((file,)))
    realm = made.machine.snapshot.realm
    eve = User(3, EVE, ha1(EVE, realm, PASSWORD), realms=(int(Realm.PT_ADMINISTRATION),))
    accounts = Accounts(ha1=ha1("admin", realm, PASSWORD), users=(eve,), next_handle=4)
    made.machine.hold(accounts)
    return made


def waited_for(machine: Machine) -> bool:
    locks = (machine._lock, machine._turns)
    return any(lock is not None and lock._waiters for lock in locks)  # type: ignore[attr-defined]


@asynccontextmanager
async def held(made: Made, ask: Ask, user: str = EVE) -> AsyncIterator[asyncio.Task[http.Response]]:
    """A client whose request waits for the machine, until the end of the block."""

    def run(url: str) -> http.Response:
        with http.Session() as session:
            session.trust_env = False
            session.auth = HTTPDigestAuth(user, PASSWORD)
            return ask(session, url)

    async with served(made.machine, pages=True) as device:
        async with made.machine.switching(ITSELF), made.machine.exclusive(ITSELF):
            asked = asyncio.create_task(asyncio.to_thread(run, f"http://127.0.0.1:{device.port}"))
            async with asyncio.timeout(PATIENCE):
                while not waited_for(made.machine):
                    assert not asked.done(), asked.result().text
                    await asyncio.sleep(0.001)
            yield asked
        await asyncio.wait_for(asked, PATIENCE)


async def set_up_again(machine: Machine) -> None:
    """As by its operator, who gives it another password."""
    snap = machine.snapshot
    await apply(
        machine, unprovision(snap.section(Setup), snap.section(Accounts), snap.sections, partial=False)
    )
    snap = machine.snapshot
    now = snap.section(Clock).now()
    await apply(machine, provision(snap.section(Setup), snap.section(Accounts), snap.realm, now))


async def unprovisioned(machine: Machine) -> None:
    snap = machine.snapshot
    await apply(
        machine, unprovision(snap.section(Setup), snap.section(Accounts), snap.sections, partial=True)
    )


def eve(**changes: object) -> Undo:
    """Something is changed of Eve."""

    async def undo(machine: Machine) -> None:
        accounts = machine.snapshot.section(Accounts)
        changed = tuple(replace(user, **changes) for user in accounts.users)  # type: ignore[arg-type] # any field
        await machine.save(replace(accounts, users=changed))

    return undo


async def removed(machine: Machine) -> None:
    await machine.save(replace(machine.snapshot.section(Accounts), users=()))


UNDONE: Final[Mapping[str, Undo]] = {
    "set-up-again": set_up_again,
    "unprovisioned": unprovisioned,
    "removed": removed,
    "disabled": eve(enabled=False),
    "realm-taken": eve(realms=(int(Realm.REMOTE_CONTROL),)),
    "another-password": eve(ha1="0" * 32),
    "another-name": eve(name="eva"),
}


def state(made: Made) -> object:
    sections = made.machine.snapshot.sections
    return {name: section for name, section in sections.items() if name not in LOGS}, made.hypervisor.verbs[:]


def is_refused(answer: http.Response) -> bool:
    return answer.status_code == 403 or (answer.status_code == 400 and ":AccessDenied<" in answer.text)


@pytest.mark.parametrize("ask", CHANGES.values(), ids=CHANGES)
async def test_an_old_administrator_changes_nothing_of_a_machine_that_was_set_up_again(ask: Ask) -> None:
    for _ in range(ROUNDS):
        made = machine()
        async with held(made, ask, "admin") as asked:
            await set_up_again(made.machine)
            before = state(made)
        assert is_refused(asked.result()), asked.result().text
        assert state(made) == before


@pytest.mark.parametrize("ask", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("undo", UNDONE.values(), ids=UNDONE)
async def test_who_would_no_longer_be_let_in_changes_nothing(ask: Ask, undo: Undo) -> None:
    made = machine()
    async with held(made, ask) as asked:
        await undo(made.machine)
        before = state(made)
    assert is_refused(asked.result()), asked.result().text
    assert state(made) == before


@pytest.mark.parametrize("ask", CHANGES.values(), ids=CHANGES)
async def test_who_waited_while_others_were_changed_is_served(ask: Ask) -> None:
    """It is the login that is looked at again, not whether anything happened; a realm more is no harm."""
    made = machine()
    async with held(made, ask) as asked:
        await eve(realms=(int(Realm.REDIRECTION), int(Realm.PT_ADMINISTRATION)))(made.machine)
    assert asked.result().status_code == 200, asked.result().text


@pytest.mark.parametrize("undo", UNDONE.values(), ids=UNDONE)
async def test_a_connection_that_was_kept_lets_nobody_in_any_longer(undo: Undo) -> None:
    """Each request is looked at by itself; an unprovisioned machine is not there at all."""
    made = machine()
    async with served(made.machine) as device:
        challenge = await challenged(device)
        connection = await device.connect()

        async def get() -> Response:
            login = connection.authorization(challenge, user=EVE)
            return await connection.ask(post(GET, Authorization=login))

        assert (await get()).status == 200
        await undo(made.machine)
        answer = await get()
    assert answer.status == 401 or b":AccessDenied<" in answer.body


async def test_a_login_that_ends_while_the_body_is_still_to_come_reads_nothing() -> None:
    made = machine()
    async with served(made.machine) as device:
        challenge = await challenged(device)
        connection = await device.connect()
        request = post(
            requests.get("AMT_GeneralSettings"), Authorization=connection.authorization(challenge, user=EVE)
        )
        await connection.send(request[:-1])
        async with asyncio.timeout(PATIENCE):
            while not made.machine.snapshot.memo:  # where it is kept who may log in
                await asyncio.sleep(0.001)
        await removed(made.machine)
        assert (await connection.ask(request[-1:])).status == 401
