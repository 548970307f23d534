#!/bin/sh
# Debian's amtterm does not ask which log-ins a device offers: it uses the one that current devices no longer have.
#
# Version: amtterm 1.4-3 (Debian 12).
#
# A session on the redirection port starts with a query: the client sends an empty log-in of type 0, and the device
# answers with the types it takes (1 user and password as they are, 4 digest). amtterm 1.4 leaves the query out and
# sends type 1 at once. A device that takes digest only says so in its refusal, by naming type 4 in it. amtterm does not
# read that, but ends with "session authentication failed", just as with a wrong password.
#
# The stand-in below is such a device, as far as amtterm goes with it.
#
# Output seen:
#   start: 10 SOL
#   log-in: type 1, user admin, password secret
#   after a refusal that offers digest: connection closed
#   amtterm: ERROR: session authentication failed
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq -o APT::Sandbox::User=root amtterm=1.4-3
dpkg -x amtterm_1.4-3_*.deb tree

cat >device.py <<'PYTHON'
import socket
import subprocess

STARTED = bytes.fromhex("11000000 01000100 57010000 00")
TAKES_DIGEST_ONLY = bytes.fromhex("14010000 04 00000000")

with socket.create_server(("127.0.0.1", 0)) as door:
    port = str(door.getsockname()[1])
    amtterm = subprocess.Popen(
        ["tree/usr/bin/amtterm", "-u", "admin", "-p", "secret", "127.0.0.1", port],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    device, _ = door.accept()
    with device, device.makefile("rb") as said:
        start = said.read(8)
        print(f"start: {start[:1].hex()} {start[4:].decode().strip()}")
        device.sendall(STARTED)
        head = said.read(9)
        size = int.from_bytes(head[5:9], "little")
        texts = said.read(size)
        user = texts[1 : 1 + texts[0]]
        password = texts[2 + texts[0] :]
        print(f"log-in: type {head[4]}, user {user.decode()}, password {password.decode()}")
        device.sendall(TAKES_DIGEST_ONLY)
        more = said.read()
        print(f"after a refusal that offers digest: {more.hex() or 'connection closed'}")
    told, _ = amtterm.communicate(timeout=60)
    print(*[line for line in told.splitlines() if "ERROR:" in line], sep="\n")
PYTHON

cat >expected <<'END'
start: 10 SOL
log-in: type 1, user admin, password secret
after a refusal that offers digest: connection closed
amtterm: ERROR: session authentication failed
END
python3 device.py >seen
cat seen
cmp expected seen
