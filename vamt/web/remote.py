"""Remote control: the power state, asked for with or without something else to boot from once.

The paths, the names of the fields and the numbers are a device's: scripts send them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from vamt.firmware.power import PowerState
from vamt.firmware.refusals import RETURN_VALUES, Refusal
from vamt.schema.AMT_BootCapabilities import AMT_BootCapabilities
from vamt.schema.AMT_BootSettingData import AMT_BootSettingData
from vamt.schema.CIM_AssociatedPowerManagementService import CIM_AssociatedPowerManagementService
from vamt.schema.CIM_BootConfigSetting import CIM_BootConfigSetting
from vamt.schema.CIM_BootService import CIM_BootService
from vamt.schema.CIM_BootSourceSetting import CIM_BootSourceSetting
from vamt.schema.CIM_ElementSettingData import CIM_ElementSettingData
from vamt.schema.CIM_OrderedComponent import CIM_OrderedComponent
from vamt.schema.CIM_PowerManagementService import CIM_PowerManagementService
from vamt.web.desk import Answer, Desk, Done, button, choice, group, hidden
from vamt.web.html import Html, join, tag
from vamt.web.page import REMOTE, Page, alarm, columns
from vamt.web.status import power_of

FORM: Final = "/remoteform"
COMMAND: Final = "amt_html_rc_radio_group"
BOOT: Final = "amt_html_rc_boot_special"

AS_CONFIGURED: Final = "1"
SETUP: Final = "setup"
"""The firmware's set-up, which a device's page does not offer."""

IS_NEXT_SINGLE_USE: Final = 1
IS_NOT_NEXT: Final = 32768
"""Roles of SetBootConfigRole."""

IS_NEXT: Final = 3
"""CIM_ElementSettingData.IsNext: for the next boot only."""

COMPLETED: Final = 0
ACCESS_DENIED: Final = 6


@dataclass(frozen=True, slots=True)
class Command:
    """What can be asked."""

    state: PowerState
    label: str
    boots: bool = False
    """What to boot from counts for it."""
    warning: str = ""
    """What a user who is at the machine would lose; such a command is asked for twice."""


_LOSES: Final = "The guest is not asked: whatever it has not saved is lost."

COMMANDS: Final[Mapping[str, Command]] = {
    "2": Command(PowerState.ON, "Turn power on", boots=True),
    "1": Command(PowerState.OFF, "Turn power off", warning=_LOSES),
    "3": Command(PowerState.POWER_CYCLE, "Cycle power off and on", boots=True, warning=_LOSES),
    "4": Command(PowerState.RESET, "Reset", boots=True, warning=_LOSES),
    "5": Command(PowerState.OFF_GRACEFUL, "Shut the operating system down"),
    "6": Command(PowerState.RESET_GRACEFUL, "Restart the operating system", boots=True),
    "7": Command(PowerState.SLEEP_DEEP, "Sleep"),
    "8": Command(PowerState.HIBERNATE, "Hibernate"),
    "9": Command(
        PowerState.NMI,
        "Send a diagnostic interrupt",
        warning="Most operating systems stop at once and write a dump: whatever is not saved is lost.",
    ),
}
"""By the number in the form; 1 to 5 are a device's."""

SOURCES: Final[Mapping[str, tuple[str, str]]] = {
    "2": ("Intel(r) AMT: Force CD/DVD Boot", "CD/DVD drive"),
    "3": ("Intel(r) AMT: Force Hard-drive Boot", "Hard drive"),
    "5": ("Intel(r) AMT: Force PXE Boot", "Network (PXE)"),
}
"""CIM_BootSourceSetting.InstanceID and label, by the number in the form."""

_SENTENCES: Final[Mapping[Refusal, str]] = {
    Refusal.UNSUPPORTED: "The machine cannot do that.",
    Refusal.TIMED_OUT: "The hypervisor did not do it in time.",
    Refusal.INVALID: "The machine does not know that command.",
    Refusal.WRONG_STATE: "The machine cannot do that in the state it is in.",
    Refusal.FAILED: "The hypervisor did not do it.",
    Refusal.IN_SESSION: "The machine does not allow that during a redirection session.",
}
PROBLEMS: Final = {RETURN_VALUES[refusal]: sentence for refusal, sentence in _SENTENCES.items()}
"""By the ReturnValue of RequestPowerStateChange."""

NO_SUCH_BOOT: Final = "The machine cannot boot from that."
NO_CONSENT: Final = "The machine's user must agree first. A console can ask for their consent."


async def remote(desk: Desk) -> Page:
    """What state the machine is in, and what can be asked of it now."""
    return _page(desk)


async def remote_form(desk: Desk) -> Answer:
    """Do it; ask back first if something would be lost and it was our page that asked."""
    number, boot = desk.field(COMMAND), desk.field(BOOT)
    command = COMMANDS.get(number)
    if command is None or boot not in {"", AS_CONFIGURED, SETUP, *SOURCES}:
        return _page(desk, "Choose what to do.", HTTPStatus.BAD_REQUEST)
    if command.warning and desk.field("ask"):
        return _confirmation(desk, number, command, boot)
    problem = await _prepare(desk, boot) if command.boots and boot else None
    problem = problem or await _request(desk, command.state)
    if problem is None:
        return Done(REMOTE, "power")
    return _page(desk, problem, HTTPStatus.CONFLICT)


def _page(desk: Desk, problem: str = "", status: int = HTTPStatus.OK) -> Page:
    (association,) = desk.local.instances(CIM_AssociatedPowerManagementService)
    possible = set(association.AvailableRequestedPowerStates or ())
    commands = [(number, command) for number, command in COMMANDS.items() if command.state in possible]
    state = tag(
        "table",
        columns(("State",), hidden=True),
        tag(
            "tbody",
            Html("<tr>\n<td class=r1><p>Power state: ")
            + join((power_of(association) or "", Html("</p></td>\n</tr>\n<tr>\n<td class=r1><p>Next boot: ")))
            + join((_next_boot(desk), Html("</p></td>\n</tr>\n"))),
        ),
        class_="log",
    )
    if not desk.local.may(CIM_PowerManagementService, change=True):
        form = tag("p", "You are not allowed to change the power state.", class_="nothing")
    elif not commands:
        form = tag(
            "p", "The hypervisor does not answer, so the machine cannot be controlled now.", class_="alarm"
        )
    else:
        form = desk.ask(
            FORM,
            hidden("ask", "yes"),
            tag(
                "div",
                group("Command", *(choice(COMMAND, number, command.label) for number, command in commands)),
                _boot_choices(desk) if any(command.boots for _, command in commands) else "",
                class_="pair",
            ),
            tag("p", button("Send command"), class_="actions"),
        )
    return Page("Remote Control", join((alarm(problem) if problem else "", state, form), "\n"), status)


def _confirmation(desk: Desk, number: str, command: Command, boot: str) -> Page:
    main = join(
        (
            tag("p", tag("strong", f"{command.label}?"), f" {command.warning}", class_="warning"),
            desk.ask(
                FORM,
                hidden(COMMAND, number),
                hidden(BOOT, boot) if boot else "",
                tag(
                    "p",
                    button(command.label, class_="danger"),
                    " ",
                    tag("a", "Cancel", href=REMOTE, class_="button plain"),
                    class_="actions",
                ),
            ),
        )
    )
    return Page("Confirm", main)


def _boot_choices(desk: Desk) -> Html:
    """What the next boot can be from, as far as the machine has it."""
    known = {source.InstanceID for source in desk.local.instances(CIM_BootSourceSetting)}
    capabilities = desk.local.first(AMT_BootCapabilities)
    options = [(AS_CONFIGURED, "As configured")]
    if capabilities is not None:
        has = {
            "2": capabilities.ForceCDorDVDBoot,
            "3": capabilities.ForceHardDriveBoot,
            "5": capabilities.ForcePXEBoot,
        }
        options += [
            (number, label) for number, (source, label) in SOURCES.items() if has[number] and source in known
        ]
        if capabilities.BIOSSetup:
            options.append((SETUP, "Firmware set-up"))
    return group(
        "Boot from, this once",
        *(choice(BOOT, number, label, chosen=number == AS_CONFIGURED) for number, label in options),
    )


def _next_boot(desk: Desk) -> str:
    """What is remembered for the next boot, whoever chose it."""
    chosen = _chosen_source(desk)
    if chosen is not None:
        return next((f"{label}, once" for source, label in SOURCES.values() if source == chosen), chosen)
    settings = desk.local.first(AMT_BootSettingData)
    if settings is not None and settings.BIOSSetup and _is_next(desk):
        return "Firmware set-up, once"
    return "As configured"


def _chosen_source(desk: Desk) -> str | None:
    for component in desk.local.instances(CIM_OrderedComponent):
        if component.AssignedSequence:
            return str(component.PartComponent["InstanceID"])
    return None


def _is_next(desk: Desk) -> bool:
    return any(setting.IsNext == IS_NEXT for setting in desk.local.instances(CIM_ElementSettingData))


async def _prepare(desk: Desk, boot: str) -> str | None:
    """Say what the next boot is from, in the order consoles do it; what is wrong with it, if anything."""
    if boot == AS_CONFIGURED:
        return await _take_role(desk, IS_NOT_NEXT) if _is_next(desk) else None
    (settings,) = desk.local.instances(AMT_BootSettingData)
    (configuration,) = desk.local.instances(CIM_BootConfigSetting)
    sources = tuple(
        source.epr()
        for source in desk.local.instances(CIM_BootSourceSetting)
        if boot in SOURCES and source.InstanceID == SOURCES[boot][0]
    )
    if boot in SOURCES and not sources:  # the page is older than the machine
        return NO_SUCH_BOOT
    await desk.local.put(
        settings, BIOSSetup=boot == SETUP, BootMediaIndex=0, UseIDER=False, UseSOL=False, UseSafeMode=False
    )
    answer = await desk.local.invoke(configuration, "ChangeBootOrder", Source=sources)
    return _boot_problem(answer) or await _take_role(desk, IS_NEXT_SINGLE_USE)


async def _take_role(desk: Desk, role: int) -> str | None:
    """Make the configuration the next one, or not the next one."""
    (configuration,) = desk.local.instances(CIM_BootConfigSetting)
    (service,) = desk.local.instances(CIM_BootService)
    answer = await desk.local.invoke(
        service, "SetBootConfigRole", BootConfigSetting=configuration.epr(), Role=role
    )
    return _boot_problem(answer)


def _boot_problem(answer: Mapping[str, Any]) -> str | None:
    value = answer.get("ReturnValue")
    if value == COMPLETED:
        return None
    return NO_CONSENT if value == ACCESS_DENIED else NO_SUCH_BOOT


async def _request(desk: Desk, state: PowerState) -> str | None:
    """Ask for a power state; why it was not reached, if it was not."""
    (service,) = desk.local.instances(CIM_PowerManagementService)
    (association,) = desk.local.instances(CIM_AssociatedPowerManagementService)
    answer = await desk.local.invoke(
        service, "RequestPowerStateChange", PowerState=int(state), ManagedElement=association.UserOfService
    )
    value = answer.get("ReturnValue")
    return None if value == COMPLETED else PROBLEMS.get(value or 0, _SENTENCES[Refusal.FAILED])
