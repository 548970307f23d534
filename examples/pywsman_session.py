#!/usr/bin/env python3
"""A session of openwsman's Python binding: pywsman_session.py ADDRESS version|status|on|off|pxe.

The user is read from $AMT_USER, admin if there is none, and the password from $AMT_PASSWORD; `vamt password MACHINE`
prints the one of admin.
"""

import os
import sys

import pywsman

ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
CIM = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/"

user = os.environ.get("AMT_USER", "admin")
password = os.environ.get("AMT_PASSWORD") or sys.exit("set AMT_PASSWORD: vamt password MACHINE prints it")
client = pywsman.Client("".join(sys.argv[1:2]), 16992, "/wsman", "http", user, password)


def checked(answer: pywsman.XmlDoc | None, name: str, wanted: str) -> str:
    if answer is None:
        sys.exit(f"no answer: {client.response_code()} {client.fault_string()}")
    if answer.is_fault():
        sys.exit(f"fault: {answer.fault().reason()}")
    return str(answer.root().find(CIM + name, wanted))  # a node's text


def get(name: str, wanted: str, **selectors: str) -> str:
    options = pywsman.ClientOptions()
    for key, value in selectors.items():
        options.add_selector(key, value)
    return checked(client.get(options, CIM + name), name, wanted)


def invoke(name: str, method: str, **parameters: str | tuple[str, str, str]) -> None:
    """Call a method; a parameter is a text, or of a reference the class and the key's name and value."""
    document = pywsman.XmlDoc(f"{method}_INPUT")
    root = document.root()
    root.set_ns(CIM + name)
    for parameter, value in parameters.items():
        element = root.add(CIM + name, parameter, value if isinstance(value, str) else None)
        if isinstance(value, tuple):
            element.add(ADDRESSING, "Address", f"{ADDRESSING}/role/anonymous")
            inside = element.add(ADDRESSING, "ReferenceParameters", None)
            inside.add(WSMAN, "ResourceURI", CIM + value[0])
            selector = inside.add(WSMAN, "SelectorSet", None).add(WSMAN, "Selector", value[2])
            selector.attr_add(WSMAN, "Name", value[1])
    answer = client.invoke(pywsman.ClientOptions(), CIM + name, method, document)
    if (result := checked(answer, name, "ReturnValue")) != "0":
        sys.exit(f"{method}: ReturnValue {result}")


def change(state: str) -> None:
    system = ("CIM_ComputerSystem", "Name", "ManagedSystem")
    invoke("CIM_PowerManagementService", "RequestPowerStateChange", PowerState=state, ManagedElement=system)


def start_from_network() -> None:
    source = ("CIM_BootSourceSetting", "InstanceID", "Intel(r) AMT: Force PXE Boot")
    order = ("CIM_BootConfigSetting", "InstanceID", "Intel(r) AMT: Boot Configuration 0")
    invoke("CIM_BootConfigSetting", "ChangeBootOrder", Source=source)
    invoke("CIM_BootService", "SetBootConfigRole", BootConfigSetting=order, Role="1")
    change("2")


ACTIONS = {
    "version": lambda: print(get("CIM_SoftwareIdentity", "VersionString", InstanceID="AMT")),
    "status": lambda: print(get("CIM_AssociatedPowerManagementService", "PowerState")),
    "on": lambda: change("2"),
    "off": lambda: change("8"),
    "pxe": start_from_network,
}
if sys.argv[2:] not in ([name] for name in ACTIONS):
    print(f"usage: pywsman_session.py ADDRESS {'|'.join(ACTIONS)}", file=sys.stderr)
    sys.exit(2)
ACTIONS[sys.argv[2]]()
