"""Power: states and the saving of it."""

from __future__ import annotations

from typing import Final

from golden.explained import AsRecorded, Difference
from support import requests
from support.machines import Made, domain, make
from support.recordings import Recording
from vamt.backend.base import Ability

HOST: Final = requests.epr("CIM_ComputerSystem", CreationClassName="CIM_ComputerSystem", Name="ManagedSystem")
SAVING: Final = "ips/power/managementservice"
PARTLY_ABLE: Final = frozenset({Ability.NMI, Ability.SHUTDOWN, Ability.REBOOT})


def _that_never_sleeps(_: Recording) -> Made:
    return make(domain(abilities=PARTLY_ABLE))


MACHINES: Final[dict[str, AsRecorded]] = {"CIM_PowerManagementCapabilities": _that_never_sleeps}
PARAMETERS: Final = {
    "IPS_PowerManagementService.RequestOSPowerSavingStateChange": "<h:OSPowerSavingState>2</h:OSPowerSavingState>"
    f"<h:ManagedElement>{HOST}</h:ManagedElement>",
}

EXPLAINED: Final = [
    *(
        Difference(
            f"{SAVING}/{file}.xml",
            f"{between}<P:OSPowerSavingState>2</P:OSPowerSavingState>",
            f"<P:OSPowerSavingState>2</P:OSPowerSavingState>{between}",
            "hand-made: appended; devices send properties in ASCII order",
        )
        for file in ("get", "pull")
        for between in [
            "<P:RequestedState>12</P:RequestedState>"
            "<P:SystemCreationClassName>CIM_ComputerSystem</P:SystemCreationClassName>"
            "<P:SystemName>Intel(r) AMT</P:SystemName>"
        ]
    ),
    Difference(
        "cim/power/capabilities/pull.xml",
        "<g:EnumerationContext>XXXXXXXX-0000-0000-0000-000000000000</g:EnumerationContext>",
        "",
        "suspect: the context of the Enumerate once more, though there is nothing else to come",
    ),
    Difference(
        "cim/power/capabilities/pull.xml",
        "</g:Items>",
        "</g:Items><g:EndOfSequence></g:EndOfSequence>",
        "suspect, as above",
    ),
]
