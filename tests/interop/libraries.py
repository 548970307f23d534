"""Clients that are Python libraries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from xml.etree import ElementTree as ET

from amt.client import Client as AmtLibrary  # type: ignore[import-untyped] # it has no types
from pypsrp.wsman import SelectorSet, WSMan
from requests.auth import HTTPDigestAuth

from interop.client import OFF, ON, Device

_CIM: Final = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/"
_WSMAN: Final = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
_ADDRESSING: Final = "http://schemas.xmlsoap.org/ws/2004/08/addressing"


@dataclass
class Amt:
    """PyPI `amt`, the library."""

    device: Device

    @staticmethod
    def missing() -> str | None:
        return None

    @property
    def client(self) -> Any:
        return AmtLibrary(self.device.address, self.device.password)

    def version(self) -> str | None:
        return None

    def power(self) -> int:
        return int(self.client.power_status())

    def turn(self, state: int) -> None:
        assert {ON: self.client.power_on, OFF: self.client.power_off}[state]() == 0

    def start_from_network(self) -> None:
        self.client.pxe_next_boot()
        self.turn(ON)


@dataclass
class Pypsrp:
    """PyPI `pypsrp`, which speaks WinRM's dialect; it has no digest of its own, so it is lent `requests`'."""

    device: Device

    @staticmethod
    def missing() -> str | None:
        return None

    def session(self) -> WSMan:
        wsman = WSMan(
            self.device.address,
            port=16992,
            ssl=False,
            auth="basic",
            username="admin",
            password=self.device.password,
            encryption="never",
        )
        digest = HTTPDigestAuth("admin", self.device.password)
        wsman.transport._build_auth_basic = lambda session: setattr(session, "auth", digest)  # type: ignore[method-assign] # the patch itself
        return wsman

    def _get(self, name: str, wanted: str, **keys: str) -> str:
        answer = self.session().get(_CIM + name, selector_set=selectors(keys) if keys else None)
        return answer.findtext(f".//{{{_CIM}{name}}}{wanted}") or ""

    def _invoke(self, name: str, method: str, **parameters: str | tuple[str, str, str]) -> None:
        body = ET.Element(f"{{{_CIM}{name}}}{method}_INPUT")
        for parameter, value in parameters.items():
            element = ET.SubElement(body, f"{{{_CIM}{name}}}{parameter}")
            if isinstance(value, str):
                element.text = value
                continue
            target, key, chosen = value
            ET.SubElement(element, f"{{{_ADDRESSING}}}Address").text = "/wsman"
            inside = ET.SubElement(element, f"{{{_ADDRESSING}}}ReferenceParameters")
            ET.SubElement(inside, f"{{{_WSMAN}}}ResourceURI").text = _CIM + target
            inside.append(selectors({key: chosen}).pack())
        answer = self.session().invoke(f"{_CIM}{name}/{method}", _CIM + name, body)
        assert answer.findtext(f".//{{{_CIM}{name}}}ReturnValue") == "0", ET.tostring(answer)

    def version(self) -> str | None:
        return self._get("CIM_SoftwareIdentity", "VersionString", InstanceID="AMT")

    def power(self) -> int:
        return int(self._get("CIM_AssociatedPowerManagementService", "PowerState"))

    def turn(self, state: int) -> None:
        system = ("CIM_ComputerSystem", "Name", "ManagedSystem")
        service = "CIM_PowerManagementService"
        self._invoke(service, "RequestPowerStateChange", PowerState=str(state), ManagedElement=system)

    def start_from_network(self) -> None:
        source = ("CIM_BootSourceSetting", "InstanceID", "Intel(r) AMT: Force PXE Boot")
        order = ("CIM_BootConfigSetting", "InstanceID", "Intel(r) AMT: Boot Configuration 0")
        self._invoke("CIM_BootConfigSetting", "ChangeBootOrder", Source=source)
        self._invoke("CIM_BootService", "SetBootConfigRole", BootConfigSetting=order, Role="1")
        self.turn(ON)


def selectors(keys: Mapping[str, str]) -> SelectorSet:
    """A SelectorSet of pypsrp's."""
    chosen = SelectorSet()
    for key, value in keys.items():
        chosen.add_option(key, value)
    return chosen
