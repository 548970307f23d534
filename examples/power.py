#!/usr/bin/env python3
"""Power control with Python and `requests` alone: power.py ADDRESS version|status|on|off|pxe.

The user is read from $AMT_USER, admin if there is none, and the password from $AMT_PASSWORD; `vamt password MACHINE`
prints the one of admin.
"""

import os
import sys
from xml.etree import ElementTree as ET

import requests
from requests.auth import HTTPDigestAuth

CIM = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/"
GET = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get"
ENVELOPE = """<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
 xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">
<s:Header><a:Action>{action}</a:Action><a:To>/wsman</a:To><w:ResourceURI>{uri}</w:ResourceURI>
<a:MessageID>1</a:MessageID>{selectors}</s:Header><s:Body>{body}</s:Body></s:Envelope>"""

password = os.environ.get("AMT_PASSWORD") or sys.exit("set AMT_PASSWORD: vamt password MACHINE prints it")
session = requests.Session()
session.auth = HTTPDigestAuth(os.environ.get("AMT_USER", "admin"), password)


def ask(name: str, action: str, wanted: str, body: str = "", selectors: str = "") -> str:
    text = ENVELOPE.format(action=action, uri=CIM + name, selectors=selectors, body=body)
    response = session.post(f"http://{sys.argv[1]}:16992/wsman", data=text, timeout=60)
    response.raise_for_status()
    return ET.fromstring(response.content).findtext(f".//{{{CIM}{name}}}{wanted}") or ""


def invoke(name: str, method: str, **parameters: str) -> None:
    inside = "".join(f"<p:{key}>{value}</p:{key}>" for key, value in parameters.items())
    body = f'<p:{method}_INPUT xmlns:p="{CIM}{name}">{inside}</p:{method}_INPUT>'
    if (result := ask(name, f"{CIM}{name}/{method}", "ReturnValue", body)) != "0":
        sys.exit(f"{method}: ReturnValue {result}")


def selector(key: str, value: str) -> str:
    return f'<w:SelectorSet><w:Selector Name="{key}">{value}</w:Selector></w:SelectorSet>'


def reference(name: str, key: str, value: str) -> str:
    parameters = f"<w:ResourceURI>{CIM}{name}</w:ResourceURI>{selector(key, value)}"
    return f"<a:Address>/wsman</a:Address><a:ReferenceParameters>{parameters}</a:ReferenceParameters>"


def change(state: str) -> None:
    system = reference("CIM_ComputerSystem", "Name", "ManagedSystem")
    invoke("CIM_PowerManagementService", "RequestPowerStateChange", PowerState=state, ManagedElement=system)


def start_from_network() -> None:
    source = reference("CIM_BootSourceSetting", "InstanceID", "Intel(r) AMT: Force PXE Boot")
    order = reference("CIM_BootConfigSetting", "InstanceID", "Intel(r) AMT: Boot Configuration 0")
    invoke("CIM_BootConfigSetting", "ChangeBootOrder", Source=source)
    invoke("CIM_BootService", "SetBootConfigRole", BootConfigSetting=order, Role="1")
    change("2")


AMT = selector("InstanceID", "AMT")
ACTIONS = {
    "version": lambda: print(ask("CIM_SoftwareIdentity", GET, "VersionString", "", AMT)),
    "status": lambda: print(ask("CIM_AssociatedPowerManagementService", GET, "PowerState")),
    "on": lambda: change("2"),
    "off": lambda: change("8"),
    "pxe": start_from_network,
}
if sys.argv[2:] not in ([name] for name in ACTIONS):
    print(f"usage: power.py ADDRESS {'|'.join(ACTIONS)}", file=sys.stderr)
    sys.exit(2)
ACTIONS[sys.argv[2]]()
