"""Which AMT realm a user needs for which class: one table (Intel AMT guide: Access Control Lists).

PT Administration includes every realm. A class the table does not name needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from vamt.auth.principal import Principal


class Realm(IntEnum):
    """The realms, by their numbers on the wire."""

    REDIRECTION = 2
    PT_ADMINISTRATION = 3
    HARDWARE_ASSET = 4
    REMOTE_CONTROL = 5
    GENERAL_INFO = 13


_REMOTE_CONTROL: Final = frozenset({Realm.REMOTE_CONTROL})
_REMOTE_CONTROL_READ: Final = frozenset({Realm.REMOTE_CONTROL, Realm.REDIRECTION})
_HARDWARE: Final = frozenset({Realm.HARDWARE_ASSET})
_GENERAL: Final = frozenset({Realm.GENERAL_INFO, Realm.REMOTE_CONTROL, Realm.HARDWARE_ASSET})
_ADMINISTRATION: Final = frozenset({Realm.PT_ADMINISTRATION})

_READ: Final[Mapping[str, frozenset[Realm]]] = {
    "AMT_BootCapabilities": _REMOTE_CONTROL_READ,
    "AMT_BootSettingData": _REMOTE_CONTROL_READ,
    "AMT_GeneralSettings": _GENERAL,
    "CIM_AssociatedPowerManagementService": _REMOTE_CONTROL_READ,
    "CIM_BootConfigSetting": _REMOTE_CONTROL_READ,
    "CIM_BootService": _REMOTE_CONTROL_READ,
    "CIM_BootSourceSetting": _REMOTE_CONTROL_READ,
    "CIM_Chip": _HARDWARE,
    "CIM_ComputerSystem": _GENERAL,
    "CIM_ElementSettingData": _REMOTE_CONTROL_READ,
    "CIM_OrderedComponent": _REMOTE_CONTROL_READ,
    "CIM_PowerManagementCapabilities": _REMOTE_CONTROL_READ,
    "CIM_PowerManagementService": _REMOTE_CONTROL_READ,
    "CIM_Processor": _HARDWARE,
    "CIM_ServiceAvailableToElement": _GENERAL,
    "CIM_SoftwareIdentity": _GENERAL,
    "IPS_PowerManagementService": _REMOTE_CONTROL_READ,
    "VAMT_Processor": _HARDWARE | _REMOTE_CONTROL,
}
_CHANGE: Final[Mapping[str, frozenset[Realm]]] = {
    "AMT_BootSettingData": _REMOTE_CONTROL,
    "CIM_BootConfigSetting": _REMOTE_CONTROL,
    "CIM_BootService": _REMOTE_CONTROL,
    "CIM_PowerManagementCapabilities": _REMOTE_CONTROL,
    "CIM_PowerManagementService": _REMOTE_CONTROL,
    "IPS_PowerManagementService": _REMOTE_CONTROL,
    "VAMT_Processor": _REMOTE_CONTROL,
}


def may(principal: Principal, class_name: str, *, change: bool) -> bool:
    """Whether a user may read a class, or change it."""
    if principal.administrator:
        return True
    wanted = (_CHANGE if change else _READ).get(class_name, _ADMINISTRATION)
    return not wanted.isdisjoint(principal.realms)
