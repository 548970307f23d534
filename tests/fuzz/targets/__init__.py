"""What is fuzzed: one class of conversations for each port, or part of one."""

from __future__ import annotations

from fuzz.rig import Rig


def targets() -> dict[str, type[Rig]]:
    """By name; the cores are imported here, so that an engine can watch them."""
    from fuzz.targets.desktop import DesktopRig
    from fuzz.targets.display import DisplayRig
    from fuzz.targets.nbd import NbdRig
    from fuzz.targets.session import SessionRig
    from fuzz.targets.sol import SolRig
    from fuzz.targets.storage import StorageRig

    return {
        "session": SessionRig,
        "sol": SolRig,
        "storage": StorageRig,
        "nbd": NbdRig,
        "desktop": DesktopRig,
        "display": DisplayRig,
    }
