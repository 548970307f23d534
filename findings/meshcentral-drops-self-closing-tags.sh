#!/bin/sh
# MeshCentral takes no answer that has a self-closing tag in it, and leaves entities as they are.
#
# Version: npm meshcentral 1.1.55, amt/amt-xml.js.
#
# Its WS-Management client reads answers with an XML reader of its own. Real AMT writes <g:X></g:X> for an empty
# property, never <g:X/>, and the reader relies on it: after <g:X/> it finds no end, and the whole answer is null, which
# its caller takes for a machine that does not answer. A blank before the slash is enough to be understood. CDATA is
# refused as well. Texts are handed on as they stand: &amp; is not turned into &, so that a name with an ampersand is
# shown, compared and put back with five characters in its place. A server that writes through an ordinary XML library
# has to be told to close empty elements in full.
#
# Output seen:
#   <g:X></g:X> -> {"Y":1}
#   <g:X /> -> {"X":"","Y":1}
#   <g:X/> -> no answer
#   <g:X><![CDATA[b]]></g:X> -> no answer
#   <g:X>R&amp;D</g:X> -> {"X":"R&amp;D","Y":1}
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent --ignore-scripts meshcentral@1.1.55 >/dev/null
tar xzf meshcentral-1.1.55.tgz

cat >read.js <<'JAVASCRIPT'
const { ParseWsman } = require("./package/amt/amt-xml.js");
console.log = () => {}; // it says there what it could not read

const soap = "http://www.w3.org/2003/05/soap-envelope";
const answer = (property) =>
  `<?xml version="1.0" encoding="UTF-8"?><a:Envelope xmlns:a="${soap}" xmlns:g="urn:example">` +
  `<a:Header></a:Header><a:Body><g:C>${property}<g:Y>1</g:Y></g:C></a:Body></a:Envelope>`;

for (const property of ["<g:X></g:X>", "<g:X />", "<g:X/>", "<g:X><![CDATA[b]]></g:X>", "<g:X>R&amp;D</g:X>"]) {
  const read = ParseWsman(answer(property));
  process.stdout.write(`${property} -> ${read === null ? "no answer" : JSON.stringify(read.Body)}\n`);
}
JAVASCRIPT

cat >expected <<'END'
<g:X></g:X> -> {"Y":1}
<g:X /> -> {"X":"","Y":1}
<g:X/> -> no answer
<g:X><![CDATA[b]]></g:X> -> no answer
<g:X>R&amp;D</g:X> -> {"X":"R&amp;D","Y":1}
END
node read.js >seen
cat seen
cmp expected seen
