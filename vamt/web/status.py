"""The first page: how the machine is, in one look."""

from __future__ import annotations

from ipaddress import ip_address
from time import monotonic
from typing import Final

from vamt.addresses import normal
from vamt.firmware.clock import Clock
from vamt.firmware.consent import Consent, is_fixed
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
    """The code that whoever uses the machine has to be asked for."""
    code = desk.snapshot.section(Consent).at(monotonic()).code
    if not code or not _may_know_the_code(desk):
        return Html()
    return tag(
        "section",
        tag("h2", "Consent code"),
        tag("p", code, class_="code"),
        tag(
            "p", "Somebody is asking to control this machine. Do not give the code to anyone you do not know."
        ),
        class_="warning",
    )


def _may_know_the_code(desk: Desk) -> bool:
    """Administrators, if they could do without: in client control mode they cannot, unless they sit at the host.

    There the machine's screen is theirs to look at anyway.
    """
    who = desk.local.principal
    return who.administrator and (
        not is_fixed(desk.snapshot) or _at_the_host(who.peer, desk.snapshot.address)
    )


def _at_the_host(peer: str, address: str) -> bool:
    """Whether a connection came from the host itself, which talks to its own addresses from the very same one."""
    try:
        spelt = normal(peer)
    except ValueError:  # it has none any more
        return False
    return spelt == address or ip_address(spelt).is_loopback
