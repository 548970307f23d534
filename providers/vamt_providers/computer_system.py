"""CIM_ComputerSystem: the managed system, which is the domain, and AMT itself."""

from __future__ import annotations

from collections.abc import Iterator

from vamt.firmware.power import REPORTED, PowerState
from vamt.machine import Snapshot
from vamt.schema.CIM_ComputerSystem import CIM_ComputerSystem, CIM_ComputerSystemProvider
from vamt_providers.names import AMT, COMPUTER_SYSTEM, MANAGED_SYSTEM, NO_REQUEST, NOT_APPLICABLE

ENABLED = 2
DISABLED = 3
DESKTOP = 25
"""Dedicated: a desktop."""
MANAGEMENT_CONTROLLER = 28
"""Dedicated: a management controller."""


class ComputerSystem(CIM_ComputerSystemProvider):
    """The two systems of a machine; the host is enabled while its power is on."""

    def instances(self, snap: Snapshot) -> Iterator[CIM_ComputerSystem]:
        on = REPORTED[snap.domain.state] is PowerState.ON
        yield CIM_ComputerSystem(
            CreationClassName=COMPUTER_SYSTEM,
            Name=MANAGED_SYSTEM,
            ElementName="Managed System",
            Dedicated=(DESKTOP,),
            EnabledState=ENABLED if on else DISABLED,
            OperationalStatus=(0,),
            RequestedState=NO_REQUEST,
        )
        yield CIM_ComputerSystem(
            CreationClassName=COMPUTER_SYSTEM,
            Name=AMT,
            ElementName="Intel(r) AMT Subsystem",
            Dedicated=(MANAGEMENT_CONTROLLER,),
            EnabledState=NOT_APPLICABLE,
            RequestedState=NO_REQUEST,
        )
