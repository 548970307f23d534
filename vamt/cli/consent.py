"""`vamt consent`: the code that lets an administrator control a machine. Asks the running server."""

from __future__ import annotations

import asyncio
import json
import shlex
import sys
from dataclasses import asdict
from typing import Final, TextIO
from uuid import UUID

from vamt.admin import Admin, find
from vamt.cli.ask import reached_admin
from vamt.cli.text import paint
from vamt.consents import BLOCKED, GIVEN, IN_USE, NOT_ASKED, NOT_REQUIRED, ConsentRow
from vamt.errors import VamtError

LOOK_SECONDS: Final = 1.0
"""Between two looks while waiting."""

_DIGITS: Final = (
    *((7, 5, 5, 5, 7), (2, 6, 2, 2, 7), (7, 1, 7, 4, 7), (7, 1, 7, 1, 7), (5, 5, 7, 1, 1)),
    *((7, 4, 7, 1, 7), (7, 4, 7, 5, 7), (7, 1, 1, 1, 1), (7, 5, 7, 5, 7), (7, 5, 7, 1, 7)),
)
"""Each digit as five rows of three points, the leftmost worth 4."""

_WHY_NOT: Final = {
    NOT_REQUIRED: "{name!r} needs no consent; a console can require it, for the remote desktop or for everything",
    NOT_ASKED: "nobody is asking to control {name!r} now: `{command} --wait` waits until somebody does",
    BLOCKED: "too many wrong codes were sent to {name!r}: it makes no new code for {time}",
    GIVEN: "consent to control {name!r} was given: if unused, it ends in {time}; `{command} --refuse` ends it now",
    IN_USE: "{name!r} is being controlled with consent: `{command} --refuse` ends that",
}


def consent(machine: str, *, wait: bool, refuse: bool, as_json: bool) -> int:
    """Print the code that is displayed, once there is one with `wait`; or refuse what is asked or was given.

    Raises:
        VamtError: there is no such machine, no server runs, nobody asks, or there is nothing to refuse.

    """
    return asyncio.run(_refuse(machine) if refuse else _show(machine, wait=wait, as_json=as_json))


async def _refuse(machine: str) -> int:
    async with reached_admin() as admin:
        row = find(await admin.machines(), machine)
        await admin.refuse_consent(UUID(row.uuid))
    print(f"Nobody has consent to control {row.name} now.")
    return 0


async def _show(machine: str, *, wait: bool, as_json: bool) -> int:
    async with reached_admin() as admin:
        row = find(await admin.machines(), machine)
        found = await admin.consent(UUID(row.uuid))
        if wait and found.code is None and found.state != NOT_REQUIRED:
            print(
                f"Waiting until somebody asks to control {row.name}; press Ctrl-C to stop.", file=sys.stderr
            )
            found = await _asked(admin, UUID(row.uuid))
    if as_json:
        print(json.dumps(asdict(found)))
    elif found.code is None:
        raise VamtError(_why_not(row.name, found))
    else:
        print(_for_a_person(row.name, found, sys.stdout) if sys.stdout.isatty() else found.code)
    return 0


async def _asked(admin: Admin, uuid: UUID) -> ConsentRow:
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        found = await admin.consent(uuid)
        if found.code is not None:
            return found


def _why_not(name: str, found: ConsentRow) -> str:
    """Why there is no code, and what to do."""
    command = f"vamt consent {shlex.quote(name)}"
    return _WHY_NOT[found.state].format(name=name, command=command, time=_time(found.seconds))


def _for_a_person(name: str, found: ConsentRow, stream: TextIO) -> str:
    """The code so that it can be read from across a room, and what it is for."""
    code = found.code or ""
    drawn = "\n".join(f"    {line}" for line in _drawn(code, _ink(stream)))
    return (
        f"Somebody is asking to control {name}. Anyone who is told this code can do so:\n\n"
        f"{paint(drawn, 'bold', stream)}\n\n"
        f"    {code}, for {_time(found.seconds)}\n\n"
        f"Do not give it to anyone you do not know. To refuse: vamt consent {shlex.quote(name)} --refuse"
    )


def _drawn(code: str, ink: str) -> list[str]:
    blank = " " * len(ink)
    return [
        "   ".join(
            "".join(ink if _DIGITS[int(digit)][row] & point else blank for point in (4, 2, 1))
            for digit in code
        ).rstrip()
        for row in range(5)
    ]


def _ink(stream: TextIO) -> str:
    try:
        "█".encode(stream.encoding)
    except UnicodeEncodeError:
        return "##"
    return "██"


def _time(seconds: int | None) -> str:
    minutes, rest = divmod(seconds or 0, 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
