"""Names and references that several families share, as devices spell them."""

from __future__ import annotations

from typing import Final, TypedDict

from vamt.cim.model import EPR, resource_uri

AMT: Final = "Intel(r) AMT"
MANAGED_SYSTEM: Final = "ManagedSystem"
COMPUTER_SYSTEM: Final = "CIM_ComputerSystem"

HOST: Final = EPR.of(resource_uri(COMPUTER_SYSTEM), CreationClassName=COMPUTER_SYSTEM, Name=MANAGED_SYSTEM)
"""The machine as the user knows it; AMT itself is another system."""

NO_OBJECT: Final = EPR("", (), "default")
"""The out parameter of a method that refers to nothing."""

NOT_APPLICABLE: Final = 5
"""EnabledState of services that cannot be switched."""

NO_REQUEST: Final = 12
"""RequestedState: not applicable, which AMT reports almost everywhere."""


class ServiceNames(TypedDict):
    """What every service of AMT has in common."""

    CreationClassName: str
    ElementName: str
    Name: str
    SystemCreationClassName: str
    SystemName: str


def service(class_name: str, name: str) -> ServiceNames:
    """The keys and the name of one of AMT's services."""
    return {
        "CreationClassName": class_name,
        "ElementName": name,
        "Name": name,
        "SystemCreationClassName": COMPUTER_SYSTEM,
        "SystemName": AMT,
    }


def is_host(reference: EPR) -> bool:
    """Whether a parameter means the managed system: python amt, fence_amt_ws and Ironic give just its Name."""
    selectors = dict(reference.selectors)
    return reference.class_name == COMPUTER_SYSTEM and selectors.get("Name") == MANAGED_SYSTEM
