"""CIM_ElementSettingData: which settings belong to what, and whether they are in force.

Every family whose settings are associated contributes its own: a function that lists them and, where a client
may choose by Put, one that does. This module only joins them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.CIM_ElementSettingData import CIM_ElementSettingData, CIM_ElementSettingDataProvider
from vamt.wsman.faults import ActionNotSupported
from vamt_providers import boot, ipv6, power_scheme

List = Callable[[Snapshot], Iterable[CIM_ElementSettingData]]
"""What a family contributes, in the order of its settings."""

Put = Callable[[Call, CIM_ElementSettingData, Mapping[str, Any]], Awaitable[CIM_ElementSettingData]]
"""Change one that its family listed to the values given; the association as it is then."""

LISTS: Final[tuple[List, ...]] = (
    boot.element_settings,
    ipv6.element_settings,
    power_scheme.element_settings,
)

PUTS: Final[Mapping[str, Put]] = {
    "AMT_SystemPowerScheme": power_scheme.put_element_setting,
    "IPS_IPv6PortSettings": ipv6.put_element_setting,
}
"""By the class of the setting."""


STATES: Final = ("IsCurrent", "IsDefault", "IsNext")
"""What an association says of its setting."""


class ElementSettingData(CIM_ElementSettingDataProvider):
    """The associations of all families."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_ElementSettingData]:
        for family in LISTS:
            yield from family(snap)

    async def put(
        self, call: Call, target: CIM_ElementSettingData, values: Mapping[str, Any]
    ) -> CIM_ElementSettingData:
        """Change what its family lets be changed; what is put back as it is shown is taken of every family."""
        put = PUTS.get(target.SettingData.class_name)
        if put is not None:
            return await put(call, target, values)
        if any(values.get(name) not in (None, getattr(target, name)) for name in STATES):
            raise ActionNotSupported
        return target
