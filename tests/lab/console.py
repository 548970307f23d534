"""A console of the tests' own: WS-Management with `requests`, and nothing of vamt's in it."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

import requests
from requests.auth import HTTPDigestAuth

from support.patience import PATIENCE

CIM = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/"
AMT = "http://intel.com/wbem/wscim/1/amt-schema/1/"
VAMT = "urn:vamt:schema:1/"
TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer"
ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
ANONYMOUS = "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous"

ON, SLEEP, CYCLE, HIBERNATE, OFF, RESET, NMI, SOFT_OFF, SOFT_RESET = 2, 4, 5, 7, 8, 10, 11, 12, 14

_NAMESPACES = {"CIM": CIM, "AMT": AMT, "IPS": "http://intel.com/wbem/wscim/1/ips-schema/1/", "VAMT": VAMT}
_ENVELOPE = (
    '<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" '
    'xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" '
    'xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"><s:Header><a:Action>{action}</a:Action>'
    "<a:To>/wsman</a:To><w:ResourceURI>{uri}</w:ResourceURI><a:MessageID>{number}</a:MessageID>"
    "<a:ReplyTo><a:Address>" + ANONYMOUS + "</a:Address></a:ReplyTo>{selectors}</s:Header>"
    "<s:Body>{body}</s:Body></s:Envelope>"
)


class Console:
    """One machine, reached by its address."""

    def __init__(self, address: str, port: int, password: str) -> None:
        self.url = f"http://{address}:{port}/wsman"
        self.session = requests.Session()
        self.session.auth = HTTPDigestAuth("admin", password)
        self._numbers = itertools.count(1)

    async def ask(
        self, name: str, action: str, body: str = "", selectors: Mapping[str, str] | None = None
    ) -> str:
        """One request; the answer's text, which must not be a fault."""
        response = await asyncio.to_thread(self.post, name, action, body, selectors or {})
        assert response.status_code == 200, response.text
        return response.text

    def post(self, name: str, action: str, body: str, selectors: Mapping[str, str]) -> requests.Response:
        chosen = "".join(
            f'<w:Selector Name="{key}">{escape(value)}</w:Selector>' for key, value in selectors.items()
        )
        text = _ENVELOPE.format(
            action=action,
            uri=uri_of(name),
            number=next(self._numbers),
            selectors=f"<w:SelectorSet>{chosen}</w:SelectorSet>" if chosen else "",
            body=body,
        )
        return self.session.post(self.url, data=text.encode(), timeout=PATIENCE)

    async def get(self, name: str, **selectors: str) -> dict[str, list[str]]:
        """The scalar properties of an instance, every one a list."""
        return properties(await self.ask(name, f"{TRANSFER}/Get", selectors=selectors))

    async def enumerate(self, name: str) -> int:
        """Enumerate a class and pull it whole; the number of instances."""
        return (await self.pull(name)).count("</h:" + name + ">")

    async def pull(self, name: str) -> str:
        """Enumerate a class and pull it whole; the answers, one after the other."""
        answer = await self.ask(name, f"{ENUMERATION}/Enumerate", f'<n:Enumerate xmlns:n="{ENUMERATION}"/>')
        answers = ""
        while context := properties(answer).get("EnumerationContext"):
            body = (
                f'<n:Pull xmlns:n="{ENUMERATION}"><n:EnumerationContext>{context[0]}</n:EnumerationContext>'
                "<n:MaxElements>999</n:MaxElements></n:Pull>"
            )
            answer = await self.ask(name, f"{ENUMERATION}/Pull", body)
            answers += answer
        return answers

    async def invoke(self, name: str, method: str, body: str = "", **selectors: str) -> int:
        """Call a method; its ReturnValue."""
        text = f'<p:{method}_INPUT xmlns:p="{uri_of(name)}">{body}</p:{method}_INPUT>'
        answer = await self.ask(name, f"{uri_of(name)}/{method}", text, selectors)
        return int(properties(answer)["ReturnValue"][0])

    async def put(self, name: str, **values: str) -> None:
        """Put an instance that has just these values."""
        inside = "".join(f"<p:{key}>{escape(value)}</p:{key}>" for key, value in values.items())
        await self.ask(name, f"{TRANSFER}/Put", f'<p:{name} xmlns:p="{uri_of(name)}">{inside}</p:{name}>')

    async def power(self) -> int:
        """PowerState."""
        return int((await self.get("CIM_AssociatedPowerManagementService"))["PowerState"][0])

    async def offers(self) -> set[int]:
        """AvailableRequestedPowerStates."""
        found = await self.get("CIM_AssociatedPowerManagementService")
        return {int(state) for state in found.get("AvailableRequestedPowerStates", ())}

    async def request(self, state: int) -> int:
        """RequestPowerStateChange of the managed system; its ReturnValue."""
        host = epr("CIM_ComputerSystem", CreationClassName="CIM_ComputerSystem", Name="ManagedSystem")
        return await self.invoke(
            "CIM_PowerManagementService",
            "RequestPowerStateChange",
            f"<p:PowerState>{state}</p:PowerState><p:ManagedElement>{host}</p:ManagedElement>",
            Name="Intel(r) AMT Power Management Service",
        )

    async def becomes(self, state: int, within: float = PATIENCE) -> None:
        """Wait for a power state."""
        seen = -1
        try:
            async with asyncio.timeout(within):
                while (seen := await self.power()) != state:
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"power is {seen}, not {state}") from None

    async def boot_from(self, source: str | None) -> None:
        """Choose a boot source for one boot, as Open AMT Console does."""
        await self.order(None)
        await self.single_use()
        await self.order(source)

    async def order(self, source: str | None) -> None:
        """ChangeBootOrder."""
        body = ""
        if source is not None:
            body = (
                f"<p:Source>{epr('CIM_BootSourceSetting', InstanceID=f'Intel(r) AMT: {source}')}</p:Source>"
            )
        assert await self.invoke("CIM_BootConfigSetting", "ChangeBootOrder", body) == 0

    async def single_use(self) -> None:
        """SetBootConfigRole IsNextSingleUse."""
        configuration = epr("CIM_BootConfigSetting", InstanceID="Intel(r) AMT: Boot Configuration 0")
        body = f"<p:BootConfigSetting>{configuration}</p:BootConfigSetting><p:Role>1</p:Role>"
        assert await self.invoke("CIM_BootService", "SetBootConfigRole", body) == 0


def uri_of(name: str) -> str:
    """The resource URI of a class."""
    return _NAMESPACES[name.partition("_")[0]] + name


def epr(name: str, **selectors: str) -> str:
    """The inside of a reference parameter."""
    chosen = "".join(
        f'<w:Selector Name="{key}">{escape(value)}</w:Selector>' for key, value in selectors.items()
    )
    return (
        f"<a:Address>{ANONYMOUS}</a:Address><a:ReferenceParameters><w:ResourceURI>{uri_of(name)}</w:ResourceURI>"
        f"<w:SelectorSet>{chosen}</w:SelectorSet></a:ReferenceParameters>"
    )


def properties(text: str) -> dict[str, list[str]]:
    """Every leaf element of namespace prefix g, by name."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r"<g:(\w+)>([^<]*)</g:\1>", text):
        found.setdefault(name, []).append(value)
    return found
