#!/bin/sh
# QEMU's VNC server sends half of a cursor to a client with 16 bits a pixel, and a quarter to one with 8.
#
# Version: qemu-system-x86 1:7.2+dfsg-7+deb12u18+b3 (Debian 12).
#
# Cursor (pseudo-encoding -239) is a rectangle of pixels in the client's format with a mask behind it. QEMU announces
# 64x64 and sends the mask whole, but of the pixels only as many as fit into the octets if each took four, which is the
# size in its own memory. Such a client takes the mask, and whatever comes next, for the rest of the pixels: the stream
# is out of step for good, without an error on either side. Screen updates in the same format are right, and so is the
# cursor for the usual 32 bits, so that it shows only with slow-line settings and with a guest whose card has a cursor
# of its own.
#
# What works: Cursor With Alpha (-314), which is always in 32 bits, or 32 bits a pixel.
#
# The card is told over QEMU's test socket to switch its cursor on, as a guest's driver would; no guest runs.
#
# Output seen:
#   32 bits a pixel: 16384 octets of pixels due, 16384 sent
#   16 bits a pixel: 8192 octets of pixels due, 4096 sent
#   8 bits a pixel: 4096 octets of pixels due, 1024 sent
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export QEMU_MODULE_DIR="$work/tree/usr/lib/x86_64-linux-gnu/qemu"
cd "$work"
mkdir -p debs/partial tree/usr/bin tree/usr/sbin tree/usr/lib tree/usr/lib64
ln -s usr/bin usr/sbin usr/lib usr/lib64 tree/
: >nothing-installed
apt-get install -qq -y --download-only --no-install-recommends -o Dir::State::status="$PWD/nothing-installed" \
    -o Dir::Cache::archives="$PWD/debs" -o APT::Sandbox::User=root -o Debug::NoLocking=1 \
    qemu-system-x86=1:7.2+dfsg-7+deb12u18+b3 >/dev/null
for deb in debs/*.deb; do dpkg -x "$deb" tree; done

cat >cursor.py <<'PYTHON'
import socket
import struct
import subprocess
import sys
import time

LIBRARIES = "tree/usr/lib/x86_64-linux-gnu"
PARTS = [LIBRARIES, *(f"{LIBRARIES}/{part}" for part in ("pulseaudio", "blas", "lapack"))]
QEMU = ["tree/lib64/ld-linux-x86-64.so.2", "--library-path", ":".join(PARTS), "tree/usr/bin/qemu-system-x86_64",
        "-L", "tree/usr/share/seabios", "-L", "tree/usr/share/qemu"]
MACHINE = ["-machine", "pc,accel=tcg", "-S", "-nodefaults", "-device", "ati-vga,addr=2,romfile="]
REGISTERS = 0xFE000000
CURSOR = -239
FORMATS = {32: (24, 255, 255, 255, 16, 8, 0), 16: (16, 31, 63, 31, 11, 5, 0), 8: (8, 7, 7, 3, 5, 2, 0)}


def connected(qemu, path):
    while True:
        peer = socket.socket(socket.AF_UNIX)
        try:
            peer.connect(path)
        except OSError:
            peer.close()
            assert qemu.poll() is None, "QEMU has ended"
            time.sleep(0.05)
        else:
            return peer, peer.makefile("rb")


def show_cursor(qemu, path):
    """Give the card's registers an address, and set the bit for the cursor."""
    peer, said = connected(qemu, path)
    with peer, said:
        for command in (
            f"outl 0xcf8 {0x80001018:#x}", f"outl 0xcfc {REGISTERS:#x}",
            f"outl 0xcf8 {0x80001004:#x}", "outl 0xcfc 2",
            f"writel {REGISTERS + 0x50:#x} 0x10000",
        ):
            peer.sendall(command.encode() + b"\n")
            answer = next(line for line in said if not line.startswith(b"IRQ"))
            assert answer.startswith(b"OK"), answer


def cursor_of(qemu, path, bits):
    """A client of that many bits a pixel: size of the cursor it is told, and all that follows once QEMU has ended."""
    peer, said = connected(qemu, path)
    with peer, said:
        peer.sendall(said.read(12))
        said.read(said.read(1)[0])
        peer.sendall(b"\1")
        assert said.read(4) == bytes(4), "refused"
        peer.sendall(b"\1")
        said.read(int.from_bytes(said.read(24)[20:], "big"))
        depth, *rest = FORMATS[bits]
        peer.sendall(struct.pack(">B3xBBBBHHHBBB3x", 0, bits, depth, 0, 1, *rest))
        peer.sendall(struct.pack(">BxHi", 2, 1, CURSOR))
        assert said.read(4) == b"\0\0\0\1", "one rectangle"
        _, _, width, height, encoding = struct.unpack(">HHHHi", said.read(12))
        assert encoding == CURSOR, encoding
        mask = (width + 7) // 8 * height
        least = said.read(width * height * bits // 8 * bits // 32 + mask)
        qemu.terminate()
        return width * height * bits // 8, len(least + said.read()) - mask


for bits in FORMATS:
    vnc, test = f"{bits}.vnc", f"{bits}.test"
    qemu = subprocess.Popen([*QEMU, *MACHINE, "-vnc", f"unix:{vnc}", "-qtest", f"unix:{test},server=on,wait=off",
                             "-qtest-log", "none"], stderr=sys.stderr)
    try:
        show_cursor(qemu, test)
        due, sent = cursor_of(qemu, vnc, bits)
    finally:
        qemu.kill()
        qemu.wait()
    print(f"{bits} bits a pixel: {due} octets of pixels due, {sent} sent")
PYTHON

cat >expected <<'END'
32 bits a pixel: 16384 octets of pixels due, 16384 sent
16 bits a pixel: 8192 octets of pixels due, 4096 sent
8 bits a pixel: 4096 octets of pixels due, 1024 sent
END
python3 cursor.py >seen
cat seen
cmp expected seen
