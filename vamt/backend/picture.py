"""What is known of a hypervisor's domains, put together for a listener.

Three sources: the hypervisor's word on a domain (`Seen`), its guest's word on vCPUs, and the sizes of its disks.
The last two come late, for a guest or a disk may keep them waiting, and hold while the first changes. No I/O and
no clock here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from vamt.backend.base import BackendListener, Disk, Domain, Vcpu
from vamt.backend.host import Medium, Seen


@dataclass(frozen=True, slots=True)
class Questions:
    """What a domain's new facts leave open."""

    uuid: UUID
    instance: int | None
    guest: bool
    """Which vCPUs the guest has off line: its agent has just connected."""
    media: frozenset[Medium]
    """Whose size is not known."""


@dataclass(slots=True)
class _Known:
    seen: Seen
    told: Domain | None = None
    offline: frozenset[int] = frozenset()
    sizes: Mapping[Medium, int] = field(default_factory=dict)
    asked: frozenset[Medium] = frozenset()


_NOTHING: Final[frozenset[Medium]] = frozenset()


class Picture:
    """Tells a listener of every domain whose facts differ from what was told before."""

    def __init__(self, listener: BackendListener) -> None:
        self._listener = listener
        self._known: dict[UUID, _Known] = {}

    def __contains__(self, uuid: UUID) -> bool:
        return uuid in self._known

    def seen(self) -> dict[UUID, Seen]:
        """Every domain as it was seen last."""
        return {uuid: known.seen for uuid, known in self._known.items()}

    def last(self, uuid: UUID) -> Seen | None:
        """A domain as it was seen last."""
        known = self._known.get(uuid)
        return None if known is None else known.seen

    def take(self, seen: Seen) -> Questions | None:
        """Take over what was seen of a domain; returns what is to be asked, if anything."""
        uuid = seen.domain.uuid
        known = self._known.get(uuid)
        if known is None:
            known = self._known[uuid] = _Known(seen)
            same, had_agent = False, False
        else:
            same = known.seen.instance == seen.instance
            had_agent = same and known.seen.domain.agent
        media = _unsized(seen.domain)
        if not same:
            known.offline = frozenset()
            known.asked = _NOTHING
        questions = Questions(uuid, seen.instance, seen.domain.agent and not had_agent, media - known.asked)
        known.seen = seen
        known.asked = media
        self._tell(known)
        return questions if questions.guest or questions.media else None

    def drop(self, uuid: UUID) -> None:
        """A domain is gone."""
        if self._known.pop(uuid, None) is not None:
            self._listener.domain_gone(uuid)

    def guest_said(self, questions: Questions, offline: frozenset[int]) -> None:
        """Take over which vCPUs the guest has off line, if it is still that guest."""
        known = self._known.get(questions.uuid)
        if known is not None and known.seen.instance == questions.instance:
            known.offline = offline
            self._tell(known)

    def guest_began(self, uuid: UUID) -> None:
        """A guest that starts over has every vCPU on line; told with the next facts."""
        if (known := self._known.get(uuid)) is not None:
            known.offline = frozenset()

    def measured(self, questions: Questions, sizes: Mapping[Medium, int]) -> None:
        """Take over the sizes of disks, in bytes."""
        if (known := self._known.get(questions.uuid)) is not None:
            kept = _unsized(known.seen.domain)
            known.sizes = {m: size for m, size in {**known.sizes, **sizes}.items() if m in kept}
            self._tell(known)

    def _tell(self, known: _Known) -> None:
        domain = known.seen.domain
        if known.offline:
            vcpus = (
                Vcpu(v.number, v.plugged, v.plugged and v.number not in known.offline) for v in domain.vcpus
            )
            domain = replace(domain, vcpus=tuple(vcpus))
        if known.sizes:
            domain = replace(domain, disks=tuple(_sized(disk, known.sizes) for disk in domain.disks))
        if known.told != domain:
            known.told = domain
            self._listener.domain_changed(domain)


def _unsized(domain: Domain) -> frozenset[Medium]:
    media = [(d.target, d.source) for d in domain.disks if d.capacity is None and d.source is not None]
    return frozenset(media) if media else _NOTHING


def _sized(disk: Disk, sizes: Mapping[Medium, int]) -> Disk:
    size = None if disk.source is None else sizes.get((disk.target, disk.source))
    return disk if size is None else replace(disk, capacity=size)
