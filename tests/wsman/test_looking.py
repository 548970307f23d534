"""A machine that is off is looked at before anything is answered of it; one that runs never is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support import requests
from support.machines import domain, make
from support.talking import Console
from vamt.backend.base import ON_STATES, Disk, DomainState

ASSOCIATED = "CIM_AssociatedPowerManagementService"
NEW = Disk("vdb", "disk", "virtio", "/images/two.qcow2", 1 << 30, None, readonly=False)


@pytest.mark.parametrize("state", [DomainState.OFF, DomainState.SAVED])
async def test_a_read_shows_what_a_machine_that_is_off_has_silently_become(state: DomainState) -> None:
    console = Console(make(domain(state=state)))
    assert len(await console.pull_all("CIM_MediaAccessDevice")) == 2
    facts = console.hypervisor.domain
    console.hypervisor.untold = replace(facts, state=DomainState.OFF, disks=(*facts.disks, NEW))
    assert (await console.get(ASSOCIATED)).properties()["PowerState"] == "8"
    assert len(await console.pull_all("CIM_MediaAccessDevice")) == 3


@pytest.mark.parametrize("state", sorted(ON_STATES, key=lambda state: state.value))
async def test_reading_a_machine_that_runs_asks_its_hypervisor_nothing(state: DomainState) -> None:
    console = Console(make(domain(state=state)))
    await console.get(ASSOCIATED)
    await console.pull_all("CIM_PhysicalMemory")
    await console.send(requests.get("AMT_GeneralSettings"))
    assert console.hypervisor.looks == 0
