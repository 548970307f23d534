"""What a PC has beside its processors, and a virtual machine has not: fans, sensors, power supplies, a battery.

The classes are there, as on a PC that lacks the thing: an enumeration finds nothing, and there is nothing to get.
"""

from __future__ import annotations

from vamt.schema.CIM_Battery import CIM_BatteryProvider
from vamt.schema.CIM_Fan import CIM_FanProvider
from vamt.schema.CIM_PowerSupply import CIM_PowerSupplyProvider
from vamt.schema.CIM_Sensor import CIM_SensorProvider


class Battery(CIM_BatteryProvider):
    """None, as in a desktop PC."""


class Fan(CIM_FanProvider):
    """None."""


class PowerSupply(CIM_PowerSupplyProvider):
    """None."""


class Sensor(CIM_SensorProvider):
    """None."""
