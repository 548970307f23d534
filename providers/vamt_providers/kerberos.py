"""AMT_KerberosSettingData: as on a machine that is in no domain, which a virtual one never is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.AMT_KerberosSettingData import (
    AMT_KerberosSettingData,
    AMT_KerberosSettingData_ConfiguredEncryptionAlgorithms,
    AMT_KerberosSettingData_GetCredentialCacheState_OUTPUT,
    AMT_KerberosSettingData_GetCredentialCacheState_ReturnValue,
    AMT_KerberosSettingData_SetCredentialCacheState_OUTPUT,
    AMT_KerberosSettingData_SetCredentialCacheState_ReturnValue,
    AMT_KerberosSettingDataProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import InternalError


class KerberosSettingData(AMT_KerberosSettingDataProvider):
    """Kerberos is off and stays off: it is never offered at the door, so it must not seem to be set up."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_KerberosSettingData]:
        yield AMT_KerberosSettingData(
            ElementName="Intel(r) AMT: Kerberos Settings",
            InstanceID="Intel (r) AMT: Kerberos Settings",
            KrbEnabled=False,
            SupportedEncryptionAlgorithms=tuple(AMT_KerberosSettingData_ConfiguredEncryptionAlgorithms),
        )

    async def put(
        self, call: Call, target: AMT_KerberosSettingData, values: Mapping[str, Any]
    ) -> AMT_KerberosSettingData:
        if values.get("KrbEnabled"):
            raise InternalError.status(PT_STATUS.UNSUPPORTED)
        return target

    async def GetCredentialCacheState(
        self, call: Call, target: AMT_KerberosSettingData
    ) -> AMT_KerberosSettingData_GetCredentialCacheState_OUTPUT:
        return AMT_KerberosSettingData_GetCredentialCacheState_OUTPUT(
            Enabled=False,
            ReturnValue=AMT_KerberosSettingData_GetCredentialCacheState_ReturnValue.SUCCESS,
        )

    async def SetCredentialCacheState(
        self, call: Call, target: AMT_KerberosSettingData, *, Enable: bool
    ) -> AMT_KerberosSettingData_SetCredentialCacheState_OUTPUT:
        answers = AMT_KerberosSettingData_SetCredentialCacheState_ReturnValue
        return AMT_KerberosSettingData_SetCredentialCacheState_OUTPUT(
            ReturnValue=answers.NOT_SUPPORTED if Enable else answers.SUCCESS
        )
