"""What the guest agent can do beside what libvirt has calls for.

Called by `vamt.backend.libvirt` in a worker thread with libvirt's domain object; knows no connection.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any, Final

import libvirt
import libvirt_qemu

from vamt.errors import NotSupported

_ANSWER_SECONDS: Final = 5
_SHOW_SECONDS: Final = 300

_WINDOWS: Final = "mswindows"
"""The agent's name of every Windows."""


def tell_user(domain: Any, text: str) -> None:
    """Show a sentence on every terminal or desktop of the guest; raises NotSupported.

    It goes to the program's input, where no shell and no option parser sees it.
    """
    try:
        if _ask(domain, "guest-get-osinfo", {}).get("id") == _WINDOWS:
            path, arguments = "msg.exe", ["*", f"/TIME:{_SHOW_SECONDS}"]
        else:
            path, arguments = "wall", []
        octets = base64.b64encode(f"{text}\n".encode()).decode("ascii")
        _ask(domain, "guest-exec", {"path": path, "arg": arguments, "input-data": octets})
    except (libvirt.libvirtError, ValueError, RecursionError) as error:
        raise NotSupported(f"the user of {domain.name()} cannot be told: {error}") from error


def _ask(domain: Any, command: str, arguments: Mapping[str, object]) -> dict[str, Any]:
    """The agent's answer; raises libvirtError, ValueError."""
    request = json.dumps({"execute": command, "arguments": arguments})
    answer = json.loads(libvirt_qemu.qemuAgentCommand(domain, request, _ANSWER_SECONDS, 0))
    found = answer.get("return") if isinstance(answer, dict) else None
    if not isinstance(found, dict):
        raise ValueError(f"the agent's answer to {command} makes no sense")  # noqa: TRY004  # the answer's fault
    return found
