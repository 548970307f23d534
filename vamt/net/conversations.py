"""What goes on in each kind of session, loaded when the first of its kind begins."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vamt.firmware.sessions import Kind
from vamt.machine import Machine
from vamt.net.link import Link
from vamt.net.sessions import Conversation, Converse


def by_kind(media: Path) -> Mapping[Kind, Converse]:
    """On the redirection ports; `media` is the folder of the sockets of remote media."""

    def ider(machine: Machine, link: Link) -> Conversation:
        from vamt.net.storage import StorageConversation

        return StorageConversation(machine, link, media)

    return {Kind.SOL: sol, Kind.IDER: ider, Kind.KVM: kvm}


def sol(machine: Machine, link: Link) -> Conversation:
    """Serial over LAN."""
    from vamt.net.sol import SolConversation

    return SolConversation(machine, link)


def kvm(machine: Machine, link: Link) -> Conversation:
    """The remote desktop."""
    from vamt.net.desktop import DesktopConversation

    return DesktopConversation(machine, link)


def viewer(machine: Machine, link: Link) -> Conversation:
    """The remote desktop on port 5900."""
    from vamt.net.desktop import DesktopConversation

    return DesktopConversation(machine, link, viewer=True)
