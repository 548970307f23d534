"""The event log: what happened to the machine, newest first, and the two things that can be done to the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Final

from vamt.logbook.eventlog import Severity
from vamt.schema.AMT_EventLogEntry import AMT_EventLogEntry
from vamt.schema.AMT_MessageLog import AMT_MessageLog
from vamt.web.desk import Answer, Desk, Done, button, hidden
from vamt.web.html import Html, join, tag
from vamt.web.page import EVENTS, Page, alarm, columns
from vamt.web.sentences import entity, sentence

FORM: Final = "/logform"
FREEZE: Final = "SubmitFreeze"
CLEAR: Final = "ClearLog"

COMPLETED: Final = 0

SEVERITIES: Final[Mapping[int, tuple[str, str]]] = {
    Severity.MONITOR: ("Monitor", "tag"),
    Severity.INFORMATION: ("Information", "tag"),
    Severity.NON_CRITICAL: ("Warning", "tag middle"),
    Severity.CRITICAL: ("Critical", "tag high"),
    Severity.NON_RECOVERABLE: ("Failure", "tag high"),
}
"""Word and look."""


async def events(desk: Desk) -> Page:
    """The whole log."""
    return await _page(desk)


async def log_form(desk: Desk) -> Answer:
    """Clear the log, which is asked for twice, or stop it, or let it go on."""
    (log,) = desk.local.instances(AMT_MessageLog)
    if CLEAR in desk.form:
        if desk.field("ask"):
            return _confirmation(desk)
        answer, done = await desk.local.invoke(log, "ClearLog"), "log-cleared"
    else:
        freeze = not log.IsFrozen
        answer = await desk.local.invoke(log, "FreezeLog", Freeze=freeze)
        done = "log-stopped" if freeze else "log-started"
    if answer.get("ReturnValue") == COMPLETED:
        return Done(EVENTS, done)
    return await _page(desk, "The machine refused it.")


async def _page(desk: Desk, problem: str = "") -> Page:
    logs = desk.local.instances(AMT_MessageLog)
    frozen = any(log.IsFrozen for log in logs)
    rows = await desk.local.turns.collect(map(_row, desk.local.each(AMT_EventLogEntry)))
    listing = tag("p", "Nothing has been logged.", class_="nothing")
    if rows:
        listing = tag(
            "div",
            tag(
                "table",
                columns(("Event", "Time", "Severity", "Source", "Description")),
                tag("tbody", *rows),
                class_="log",
            ),
            class_="scroll",
            role="region",
            aria_label="Event log",
            tabindex="0",
        )
    form = Html()
    if logs and desk.local.may(AMT_MessageLog, change=True):
        form = desk.ask(
            FORM,
            hidden("ask", "yes"),
            tag(
                "p",
                button("Continue Logging" if frozen else "Stop Logging", name=FREEZE, class_="plain"),
                " ",
                button("Clear Log…", name=CLEAR, value="Clear Log", class_="plain"),
                class_="actions",
            ),
        )
    stopped = tag("p", "Logging is stopped: new events are not recorded.", class_="warning") if frozen else ""
    content = join((alarm(problem) if problem else "", stopped, listing, form), "\n")
    return Page("Event Log", content, HTTPStatus.CONFLICT if problem else HTTPStatus.OK)


def _row(entry: AMT_EventLogEntry) -> Html:
    word, look = SEVERITIES.get(entry.EventSeverity or 0, ("Unspecified", "tag"))
    moment = entry.CreationTimeStamp
    when = Html()
    if isinstance(moment, datetime):
        when = tag("time", moment.strftime("%Y-%m-%d %H:%M:%S"), datetime=moment.isoformat())
    return tag(
        "tr",
        tag("td", entry.RecordID or "", class_="r1 number"),
        tag("td", when, class_="r1 time"),
        tag("td", tag("span", word, class_=look), class_="r1"),
        tag("td", entity(entry), class_="r1"),
        tag("td", sentence(entry), class_="r1"),
    )


def _confirmation(desk: Desk) -> Page:
    question = tag("p", tag("strong", "Clear the log?"), " All entries will be lost.", class_="warning")
    form = desk.ask(
        FORM,
        tag(
            "p",
            button("Clear Log", name=CLEAR, class_="danger"),
            " ",
            tag("a", "Cancel", href=EVENTS, class_="button plain"),
            class_="actions",
        ),
    )
    return Page("Confirm", question + form)
