"""CIM_SoftwareIdentity: the versions of the firmware's parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vamt.cim.model import EPR
from vamt.machine import Snapshot
from vamt.schema.CIM_SoftwareIdentity import CIM_SoftwareIdentity, CIM_SoftwareIdentityProvider

SKU = "16392"
"""Bit mask 0x4008: AMT, corporate."""

VENDOR = "8086"


class SoftwareIdentity(CIM_SoftwareIdentityProvider):
    """One instance per firmware component, in a device's order."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_SoftwareIdentity]:
        for name, version in _versions(snap.firmware.version).items():
            yield CIM_SoftwareIdentity(InstanceID=name, IsEntity=True, VersionString=version)

    def get(self, snap: Snapshot, keys: Mapping[str, str | EPR]) -> CIM_SoftwareIdentity | None:
        name = str(keys["InstanceID"])
        version = _versions(snap.firmware.version).get(name)
        if version is None:
            return None
        return CIM_SoftwareIdentity(InstanceID=name, IsEntity=True, VersionString=version)


def _versions(firmware: str) -> Mapping[str, str]:
    version, _, build = firmware.rpartition(".")
    return {
        "Flash": version,
        "Netstack": version,
        "AMTApps": version,
        "AMT": version,
        "Sku": SKU,
        "VendorID": VENDOR,
        "Build Number": build,
        "Recovery Version": version,
        "Recovery Build Num": build,
        "Legacy Mode": "False",
        "AMT FW Core Version": version,
    }
