"""Setting up: provisioning and control mode."""

from __future__ import annotations

from typing import Final

from golden.explained import INVENTED, WHOLE, Difference

SETUP: Final = "amt/setupandconfiguration"
REFUSED: Final = "ActionNotSupported"
PROVISIONED: Final = "no set-up over the wire: a machine is provisioned from the moment it is first seen"
_PASSWORD: Final = (
    "<h:NetAdminPassEncryptionType>2</h:NetAdminPassEncryptionType>"
    "<h:NetworkAdminPassword>00112233445566778899aabbccddeeff</h:NetworkAdminPassword>"
)
PARAMETERS: Final = {
    "IPS_HostBasedSetupService.AddNextCertInChain": "<h:NextCertificate>AAAA</h:NextCertificate>",
    "IPS_HostBasedSetupService.AdminSetup": _PASSWORD,
    "IPS_HostBasedSetupService.Setup": _PASSWORD,
}

EXPLAINED: Final = [
    *(
        Difference(f"{folder}/{method}.xml", WHOLE, REFUSED, PROVISIONED)
        for folder, methods in {
            SETUP: ("commitchanges", "partialunprovision", "setmebxpassword", "unprovision"),
            "ips/hostbasedsetup": ("addnextcertinchain", "adminsetup", "setup", "upgradeclienttoadmin"),
        }.items()
        for method in methods
    ),
    *(Difference(f"{SETUP}/{name}.xml", WHOLE, WHOLE, INVENTED) for name in ("getuuid", "getuuid-bad")),
]
