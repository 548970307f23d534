"""The classes every machine has: one module per family, `PROVIDERS` lists them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from vamt.provider import Provider
from vamt_providers import (
    boot,
    boot_settings,
    computer_system,
    hardware,
    power,
    processor,
    settings,
    setup,
    software_identity,
)

PROVIDERS: Final[Sequence[type[Provider[Any]]]] = (
    boot.BootConfigSetting,
    boot.BootService,
    boot.BootSourceSetting,
    boot.ElementSettingData,
    boot.OrderedComponent,
    boot_settings.BootCapabilities,
    boot_settings.BootSettingData,
    computer_system.ComputerSystem,
    hardware.Chip,
    hardware.Processor,
    power.AssociatedPowerManagementService,
    power.OSPowerManagementService,
    power.PowerManagementCapabilities,
    power.PowerManagementService,
    processor.VirtualProcessor,
    settings.GeneralSettings,
    setup.HostBasedSetupService,
    setup.SetupAndConfigurationService,
    software_identity.SoftwareIdentity,
)
