"""A guest of 512 bytes that boots in a fifth of a second and says on COM1 what it was booted from.

The same boot sector serves as disk, CD and network boot file, each copy with its own name: `UG boot hd`. On the
console: q switches off, r resets, s sleeps (S3), p panics; anything else is echoed. The ACPI power button makes
it say `UG power button` and switch off. Its source is microguest.S.
"""

from __future__ import annotations

import base64
import struct

_CODE = base64.b64decode(
    "6gV8AAAxwI7YjsCO0LwAfIgWbn38+7r7A7CA7rr4A7gBAO+6+wOwA+5C7roCBrgAAe++On3oygC+7n3oxACgbn3oyQCwDejT"
    "ALAK6M4A9LoABu32xAF0CL5FfeikAOtKtAHNFnQbMOTNFlC+WX3okQBYUIbE6JUAWOiRALAg6JsAuv0D7KgBdMW6+APsPHF0"
    "GTxydCc8c3QaPHB0Jzx0dCs8VHQ76HQA69e6BAa4ACDv65u6BAa4ACTv65K6+QywBu7riroFBbAB7uuCoG0E6DsAoGwE6DUA"
    "sAroPwDpbv+5EABRMcm6/QPsqCB0+7r4A7B47uLwWeLqvlx96AMA6Uz/rITAdAXoEgDr9sNQwOgE6AEAWCQPPAocaS9QUlOI"
    "w7r9A+yoIHT7uvgDiNjutA67BwDNEFtaWMMNClVHIGJvb3QgAA0KVUcgcG93ZXIgYnV0dG9uDQoASzoADQpVRyBmbG9vZCBk"
    "b25lDQoA"
)
_NAME_AT = 494
_CD_SECTOR = 2048


def boot_sector(name: str) -> bytes:
    """The guest, saying that name of at most eight letters."""
    sector = _CODE.ljust(_NAME_AT, b"\0") + name.encode().ljust(8) + b"dl="
    return sector.ljust(510, b"\0") + b"\x55\xaa"


def disk(name: str) -> bytes:
    """A disk of one MiB to boot from."""
    return boot_sector(name).ljust(1 << 20, b"\0")


def cd(name: str) -> bytes:
    """An ISO image to boot from by El Torito, without emulation; it holds no file."""
    volume = b"\1CD001\1".ljust(40) + name.upper().encode().ljust(32)
    boot_record = b"\0CD001\1" + b"EL TORITO SPECIFICATION".ljust(64, b"\0") + struct.pack("<I", 19)
    end = b"\xffCD001\1"
    validation = struct.pack("<BBH24sHBB", 1, 0, 0, b"", 0, 0x55, 0xAA)
    checksum = -sum(struct.unpack("<16H", validation)) & 0xFFFF
    validation = validation[:28] + struct.pack("<H", checksum) + validation[30:]
    entry = struct.pack("<BBHBBHI", 0x88, 0, 0, 0, 0, 4, 20)
    sectors = (volume, boot_record, end, validation + entry, boot_sector(name))
    return bytes(16 * _CD_SECTOR) + b"".join(sector.ljust(_CD_SECTOR, b"\0") for sector in sectors)
