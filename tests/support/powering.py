"""Machines in some state of power, and a client that asks for another."""

from __future__ import annotations

from typing import Any

from support import requests
from support.machines import domain, make
from support.talking import Console
from vamt.backend.base import DomainState
from vamt.machine import Section

SERVICE = "CIM_PowerManagementService"
ASSOCIATED = "CIM_AssociatedPowerManagementService"
HOST = requests.epr("CIM_ComputerSystem", CreationClassName="CIM_ComputerSystem", Name="ManagedSystem")

RUNNING, PAUSED, SUSPENDED = DomainState.RUNNING, DomainState.PAUSED, DomainState.SUSPENDED
SAVED, OFF, CRASHED, UNKNOWN = DomainState.SAVED, DomainState.OFF, DomainState.CRASHED, DomainState.UNKNOWN

COMPLETED, NOT_SUPPORTED, FAILED, INVALID, INVALID_TRANSITION = 0, 1, 4, 5, 4097


def machine(state: DomainState = RUNNING, *sections: Section, **changes: Any) -> Console:
    return Console(make(domain(state=state, **changes), *sections))


async def switch(console: Console, state: int | str, element: str = HOST) -> int:
    parameters = f"<h:PowerState>{state}</h:PowerState><h:ManagedElement>{element}</h:ManagedElement>"
    return (await console.invoke(SERVICE, "RequestPowerStateChange", parameters)).return_value


async def shown(console: Console) -> str:
    return str((await console.get(ASSOCIATED)).properties()["PowerState"])


async def offered(console: Console) -> list[int]:
    return [int(text) for text in (await console.get(ASSOCIATED)).all("AvailableRequestedPowerStates")]
