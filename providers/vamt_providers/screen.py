"""Screens: those of the host, blanking them, and what the firmware itself draws on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from vamt.firmware.features import SecureOutput
from vamt.firmware.screens import size
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.IPS_ScreenConfigurationService import (
    IPS_ScreenConfigurationService,
    IPS_ScreenConfigurationService_SetSessionState_OUTPUT,
    IPS_ScreenConfigurationServiceProvider,
)
from vamt.schema.IPS_ScreenSettingData import IPS_ScreenSettingData, IPS_ScreenSettingDataProvider
from vamt.schema.IPS_SecIOService import IPS_SecIOService, IPS_SecIOServiceProvider
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import InternalError
from vamt_providers.names import COMPUTER_SYSTEM, MANAGED_SYSTEM, service
from vamt_providers.stored import check, store

SETTINGS: Final = "Intel(r) Screen Settings"
NO_SCREEN: Final = 0
NOWHERE: Final = -1
"""Where the upper left corner of a screen is that is not there."""

BLANKING_DISABLED: Final = 0
CAN_BLANK: Final = 1
"""The bit of EnabledState that MeshCommander looks at."""
CLOSE: Final = 0

ENABLED: Final = 2
ENGLISH: Final = 0
DEFAULT: Final = 65535
LANGUAGES: Final = frozenset({*range(27), DEFAULT})
WRITABLE: Final = ("DefaultScreen", "RequestedLanguage", "zoom")
_RULES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "DefaultScreen": range(4).__contains__,
    "RequestedLanguage": LANGUAGES.__contains__,
    "zoom": frozenset({1, 2, DEFAULT}).__contains__,
}


class ScreenSettingData(IPS_ScreenSettingDataProvider):
    """The host's screens: one, of the size it had when it was last looked at; screens are counted from 1."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_ScreenSettingData]:
        width, height = size(snap)
        yield IPS_ScreenSettingData(
            InstanceID=SETTINGS,
            ElementName=SETTINGS,
            IsActive=(bool(width), False, False, False),
            PrimaryIndex=1,
            QuadraryIndex=NO_SCREEN,
            ResolutionX=(width, 0, 0, 0),
            ResolutionY=(height, 0, 0, 0),
            SecondaryIndex=NO_SCREEN,
            TertiaryIndex=NO_SCREEN,
            UpperLeftX=(0, NOWHERE, NOWHERE, NOWHERE),
            UpperLeftY=(0, NOWHERE, NOWHERE, NOWHERE),
        )


class ScreenConfigurationService(IPS_ScreenConfigurationServiceProvider):
    """Blanking the local screen, which cannot be done to a virtual machine: others may look at it as well."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_ScreenConfigurationService]:
        yield IPS_ScreenConfigurationService(
            **service("IPS_ScreenConfigurationService", "Intel(r) AMT Screen Configuration Service"),
            CurrentState=CLOSE,
            EnabledState=BLANKING_DISABLED,
            RemainingConsecutiveRebootsNum=0,
        )

    async def put(
        self, call: Call, target: IPS_ScreenConfigurationService, values: Mapping[str, Any]
    ) -> IPS_ScreenConfigurationService:
        """Accept what already is: MeshCommander puts it with every change of the remote desktop's settings."""
        if (values.get("EnabledState") or BLANKING_DISABLED) & CAN_BLANK:
            raise InternalError.status(PT_STATUS.UNSUPPORTED)
        return target

    async def SetSessionState(
        self,
        call: Call,
        target: IPS_ScreenConfigurationService,
        *,
        SessionState: int | None = None,
        ConsecutiveRebootsNum: int | None = None,
    ) -> IPS_ScreenConfigurationService_SetSessionState_OUTPUT:
        """Accept the end of a blanking that never was; refuse its beginning."""
        status = PT_STATUS.SUCCESS if SessionState == CLOSE else PT_STATUS.UNSUPPORTED
        return IPS_ScreenConfigurationService_SetSessionState_OUTPUT(ReturnValue=status)


class SecIOService(IPS_SecIOServiceProvider):
    """How the firmware draws the consent code: in English, whatever language is asked for."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_SecIOService]:
        output = snap.section(SecureOutput)
        yield IPS_SecIOService(
            CreationClassName="IPS_SecIOService",
            Name="SecIO",
            SystemCreationClassName=COMPUTER_SYSTEM,
            SystemName=MANAGED_SYSTEM,
            DefaultScreen=output.DefaultScreen,
            EnabledState=ENABLED,
            RequestedLanguage=output.RequestedLanguage,
            Started=True,
            Status="OK",
            language=ENGLISH,
            zoom=output.zoom,
        )

    async def put(self, call: Call, target: IPS_SecIOService, values: Mapping[str, Any]) -> IPS_SecIOService:
        check(values, _RULES)
        await store(call, SecureOutput, values, WRITABLE)
        return next(self.instances(call.machine.snapshot))
