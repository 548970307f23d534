"""What every redirection protocol is to whoever pumps it: octets in, events out, and octets to send.

A core has no clock: it is told the time, in seconds of one monotonic clock, and says when it wants to be told
again. Whatever a peer sends leads to events, never to an exception; a core that has said `Ended` takes no more.
The same octets, cut anywhere, give the same events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Event:
    """Base of what a core tells."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ended(Event):
    """The conversation is over: close the connection once what is to be sent is sent."""

    reason: str
    """For the log, short, no secrets."""
    fault: bool = False
    """The peer broke the protocol; else it, or we, came to the end of it."""


class Core(Protocol):
    """One end of one protocol on one connection."""

    def receive(self, data: bytes, now: float) -> Sequence[Event]:
        """Take octets from the peer, any number of them."""

    def take(self) -> Sequence[bytes]:
        """What is to be sent, each item by a write of its own; it is not asked while the peer reads too slowly.

        So what is still to be sent waits here, in bounds.
        """

    def next_timer(self) -> float | None:
        """When `on_timer` is to be called, None for never; asked after every other call."""

    def on_timer(self, now: float) -> Sequence[Event]:
        """Do what is due by now; may be called early, and then does nothing."""
