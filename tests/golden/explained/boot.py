"""Boot: capabilities and sources."""

from __future__ import annotations

from typing import Final

from golden.explained import NOT_A_VM, Difference

BOOT_CAPABILITIES: Final = "amt/boot/capabilities"
BOOT_SOURCE: Final = "cim/boot/sourcesetting"


def _flags(folder: str, *names: str) -> list[Difference]:
    return [
        Difference(f"{folder}/{file}.xml", f"<P:{name}>true<", f"<P:{name}>false<", NOT_A_VM)
        for file in ("get", "pull")
        for name in names
    ]


EXPLAINED: Final = [
    *_flags(
        BOOT_CAPABILITIES,
        *("BIOSReflash", "BIOSSecureBoot", "ForcedProgressEvents", "KeyboardLock", "UserPasswordBypass"),
    ),
    *(
        Difference(
            f"{BOOT_SOURCE}/{file}.xml",
            "<b:MessageID>0</b:MessageID>",
            "<b:MessageID>uuid:00000000-8086-8086-8086-XXXXXXXXXXXX</b:MessageID>",
            "hand-made: a device numbers its messages",
        )
        for file in ("get", "enumerate", "pull")
    ),
]
