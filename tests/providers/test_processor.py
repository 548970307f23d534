"""VAMT_Processor: switching single CPUs, and every way in which that is refused."""

from __future__ import annotations

import pytest

from support import requests
from support.machines import domain, make
from support.talking import Console
from vamt.backend.base import DomainState, Vcpu
from vamt.errors import BackendError, BackendTimeout, NotSupported

CPU = "VAMT_Processor"
COMPLETED, NOT_SUPPORTED, FAILED, INVALID, NEXT_START = 0, 1, 4, 5, 32768


def machine(*online: bool, state: DomainState = DomainState.RUNNING) -> Console:
    vcpus = tuple(Vcpu(number, plugged=True, online=on) for number, on in enumerate(online))
    return Console(make(domain(vcpus=vcpus, state=state)))


async def enable(console: Console, number: int, text: str) -> int:
    chosen = requests.selectors(Number=str(number))
    answer = await console.invoke(CPU, "Enable", f"<h:Enabled>{text}</h:Enabled>", chosen=chosen)
    return answer.return_value


async def shown(console: Console) -> list[tuple[str | None, str | None]]:
    items = await console.pull_all(CPU)
    return [(item.findtext("{*}Number"), item.findtext("{*}Enabled")) for item in items]


async def test_there_is_one_for_each_vcpu() -> None:
    assert await shown(machine(True, False, True)) == [("0", "true"), ("1", "false"), ("2", "true")]
    assert await shown(machine()) == []


async def test_a_cpu_goes_off_and_on() -> None:
    console = machine(True, True)
    assert await enable(console, 1, "false") == COMPLETED
    assert await shown(console) == [("0", "true"), ("1", "false")]
    assert await enable(console, 1, "1") == COMPLETED
    assert console.hypervisor.verbs == ["set_vcpu 1 off", "set_vcpu 1 on"]


@pytest.mark.parametrize(("number", "text"), [(0, "true"), (1, "true"), (2, "false")])
async def test_what_is_so_already_is_left_alone(number: int, text: str) -> None:
    console = machine(True, True, False)
    assert await enable(console, number, text) == COMPLETED
    assert console.hypervisor.verbs == []


async def test_the_first_cpu_cannot_go() -> None:
    console = machine(True, True)
    assert await enable(console, 0, "false") == INVALID
    assert console.hypervisor.verbs == []


async def test_the_last_cpu_cannot_go() -> None:
    console = machine(False, True)
    assert await enable(console, 1, "false") == INVALID
    assert console.hypervisor.verbs == []


async def test_without_an_agent_it_is_so_after_the_next_start() -> None:
    console = machine(True, True)
    console.hypervisor.vcpu_change = "next-start"
    assert await enable(console, 1, "false") == NEXT_START


@pytest.mark.parametrize(
    ("failure", "value"),
    [(NotSupported("no"), NOT_SUPPORTED), (BackendError("no"), FAILED), (BackendTimeout("slow"), FAILED)],
)
async def test_a_failure_is_never_success(failure: BackendError, value: int) -> None:
    console = machine(True, True)
    console.hypervisor.failure = failure
    assert await enable(console, 1, "false") == value
    assert await shown(console) == [("0", "true"), ("1", "true")]


async def test_a_cpu_that_is_not_there_cannot_be_switched() -> None:
    console = machine(True, True)
    chosen = requests.selectors(Number="7")
    answer = await console.invoke(CPU, "Enable", "<h:Enabled>true</h:Enabled>", chosen=chosen)
    assert answer.fault == "DestinationUnreachable"


@pytest.mark.parametrize("parameters", ["", "<h:Enabled/>", "<h:Enabled>maybe</h:Enabled>"])
async def test_it_must_be_said_whether_on_or_off(parameters: str) -> None:
    console = machine(True, True)
    answer = await console.invoke(CPU, "Enable", parameters, chosen=requests.selectors(Number="1"))
    assert answer.fault == "SchemaValidationError"
    assert console.hypervisor.verbs == []


async def test_which_one_must_be_said_where_there_are_several() -> None:
    answer = await machine(True, True).invoke(CPU, "Enable", "<h:Enabled>false</h:Enabled>")
    assert answer.fault == "InvalidSelectors"


async def test_its_resource_belongs_to_nobody_elses_domain() -> None:
    answer = await machine(True).get(CPU)
    assert answer.one("ResourceURI") == "urn:vamt:schema:1/VAMT_Processor"
