"""Guests that do one thing without end: talk on the serial port, or draw on the screen sixty times a second."""

from __future__ import annotations

from typing import Final

from lab.guests import Guest, define_microguest
from lab.libvirtd import Libvirtd

FLOOD: Final = 1 << 20
"""Octets `x` that the talker says when it hears `T`; a line feed follows. It repeats all else it hears."""

_TALKER: Final = bytes.fromhex(
    "FA 31 C0 8E D8 8E D0 BC 00 7C"  # cli; xor ax, ax; mov ds, ax; mov ss, ax; mov sp, 0x7C00
    "C7 06 30 00 29 7C A3 32 00"  # mov word [0x30], heard; mov [0x32], ax: interrupt 4
    "BA FC 03 B0 0B EE BA F9 03 B0 01 EE"  # mov dx, 0x3FC; mov al, 11; out dx, al; of COM1, as octets come
    "E4 21 24 EF E6 21 FB"  # in al, 0x21; and al, 0xEF; out 0x21, al; sti
    "F4 EB FD"  # hlt and again
    "BA F8 03 EC 3C 54 75 1A"  # heard: mov dx, 0x3F8; in al, dx; cmp al, 'T'; jne say
    "BB 10 00 31 C9"  # mov bx, 16; more: xor cx, cx
    "BA FD 03 EC A8 20 74 FB"  # x: mov dx, 0x3FD; wait: in al, dx; test al, 0x20; jz wait
    "BA F8 03 B0 78 EE E2 F0 4B 75 EB B0 0A"  # mov dx, 0x3F8; mov al, 'x'; out dx, al; loop x; dec bx; jnz more
    "86 C4 BA FD 03 EC A8 20 74 FB"  # say: xchg al, ah; mov dx, 0x3FD; full: in al, dx; test al, 0x20; jz full
    "BA F8 03 86 C4 EE B0 20 E6 20 CF"  # mov dx, 0x3F8; xchg al, ah; out dx, al; mov al, 0x20; out 0x20, al; iret
)

_SIXTY_HERTZ: Final = "B0 36 E6 43 B8 AE 4D E6 40 88 E0 E6 40"
"""mov al, 0x36; out 0x43, al; mov ax, 1193182 / 60; out 0x40, al; mov al, ah; out 0x40, al"""

_SCROLLER: Final = bytes.fromhex(
    "31 C0 8E D0 BC 00 7C B8 03 00 CD 10"  # xor ax, ax; mov ss, ax; mov sp, 0x7C00; mov ax, 3; int 0x10
    + _SIXTY_HERTZ
    + "B2 21 FB"  # mov dl, '!'; sti
    "B9 40 01"  # frame: mov cx, 4 * 80
    "88 D0 B4 0E BB 07 00 CD 10"  # next: mov al, dl; mov ah, 14; mov bx, 7; int 0x10
    "FE C2 80 FA 7F 72 02 B2 21 E2 EC"  # inc dl; cmp dl, 127; jb +2; mov dl, '!'; loop next
    "F4 EB E6"  # hlt; jmp frame
)


def _painter(banks: int, *, still: bool = False, flat: bool = False) -> bytes:
    """1024x768 in 256 colours; draws in the first so many of its twelve stripes of 64 rows, other colours each time."""
    colour = "88 D0 90 90" if flat else "89 F8 30 E0"  # mov al, dl; or mov ax, di; xor al, ah
    again = "F4 EB FD" if still else "45 F4 EB DE"  # hlt and again; or inc bp; hlt; jmp frame
    return bytes.fromhex(
        "31 C0 8E D0 BC 00 7C"  # xor ax, ax; mov ss, ax; mov sp, 0x7C00
        "B8 02 4F BB 05 01 CD 10"  # mov ax, 0x4F02; mov bx, 0x105; int 0x10: VESA's mode
        f"{_SIXTY_HERTZ} 68 00 A0 07 FB"  # push 0xA000; pop es; sti
        "31 D2"  # frame: xor dx, dx
        "52 B8 05 4F 31 DB CD 10 5A 31 FF"  # bank: push dx; mov ax, 0x4F05; xor bx, bx; int 0x10; pop dx; xor di, di
        f"{colour} 01 E8 AA 85 FF 75 F5"  # pixel: colour; add ax, bp; stosb; test di, di; jnz pixel
        f"42 80 FA {banks:02X} 72 E4 {again}"  # inc dx; cmp dl, banks; jb bank
    )


SCENES: Final = {
    "text": _SCROLLER,
    "window": _painter(1),
    "all": _painter(12),
    "flat": _painter(12, still=True, flat=True),
    "pattern": _painter(12, still=True),
}
"""What a screen shows: text that scrolls 240 lines a second; a twelfth of 1024x768 that changes, or all of it; and
two pictures of that size that do not change, in stripes of one colour and in pixels that all differ."""

_SCREEN: Final = "<graphics type='vnc'><listen type='none'/></graphics><video><model type='vga'/></video>"


def define_talker(host: Libvirtd, name: str, way: str) -> Guest:
    """A talker, whose serial port is a socket or a pseudo terminal: `bind` or `pty`."""
    return _define(host, name, _TALKER, serial="pty" if way == "pty" else "bind")


def define_scene(host: Libvirtd, name: str) -> Guest:
    """A guest that shows one of the scenes."""
    return _define(host, name, SCENES[name], extra=_SCREEN)


def _define(host: Libvirtd, name: str, sector: bytes, **options: str) -> Guest:
    """A microguest that boots from that sector."""
    guest = define_microguest(host, name, devices=("disk",), **options)  # type: ignore[arg-type] # checked above
    with (host.guests / f"{name}-0.img").open("r+b") as disk:
        disk.write(sector.ljust(510, b"\0"))
    return guest
