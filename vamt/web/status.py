"""The first page: how the machine is, in one look."""

from __future__ import annotations

from time import monotonic
from typing import Final

from vamt.firmware.clock import Clock
from vamt.firmware.consent import Consent
from vamt.firmware.power import PowerState
from vamt.schema.CIM_AssociatedPowerManagementService import CIM_AssociatedPowerManagementService
from vamt.web.desk import Desk
from vamt.web.html import Html, join, tag
from vamt.web.page import ON, REMOTE, STATUS, Page, table

POWER: Final = {
    PowerState.UNKNOWN: "Unknown",
    PowerState.ON: ON,
    PowerState.SLEEP_LIGHT: "Standby (S1)",
    PowerState.SLEEP_DEEP: "Standby (S3)",
    PowerState.HIBERNATE: "Hibernate",
    PowerState.OFF: "Off",
}
"""A device's words, which scripts look for."""


def power_of(association: CIM_AssociatedPowerManagementService | None) -> str | None:
    """The power state in words; None if the user may not know."""
    return None if association is None else POWER[PowerState(association.PowerState or 0)]


async def status(desk: Desk) -> Page:
    """What is on or off, and who it is; without what the user may not read."""
    snapshot = desk.snapshot
    now = snapshot.section(Clock).now()
    facts = table(
        "Machine",
        (
            ("Power", power_of(desk.local.first(CIM_AssociatedPowerManagementService))),
            ("IP address", snapshot.address),
            ("IPv6 address", "Disabled"),
            ("System ID", str(snapshot.uuid)),
            ("Date", now.strftime("%Y-%m-%d")),
            ("Time", now.strftime("%H:%M:%S UTC")),
        ),
        alone=True,
    )
    links = tag(
        "p",
        tag("a", "Refresh", href=STATUS, class_="button plain"),
        " ",
        tag("a", "Remote Control", href=REMOTE, class_="button"),
        class_="actions",
    )
    return Page("System Status", join((_consent(desk), facts, links), "\n"))


def _consent(desk: Desk) -> Html:
    """The code a user at the machine would see on its screen.

    A virtual machine's screen is wherever somebody has it open; so administrators, who could do without a
    consent, can read it here.
    """
    code = desk.snapshot.section(Consent).at(monotonic()).code
    if not code or not desk.local.principal.administrator:
        return Html()
    return tag(
        "section",
        tag("h2", "Consent code"),
        tag("p", code, class_="code"),
        tag("p", "Somebody asks to control this machine. Give the code to nobody you do not know."),
        class_="warning",
    )
