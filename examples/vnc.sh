#!/bin/sh
# Opens a machine's screen to VNC viewers, on its port 5900: vnc.sh ADDRESS, the user in $AMT_USER (admin if there is
# none), their password in $AMT_PASSWORD, the viewers' in $VNC_PASSWORD: eight characters, among them a capital, a small
# letter, a digit and another one. Without $VNC_PASSWORD it closes the port.
set -eu

fail() { printf 'vnc.sh: %s\n' "$1" >&2; exit 1; }

[ $# -eq 1 ] || fail 'which machine? vnc.sh ADDRESS'
[ "${AMT_PASSWORD:-}" ] || fail "set AMT_PASSWORD to the machine's password: vamt password MACHINE"
address=$1
class=http://intel.com/wbem/wscim/1/ips-schema/1/IPS_KVMRedirectionSettingData
if [ "${VNC_PASSWORD:-}" ]; then
    escaped=$(printf '%s' "$VNC_PASSWORD" | sed 's/&/\&amp;/g; s/</\&lt;/g')
    settings="<p:Is5900PortEnabled>true</p:Is5900PortEnabled><p:RFBPassword>$escaped</p:RFBPassword>"
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
) || case $answer in
    # PT_STATUS INVALID_PASSWORD
    *"AMT-STATUS 2054"*) fail 'VNC_PASSWORD must be eight characters: a capital, a small letter, a digit and another' ;;
    *AccessDenied*) fail "${AMT_USER:-admin} may not change this" ;;
    *"<a:Fault>"*) fail "$answer" ;;
    *) exit 1 ;; # curl has said why
esac
