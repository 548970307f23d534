#!/bin/sh
# Power control with curl: curl.sh ADDRESS version|status|on|off|pxe, the user in $AMT_USER (admin if there is none),
# their password in $AMT_PASSWORD.
set -eu

usage() { echo "usage: curl.sh ADDRESS version|status|on|off|pxe" >&2; exit 2; }
[ $# -eq 2 ] || usage
[ "${AMT_PASSWORD:-}" ] || { echo "curl.sh: set AMT_PASSWORD: vamt password MACHINE prints it" >&2; exit 2; }

address=$1
cim=http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2

# ask CLASS ACTION SELECTOR BODY: prints the answer.
ask() {
    curl --silent --show-error --fail-with-body --digest --user "${AMT_USER:-admin}:$AMT_PASSWORD" --data @- \
        "http://$address:16992/wsman" <<END
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
  xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">
<s:Header><a:Action>$2</a:Action><a:To>/wsman</a:To><w:ResourceURI>$cim/$1</w:ResourceURI>
<a:MessageID>1</a:MessageID>$3</s:Header><s:Body>$4</s:Body></s:Envelope>
END
}

# value NAME ANSWER: the text of that element.
value() { printf "%s\n" "$2" | sed -n "s|.*<g:$1>\([^<]*\)</g:$1>.*|\1|p"; }

# show NAME CLASS SELECTOR: that property of an instance.
show() {
    answer=$(ask "$2" http://schemas.xmlsoap.org/ws/2004/09/transfer/Get "$3" "")
    value "$1" "$answer"
}

# invoke CLASS METHOD PARAMETERS: ends the script unless ReturnValue is 0.
invoke() {
    answer=$(ask "$1" "$cim/$1/$2" "" "<p:$2_INPUT xmlns:p=\"$cim/$1\">$3</p:$2_INPUT>")
    result=$(value ReturnValue "$answer")
    [ "$result" = 0 ] || { echo "$2: ReturnValue $result" >&2; exit 1; }
}

selector() { echo "<w:SelectorSet><w:Selector Name=\"$1\">$2</w:Selector></w:SelectorSet>"; }

reference() {
    echo "<a:Address>/wsman</a:Address><a:ReferenceParameters><w:ResourceURI>$cim/$1</w:ResourceURI>" \
        "$(selector "$2" "$3")</a:ReferenceParameters>"
}

change() {
    invoke CIM_PowerManagementService RequestPowerStateChange "<p:PowerState>$1</p:PowerState>
        <p:ManagedElement>$(reference CIM_ComputerSystem Name ManagedSystem)</p:ManagedElement>"
}

case $2 in
version) show VersionString CIM_SoftwareIdentity "$(selector InstanceID AMT)" ;;
status) show PowerState CIM_AssociatedPowerManagementService "" ;;
on) change 2 ;;
off) change 8 ;;
pxe)
    source=$(reference CIM_BootSourceSetting InstanceID 'Intel(r) AMT: Force PXE Boot')
    configuration=$(reference CIM_BootConfigSetting InstanceID 'Intel(r) AMT: Boot Configuration 0')
    invoke CIM_BootConfigSetting ChangeBootOrder "<p:Source>$source</p:Source>"
    invoke CIM_BootService SetBootConfigRole \
        "<p:BootConfigSetting>$configuration</p:BootConfigSetting><p:Role>1</p:Role>"
    change 2
    ;;
*) usage ;;
esac
