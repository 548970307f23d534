"""The HTTP of every machine: one server, the machine found by the address its client connected to.

aiohttp parses requests and keeps connections; answers are framed as a device frames them. SOAP, digest and
machines are known only by their interfaces.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from itertools import count
from types import MappingProxyType
from typing import Final, cast

from aiohttp import hdrs, web

from vamt.auth.digest import Asked, Checked, Digest, Verdict, covers_body
from vamt.auth.login import lookup
from vamt.auth.principal import Principal
from vamt.config import Limits
from vamt.errors import StateError, UnreadableSection
from vamt.machine import Machine
from vamt.net import websocket
from vamt.net.answer import Answer
from vamt.net.crowd import Crowd, Seat
from vamt.net.doors import Doors, FindMachine
from vamt.net.framing import Framing
from vamt.net.guard import Guard
from vamt.net.site import Reply, Site, Visit, from_own_page, from_page
from vamt.net.tls import Contexts
from vamt.pki.tls import tls_of
from vamt.wsman.faults import AccessDenied
from vamt.wsman.service import Service

log = logging.getLogger("vamt.http")

_NUMBERS: Final = count()

_Handler = Callable[[Machine, web.BaseRequest], Awaitable[web.StreamResponse]]


class _Protocol(web.RequestHandler):
    """One connection; what is no HTTP gets a device's answer, not aiohttp's."""

    __slots__ = ("_front", "_pause", "framing", "number", "seat")

    def __init__(self, server: _Server, front: HttpFront, seat: Seat) -> None:
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=front.limits.idle_seconds,
            lingering_time=front.limits.body_seconds,
            auto_decompress=False,
            access_log=None,  # type: ignore[arg-type] # aiohttp takes None for none
        )
        self._front = front
        self._pause: asyncio.Future[None] | None = None
        self.seat = seat
        self.framing = front.framing(cast("Machine", seat.machine))
        """How the machine at the other end writes; looked up again with every request."""
        self.number = next(_NUMBERS)
        """No other connection has it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, unless the connection has had to give way already."""
        self.seat.held_by(cast("asyncio.Transport", transport).abort)
        if not transport.is_closing():
            super().connection_made(transport)

    def connection_lost(self, exc: BaseException | None) -> None:
        super().connection_lost(exc)
        self.seat.leave()
        if self._pause is not None and not self._pause.done():
            self._pause.set_result(None)

    async def pause(self, seconds: float) -> None:
        """Wait, but not when the client has left."""
        if seconds <= 0:
            return
        self._pause = asyncio.get_running_loop().create_future()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._pause, seconds)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            log.error("failed peer=%s", request.remote, exc_info=exc)
        return Answer(self.framing.malformed(time.time()), keep=False)


class _Server(web.Server):
    """Makes connections of our own kind."""

    def __init__(self, front: HttpFront) -> None:
        super().__init__(front.answer)
        self._front = front

    def connection(self, seat: Seat) -> _Protocol:
        """The protocol of a connection."""
        return _Protocol(self, self._front, seat)


class HttpFront:
    """Listens for all machines and answers for each."""

    def __init__(
        self,
        service: Service,
        find_machine: FindMachine,
        limits: Limits,
        crowd: Crowd,
        sites: Mapping[str, Site] = MappingProxyType({}),
    ) -> None:
        """Serve; a site answers every path that begins with its key, the longest key first."""
        self.limits = limits
        self._sites = sorted(sites.items(), key=lambda item: -len(item[0]))
        self._service = service
        self._framings: dict[str, Framing] = {}
        """By the firmware's version."""
        self._digest = Digest(limits.nonce_age)
        self.guard = Guard()
        """Whoever lets users log in to machines counts their failures there."""
        self._server: _Server | None = None
        self.doors = Doors(
            find_machine,
            lambda machine, secure: tls_of(machine.snapshot).effect.network.takes(secure),
            crowd,
            limits.body_seconds,
        )
        self._paths: dict[str, dict[str, _Handler]] = {
            "/": {"GET": self._root},
            "/wsman": {"POST": self._wsman},
            "/wsman/": {"POST": self._wsman},
            "/wsman-anon/identify": {"POST": self._identify},
            "/ws-redirection": {"GET": self._redirected},
        }
        self.redirect: websocket.Redirect | None = None
        """Whoever has users redirect, for `/ws-redirection`."""

    async def listen(self, host: str, port: int, contexts: Contexts | None = None) -> int:
        """Accept connections at an address, over TLS if there are contexts; the port, which is new for port 0.

        Raises:
            OSError: it cannot be bound.

        """
        if self._server is None:
            self._server = _Server(self)
        return self.doors.listen(host, port, self._server.connection, contexts).port

    async def close(self) -> None:
        """Stop accepting, end every connection."""
        await self.doors.close()
        if self._server is not None:
            self._server.pre_shutdown()
            await self._server.shutdown(timeout=1.0)
            self._server = None
        await self.guard.close()

    def framing(self, machine: Machine) -> Framing:
        """How a machine's answers are written: its version is in each."""
        version = machine.snapshot.firmware.version
        framing = self._framings.get(version)
        if framing is None:
            server = f"Intel(R) Active Management Technology {version}"
            framing = self._framings[version] = Framing(server)
        return framing

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request, also where the machine's state cannot be read or written."""
        protocol = _protocol(request)
        try:
            return await self._answer(request, protocol)
        except UnreadableSection:
            return _empty(request, HTTPStatus.SERVICE_UNAVAILABLE)
        except StateError:
            return _empty(request, HTTPStatus.INSUFFICIENT_STORAGE)
        finally:
            protocol.seat.rest()

    async def _answer(self, request: web.BaseRequest, protocol: _Protocol) -> web.StreamResponse:
        """The path and the method choose how."""
        transport, path = protocol.transport, request.path
        machine = None if transport is None else self.doors.machine_of(transport)
        if machine is None:  # it went away under its connections
            return Answer(b"", keep=False)
        protocol.framing = self.framing(machine)
        methods = self._paths.get(path)
        if methods is None:
            site = next((site for prefix, site in self._sites if path.startswith(prefix)), None)
            if site is None:
                return _empty(request, HTTPStatus.NOT_FOUND)
            return await self._visited(site, machine, request)
        handler = methods.get(request.method)
        if handler is None:
            return _empty(
                request, HTTPStatus.METHOD_NOT_ALLOWED, b"Allow: %b\r\n" % ", ".join(methods).encode()
            )
        return await handler(machine, request)

    async def _root(self, machine: Machine, request: web.BaseRequest) -> web.StreamResponse:
        """Scanners read the version off this answer (MeshCentral amtscanner)."""
        return Answer(_protocol(request).framing.moved("/logon.htm"), keep=True)

    async def _wsman(self, machine: Machine, request: web.BaseRequest) -> web.StreamResponse:
        headers = request.headers
        if (
            hdrs.AUTHORIZATION not in headers
            and headers.get("WSMANIDENTIFY", "").lower() == "unauthenticated"
        ):
            return await self._identify(machine, request)  # WinRM: identify -auth:none
        entered = await self._enter(machine, request)
        if not isinstance(entered, tuple):
            return entered
        principal, body = entered
        if from_page(headers):  # SOAP fits into a form, and no token guards it
            return _empty(request, HTTPStatus.FORBIDDEN)
        status, answer = await self._service.handle(machine, body, principal)
        return self._soap(request, status, answer)

    async def _redirected(self, machine: Machine, request: web.BaseRequest) -> web.StreamResponse:
        """The redirection ports over a WebSocket; a page of another site must not open one with a user's login."""
        entered = await self._enter(machine, request)
        if not isinstance(entered, tuple):
            return entered
        if not from_own_page(request.headers):
            return _empty(request, HTTPStatus.FORBIDDEN)
        if not websocket.wanted(request):
            return _empty(request, HTTPStatus.UPGRADE_REQUIRED, b"Upgrade: websocket\r\n")
        user, seat, link = entered[0].name, _protocol(request).seat, None
        if self.redirect is not None:
            link = self.redirect(machine, user, seat, secure=request.secure)
        if link is None:
            return _empty(request, HTTPStatus.NOT_FOUND)
        return await websocket.carry(request, _protocol(request).framing.server, link)

    async def _visited(self, site: Site, machine: Machine, request: web.BaseRequest) -> web.StreamResponse:
        public = site.public(request.path)
        entered = await (self._body(request) if public else self._enter(machine, request))
        if not isinstance(entered, bytes | tuple):
            return entered
        principal, body = (None, entered) if isinstance(entered, bytes) else entered
        visit = Visit(
            *(machine, principal, request.method, request.path, request.query, request.headers, body),
            secure=request.secure,
        )
        try:
            reply = await site.visit(visit)
        except AccessDenied:
            reply = Reply(HTTPStatus.FORBIDDEN)
        return Answer(
            _protocol(request).framing.reply(reply, time.time(), head=request.method == "HEAD"), keep=True
        )

    async def _enter(
        self, machine: Machine, request: web.BaseRequest
    ) -> tuple[Principal, bytes] | web.StreamResponse:
        """Who asks, and the body of it; or the answer to one who did not say who he is or got it wrong."""
        snapshot, header = machine.snapshot, request.headers.get(hdrs.AUTHORIZATION)
        covered = covers_body(header)
        body = await self._body(request) if covered else b""
        if not isinstance(body, bytes):
            return body
        peer = request.remote or ""
        principal = self._login(machine, request, peer, header, body)
        if not isinstance(principal, Principal):
            return await self._challenge(machine, request, peer, principal.verdict, principal.user)
        if not covered:
            there = self._arrived(request)
            body = await self._body(request) if there is None else there
            if not isinstance(body, bytes):
                return body
        if machine.snapshot is snapshot:
            return principal, body
        now = principal.now(machine.snapshot)  # it may have been long on its way
        if now is None:
            return await self._challenge(machine, request, peer, Verdict.MISSING, principal.name)
        return now, body

    def _login(
        self, machine: Machine, request: web.BaseRequest, peer: str, header: str | None, body: bytes
    ) -> Principal | Checked:
        """Who asks, or what is wrong with what he says of it."""
        snapshot, protocol, login = machine.snapshot, _protocol(request), None

        def ha1_of(user: str) -> str | None:
            nonlocal login
            login = lookup(snapshot, user)
            return None if login is None else login.ha1

        asked = Asked(request.method, request.raw_path, peer, protocol.number, body)
        checked = self._digest.check(header, asked, snapshot.realm, ha1_of, time.monotonic())
        if login is None or checked.verdict is not Verdict.ACCEPTED:
            return checked
        protocol.seat.work()
        principal = Principal.of(login, peer)
        if principal.administrator:  # who can log in as a lesser user must not buy guesses at a greater one
            self.guard.succeeded(machine, peer)
        return principal

    async def _identify(self, machine: Machine, request: web.BaseRequest) -> web.StreamResponse:
        body = await self._body(request)
        if not isinstance(body, bytes):
            return body
        return self._soap(request, *self._service.identify(machine.snapshot, body))

    def _soap(self, request: web.BaseRequest, status: int, body: bytes) -> Answer:
        if not body:
            return _empty(request, HTTPStatus(status))
        chunked, framing = request.version >= (1, 1), _protocol(request).framing
        return Answer(framing.soap(status, body, time.time(), chunked=chunked), keep=chunked)

    async def _challenge(
        self, machine: Machine, request: web.BaseRequest, peer: str, verdict: Verdict, user: str
    ) -> web.StreamResponse:
        """Say how to authenticate, the later the more often the peer got it wrong."""
        if verdict is Verdict.WRONG:
            await _protocol(request).pause(self.guard.failed(machine, user, peer))
        if not _expects_continue(request):
            body = await self._body(request)  # so that the client reads an answer, not a reset connection
            if not isinstance(body, bytes):
                return body
        challenge = self._digest.challenge(
            machine.snapshot.realm,
            time.monotonic(),
            stale=verdict is Verdict.STALE,
            qop=machine.snapshot.firmware.qop,
        )
        return Answer(_protocol(request).framing.unauthorized(challenge), keep=False)

    def _arrived(self, request: web.BaseRequest) -> bytes | Answer | None:
        """The body, or the answer to one that is too long; None if not all of it is there yet."""
        content = request.content
        if not content.is_eof():
            return None
        body = content.read_nowait()
        if len(body) > self.limits.body:
            return _empty(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, keep=False)
        return body

    async def _body(self, request: web.BaseRequest) -> bytes | Answer:
        """The body, or the answer to one that is too long or too slow."""
        there = self._arrived(request)
        if there is not None:
            return there
        content, limit = request.content, self.limits.body
        if (request.content_length or 0) > limit:
            return _empty(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, keep=False)
        if _expects_continue(request) and request.transport is not None:
            request.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        parts, size = [], 0
        try:
            async with asyncio.timeout(self.limits.body_seconds):
                while part := await content.readany():
                    parts.append(part)
                    size += len(part)
                    if size > limit:
                        return _empty(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, keep=False)
        except TimeoutError:
            return _empty(request, HTTPStatus.REQUEST_TIMEOUT, keep=False)
        except ConnectionError:  # nobody is there to read an answer
            return Answer(b"", keep=False)
        return b"".join(parts)


def _empty(request: web.BaseRequest, status: HTTPStatus, extra: bytes = b"", *, keep: bool = True) -> Answer:
    return Answer(_protocol(request).framing.empty(status, time.time(), extra), keep=keep)


def _protocol(request: web.BaseRequest) -> _Protocol:
    return cast("_Protocol", request.protocol)


def _expects_continue(request: web.BaseRequest) -> bool:
    return request.headers.get(hdrs.EXPECT, "").lower() == "100-continue"
