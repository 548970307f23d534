#!/bin/sh
# Power control with openwsman's `wsman`: wsman.sh ADDRESS version|status|on|off|pxe, the user in $AMT_USER (admin if
# there is none), their password in $AMT_PASSWORD.
set -eu

usage() { echo "usage: wsman.sh ADDRESS version|status|on|off|pxe" >&2; exit 2; }
[ $# -eq 2 ] || usage
[ "${AMT_PASSWORD:-}" ] || { echo "wsman.sh: set AMT_PASSWORD: vamt password MACHINE prints it" >&2; exit 2; }

cim=http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2
input=$(mktemp)
trap 'rm -f "$input"' EXIT

address=$1
ask() { wsman "$@" -h "$address" -P 16992 -u "${AMT_USER:-admin}" -p "$AMT_PASSWORD" -y digest --non-interactive; }

# value NAME ANSWER: the text of that element.
value() { printf "%s\n" "$2" | sed -n "s|.*<[^:>]*:$1>\([^<]*\)</.*|\1|p"; }

# show NAME INSTANCE: that property of an instance.
show() {
    answer=$(ask get "$cim/$2")
    value "$1" "$answer"
}

# invoke CLASS METHOD PARAMETERS: from a file, for -k cannot give references; ends the script unless ReturnValue is 0.
invoke() {
    cat >"$input" <<END
<p:$2_INPUT xmlns:p="$cim/$1" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"
  xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">$3</p:$2_INPUT>
END
    answer=$(ask invoke -a "$2" -J "$input" "$cim/$1")
    result=$(value ReturnValue "$answer")
    [ "$result" = 0 ] || { echo "$2: ReturnValue $result" >&2; exit 1; }
}

reference() {
    echo "<a:Address>/wsman</a:Address><a:ReferenceParameters><w:ResourceURI>$cim/$1</w:ResourceURI>" \
        "<w:SelectorSet><w:Selector Name=\"$2\">$3</w:Selector></w:SelectorSet></a:ReferenceParameters>"
}

change() {
    invoke CIM_PowerManagementService RequestPowerStateChange "<p:PowerState>$1</p:PowerState>
        <p:ManagedElement>$(reference CIM_ComputerSystem Name ManagedSystem)</p:ManagedElement>"
}

case $2 in
version) show VersionString "CIM_SoftwareIdentity?InstanceID=AMT" ;;
status) show PowerState CIM_AssociatedPowerManagementService ;;
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
