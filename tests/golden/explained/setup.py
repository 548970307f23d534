"""Setting up: provisioning, control mode and the clock."""

from __future__ import annotations

from typing import Final

from golden.explained import INVENTED, WHOLE, AsRecorded, Difference
from support.machines import Made, make
from support.recordings import Recording
from vamt.firmware.setup import ControlMode, Setup

SETUP: Final = "amt/setupandconfiguration"
HOST_BASED: Final = "ips/hostbasedsetup"
TIME: Final = "amt/timesynchronization"

_PASSWORD: Final = (
    "<h:NetAdminPassEncryptionType>2</h:NetAdminPassEncryptionType>"
    "<h:NetworkAdminPassword>00112233445566778899aabbccddeeff</h:NetworkAdminPassword>"
)
PARAMETERS: Final = {
    "AMT_SetupAndConfigurationService.SetMEBxPassword": "<h:Password>P@ssw0rd</h:Password>",
    "AMT_SetupAndConfigurationService.Unprovision": "<h:ProvisioningMode>1</h:ProvisioningMode>",
    "AMT_TimeSynchronizationService.SetHighAccuracyTimeSynch": (
        "<h:Ta0>1704586865</h:Ta0><h:Tm1>1704586865</h:Tm1><h:Tm2>1704586865</h:Tm2>"
    ),
    "IPS_HostBasedSetupService.AddNextCertInChain": "<h:NextCertificate>AAAA</h:NextCertificate>",
    "IPS_HostBasedSetupService.AdminSetup": _PASSWORD,
    "IPS_HostBasedSetupService.Setup": _PASSWORD,
}


def _to_be_set_up(recording: Recording) -> Made:
    if recording.path == f"{HOST_BASED}/setup.xml":
        return make(None, Setup(mode=ControlMode.NONE), generation="12.0", version="12.0.67.1579")
    return make(generation="12.0", version="12.0.67.1579")


MACHINES: Final[dict[str, AsRecorded]] = {"IPS_HostBasedSetupService": _to_be_set_up}

ACTION: Final = "hand-made: the action of a response ends in Response"
PROVEN: Final = (
    "needs certificates that a commercial authority issued; with others of the tests' own it answers 0"
)


def _action(folder: str, method: str) -> Difference:
    return Difference(
        f"{folder}/{method.lower()}.xml", f"/{method}</b:Action>", f"/{method}Response</b:Action>", ACTION
    )


EXPLAINED: Final = [
    *(Difference(f"{SETUP}/{name}.xml", WHOLE, WHOLE, INVENTED) for name in ("getuuid", "getuuid-bad")),
    *(_action(SETUP, method) for method in ("CommitChanges", "Unprovision")),
    *(
        _action(HOST_BASED, method)
        for method in ("AddNextCertInChain", "AdminSetup", "Setup", "UpgradeClientToAdmin")
    ),
    *(
        Difference(
            f"{HOST_BASED}/{method}.xml",
            "<g:ReturnValue>0<",
            f"<g:ReturnValue>{value}<",
            PROVEN,
        )
        for method, value in {"addnextcertinchain": 3, "adminsetup": 2, "upgradeclienttoadmin": 2}.items()
    ),
    Difference(f"{TIME}/getlowaccuracytimesynch.xml", WHOLE, "<g:Ta0>", "the time is another one now"),
]
