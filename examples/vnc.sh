#!/bin/sh
# Opens a machine's screen to VNC viewers, on its port 5900: vnc.sh ADDRESS, the user in $AMT_USER (admin if there is
# none), his password in $AMT_PASSWORD, the viewers' in $VNC_PASSWORD: eight characters, among them a capital, a small
# letter, a digit and another one. Without $VNC_PASSWORD it closes the port.
set -eu

address=$1
class=http://intel.com/wbem/wscim/1/ips-schema/1/IPS_KVMRedirectionSettingData
if [ "${VNC_PASSWORD:-}" ]; then
    settings="<p:Is5900PortEnabled>true</p:Is5900PortEnabled><p:RFBPassword>$VNC_PASSWORD</p:RFBPassword>"
else
    settings="<p:Is5900PortEnabled>false</p:Is5900PortEnabled>"
fi

answer=$(
    curl --silent --show-error --fail-with-body --digest --user "${AMT_USER:-admin}:$AMT_PASSWORD" --data @- \
        "http://$address:16992/wsman" <<END
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
  xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">
<s:Header><a:Action>http://schemas.xmlsoap.org/ws/2004/09/transfer/Put</a:Action><a:To>/wsman</a:To>
<w:ResourceURI>$class</w:ResourceURI><a:MessageID>1</a:MessageID></s:Header>
<s:Body><p:IPS_KVMRedirectionSettingData xmlns:p="$class">
<p:InstanceID>Intel(r) KVM Redirection Settings</p:InstanceID>
$settings
</p:IPS_KVMRedirectionSettingData></s:Body></s:Envelope>
END
) || { printf '%s\n' "$answer" >&2; exit 1; }
