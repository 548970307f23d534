"""Network: the addresses and the names of the machine. The names of the fields are a device's."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Final

from vamt.schema.AMT_EthernetPortSettings import AMT_EthernetPortSettings
from vamt.schema.AMT_GeneralSettings import AMT_GeneralSettings
from vamt.web.desk import Answer, Desk, Done, button, text_field, tick_box
from vamt.web.html import Html, join, tag
from vamt.web.page import NAMES, NETWORK, Page, alarm, table
from vamt.wsman.local import Refused

NETWORK_FORM: Final = "/ipform"
NAMES_FORM: Final = "/fqdnform"

MAX_HOST: Final = 63
MAX_DOMAIN: Final = 191
INTERVAL: Final = re.compile("[0-9]{1,9}")


async def network(desk: Desk) -> Page:
    """The addresses, which the domain and vamt's configuration decide, and whether pings are answered."""
    (settings,) = desk.local.instances(AMT_GeneralSettings)
    ports = desk.local.instances(AMT_EthernetPortSettings)
    address = table(
        "Management controller",
        (("IP address", desk.snapshot.address), ("Digest realm", settings.DigestRealm)),
    )
    sections = [
        table(
            port.ElementName or "Wired connection",
            (
                ("MAC address", port.MACAddress),
                ("Link", "Up" if port.LinkIsUp else "Down"),
                ("DHCP", "Enabled" if port.DHCPEnabled else "Disabled"),
                ("IP address", port.IPAddress),
                ("Subnet mask", port.SubnetMask),
                ("Gateway address", port.DefaultGateway),
                ("Preferred DNS address", port.PrimaryDNS),
                ("Alternate DNS address", port.SecondaryDNS),
            ),
        )
        for port in ports
    ]
    form = Html()
    if desk.local.may(AMT_GeneralSettings, change=True):
        form = desk.ask(
            NETWORK_FORM,
            tick_box("RespondPing", "Respond to ping", ticked=bool(settings.PingResponseEnabled)),
            tag("p", button("Submit"), class_="actions"),
        )
    return Page("Network Settings", join((address, *sections, form), "\n"))


async def network_form(desk: Desk) -> Answer:
    """Answer pings or not."""
    (settings,) = desk.local.instances(AMT_GeneralSettings)
    await desk.local.put(settings, PingResponseEnabled=bool(desk.field("RespondPing")))
    return Done(NETWORK, "network")


async def names(desk: Desk) -> Page:
    """What the machine calls itself."""
    return _names(desk, "")


async def names_form(desk: Desk) -> Answer:
    """Other names."""
    interval = desk.field("PriUpdInt")
    if INTERVAL.fullmatch(interval) is None:
        return _names(desk, "The update interval must be a number of minutes.")
    (settings,) = desk.local.instances(AMT_GeneralSettings)
    try:
        await desk.local.put(
            settings,
            HostName=desk.field("HostName"),
            DomainName=desk.field("DomainName"),
            SharedFQDN=bool(desk.field("EnSharedFqdn")),
            DDNSUpdateEnabled=bool(desk.field("EnDnsClient")),
            DDNSPeriodicUpdateInterval=int(interval),
        )
    except Refused:
        return _names(
            desk,
            "The machine refused: names must be ASCII, and the interval must be 0 or at least 20.",
        )
    return Done(NAMES, "names")


def _names(desk: Desk, problem: str) -> Page:
    (settings,) = desk.local.instances(AMT_GeneralSettings)
    if not desk.local.may(AMT_GeneralSettings, change=True):
        known = table(
            "Names",
            (("Computer host name", settings.HostName or ""), ("Domain name", settings.DomainName or "")),
            alone=True,
        )
        return Page("System Name Settings", known)
    stored = {
        "HostName": settings.HostName or "",
        "DomainName": settings.DomainName or "",
        "PriUpdInt": str(settings.DDNSPeriodicUpdateInterval or 0),
        "EnSharedFqdn": "on" if settings.SharedFQDN else "",
        "EnDnsClient": "on" if settings.DDNSUpdateEnabled else "",
    }
    shown = {name: desk.field(name) for name in stored} if problem else stored
    form = desk.ask(
        NAMES_FORM,
        text_field("HostName", "Computer host name", shown["HostName"], maxlength=MAX_HOST),
        text_field("DomainName", "Domain name", shown["DomainName"], maxlength=MAX_DOMAIN),
        tick_box("EnSharedFqdn", "Shared FQDN", ticked=bool(shown["EnSharedFqdn"])),
        tick_box("EnDnsClient", "Use Dynamic DNS update client", ticked=bool(shown["EnDnsClient"])),
        text_field(
            "PriUpdInt",
            "Dynamic DNS periodic update interval",
            shown["PriUpdInt"],
            hint="minutes, at least 20; 0 for never",
            required=True,
            maxlength=9,
        ),
        tag("p", button("Submit"), class_="actions"),
    )
    if not problem:
        return Page("System Name Settings", form)
    return Page("System Name Settings", alarm(problem) + form, HTTPStatus.BAD_REQUEST)
