#!/bin/sh
# Open AMT's wsman-messages writes its prefixes into the object it is given, so that the same object works only once.
#
# Version: npm @device-management-toolkit/wsman-messages 5.14.1.
#
# Put() takes a plain object with an instance's properties and returns a string, the request. It looks like a pure
# function. But it puts the prefix of the XML namespace into the keys of the caller's own object and leaves it there.
# Whoever puts one settings object to two devices, sends it again after an error, or reads a property afterwards, gets
# elements with two prefixes, which are not well-formed with namespaces, and undefined. Where the selector of the header
# is taken from the object (here Ethernet port settings), the second request has none, and names no instance.
#
# What works: give it a copy, structuredClone(settings).
#
# Output seen:
#   first:  selector Intel(r) AMT Ethernet Port Settings 0, <h:DHCPEnabled>true</h:DHCPEnabled>
#   second: selector none, <h:h:DHCPEnabled>true</h:h:DHCPEnabled>
#   caller's object: h:h:InstanceID h:h:DHCPEnabled
#   of a copy: selector Intel(r) AMT Ethernet Port Settings 0, <h:DHCPEnabled>true</h:DHCPEnabled>
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent --ignore-scripts @device-management-toolkit/wsman-messages@5.14.1 >/dev/null
tar xzf device-management-toolkit-wsman-messages-5.14.1.tgz

cat >put.js <<'JAVASCRIPT'
const { AMT } = require("./package");
const ports = new AMT.Messages().EthernetPortSettings;

const show = (request) => {
  const selector = /<w:Selector Name="InstanceID">([^<]*)</.exec(request);
  const property = /<[^/>]*DHCPEnabled>.*DHCPEnabled>/.exec(request);
  return `selector ${selector === null ? "none" : selector[1]}, ${property[0]}`;
};
const settings = () => ({ InstanceID: "Intel(r) AMT Ethernet Port Settings 0", DHCPEnabled: true });

const ours = settings();
console.log(`first:  ${show(ports.Put(ours))}`);
console.log(`second: ${show(ports.Put(ours))}`);
console.log(`caller's object: ${Object.keys(ours).join(" ")}`);

const kept = settings();
ports.Put(structuredClone(kept));
console.log(`of a copy: ${show(ports.Put(structuredClone(kept)))}`);
JAVASCRIPT

cat >expected <<'END'
first:  selector Intel(r) AMT Ethernet Port Settings 0, <h:DHCPEnabled>true</h:DHCPEnabled>
second: selector none, <h:h:DHCPEnabled>true</h:h:DHCPEnabled>
caller's object: h:h:InstanceID h:h:DHCPEnabled
of a copy: selector Intel(r) AMT Ethernet Port Settings 0, <h:DHCPEnabled>true</h:DHCPEnabled>
END
node put.js >seen
cat seen
cmp expected seen
