"""What MeshCentral asks a machine that it meets for the first time, in its order.

Noted down from its server (tests/interop) at a machine that its policy changes nothing of; enumerations are pulled
whole, a class at a time, so that some take more than one Pull.
"""

from __future__ import annotations

from typing import Final

GET: Final = "Get"
ENUMERATE: Final = "Enumerate"

CONTACT: Final = (
    # who it is, and whether it may be managed
    (GET, "AMT_GeneralSettings"),
    (GET, "IPS_HostBasedSetupService"),
    # its certificates and keys
    (ENUMERATE, "AMT_PublicKeyCertificate"),
    (ENUMERATE, "AMT_PublicPrivateKeyPair"),
    # its hardware
    (GET, "CIM_ComputerSystemPackage"),
    (ENUMERATE, "AMT_EthernetPortSettings"),
    (ENUMERATE, "CIM_SystemPackaging"),
    (GET, "CIM_Chassis"),
    (ENUMERATE, "CIM_Chip"),
    (GET, "CIM_Card"),
    (GET, "CIM_BIOSElement"),
    (ENUMERATE, "CIM_Processor"),
    (ENUMERATE, "CIM_PhysicalMemory"),
    (ENUMERATE, "CIM_MediaAccessDevice"),
    (ENUMERATE, "CIM_PhysicalPackage"),
    # whether it is on
    (ENUMERATE, "CIM_ServiceAvailableToElement"),
)
"""Operation and class."""
