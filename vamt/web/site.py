"""`WebSite`: which path is which page, and who may see and send what. Pure: a `Visit` in, a `Reply` out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Final

from vamt.firmware.storage import WebStorage
from vamt.firmware.webui import WebUi
from vamt.net.site import Reply, Visit
from vamt.schema.AMT_GeneralSettings import AMT_GeneralSettings
from vamt.schema.CIM_AssociatedPowerManagementService import CIM_AssociatedPowerManagementService
from vamt.web import events, hardware, links, network, remote, status, users
from vamt.web.desk import MESSAGES, Answer, Desk, Done, Handler
from vamt.web.forms import Forms, hidden_token
from vamt.web.html import tag
from vamt.web.page import (
    DISK,
    EVENTS,
    LINKS,
    LOG_ON,
    MEMORY,
    NAMES,
    NETWORK,
    PROCESSOR,
    REMOTE,
    STATUS,
    STYLES,
    SYSTEM,
    USERS,
    Frame,
    Page,
    alarm,
    bare,
    framed,
    notice,
    redirect,
    styles,
)
from vamt.web.storage import reply
from vamt.wsman.catalog import Registry
from vamt.wsman.faults import AccessDenied
from vamt.wsman.local import Local, Refused
from vamt.wsman.service import Service

PAGES: Final[Mapping[str, Handler]] = {
    STATUS: status.status,
    SYSTEM: hardware.system,
    PROCESSOR: hardware.processor,
    MEMORY: hardware.memory,
    DISK: hardware.disk,
    EVENTS: events.events,
    REMOTE: remote.remote,
    NETWORK: network.network,
    NAMES: network.names,
    USERS: users.users,
    LINKS: links.links,
}
"""What is looked at, by path."""

FORMS: Final[Mapping[str, Handler]] = {
    events.FORM: events.log_form,
    remote.FORM: remote.remote_form,
    network.NETWORK_FORM: network.network_form,
    network.NAMES_FORM: network.names_form,
    users.CHOSEN: users.chosen,
    users.USER_FORM: users.user_form,
    users.ADMIN_FORM: users.admin_form,
}
"""What is sent, by path."""


class WebSite:
    """The pages of every machine."""

    def __init__(self, registry: Registry, service: Service) -> None:
        self._registry = registry
        self._service = service
        self._forms = Forms()

    def public(self, path: str) -> bool:
        """Whether a path needs no login: the door, its looks, and whatever is not here."""
        return path.lower() not in PAGES and path.lower() not in FORMS

    async def visit(self, visit: Visit) -> Reply:
        """Answer; devices do not care how a path is capitalised, and scripts count on it."""
        if not visit.machine.snapshot.section(WebUi).enabled:
            return Reply(HTTPStatus.NOT_FOUND)
        path = visit.path.lower()
        looking = visit.method in ("GET", "HEAD")
        if looking and path in (STATUS, LOG_ON):
            stored = visit.machine.snapshot.section(WebStorage).file(path[1:])
            if stored is not None:  # a console that has taken the place of our page
                return reply(stored)
        if visit.principal is None:
            return _outside(path, visit.method)
        handler = PAGES.get(path) if looking else FORMS.get(path) if visit.method == "POST" else None
        if handler is None:
            return _refused_method("GET, HEAD" if path in PAGES else "POST")
        await visit.machine.look()
        local = Local(self._registry, self._service, visit.machine, visit.principal)
        fields = {} if looking else self._forms.read(visit)
        if fields is None:
            answer: Answer = _NOT_OURS
        else:
            desk = Desk(local, hidden_token(self._forms.token(visit)), fields)
            answer = await _answer(handler, desk)
        if isinstance(answer, Done):
            return redirect(f"{answer.path}?done={answer.message}")
        told = MESSAGES.get(visit.query.get("done", "")) if looking else None
        if told is not None:
            answer = replace(answer, main=notice(told) + answer.main)
        return framed(answer, _frame(local, path))


async def _answer(handler: Handler, desk: Desk) -> Answer:
    try:
        return await handler(desk)
    except AccessDenied:
        return _FORBIDDEN
    except Refused as refused:
        return Page("Not done", alarm(f"The machine refused: {refused}."), HTTPStatus.CONFLICT)


def _outside(path: str, method: str) -> Reply:
    """What anybody may see."""
    found = path in (STYLES, LOG_ON)
    if found and method not in ("GET", "HEAD"):
        return _refused_method("GET, HEAD")
    if path == STYLES:
        return styles()
    return bare(_DOOR if found else _NOT_FOUND)


def _refused_method(allowed: str) -> Reply:
    return Reply(HTTPStatus.METHOD_NOT_ALLOWED, headers=(("Allow", allowed),))


def _frame(local: Local, path: str) -> Frame:
    """What the machine calls itself, and more as far as the user may know it."""
    settings = local.first(AMT_GeneralSettings)
    name = "" if settings is None else settings.HostName or local.machine.name
    power = status.power_of(local.first(CIM_AssociatedPowerManagementService))
    return Frame(name, local.machine.snapshot.firmware.version, path, power)


_DOOR: Final = Page(
    "Log On",
    tag("p", "Log on to the management controller of this computer.")
    + tag("p", tag("a", "Log On…", href=STATUS, class_="button"), class_="actions"),
)
_NOT_FOUND: Final = Page(
    "Not found",
    tag("p", "This page does not exist.") + tag("p", tag("a", "System Status", href=STATUS)),
    HTTPStatus.NOT_FOUND,
)
_FORBIDDEN: Final = Page(
    "You may not see this",
    tag("p", "Your account lacks the realm for this page. An administrator can grant it."),
    HTTPStatus.FORBIDDEN,
)
_NOT_OURS: Final = Page(
    "Not done",
    alarm(
        "This form has expired, or does not come from this computer's web page. Reload the page and try again."
    ),
    HTTPStatus.FORBIDDEN,
)
