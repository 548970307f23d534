"""AMT_BootSettingData and AMT_BootCapabilities: AMT's own options for the next boot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from vamt.backend.base import Ability
from vamt.firmware.boot import NOTHING, NextBoot, boot_devices, new_token
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_BootCapabilities import AMT_BootCapabilities, AMT_BootCapabilitiesProvider
from vamt.schema.AMT_BootSettingData import AMT_BootSettingData, AMT_BootSettingDataProvider
from vamt.wsman.faults import InvalidRepresentation
from vamt_providers.stored import store

WRITABLE: Final = tuple(field.name for field in fields(NextBoot) if field.name[0].isupper())
"""The properties that are stored; whatever else a client echoes in a Put is ignored, as devices do."""

MAX_MEDIA_INDEX: Final = 255
MAX_PARAMETERS: Final = 1024
"""Octets of UefiBootParametersArray (Intel AMT guide: AMT_BootSettingData)."""

BOOT_GUARD_OFF: Final = 127


class BootSettingData(AMT_BootSettingDataProvider):
    """The options, as they were put; they count once the configuration is made the next one."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_BootSettingData]:
        yield _settings(snap.section(NextBoot))

    async def put(
        self, call: Call, target: AMT_BootSettingData, values: Mapping[str, Any]
    ) -> AMT_BootSettingData:
        if (values.get("BootMediaIndex") or 0) > MAX_MEDIA_INDEX:
            raise InvalidRepresentation
        if len(values.get("UefiBootParametersArray") or b"") > MAX_PARAMETERS:
            raise InvalidRepresentation
        chosen = {**values, "token": new_token()}
        return _settings(await store(call, NextBoot, chosen, (*WRITABLE, "token")))


class BootCapabilities(AMT_BootCapabilitiesProvider):
    """What of the options works on this domain; clients hide the others."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_BootCapabilities]:
        domain = snap.domain
        recovery = False if snap.firmware.recovery else None
        devices = set(boot_devices(domain).values())
        yield AMT_BootCapabilities(
            InstanceID="Intel(r) AMT:BootCapabilities 0",
            ElementName="Intel(r) AMT: Boot Capabilities",
            AMTSecureBootControl=recovery,
            BIOSPause=False,
            BIOSReflash=False,
            BIOSSecureBoot=False,
            BIOSSetup=Ability.BOOT_MENU in domain.abilities,
            ConfigurationDataReset=False,
            ForceCDorDVDBoot="cdrom" in devices,
            ForceDiagnosticBoot=False,
            ForceHardDriveBoot="hd" in devices,
            ForceHardDriveSafeModeBoot=False,
            ForcePXEBoot="network" in devices,
            ForceUEFIHTTPSBoot=recovery,
            ForceUEFIPBABoot=recovery,
            ForceWinREBoot=recovery,
            ForcedProgressEvents=False,
            IDER=not domain.abilities.isdisjoint((Ability.CDROM, Ability.FLOPPY)),
            KeyboardLock=False,
            PlatformErase=0 if snap.firmware.recovery else None,
            PowerButtonLock=False,
            ResetButtonLock=False,
            SOL=Ability.SERIAL in domain.abilities,
            SecureErase=False,
            SleepButtonLock=False,
            UEFIWiFiCoExistenceAndProfileShare=False if snap.firmware.shared_profiles else None,
            UserPasswordBypass=False,
            VerbosityQuiet=False,
            VerbosityScreenBlank=False,
            VerbosityVerbose=False,
        )


def _settings(next_boot: NextBoot) -> AMT_BootSettingData:
    untouched = replace(next_boot, token="") == NOTHING
    return AMT_BootSettingData(
        InstanceID="Intel(r) AMT:BootSettingData 0",
        ElementName="Intel(r) AMT Boot Configuration Settings",
        OwningEntity="Intel(r) AMT",
        BIOSLastStatus=(2, 0),
        BootguardStatus=BOOT_GUARD_OFF,
        OptionsCleared=untouched,
        RPEEnabled=False,
        RSEPassword="",
        SecureBootControlEnabled=False,
        UEFIHTTPSBootEnabled=False,
        UEFILocalPBABootEnabled=False,
        WinREBootEnabled=False,
        **{name: getattr(next_boot, name) for name in WRITABLE},
    )
