"""What stands in a body: judged after what is addressed, and by its names' namespaces, in every class alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from support import requests
from support.machines import make
from support.talking import Console, registry
from vamt.cim.model import ClassInfo, Method
from vamt.provider import Provider
from vamt.soap.reference import write_selectors
from vamt_providers import PROVIDERS

OPERATIONS = {
    "Create": f"{requests.TRANSFER}/Create",
    "Enumerate": f"{requests.ENUMERATION}/Enumerate",
    "Pull": f"{requests.ENUMERATION}/Pull",
    "Put": f"{requests.TRANSFER}/Put",
    "Release": f"{requests.ENUMERATION}/Release",
}
REFERENCES = ("", "text", f"<a:Address>{requests.ANONYMOUS}</a:Address>")
"""What refers to nothing."""


def providers() -> Iterator[Provider[Any]]:
    """Those of classes that have an instance."""
    snapshot = make().machine.snapshot
    for name in PROVIDERS:
        provider = registry().provider(name)
        assert provider is not None
        if next(iter(provider.instances(snapshot)), None) is not None:
            yield provider


def methods() -> Iterator[tuple[ClassInfo, Method]]:
    for provider in providers():
        info = provider.CLASS.INFO
        for method in info.methods.values():
            if getattr(type(provider), method.name).__module__ != provider.CLASS.__module__:
                yield info, method


def called(pair: tuple[ClassInfo, Method]) -> str:
    return f"{pair[0].name}.{pair[1].name}"


WRITABLE = [one.CLASS.INFO for one in providers() if type(one).put is not Provider.put]
METHODS = list(methods())


@pytest.fixture
def console() -> Console:
    return Console()


def first(info: ClassInfo) -> str:
    """Selectors of the first instance."""
    provider = registry().provider(info.name)
    assert provider is not None
    one = next(iter(provider.instances(make().machine.snapshot)))
    bindings = f'xmlns:b="{requests.ADDRESSING}" xmlns:c="{requests.WSMAN}"'
    return f"<c:SelectorSet {bindings}>{write_selectors(one.epr())}</c:SelectorSet>"


@pytest.mark.parametrize("body", ["", "<Nothing/>", "<Filter>1</Filter>"])
@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("uri", ["CIM_NoSuchClass", "urn:nothing", "CIM_Product", ""])
async def test_whatever_is_said_to_a_class_that_is_not_there_leads_nowhere(
    console: Console, uri: str, operation: str, body: str
) -> None:
    answer = await console.send(requests.envelope(OPERATIONS[operation], uri, body))
    assert (answer.status, answer.fault) == (400, "DestinationUnreachable")


@pytest.mark.parametrize("ask", [requests.pull, requests.release])
async def test_a_context_of_a_class_that_is_not_there_leads_nowhere(
    console: Console, ask: Callable[[str, str], bytes]
) -> None:
    assert (await console.send(ask("CIM_NoSuchClass", "01000000"))).fault == "DestinationUnreachable"


@pytest.mark.parametrize("operation", OPERATIONS)
async def test_an_empty_body_is_no_request_of_a_class_that_is_there(console: Console, operation: str) -> None:
    name = "AMT_ProvisioningCertificateHash" if operation == "Create" else "AMT_RedirectionService"
    answer = await console.send(requests.envelope(OPERATIONS[operation], name))
    assert (answer.status, answer.fault) == (400, "SchemaValidationError")


@pytest.mark.parametrize("namespace", [requests.SOAP, "urn:x", ""])
@pytest.mark.parametrize("info", WRITABLE, ids=lambda info: info.name)
async def test_an_instance_in_a_wrong_namespace_is_refused(
    console: Console, info: ClassInfo, namespace: str
) -> None:
    body = f'<{info.name} xmlns="{namespace}"></{info.name}>'
    answer = await console.send(requests.envelope(OPERATIONS["Put"], info.uri, body, selectors=first(info)))
    assert (answer.status, answer.fault) == (400, "SchemaValidationError")
    assert console.store.saved == []


async def test_a_property_in_a_wrong_namespace_is_refused_and_an_unknown_one_ignored(
    console: Console,
) -> None:
    uri = "AMT_RedirectionService"
    for namespace in ("urn:x", "", requests.SOAP, requests.full("IPS_OptInService")):
        listener = f'<ListenerEnabled xmlns="{namespace}">false</ListenerEnabled>'
        assert (await console.put(uri, listener)).fault == "SchemaValidationError"
    assert console.store.saved == []
    unknown = '<h:Colour>red</h:Colour><Colour xmlns="urn:x">red</Colour>'
    answer = await console.put(uri, f"{unknown}<h:ListenerEnabled>false</h:ListenerEnabled>")
    assert (answer.status, answer.one("ListenerEnabled")) == (200, "false")


@pytest.mark.parametrize("namespace", [requests.SOAP, "urn:x", ""])
@pytest.mark.parametrize("pair", METHODS, ids=called)
async def test_a_call_in_a_wrong_namespace_is_refused(
    console: Console, pair: tuple[ClassInfo, Method], namespace: str
) -> None:
    info, method = pair
    body = f'<{method.name}_INPUT xmlns="{namespace}"></{method.name}_INPUT>'
    request = requests.envelope(f"{info.uri}/{method.name}", info.uri, body, selectors=first(info))
    assert (await console.send(request)).fault == "SchemaValidationError"
    assert (console.store.saved, console.hypervisor.verbs) == ([], [])


@pytest.mark.parametrize("inside", REFERENCES)
@pytest.mark.parametrize(
    "pair", [pair for pair in METHODS if any(one.type == "reference" for one in pair[1].inputs)], ids=called
)
async def test_a_parameter_that_refers_to_nothing_is_refused(
    console: Console, pair: tuple[ClassInfo, Method], inside: str
) -> None:
    info, method = pair
    for parameter in (one.name for one in method.inputs if one.type == "reference"):
        given = f"<h:{parameter}>{inside}</h:{parameter}>"
        answer = await console.invoke(info.uri, method.name, given, chosen=first(info))
        assert (answer.status, answer.fault) == (400, "SchemaValidationError")
    assert (console.store.saved, console.hypervisor.verbs) == ([], [])
