"""Setup and configuration: the provisioning state, its end, and what is committed with it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from vamt.auth.accounts import Accounts, password_problem
from vamt.errors import VamtError
from vamt.firmware.setup import ControlMode, Setup, apply, unprovision
from vamt.machine import Snapshot
from vamt.pki.tls import committed
from vamt.provider import Call
from vamt.schema.AMT_SetupAndConfigurationService import (
    AMT_SetupAndConfigurationService,
    AMT_SetupAndConfigurationService_CommitChanges_OUTPUT,
    AMT_SetupAndConfigurationService_ExtendProvisioningPeriod_OUTPUT,
    AMT_SetupAndConfigurationService_GetProvisioningAuditRecord_OUTPUT,
    AMT_SetupAndConfigurationService_GetUnprovisionBlockingComponents_OUTPUT,
    AMT_SetupAndConfigurationService_GetUuid_OUTPUT,
    AMT_SetupAndConfigurationService_PartialUnprovision_OUTPUT,
    AMT_SetupAndConfigurationService_PasswordModel,
    AMT_SetupAndConfigurationService_ProvisioningMode,
    AMT_SetupAndConfigurationService_ProvisioningState,
    AMT_SetupAndConfigurationService_ResetFlashWearOutProtection_OUTPUT,
    AMT_SetupAndConfigurationService_SetMEBxPassword_OUTPUT,
    AMT_SetupAndConfigurationService_SetTLSPSK_OUTPUT,
    AMT_SetupAndConfigurationService_Unprovision_OUTPUT,
    AMT_SetupAndConfigurationService_Unprovision_ProvisioningMode,
    AMT_SetupAndConfigurationServiceProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt_providers.names import NO_REQUEST, NOT_APPLICABLE, service

log = logging.getLogger("vamt.firmware.setup")

NO_OTP: Final = bytes(32)

Mode = AMT_SetupAndConfigurationService_ProvisioningMode
State = AMT_SetupAndConfigurationService_ProvisioningState
Asked = AMT_SetupAndConfigurationService_Unprovision_ProvisioningMode

UNPROVISION_MODES: Final = (Asked.PROVISIONING_MODE_CURRENT, Asked.PROVISIONING_MODE_ENTERPRISE)
"""The others went with release 6.0; clients send 1, the guide 0."""

MOST_HOURS: Final = 24
"""By which a set-up under way can be prolonged at a time (Intel AMT guide: ExtendProvisioningPeriod)."""

TLS_WITH_CERTIFICATES: Final = 2
"""GetProvisioningAuditRecord's ProvisioningTLSMode: PKI."""


class SetupAndConfigurationService(AMT_SetupAndConfigurationServiceProvider):
    """The provisioning state. A virtual machine is provisioned or not, and never on the way (state 1)."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_SetupAndConfigurationService]:
        mode = snap.section(Setup).mode
        yield AMT_SetupAndConfigurationService(
            **service("AMT_SetupAndConfigurationService", "Intel(r) AMT Setup and Configuration Service"),
            EnabledState=NOT_APPLICABLE,
            PasswordModel=AMT_SetupAndConfigurationService_PasswordModel.SEPARATE_PASSWORD_MODEL,
            ProvisioningMode=(
                Mode.CLIENT_CONTROL_MODE if mode == ControlMode.CLIENT else Mode.ADMIN_CONTROL_MODE
            ),
            ProvisioningServerOTP=NO_OTP,
            ProvisioningState=(
                State.PRE_PROVISIONING if mode == ControlMode.NONE else State.POST_PROVISIONING
            ),
            RequestedState=NO_REQUEST,
            ZeroTouchConfigurationEnabled=True,
        )

    async def GetUuid(
        self, call: Call, target: AMT_SetupAndConfigurationService
    ) -> AMT_SetupAndConfigurationService_GetUuid_OUTPUT:
        """The UUID in SMBIOS byte order, which is the domain's in little-endian fields."""
        return AMT_SetupAndConfigurationService_GetUuid_OUTPUT(UUID=call.snapshot.uuid.bytes_le)

    async def Unprovision(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
        *,
        ProvisioningMode: int | None = None,
    ) -> AMT_SetupAndConfigurationService_Unprovision_OUTPUT:
        """Forget everything but what a device keeps; this answer is the last one on the network."""
        status = PT_STATUS.INVALID_PARAMETER
        if ProvisioningMode in UNPROVISION_MODES:
            status = await _unprovision(call, partial=False)
        return AMT_SetupAndConfigurationService_Unprovision_OUTPUT(ReturnValue=status)

    async def PartialUnprovision(
        self, call: Call, target: AMT_SetupAndConfigurationService
    ) -> AMT_SetupAndConfigurationService_PartialUnprovision_OUTPUT:
        """Forget all but what another set-up can build on."""
        status = await _unprovision(call, partial=True)
        return AMT_SetupAndConfigurationService_PartialUnprovision_OUTPUT(ReturnValue=status)

    async def GetUnprovisionBlockingComponents(
        self, call: Call, target: AMT_SetupAndConfigurationService
    ) -> AMT_SetupAndConfigurationService_GetUnprovisionBlockingComponents_OUTPUT:
        """None: the auditor no longer has a say since release 12.0 (Returning to an Unconfigured State)."""
        return AMT_SetupAndConfigurationService_GetUnprovisionBlockingComponents_OUTPUT(Component=())

    async def CommitChanges(
        self, call: Call, target: AMT_SetupAndConfigurationService
    ) -> AMT_SetupAndConfigurationService_CommitChanges_OUTPUT:
        """Put the TLS settings into effect that were put since the last time."""
        async with call.machine.exclusive(call.principal):
            pending = committed(call.machine.snapshot)
            if pending:
                await call.machine.save(*pending)
        return AMT_SetupAndConfigurationService_CommitChanges_OUTPUT()

    async def SetMEBxPassword(
        self, call: Call, target: AMT_SetupAndConfigurationService, *, Password: str | None = None
    ) -> AMT_SetupAndConfigurationService_SetMEBxPassword_OUTPUT:
        """Set the password of the firmware's own menu, which opens nothing here: the command line is the menu.

        Only as long as it is the default one, which is the policy a device comes with.
        """
        async with call.machine.exclusive(call.principal):
            setup = call.machine.snapshot.section(Setup)
            if password_problem(Password or "") is not None:
                status = PT_STATUS.INVALID_PASSWORD
            elif setup.mebx_password_set:
                status = PT_STATUS.NOT_PERMITTED
            else:
                status = PT_STATUS.SUCCESS
                await call.machine.save(replace(setup, mebx_password_set=True))
        return AMT_SetupAndConfigurationService_SetMEBxPassword_OUTPUT(ReturnValue=status)

    async def ExtendProvisioningPeriod(
        self, call: Call, target: AMT_SetupAndConfigurationService, *, Duration: int | None = None
    ) -> AMT_SetupAndConfigurationService_ExtendProvisioningPeriod_OUTPUT:
        """Refused: no set-up is under way for longer than one request."""
        known = Duration is not None and Duration <= MOST_HOURS
        return AMT_SetupAndConfigurationService_ExtendProvisioningPeriod_OUTPUT(
            ReturnValue=PT_STATUS.NOT_PERMITTED if known else PT_STATUS.INVALID_PARAMETER
        )

    async def GetProvisioningAuditRecord(
        self, call: Call, target: AMT_SetupAndConfigurationService
    ) -> AMT_SetupAndConfigurationService_GetProvisioningAuditRecord_OUTPUT:
        """With which certificates the machine was set up; there is no record if it was by hand."""
        setup = call.snapshot.section(Setup)
        if setup.how != "admin" or setup.proof is None:
            return AMT_SetupAndConfigurationService_GetProvisioningAuditRecord_OUTPUT(
                ReturnValue=PT_STATUS.DATA_MISSING
            )
        return AMT_SetupAndConfigurationService_GetProvisioningAuditRecord_OUTPUT(
            ProvisioningTLSMode=TLS_WITH_CERTIFICATES,
            SecureDNS=False,
            HostInitiated=True,
            SelectedHashType=setup.proof.hash_type,
            SelectedHashData=setup.proof.hash_data,
            CaCertificateSerials=b"".join(setup.proof.serials[1:]),
            AdditionalCaSerialNums=False,
            IsOemDefault=setup.proof.default,
            IsTimeValid=True,
            TlsStartTime=setup.at,
            ProvServerFQDN=setup.proof.name,
        )

    async def ResetFlashWearOutProtection(
        self, call: Call, target: AMT_SetupAndConfigurationService
    ) -> AMT_SetupAndConfigurationService_ResetFlashWearOutProtection_OUTPUT:
        """Nothing here wears out."""
        return AMT_SetupAndConfigurationService_ResetFlashWearOutProtection_OUTPUT()

    async def SetTLSPSK(
        self,
        call: Call,
        target: AMT_SetupAndConfigurationService,
        *,
        PID: str | None = None,
        PPS: str | None = None,
    ) -> AMT_SetupAndConfigurationService_SetTLSPSK_OUTPUT:
        """Refused: set-up with a pre-shared key is gone from this release."""
        return AMT_SetupAndConfigurationService_SetTLSPSK_OUTPUT(ReturnValue=PT_STATUS.NOT_PERMITTED)


async def _unprovision(call: Call, *, partial: bool) -> PT_STATUS:
    machine = call.machine
    async with machine.exclusive(call.principal):
        snapshot = machine.snapshot
        try:
            change = unprovision(
                snapshot.section(Setup), snapshot.section(Accounts), snapshot.sections, partial=partial
            )
        except VamtError:
            return PT_STATUS.NOT_PERMITTED
        await apply(machine, change)
    log.info("unprovisioned machine=%s partial=%s user=%s", machine.name, partial, call.principal.name)
    return PT_STATUS.SUCCESS
