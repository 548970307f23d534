"""CIM_WiFiEndpointSettings: A wireless profile.

Generated from mof/cim/CIM_WiFiEndpointSettings.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from vamt.cim.model import ClassInfo, Instance, Property
from vamt.provider import Provider


class CIM_WiFiEndpointSettings_BSSType(IntEnum):
    UNKNOWN = 0
    INDEPENDENT = 2
    INFRASTRUCTURE = 3


class CIM_WiFiEndpointSettings_EncryptionMethod(IntEnum):
    OTHER = 1
    WEP = 2
    TKIP = 3
    CCMP = 4
    NONE = 5


class CIM_WiFiEndpointSettings_AuthenticationMethod(IntEnum):
    OTHER = 1
    OPEN_SYSTEM = 2
    SHARED_KEY = 3
    WPAPSK = 4
    WPAIEEE8021X = 5
    WPA2PSK = 6
    WPA2IEEE8021X = 7
    WPA3SAE = 32768
    WPA3OWE = 32769


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_WiFiEndpointSettings(Instance):
    """A wireless profile."""

    AuthenticationMethod: int | None = None
    BSSType: int | None = None
    Caption: str | None = None
    Description: str | None = None
    ElementName: str | None = None
    EncryptionMethod: int | None = None
    InstanceID: str
    KeyIndex: int | None = None
    Keys: tuple[bytes, ...] | None = None
    OtherAuthenticationMethod: str | None = None
    OtherEncryptionMethod: str | None = None
    PSKPassPhrase: str | None = None
    PSKValue: bytes | None = None
    Priority: int | None = None
    SSID: str | None = None

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_WiFiEndpointSettings",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_WiFiEndpointSettings",
        superclass="CIM_SettingData",
        keys=("InstanceID",),
        properties=(
            Property("AuthenticationMethod", "uint16"),
            Property("BSSType", "uint16"),
            Property("Caption", "string"),
            Property("Description", "string"),
            Property("ElementName", "string", required=True),
            Property("EncryptionMethod", "uint16"),
            Property("InstanceID", "string", key=True),
            Property("KeyIndex", "uint8"),
            Property("Keys", "hexbinary", array=True),
            Property("OtherAuthenticationMethod", "string"),
            Property("OtherEncryptionMethod", "string"),
            Property("PSKPassPhrase", "string"),
            Property("PSKValue", "base64"),
            Property("Priority", "uint8"),
            Property("SSID", "string"),
        ),
    )


class CIM_WiFiEndpointSettingsProvider(Provider[CIM_WiFiEndpointSettings]):
    CLASS = CIM_WiFiEndpointSettings
