"""What each client sends to boot a machine its way, in its order, and the start it means.

Afterwards nothing is left set, so that the start after it is the domain's own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from support import requests
from support.machines import domain, make
from support.talking import Answer, Console
from vamt.backend.base import ON_STATES, BootOnce, DomainState
from vamt.firmware.boot import NOTHING, NextBoot

DATA = "AMT_BootSettingData"
CONFIGURATION = "Intel(r) AMT: Boot Configuration 0"
PXE, DISK, CD = (f"Intel(r) AMT: Force {device} Boot" for device in ("PXE", "Hard-drive", "CD/DVD"))
ON, CYCLE, DOWN, RESET = 2, 5, 8, 10


@dataclass
class Client:
    """The single calls, each checked as that client checks it."""

    console: Console
    name: str = "Name"
    """How it writes the Name attribute in a reference."""
    address: str | None = requests.ANONYMOUS

    async def get(self) -> dict[str, str | list[str]]:
        answer = await self.console.get(DATA)
        assert answer.status == 200
        return answer.properties()

    async def put(self, before: dict[str, str | list[str]], *without: str, **changes: str) -> None:
        """The whole object back, as it was read but for what is left out or changed."""
        values = {name: text for name, text in before.items() if name not in without} | changes
        inside = "".join(
            f"<h:{name}>{one}</h:{name}>"
            for name, text in values.items()
            for one in (text if isinstance(text, list) else [text])
        )
        answer = await self.console.put(DATA, inside)
        assert answer.status == 200, answer.text

    async def order(self, source: str | None = None, *, chosen: str = "") -> None:
        inside = (
            "" if source is None else f"<h:Source>{self._epr('CIM_BootSourceSetting', source)}</h:Source>"
        )
        answer = await self.console.invoke("CIM_BootConfigSetting", "ChangeBootOrder", inside, chosen=chosen)
        assert answer.return_value == 0

    async def role(self, *, chosen: str = "") -> None:
        setting = self._epr("CIM_BootConfigSetting", CONFIGURATION)
        inside = f"<h:BootConfigSetting>{setting}</h:BootConfigSetting><h:Role>1</h:Role>"
        answer = await self.console.invoke("CIM_BootService", "SetBootConfigRole", inside, chosen=chosen)
        assert answer.return_value == 0

    async def power(self, state: int, *, chosen: str = "", short: bool = False) -> Answer:
        keys = {"Name": "ManagedSystem"} | ({} if short else {"CreationClassName": "CIM_ComputerSystem"})
        host = requests.epr("CIM_ComputerSystem", address=self.address, **keys).replace(
            "Name=", f"{self.name}="
        )
        inside = f"<h:PowerState>{state}</h:PowerState><h:ManagedElement>{host}</h:ManagedElement>"
        answer = await self.console.invoke(
            "CIM_PowerManagementService", "RequestPowerStateChange", inside, chosen=chosen
        )
        assert answer.return_value == 0
        return answer

    async def status(self) -> str:
        answer = await self.console.get("CIM_AssociatedPowerManagementService")
        return str(answer.properties()["PowerState"])

    def _epr(self, class_name: str, instance: str) -> str:
        epr = requests.epr(class_name, address=self.address, InstanceID=instance)
        return epr.replace("Name=", f"{self.name}=")


DROPPED_BY_MESH = (
    *("WinREBootEnabled", "UEFILocalPBABootEnabled", "UEFIHTTPSBootEnabled", "SecureBootControlEnabled"),
    *("BootguardStatus", "OptionsCleared", "BIOSLastStatus", "UefiBootParametersArray", "RPEEnabled"),
)


async def mesh_commander(console: Console, source: str | None, state: int, **data: str) -> None:
    """Its dialog does all of it for every action."""
    client = Client(console)
    before = await client.get()
    await client.order()
    plain = dict.fromkeys(
        ("BIOSSetup", "UseIDER", "UseSOL", "UseSafeMode", "ConfigurationDataReset"), "false"
    )
    numbers = {"BootMediaIndex": "0", "FirmwareVerbosity": "0", "IDERBootDevice": "0"}
    await client.put(before, *DROPPED_BY_MESH, **{**plain, **numbers, **data})
    await client.role()
    await client.order(source)
    await client.power(state)
    assert await client.status() in ("2", "8")


async def mesh_central(console: Console, source: str | None, state: int, **data: str) -> None:
    """The order of boot sources comes last."""
    client = Client(console)
    await client.put(await client.get(), **{"BIOSSetup": "false", "UseSOL": "false", **data})
    await client.role()
    await client.order(source)
    await client.power(state)


async def console_go(console: Console, source: str | None, state: int, **data: str) -> None:
    """Everything back that was read, and a bare namespace as address."""
    client = Client(console, address=requests.ADDRESSING)
    before = await client.get()
    await client.order()
    await client.put(before, **{"BIOSSetup": "false", "OptionsCleared": "true", **data})
    await client.role()
    await client.order(source)
    await client.power(state)


async def mps(console: Console, source: str | None, state: int, **data: str) -> None:
    """Its bootOptions."""
    client = Client(console, address=requests.ADDRESSING)
    before = await client.get()
    await client.order()
    await client.put(before, **data)
    await client.role()
    await client.order(source)
    await client.power(state)


async def fence(console: Console, source: str | None, state: int) -> None:
    """No role; a reboot is off, waiting for it, and on."""
    client = Client(console, name="w:Name")
    if source is not None:
        await client.order(source, chosen=requests.selectors(InstanceID=CONFIGURATION))
    service = requests.selectors(Name="Intel(r) AMT Power Management Service")
    if state == RESET:
        await client.power(RESET, chosen=service, short=True)
        return
    await client.power(DOWN, chosen=service, short=True)
    assert await client.status() == "8"
    await client.power(ON, chosen=service, short=True)
    assert await client.status() == "2"


async def ironic(console: Console, source: str | None, state: int) -> None:
    """The power request is repeated until the state is reached, and once more here."""
    client = Client(console, name="w:Name")
    if source is not None:
        await client.order(source, chosen=requests.selectors(InstanceID=CONFIGURATION))
        await client.role(chosen=requests.selectors(Name="Intel(r) AMT Boot Service"))
    service = requests.selectors(Name="Intel(r) AMT Power Management Service")
    if await client.status() == "2":
        await client.power(DOWN, chosen=service, short=True)
    for _ in range(2):
        await client.power(ON, chosen=service, short=True)
    assert await client.status() == "2"


async def python_amt(console: Console, source: str | None, state: int) -> None:
    """Two calls, then the power."""
    client = Client(console, name="w:Name")
    await client.order(source, chosen=requests.selectors(InstanceID=CONFIGURATION))
    await client.role(chosen=requests.selectors(Name="Intel(r) AMT Boot Service"))
    service = requests.selectors(Name="Intel(r) AMT Power Management Service")
    await client.power(CYCLE if state == RESET else state, chosen=service, short=True)


Flow = Callable[[Console, str | None, int], Awaitable[None]]
FLOWS: list[Flow] = [mesh_commander, mesh_central, console_go, mps, fence, ironic, python_amt]
DEVICES = {PXE: "network", DISK: "hd", CD: "cdrom"}


def machine(state: DomainState) -> Console:
    return Console(make(domain(state=state)))


def meant(once: BootOnce | None) -> tuple[str | None, int, bool] | None:
    """A start without its token, which is another every time."""
    return None if once is None else (once.device, once.index, once.firmware_menu)


async def assert_used_up(console: Console) -> None:
    """Nothing is set any more, and the next start is the domain's own."""
    assert console.machine.snapshot.section(NextBoot) == NOTHING
    if console.hypervisor.domain.state in ON_STATES:
        await Client(console).power(DOWN)
    before = len(console.hypervisor.starts)
    await Client(console).power(ON)
    assert console.hypervisor.starts[before:] == [None]


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.__name__)
@pytest.mark.parametrize("source", DEVICES)
@pytest.mark.parametrize("state", [DomainState.OFF, DomainState.RUNNING], ids=["off", "on"])
async def test_a_client_boots_from_the_device_it_means_and_once(
    flow: Flow, source: str, state: DomainState
) -> None:
    console = machine(state)
    await flow(console, source, ON if state is DomainState.OFF else RESET)
    assert [meant(once) for once in console.hypervisor.starts] == [(DEVICES[source], 0, False)]
    assert console.hypervisor.domain.boot_token
    await assert_used_up(console)


async def test_fence_reboots_by_off_and_on_too() -> None:
    console = machine(DomainState.RUNNING)
    await fence(console, PXE, ON)
    assert [meant(once) for once in console.hypervisor.starts] == [("network", 0, False)]
    await assert_used_up(console)


@pytest.mark.parametrize(
    "flow", [mesh_commander, mesh_central, console_go, mps], ids=lambda flow: flow.__name__
)
@pytest.mark.parametrize(("state", "wanted"), [(DomainState.OFF, ON), (DomainState.RUNNING, RESET)])
async def test_a_client_stops_in_the_set_up_it_means_and_once(
    flow: Callable[..., Awaitable[None]], state: DomainState, wanted: int
) -> None:
    console = machine(state)
    await flow(console, None, wanted, BIOSSetup="true")
    assert [meant(once) for once in console.hypervisor.starts] == [(None, 0, True)]
    await assert_used_up(console)


@pytest.mark.parametrize("flow", [mesh_commander, mesh_central, console_go], ids=lambda flow: flow.__name__)
@pytest.mark.parametrize("wanted", [ON, CYCLE, RESET])
async def test_a_plain_action_is_a_plain_start(flow: Flow, wanted: int) -> None:
    console = machine(DomainState.OFF if wanted == ON else DomainState.RUNNING)
    await flow(console, None, wanted)
    assert [once for once in console.hypervisor.starts if once] == []
    await assert_used_up(console)


@pytest.mark.parametrize(
    ("state", "wanted"), [(DomainState.OFF, ON), (DomainState.RUNNING, RESET), (DomainState.RUNNING, CYCLE)]
)
async def test_mps_does_not_enter_the_set_up_by_its_plain_power_actions(
    state: DomainState, wanted: int
) -> None:
    """It puts BIOSSetup=true before every one of them, and never sets the role."""
    console = machine(state)
    client = Client(console, address=requests.ADDRESSING)
    await client.put(await client.get(), BIOSSetup="true")
    if wanted == ON:
        assert (await console.get("IPS_PowerManagementService")).status == 200
    await client.power(wanted)
    assert [once for once in console.hypervisor.starts if once] == []
    await assert_used_up(console)


async def test_what_mps_leaves_behind_does_not_turn_another_clients_network_boot_into_set_up() -> None:
    console = machine(DomainState.RUNNING)
    client = Client(console, address=requests.ADDRESSING)
    await client.put(await client.get(), BIOSSetup="true")
    await client.power(DOWN)
    await python_amt(console, PXE, ON)
    assert [meant(once) for once in console.hypervisor.starts] == [("network", 0, False)]
    await assert_used_up(console)


@pytest.mark.parametrize("flow", [console_go, mps], ids=lambda flow: flow.__name__)
async def test_redirected_media_win_over_a_source(flow: Callable[..., Awaitable[None]]) -> None:
    """MPS sends both for a CD; there is no redirection here, so the start is the domain's own."""
    console = machine(DomainState.OFF)
    await flow(console, CD if flow is mps else None, ON, UseIDER="true", IDERBootDevice="1")
    assert console.hypervisor.starts == [None]
    await assert_used_up(console)


async def test_a_medium_is_chosen_by_its_index() -> None:
    """MeshCommander's custom dialog: the second disk."""
    console = machine(DomainState.OFF)
    await mesh_commander(console, DISK, ON, BootMediaIndex="2")
    assert [meant(once) for once in console.hypervisor.starts] == [("hd", 2, False)]
    await assert_used_up(console)


async def test_the_index_of_a_medium_means_nothing_to_the_network() -> None:
    console = machine(DomainState.OFF)
    await mesh_commander(console, PXE, ON, BootMediaIndex="2")
    assert [meant(once) for once in console.hypervisor.starts] == [("network", 0, False)]


async def test_what_was_set_survives_any_number_of_offs_and_is_used_by_the_first_on() -> None:
    console = machine(DomainState.RUNNING)
    client = Client(console)
    await client.order(PXE)
    for _ in range(3):
        await client.power(DOWN)
    await client.power(ON)
    assert [meant(once) for once in console.hypervisor.starts] == [("network", 0, False)]
    await assert_used_up(console)


async def test_the_last_word_counts() -> None:
    console = machine(DomainState.OFF)
    client = Client(console)
    await client.order(PXE)
    await client.role()
    await client.order(CD)
    await client.power(ON)
    assert [meant(once) for once in console.hypervisor.starts] == [("cdrom", 0, False)]
    await client.power(DOWN)
    await client.order(PXE)
    await client.order()
    await client.power(ON)
    assert console.hypervisor.starts[1:] == [None]
