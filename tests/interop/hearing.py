"""What a client at work shows, piece by piece, and a way to wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from support.patience import PATIENCE

"""Seconds, where nobody says otherwise."""


class Hearing:
    """Everything that was shown so far, and how much of it was waited for."""

    def __init__(self) -> None:
        self.text = ""
        self.ended = False
        """Nothing more will come."""
        self._seen = 0
        self._told = asyncio.Event()

    def hear(self, piece: str = "") -> None:
        """Something more, or something else that somebody may wait for."""
        self.text += piece
        self._told.set()

    def end(self) -> None:
        """That was all."""
        self.ended = True
        self._told.set()

    async def says(self, text: str, within: float = PATIENCE) -> str:
        """Wait until it has shown that, after what was last waited for; returns what came before it."""
        await self.until(lambda: text in self.text[self._seen :], within, f"{text!r}")
        at = self.text.index(text, self._seen)
        before = self.text[self._seen : at]
        self._seen = at + len(text)
        return before

    async def ends(self, within: float = PATIENCE) -> None:
        """Wait until it has nothing more to say."""
        await self.until(lambda: self.ended, within, "the end")

    async def until(
        self, condition: Callable[[], bool], within: float = PATIENCE, what: str = "that"
    ) -> None:
        """Wait until it is so."""
        try:
            async with asyncio.timeout(within):
                while not condition():
                    assert not self.ended, self._vain(what)
                    self._told.clear()
                    await self._told.wait()
        except TimeoutError:
            raise AssertionError(self._vain(what)) from None

    def _vain(self, what: str) -> str:
        return f"waited for {what}, saw {self.text[self._seen :][-2000:]!r}{' and its end' if self.ended else ''}"
