#!/bin/sh
# Each connection of MeshCentral's web relay counts nc from 1 again on a nonce that all of them share.
#
# Version: npm meshcentral 1.1.55, interceptor.js.
#
# The relay puts the device's digest log-in into the browser's requests. It keeps the last challenge per device for the
# whole server, but the counter and the client nonce per connection. A browser opens several connections at once, so
# the device sees nc=1, nc=1, nc=2, nc=2 for one nonce, and not one rising count: only the cnonce tells them apart.
# A device that allows each count of a nonce once, or wants it to rise, which is what nc is for, refuses every
# connection but the first, and the browser does not ask again. Also, nc is written as 1 and not as the eight digits
# of the standard, 00000001, and the digest is computed over this short form.
#
# Output seen:
#   before a challenge: no log-in
#   first connection:  nonce=n1 nc=1
#   second connection: nonce=n1 nc=1
#   first connection:  nonce=n1 nc=2
#   second connection: nonce=n1 nc=2
#   client nonces: 2, digests right over the short count: 4 of 4
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent --ignore-scripts meshcentral@1.1.55 >/dev/null
tar xzf meshcentral-1.1.55.tgz

cat >relay.js <<'JAVASCRIPT'
const { createHash } = require("crypto");
const Module = require("module");
const load = Module._load; // common.js wants a package for web pages, which is not used here
Module._load = (name, ...rest) => (name.startsWith(".") || Module.isBuiltin(name) ? load(name, ...rest) : {});
const { CreateHttpInterceptor } = require("./package/interceptor.js");

const device = { host: "device.example", port: 16992, user: "admin", pass: "secret" };
const request = "GET /index.htm HTTP/1.1\r\nHost: device.example\r\nContent-Length: 0\r\n\r\n";
const md5 = (text) => createHash("md5").update(text).digest("hex");
const [first, second] = [CreateHttpInterceptor(device), CreateHttpInterceptor(device)];
const seen = [];

const login = (relay) => {
  const header = /authorization: Digest (.*)\r\n/i.exec(relay.processBrowserData(Buffer.from(request)).toString());
  if (header === null) return "no log-in";
  const part = Object.fromEntries([...header[1].matchAll(/(\w+)="?([^",]*)"?/g)].map((pair) => pair.slice(1)));
  const secret = md5(`admin:${part.realm}:secret`);
  const right = md5(`${secret}:${part.nonce}:${part.nc}:${part.cnonce}:auth:${md5("GET:/index.htm")}`);
  seen.push({ cnonce: part.cnonce, right: part.response === right });
  return `nonce=${part.nonce} nc=${part.nc}`;
};

console.log(`before a challenge: ${login(first)}`);
first.processAmtData(Buffer.from(
  'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm="r", nonce="n1", qop="auth"\r\n' +
  "Content-Length: 0\r\n\r\n"));
for (const _ of [1, 2]) {
  console.log(`first connection:  ${login(first)}`);
  console.log(`second connection: ${login(second)}`);
}
const nonces = new Set(seen.map((one) => one.cnonce)).size;
const right = seen.filter((one) => one.right).length;
console.log(`client nonces: ${nonces}, digests right over the short count: ${right} of 4`);
JAVASCRIPT

cat >expected <<'END'
before a challenge: no log-in
first connection:  nonce=n1 nc=1
second connection: nonce=n1 nc=1
first connection:  nonce=n1 nc=2
second connection: nonce=n1 nc=2
client nonces: 2, digests right over the short count: 4 of 4
END
node relay.js >seen
cat seen
cmp expected seen
