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

# The server and the modules it talks to AMT with.
get_meshcentral() (
    mkdir "$work/meshcentral" && cd "$work/meshcentral" &&
        timeout 300 npm install --silent --ignore-scripts --no-audit --no-fund --fetch-retries 1 \
            --cache "$work/npm" meshcentral@1.1.55 &&
        mv "$work/meshcentral" "$cache/meshcentral"
)

# Built on a copy, for go.sum is not kept.
get_gowsman() (
    cp -r "$here/go" "$work/go" && cd "$work/go" && timeout 180 go build -mod=mod -o "$cache/gowsman" .
)

# The checker of the web page's accessibility (tests/web).
get_axe() (
    cd "$work" &&
        timeout 60 npm pack --silent --ignore-scripts --fetch-retries 1 --cache "$work/npm" axe-core@4.10.3 &&
        tar xzf axe-core-*.tgz package/axe.min.js && mv package/axe.min.js "$cache/axe"
)

attempt meshcentral npm
attempt gowsman go
attempt axe npm
