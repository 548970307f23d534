#!/bin/sh
# noVNC goes by the desktop's name: one name gives 64 colours, no compression and no cursor.
#
# Version: npm @novnc/novnc 1.7.0.
#
# A desktop's name is what a server says last when a connection is set up, meant for a window's title. If it is
# exactly "Intel(r) AMT KVM", noVNC asks for 8 bits a pixel with two for each colour, leaves out Tight, ZRLE and all
# other encodings but CopyRect and Raw, and does not take the cursor's shape. What the server says of its own pixels
# in the same message does not matter: one that offers 24 bits is treated alike, and real devices, which can do
# 16 bits, are never asked for them. Whoever stands in for such a device and copies its name gets few colours and much
# more to send; a capital R is enough to have everything back.
#
# The page around noVNC is faked, as nothing is drawn; the connection is an object of the kind its constructor takes.
#
# Output seen:
#   QEMU: 32 bits a pixel, greatest colour 255, encodings 1 7 -260 16 21 5 2 6 0, cursor asked for: true
#   Intel(r) AMT KVM: 8 bits a pixel, greatest colour 3, encodings 1 0, cursor asked for: false
#   Intel(R) AMT KVM: 32 bits a pixel, greatest colour 255, encodings 1 7 -260 16 21 5 2 6 0, cursor asked for: true
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent --ignore-scripts @novnc/novnc@1.7.0 >/dev/null
tar xzf novnc-novnc-1.7.0.tgz

cat >connect.mjs <<'JAVASCRIPT'
const anything = () =>
  new Proxy(function () {}, {
    get: (kept, key) => (key === Symbol.toPrimitive ? () => 0 : key in kept ? kept[key] : anything()),
    apply: anything,
    construct: anything,
  });
const page = ["document", "navigator", "MutationObserver", "ResizeObserver", "Image", "ImageData", "getComputedStyle",
  "requestAnimationFrame", "addEventListener", "removeEventListener"];
for (const name of page) Object.defineProperty(globalThis, name, { value: anything() });
globalThis.window = globalThis;
globalThis.WebSocket = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 };
console.warn = console.error = () => {};

const { default: RFB } = await import("./package/core/rfb.js");
const PIXELS = [32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0, 0, 0, 0];

for (const name of ["QEMU", "Intel(r) AMT KVM", "Intel(R) AMT KVM"]) {
  const sent = [];
  const server = { binaryType: "arraybuffer", protocol: "", readyState: "open", onopen: null, onmessage: null,
    onerror: null, onclose: null, send: (octets) => sent.push(Buffer.from(octets)), close: () => {} };
  new RFB(anything(), server);
  const say = (...octets) => server.onmessage({ data: Uint8Array.from(octets).buffer });
  say(...Buffer.from("RFB 003.008\n"));
  say(1, 1);
  say(0, 0, 0, 0);
  say(0, 64, 0, 48, ...PIXELS, 0, 0, 0, name.length, ...Buffer.from(name));

  const format = sent.find((message) => message.length === 20 && message[0] === 0);
  const list = sent.find((message) => message[0] === 2);
  const all = Array.from({ length: list.readUInt16BE(2) }, (_, at) => list.readInt32BE(4 + 4 * at));
  const encodings = all.filter((one) => (one >= 0 && one < 256) || one === -260); // those of the screen
  console.log(`${name}: ${format[4]} bits a pixel, greatest colour ${format.readUInt16BE(8)}, ` +
    `encodings ${encodings.join(" ")}, cursor asked for: ${all.includes(-239)}`);
}
process.exit(0); // its timers go on
JAVASCRIPT

cat >expected <<'END'
QEMU: 32 bits a pixel, greatest colour 255, encodings 1 7 -260 16 21 5 2 6 0, cursor asked for: true
Intel(r) AMT KVM: 8 bits a pixel, greatest colour 3, encodings 1 0, cursor asked for: false
Intel(R) AMT KVM: 32 bits a pixel, greatest colour 255, encodings 1 7 -260 16 21 5 2 6 0, cursor asked for: true
END
node connect.mjs >seen
cat seen
cmp expected seen
