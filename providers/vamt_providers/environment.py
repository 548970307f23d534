"""Environment detection: by which names of its network a machine knows that it is at home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from vamt.cim.model import EPR
from vamt.firmware.remoteaccess import EnvironmentDetection
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_EnvironmentDetectionSettingData import (
    AMT_EnvironmentDetectionSettingData,
    AMT_EnvironmentDetectionSettingData_DetectionAlgorithm,
    AMT_EnvironmentDetectionSettingData_EnableVpnRouting_OUTPUT,
    AMT_EnvironmentDetectionSettingData_SetSystemDefensePolicy_OUTPUT,
    AMT_EnvironmentDetectionSettingDataProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import InvalidRepresentation
from vamt_providers.access_points import MAX_NAME

MAX_STRINGS: Final = 5
"""Suffixes, and prefixes."""

ALGORITHMS: Final = frozenset(AMT_EnvironmentDetectionSettingData_DetectionAlgorithm)


class EnvironmentDetectionSettingData(AMT_EnvironmentDetectionSettingDataProvider):
    """The settings; without a suffix detection is off."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_EnvironmentDetectionSettingData]:
        yield _settings(snap.section(EnvironmentDetection))

    async def put(
        self, call: Call, target: AMT_EnvironmentDetectionSettingData, values: Mapping[str, Any]
    ) -> AMT_EnvironmentDetectionSettingData:
        """Replace the lists: one that is left out is empty, which is how MeshCentral switches detection off."""
        algorithm = values.get("DetectionAlgorithm") or 0
        suffixes, prefixes = (
            tuple(filter(None, values.get(name) or ()))
            for name in ("DetectionStrings", "DetectionIPv6LocalPrefixes")
        )
        texts = (*suffixes, *prefixes)
        if (
            algorithm not in ALGORITHMS
            or max(len(suffixes), len(prefixes)) > MAX_STRINGS
            or any(len(text) > MAX_NAME for text in texts)
        ):
            raise InvalidRepresentation
        async with call.machine.exclusive(call.principal):
            changed = replace(
                call.machine.snapshot.section(EnvironmentDetection),
                DetectionAlgorithm=algorithm,
                DetectionStrings=suffixes,
                DetectionIPv6LocalPrefixes=prefixes,
            )
            await call.machine.save(changed)
        return _settings(changed)

    async def EnableVpnRouting(
        self, call: Call, target: AMT_EnvironmentDetectionSettingData, *, Enable: bool
    ) -> AMT_EnvironmentDetectionSettingData_EnableVpnRouting_OUTPUT:
        """Let management through a VPN of the guest, or not."""
        async with call.machine.exclusive(call.principal):
            settings = call.machine.snapshot.section(EnvironmentDetection)
            await call.machine.save(replace(settings, vpn_routing=Enable))
        return AMT_EnvironmentDetectionSettingData_EnableVpnRouting_OUTPUT()

    async def SetSystemDefensePolicy(
        self, call: Call, target: AMT_EnvironmentDetectionSettingData, *, Policy: EPR | None = None
    ) -> AMT_EnvironmentDetectionSettingData_SetSystemDefensePolicy_OUTPUT:
        """Choose the filters that hold away from home: none, since there are none to choose."""
        chosen = Policy is not None and Policy.selectors
        return AMT_EnvironmentDetectionSettingData_SetSystemDefensePolicy_OUTPUT(
            ReturnValue=PT_STATUS.INVALID_HANDLE if chosen else PT_STATUS.SUCCESS
        )


def _settings(detection: EnvironmentDetection) -> AMT_EnvironmentDetectionSettingData:
    return AMT_EnvironmentDetectionSettingData(
        InstanceID="Intel(r) AMT Environment Detection Settings",
        ElementName="Intel(r) AMT Environment Detection Settings",
        DetectionAlgorithm=detection.DetectionAlgorithm,
        DetectionStrings=detection.DetectionStrings,
        DetectionIPv6LocalPrefixes=detection.DetectionIPv6LocalPrefixes,
    )
