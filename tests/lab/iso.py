"""An ISO image with a GRUB on it, made with grub-mkrescue, that is controlled over the serial port.

It says `BANNER` when it runs, and then waits for GRUB's commands; `md5sum /payload` reads the whole image.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
from pathlib import Path
from typing import Final

from support.patience import PATIENCE

BANNER: Final = "UG remote disk"
PROMPT: Final = "grub> "
_PROGRAMS: Final = ("grub-mkrescue", "xorriso")
_MODULES: Final = (
    "iso9660 biosdisk serial terminal echo cat hashsum gcry_md5 normal minicmd sleep reboot halt ls"
)
_SETTINGS: Final = (
    f"serial --unit=0 --speed=115200\nterminal_input serial\nterminal_output serial\necho '{BANNER}'\n"
)


def missing() -> str | None:
    """Why there can be no image here, or None."""
    lacking = [program for program in _PROGRAMS if shutil.which(program) is None]
    if not lacking and not Path("/usr/lib/grub/i386-pc").exists():
        lacking = ["GRUB for BIOS"]
    return f"{', '.join(lacking)} not installed" if lacking else None


def make(folder: Path, payload: int) -> tuple[Path, str]:
    """Make one there with a payload of that many octets; the image, and the payload's MD5 sum."""
    tree = folder / "tree"
    (tree / "boot/grub").mkdir(parents=True)
    (tree / "boot/grub/grub.cfg").write_text(_SETTINGS)
    data = random.Random(payload).randbytes(payload)
    (tree / "payload").write_bytes(data)
    image = folder / "remote.iso"
    command = ["grub-mkrescue", "--output", image, "--locales=", "--fonts=", "--themes="]
    command += [f"--install-modules={_MODULES}", tree]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return image, hashlib.md5(data).hexdigest()
