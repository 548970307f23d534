"""Web storage: a few files that consoles keep on a machine, which its web server hands out.

What is kept and how much of it; paths and HTTP are `vamt.web.storage`'s. All files are one section: they are
few and small, go with an unprovisioning like all else, and are decoded when first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from vamt.machine import Section

QUOTA: Final = 190 * 1024
"""Octets of all files of a machine, with what is told of them; a console for the browser fits in."""

MAX_FILES: Final = 64


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file."""

    path: str
    """`vendor/application/name`, or just a name for a page that takes the place of AMT's own."""
    content: bytes
    headers: tuple[tuple[str, str], ...] = ()
    """HTTP headers it is served with."""
    link: str = ""
    """The text under which AMT's own page offers it; empty: it does not."""

    @property
    def size(self) -> int:
        """What it takes of the quota, in octets."""
        told = sum(len(name) + len(value) for name, value in self.headers)
        return len(self.content) + len(self.path) + len(self.link) + told


@dataclass(frozen=True, slots=True)
class WebStorage(Section):
    """The files, in the order they were first stored."""

    NAME: ClassVar[str] = "web-storage"

    files: tuple[StoredFile, ...] = ()

    def file(self, path: str) -> StoredFile | None:
        """The file with a path."""
        return next((file for file in self.files if file.path == path), None)

    def below(self, folder: str) -> Iterator[StoredFile]:
        """The files of a vendor, or of an application."""
        return (file for file in self.files if file.path.startswith(f"{folder}/"))

    def with_file(self, file: StoredFile) -> WebStorage:
        """With a file replaced, or with one more."""
        if self.file(file.path) is None:
            return replace(self, files=(*self.files, file))
        return replace(self, files=tuple(file if one.path == file.path else one for one in self.files))

    def without(self, path: str) -> WebStorage:
        """Without a file, or without those below a folder."""
        gone = {path, *(file.path for file in self.below(path))}
        return replace(self, files=tuple(file for file in self.files if file.path not in gone))

    @property
    def fits(self) -> bool:
        """Whether there is room for all of it."""
        return len(self.files) <= MAX_FILES and sum(file.size for file in self.files) <= QUOTA
