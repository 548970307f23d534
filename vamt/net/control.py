"""The control socket: what `vamt.admin` offers, in JSON over HTTP on a Unix socket in the state folder.

Who may open the socket may do everything; its mode and the folder's see to who that is.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import asdict
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import aiohttp
from aiohttp import web

from vamt.admin import Admin, Row
from vamt.consents import ConsentRow
from vamt.errors import StateError, VamtError
from vamt.net.listener import Listener
from vamt.users import UserRow

SOCKET: Final = "control.sock"
TIMEOUT: Final = aiohttp.ClientTimeout(total=60.0)

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Control:
    """The server's end."""

    def __init__(self, admin: Admin, folder: Path) -> None:
        self._admin = admin
        self._folder = folder
        self._runner: web.AppRunner | None = None
        self._listener: Listener | None = None
        self._connecting: set[asyncio.Task[Any]] = set()

    async def listen(self) -> None:
        """Make the socket, in place of one that a killed server left; the folder is locked."""
        app = web.Application(middlewares=[_sentences])
        app.router.add_get("/machines", self._machines)
        app.router.add_get("/machines/{uuid}/password", self._password)
        app.router.add_put("/machines/{uuid}/password", self._set_password)
        app.router.add_post("/machines/{uuid}/provision", self._provision)
        app.router.add_post("/machines/{uuid}/unprovision", self._unprovision)
        app.router.add_get("/machines/{uuid}/unreadable", self._unreadable)
        app.router.add_post("/machines/{uuid}/repair", self._repair)
        app.router.add_get("/machines/{uuid}/consent", self._consent)
        app.router.add_delete("/machines/{uuid}/consent", self._refuse_consent)
        app.router.add_get("/machines/{uuid}/users", self._users)
        app.router.add_post("/machines/{uuid}/users", self._add_user)
        app.router.add_put("/machines/{uuid}/users", self._set_user_password)
        app.router.add_delete("/machines/{uuid}/users", self._remove_user)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        self._listener = Listener(_bound(self._folder), self._welcome)

    async def close(self) -> None:
        """Stop answering, and take the socket away."""
        if self._listener is not None:
            self._listener.close()
        await asyncio.gather(*self._connecting, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()
        if self._listener is not None:
            with suppress(OSError):  # who removed the folder has removed it, too
                (self._folder / SOCKET).unlink()

    def _welcome(self, connection: socket.socket, peer: str) -> None:
        del peer
        server = None if self._runner is None else self._runner.server
        if server is None:
            connection.close()
            return
        loop = asyncio.get_running_loop()
        task = loop.create_task(loop.connect_accepted_socket(server, connection))
        self._connecting.add(task)
        task.add_done_callback(self._connecting.discard)

    async def _machines(self, request: web.Request) -> web.Response:
        power = "power" in request.query
        return web.json_response([asdict(row) for row in await self._admin.machines(power=power)])

    async def _password(self, request: web.Request) -> web.Response:
        return web.json_response({"password": await self._admin.password(_uuid(request))})

    async def _set_password(self, request: web.Request) -> web.Response:
        await self._admin.set_password(_uuid(request), _text((await _body(request))["password"]))
        return web.json_response({})

    async def _provision(self, request: web.Request) -> web.Response:
        wanted = await _body(request)
        password = None if wanted["password"] is None else _text(wanted["password"])
        await self._admin.provision(_uuid(request), client=_flag(wanted["client"]), password=password)
        return web.json_response({})

    async def _unprovision(self, request: web.Request) -> web.Response:
        await self._admin.unprovision(_uuid(request), partial=_flag((await _body(request))["partial"]))
        return web.json_response({})

    async def _unreadable(self, request: web.Request) -> web.Response:
        return web.json_response(list(await self._admin.unreadable(_uuid(request))))

    async def _repair(self, request: web.Request) -> web.Response:
        await self._admin.repair(_uuid(request), _texts((await _body(request))["names"]))
        return web.json_response({})

    async def _consent(self, request: web.Request) -> web.Response:
        return web.json_response(asdict(await self._admin.consent(_uuid(request))))

    async def _refuse_consent(self, request: web.Request) -> web.Response:
        await self._admin.refuse_consent(_uuid(request))
        return web.json_response({})

    async def _users(self, request: web.Request) -> web.Response:
        return web.json_response([asdict(row) for row in await self._admin.users(_uuid(request))])

    async def _add_user(self, request: web.Request) -> web.Response:
        user = await _body(request)
        await self._admin.add_user(
            _uuid(request), _text(user["name"]), _texts(user["realms"]), _text(user["password"])
        )
        return web.json_response({})

    async def _set_user_password(self, request: web.Request) -> web.Response:
        user = await _body(request)
        await self._admin.set_user_password(_uuid(request), _text(user["name"]), _text(user["password"]))
        return web.json_response({})

    async def _remove_user(self, request: web.Request) -> web.Response:
        await self._admin.remove_user(_uuid(request), _text((await _body(request))["name"]))
        return web.json_response({})


class RemoteAdmin:
    """The command line's end: an `Admin` that asks the server."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def machines(self, *, power: bool = False) -> Sequence[Row]:
        """All machines, by name; to show their `power`, those that are off are looked at."""
        return [Row(**row) for row in await self._ask("GET", "/machines?power" if power else "/machines")]

    async def password(self, uuid: UUID) -> str | None:
        """The administrator's password; None if only its digest is known."""
        answer = await self._ask("GET", f"/machines/{uuid}/password")
        password: str | None = answer["password"]
        return password

    async def set_password(self, uuid: UUID, password: str) -> None:
        """Change the administrator's password. Raises VamtError if AMT's policy refuses it."""
        await self._ask("PUT", f"/machines/{uuid}/password", {"password": password})

    async def provision(self, uuid: UUID, *, client: bool, password: str | None) -> None:
        """Provision a machine. Raises VamtError if it is already, or the password is refused."""
        await self._ask("POST", f"/machines/{uuid}/provision", {"client": client, "password": password})

    async def unprovision(self, uuid: UUID, *, partial: bool) -> None:
        """End the provisioning of a machine. Raises VamtError if it is not provisioned."""
        await self._ask("POST", f"/machines/{uuid}/unprovision", {"partial": partial})

    async def unreadable(self, uuid: UUID) -> Sequence[str]:
        """The names of the parts of a machine's state that cannot be read."""
        names: list[str] = await self._ask("GET", f"/machines/{uuid}/unreadable")
        return names

    async def repair(self, uuid: UUID, names: Collection[str]) -> None:
        """Set these parts of a machine's state aside. Raises VamtError if one of them can be read."""
        await self._ask("POST", f"/machines/{uuid}/repair", {"names": list(names)})

    async def consent(self, uuid: UUID) -> ConsentRow:
        """How it stands with consent to control a machine. Raises VamtError if it is not provisioned."""
        return ConsentRow(**await self._ask("GET", f"/machines/{uuid}/consent"))

    async def refuse_consent(self, uuid: UUID) -> None:
        """Say no to who asks, or no more to who was told yes. Raises VamtError if there is nobody."""
        await self._ask("DELETE", f"/machines/{uuid}/consent")

    async def users(self, uuid: UUID) -> Sequence[UserRow]:
        """The administrator, then the users in the order they were added."""
        return [UserRow(**row) for row in await self._ask("GET", f"/machines/{uuid}/users")]

    async def add_user(self, uuid: UUID, name: str, realms: Iterable[str], password: str) -> None:
        """Add a user with realms by their names. Raises VamtError if AMT would not have such a user."""
        user = {"name": name, "realms": list(realms), "password": password}
        await self._ask("POST", f"/machines/{uuid}/users", user)

    async def set_user_password(self, uuid: UUID, name: str, password: str) -> None:
        """Change a user's password. Raises VamtError if there is no such user, or AMT refuses the password."""
        await self._ask("PUT", f"/machines/{uuid}/users", {"name": name, "password": password})

    async def remove_user(self, uuid: UUID, name: str) -> None:
        """Remove a user. Raises VamtError if there is no such user."""
        await self._ask("DELETE", f"/machines/{uuid}/users", {"name": name})

    async def _ask(self, method: str, path: str, body: Any = None) -> Any:
        try:
            async with self._session.request(method, path, json=body) as response:
                answer = await response.json()
        except aiohttp.ClientConnectionError as error:
            raise VamtError("vamt stopped before it answered") from error
        except TimeoutError as error:
            raise VamtError(f"the running vamt did not answer within {TIMEOUT.total:g} s") from error
        except (aiohttp.ClientError, ValueError) as error:
            raise VamtError(f"what answers at {SOCKET} is not vamt, or another version of it") from error
        if response.status != HTTPStatus.OK:
            raise VamtError(answer["error"])
        return answer


@asynccontextmanager
async def reach(folder: Path) -> AsyncIterator[RemoteAdmin | None]:
    """The server that owns the state folder; None if none answers.

    Raises:
        VamtError: one may not ask it, or not look whether there is one.

    """
    with ExitStack() as stack:
        try:
            path = stack.enter_context(_short(folder)) if (folder / SOCKET).exists() else None
            answers = path is not None and _answers(path)
        except OSError as error:
            raise VamtError(
                f"{folder / SOCKET} cannot be reached ({error.strerror}): "
                "run this command as the user who runs vamt, or as root"
            ) from error
        if path is None or not answers:
            yield None
            return
        connector = aiohttp.UnixConnector(path)
        async with aiohttp.ClientSession("http://vamt", connector=connector, timeout=TIMEOUT) as session:
            yield RemoteAdmin(session)


@web.middleware
async def _sentences(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Refusals as the sentence they are."""
    try:
        return await handler(request)
    except KeyError as error:
        said = f"{error} is missing"
    except (VamtError, ValueError) as error:
        said = str(error)
    return web.json_response({"error": said}, status=HTTPStatus.BAD_REQUEST)


async def _body(request: web.Request) -> dict[str, Any]:
    """The object that was sent. Raises VamtError, or ValueError where it is no JSON."""
    try:
        sent = await request.json()
    except RecursionError:
        sent = None
    if not isinstance(sent, dict):
        raise VamtError("wanted a JSON object")
    return sent


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise VamtError(f"wanted a string, not {json.dumps(value)}")
    return value


def _texts(value: Any) -> list[str]:
    if not isinstance(value, list):
        raise VamtError(f"wanted a list of strings, not {json.dumps(value)}")
    return [_text(item) for item in value]


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise VamtError(f"wanted true or false, not {json.dumps(value)}")
    return value


def _uuid(request: web.Request) -> UUID:
    return UUID(request.match_info["uuid"])


@contextmanager
def _short(folder: Path) -> Iterator[str]:
    """A path to the socket that fits into a socket address, however deep the folder is."""
    descriptor = os.open(folder, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{descriptor}/{SOCKET}"
    finally:
        os.close(descriptor)


def _answers(path: str) -> bool:
    """Whether a server is there. Raises OSError."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(path)
        except ConnectionRefusedError:  # left by a server that was killed
            return False
        return True


def _bound(folder: Path) -> socket.socket:
    """A listening end. Raises StateError."""
    listener = socket.socket(socket.AF_UNIX)
    try:
        (folder / SOCKET).unlink(missing_ok=True)
        with _short(folder) as path:
            listener.bind(path)
        (folder / SOCKET).chmod(0o600)
    except OSError as error:
        listener.close()
        raise StateError(
            f"{folder / SOCKET} cannot be made ({error.strerror}): remove what is there"
        ) from error
    return listener
