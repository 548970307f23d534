"""`Exchange`: one request on its way through the service, and what its handlers share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vamt.auth.principal import Principal
from vamt.auth.realms import may
from vamt.cim.model import ClassInfo
from vamt.machine import Machine, Snapshot
from vamt.soap import ns
from vamt.turns import Turns
from vamt.wsman.catalog import Catalog
from vamt.wsman.encode import Encoder
from vamt.wsman.enumeration import Contexts
from vamt.wsman.faults import AccessDenied, EncodingLimit
from vamt.wsman.messages import Request

MEMO_ANSWERS: Final = 16
"""Answers kept with a snapshot, which they are a pure function of; they go when it goes."""


@dataclass(frozen=True, slots=True)
class Core:
    """What every exchange of a service uses."""

    catalog: Catalog
    encoder: Encoder
    contexts: Contexts
    turns: Turns


@dataclass(slots=True)
class Exchange:
    """One request: to which machine, seen how, from whom, when (seconds of a monotonic clock)."""

    core: Core
    machine: Machine
    snapshot: Snapshot
    principal: Principal
    request: Request
    message_id: str
    now: float
    outcome: str = "ok"
    """For the log: what came of a change."""

    def demand(self, class_name: str, *, change: bool, method: str | None = None) -> None:
        """Refuse whoever lacks the realm.

        Raises:
            AccessDenied: the user may not.

        """
        if not may(self.principal, class_name, change=change, method=method):
            raise AccessDenied

    def answer(self, action: str, namespaces: tuple[str, ...], body: str) -> bytes:
        """The answer to this request, within the size its client allows.

        Raises:
            EncodingLimit: it would be longer than MaxEnvelopeSize.

        """
        response = self.core.encoder.response(self.message_id, action, self.request.uri, namespaces, body)
        limit = self.request.max_envelope
        if limit is not None and len(response) > limit:
            raise EncodingLimit("MaxEnvelopeSizeExceeded")
        return response


@lru_cache(maxsize=1024)
def instance_namespaces(info: ClassInfo) -> tuple[str, ...]:
    """What an answer with an instance declares: the class, and wscim/common if it has a datetime."""
    return (info.uri, ns.COMMON) if info.has_datetime else (info.uri,)
