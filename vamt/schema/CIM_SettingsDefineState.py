"""CIM_SettingsDefineState.

Generated from mof/cim/CIM_SettingsDefineState.mof by vamt.mofgen; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vamt.cim.model import EPR, ClassInfo, Instance, Property
from vamt.provider import Provider


@dataclass(frozen=True, slots=True, kw_only=True)
class CIM_SettingsDefineState(Instance):
    """CIM_SettingsDefineState."""

    ManagedElement: EPR
    SettingData: EPR

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="CIM_SettingsDefineState",
        uri="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_SettingsDefineState",
        superclass=None,
        keys=("ManagedElement", "SettingData"),
        properties=(
            Property("ManagedElement", "reference", key=True),
            Property("SettingData", "reference", key=True),
        ),
        association=True,
    )


class CIM_SettingsDefineStateProvider(Provider[CIM_SettingsDefineState]):
    CLASS = CIM_SettingsDefineState
