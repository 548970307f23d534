"""A serial port in memory, whose guest is the test."""

from __future__ import annotations

from dataclasses import dataclass, field

from vamt.backend.base import SerialListener


@dataclass
class SerialPort:
    """Implements `Serial`."""

    listener: SerialListener
    typed: bytearray = field(default_factory=bytearray)
    """What was written to the guest, everything so far."""
    breaks: int = 0
    closed: bool = False

    def says(self, data: bytes) -> None:
        """Have the guest write it."""
        assert not self.closed
        self.listener.serial_output(data)

    def write(self, data: bytes) -> None:
        """Remember it."""
        assert not self.closed
        self.typed += data

    def send_break(self) -> None:
        """Count it."""
        assert not self.closed
        self.breaks += 1

    async def close(self) -> None:
        """Remember that it is closed."""
        self.closed = True
