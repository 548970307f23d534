"""Wireless ports, of which there are none."""

from __future__ import annotations

from typing import Final

from golden.explained import WHOLE, Difference

NO_RADIO: Final = "a virtual machine has no WiFi"
NOTHING: Final = "<g:Items></g:Items><g:EndOfSequence></g:EndOfSequence>"
UNREACHABLE: Final = "b:DestinationUnreachable"
UNSUPPORTED: Final = "b:ActionNotSupported"

EXPLAINED: Final = [
    *(
        Difference(f"{folder}/{file}.xml", WHOLE, ours, NO_RADIO)
        for folder, files in {
            "amt/wifiportconfiguration": {
                "get": UNREACHABLE,
                "pull": NOTHING,
                "put": UNREACHABLE,
                "putlocalprofilesyncdisabled": UNSUPPORTED,
                "addwifisettings": UNSUPPORTED,
                "updatewifisettings": UNSUPPORTED,
            },
            "cim/wifi/endpoint": {"pull": NOTHING},
            "cim/wifi/endpointcapabilities": {"pull": NOTHING},
            "cim/wifi/endpointsettings": {"delete": UNREACHABLE, "pull": NOTHING},
            "cim/wifi/port": {"get": UNREACHABLE, "pull": NOTHING, "requeststatechange": UNSUPPORTED},
        }.items()
        for file, ours in files.items()
    ),
    *(
        Difference(
            f"cim/wifi/{folder}/enumerate.xml",
            WHOLE,
            "<g:EnumerateResponse>",
            "hand-made: three namespaces are missing",
        )
        for folder in ("endpoint", "endpointcapabilities")
    ),
]
