#!/bin/sh
# Fetches the clients of the interop tests that are no Python packages into .cache/interop, those that are not there
# yet. What cannot be had only makes its tests skip, with the reason that is left in CLIENT.missing.
set -u

here=$(cd "$(dirname "$0")" && pwd)
cache=$(cd "$here/../.." && pwd)/.cache/interop
mkdir -p "$cache"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# attempt CLIENT PROGRAM: runs get_CLIENT, which needs that program, unless the client is there.
attempt() {
    rm -f "$cache/$1.missing"
    [ -e "$cache/$1" ] && return
    if ! command -v "$2" >/dev/null; then
        reason="$2 is not installed"
    elif "get_$1" >"$work/log" 2>&1; then
        return
    else
        reason=$(grep -v -e 'downloading' -e '^ *$' "$work/log" | head -n 2 | tr -s '\t\n ' ' ')
    fi
    echo "$reason" >"$cache/$1.missing"
    echo "interop: no $1: $reason" >&2
}

# Of MeshCentral's 450 MB only the modules that talk to AMT; they need no other package.
get_meshcentral() (
    cd "$work" &&
        timeout 180 npm pack --silent --ignore-scripts --fetch-retries 1 --cache "$work/npm" meshcentral@1.1.55 &&
        tar xzf meshcentral-*.tgz package/amt && mv package/amt "$cache/meshcentral"
)

# Built on a copy, for go.sum is not kept.
get_gowsman() (
    cp -r "$here/go" "$work/go" && cd "$work/go" && timeout 180 go build -mod=mod -o "$cache/gowsman" .
)

attempt meshcentral npm
attempt gowsman go
