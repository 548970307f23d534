"""What a client is: a management tool as it is published, and how it is told what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

ON: Final = 2
OFF: Final = 8
"""PowerState."""


@dataclass(frozen=True)
class Device:
    """What a client is told of a machine."""

    address: str
    password: str
    user: str | None = None
    """None: the administrator. Not every client can be told another."""


class Client(Protocol):
    """What every client can do, each in its own way."""

    def version(self) -> str | None:
        """The version of AMT; None if this client never asks for it."""

    def power(self) -> int:
        """PowerState."""

    def turn(self, state: int) -> None:
        """Switch on or off."""

    def start_from_network(self) -> None:
        """Have the machine, which is off, boot from the network once."""


class Kind(Protocol):
    """A client to be made for a device."""

    @staticmethod
    def missing() -> str | None:
        """Why it cannot run here, or None."""

    def __call__(self, device: Device) -> Client:
        """Make one."""
