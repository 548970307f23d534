"""Setup: a machine is provisioned in admin control mode from the moment it is first seen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_SetupAndConfigurationService import (
    AMT_SetupAndConfigurationService,
    AMT_SetupAndConfigurationService_GetUuid_OUTPUT,
    AMT_SetupAndConfigurationServiceProvider,
)
from vamt.schema.IPS_HostBasedSetupService import IPS_HostBasedSetupService, IPS_HostBasedSetupServiceProvider
from vamt_providers.names import NO_REQUEST, NOT_APPLICABLE, service

ADMIN_CONTROL_MODE: Final = 1
"""AMT_SetupAndConfigurationService.ProvisioningMode."""
POST_PROVISIONING: Final = 2
SEPARATE_PASSWORDS: Final = 1
NO_OTP: Final = bytes(32)

ADMIN: Final = 2
CLIENT: Final = 1
"""IPS_HostBasedSetupService's control modes."""
NO_CHAIN: Final = 0
NONCE_BYTES: Final = 20


class SetupAndConfigurationService(AMT_SetupAndConfigurationServiceProvider):
    """The provisioning state."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_SetupAndConfigurationService]:
        yield AMT_SetupAndConfigurationService(
            **service("AMT_SetupAndConfigurationService", "Intel(r) AMT Setup and Configuration Service"),
            EnabledState=NOT_APPLICABLE,
            PasswordModel=SEPARATE_PASSWORDS,
            ProvisioningMode=ADMIN_CONTROL_MODE,
            ProvisioningServerOTP=NO_OTP,
            ProvisioningState=POST_PROVISIONING,
            RequestedState=NO_REQUEST,
            ZeroTouchConfigurationEnabled=True,
        )

    async def GetUuid(
        self, call: Call, target: AMT_SetupAndConfigurationService
    ) -> AMT_SetupAndConfigurationService_GetUuid_OUTPUT:
        """The UUID in SMBIOS byte order, which is the domain's in little-endian fields."""
        return AMT_SetupAndConfigurationService_GetUuid_OUTPUT(UUID=call.snapshot.uuid.bytes_le)


class HostBasedSetupService(IPS_HostBasedSetupServiceProvider):
    """The control mode."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_HostBasedSetupService]:
        yield IPS_HostBasedSetupService(
            **service("IPS_HostBasedSetupService", "Intel(r) AMT Host Based Setup Service"),
            AllowedControlModes=(ADMIN, CLIENT),
            CertChainStatus=NO_CHAIN,
            ConfigurationNonce=hashlib.sha256(snap.realm.encode()).digest()[:NONCE_BYTES],
            CurrentControlMode=ADMIN,
        )
