"""Create, Delete and a Put without an answer, by providers of this test: no built-in class has them yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from support import requests
from support.talking import Console, registry_of
from vamt.cim.model import EPR
from vamt.machine import Snapshot
from vamt.provider import Call
from vamt.schema.CIM_FilterCollection import CIM_FilterCollection, CIM_FilterCollectionProvider
from vamt.schema.CIM_FilterCollectionSubscription import (
    CIM_FilterCollectionSubscription,
    CIM_FilterCollectionSubscriptionProvider,
)

FILTERS = "CIM_FilterCollection"
SUBSCRIPTIONS = "CIM_FilterCollectionSubscription"
FILTER = EPR.of(requests.full(FILTERS), InstanceID="Intel(r) AMT:All")
HANDLER = EPR.of(requests.full("CIM_ListenerDestination"), Name="one")


class Filters(CIM_FilterCollectionProvider):
    """Holds what was created, for one machine only."""

    def __init__(self) -> None:
        self.kept: list[CIM_FilterCollection] = []

    def instances(self, snap: Snapshot) -> Iterable[CIM_FilterCollection]:
        return self.kept

    async def create(self, call: Call, values: Mapping[str, Any]) -> CIM_FilterCollection:
        made = CIM_FilterCollection(
            InstanceID=f"made {len(self.kept)}", ElementName=values.get("ElementName")
        )
        self.kept.append(made)
        return made

    async def put(
        self, call: Call, target: CIM_FilterCollection, values: Mapping[str, Any]
    ) -> CIM_FilterCollection | None:
        return None

    async def delete(self, call: Call, target: CIM_FilterCollection) -> None:
        self.kept.remove(target)


class Subscriptions(CIM_FilterCollectionSubscriptionProvider):
    """An association as a key made of references."""

    async def create(self, call: Call, values: Mapping[str, Any]) -> CIM_FilterCollectionSubscription:
        return CIM_FilterCollectionSubscription(Filter=values["Filter"], Handler=HANDLER)


@pytest.fixture
def console() -> Console:
    return Console(classes=registry_of(Filters, Subscriptions))


def create(uri: str, properties: str = "") -> bytes:
    body = f'<h:{uri} xmlns:h="{requests.full(uri)}">{properties}</h:{uri}>'
    return requests.envelope(f"{requests.TRANSFER}/Create", uri, body)


async def test_what_is_created_is_referred_to(console: Console) -> None:
    placeholder = "<h:InstanceID>0</h:InstanceID><h:ElementName>mine</h:ElementName>"
    answer = await console.send(create(FILTERS, placeholder))
    assert answer.one("Action") == f"{requests.TRANSFER}/CreateResponse"
    (body,) = answer.elements("Body")
    assert body[0].tag == f"{{{requests.TRANSFER}}}ResourceCreated"
    assert body[0].findtext("{*}Address") == requests.ANONYMOUS
    assert body[0].findtext(".//{*}ResourceURI") == requests.full(FILTERS)
    assert body[0].findtext(".//{*}Selector") == "made 0"
    shown = (await console.get(FILTERS, InstanceID="made 0")).properties()
    assert shown == {"ElementName": "mine", "InstanceID": "made 0"}


async def test_a_reference_in_a_key_is_a_reference_in_the_answer(console: Console) -> None:
    parameters = f"<h:Filter>{requests.epr(FILTERS, InstanceID='Intel(r) AMT:All')}</h:Filter>"
    answer = await console.send(create(SUBSCRIPTIONS, parameters))
    chosen = {one.get("Name"): one for one in answer.elements("Selector") if len(one)}
    assert set(chosen) == {"Filter", "Handler"}
    inside = chosen["Filter"].find(f"{{{requests.ADDRESSING}}}EndpointReference")
    assert inside is not None
    assert inside.findtext(".//{*}ResourceURI") == FILTER.uri
    assert inside.findtext(".//{*}Selector") == "Intel(r) AMT:All"


async def test_what_is_deleted_is_gone(console: Console) -> None:
    await console.send(create(FILTERS))
    await console.send(create(FILTERS))
    chosen = requests.selectors(InstanceID="made 0", ElementName="the whole object")
    answer = await console.send(requests.envelope(f"{requests.TRANSFER}/Delete", FILTERS, selectors=chosen))
    assert answer.one("Action") == f"{requests.TRANSFER}/DeleteResponse"
    assert "<a:Body></a:Body>" in answer.text
    items = await console.pull_all(FILTERS)
    assert [item.findtext("{*}InstanceID") for item in items] == ["made 1"]


async def test_what_is_not_there_cannot_be_deleted(console: Console) -> None:
    request = requests.envelope(f"{requests.TRANSFER}/Delete", FILTERS)
    assert (await console.send(request)).fault == "DestinationUnreachable"


async def test_a_put_may_have_nothing_to_say(console: Console) -> None:
    """As devices answer for AMT_MPSUsernamePassword."""
    await console.send(create(FILTERS))
    answer = await console.put(FILTERS, "")
    assert answer.one("Action") == f"{requests.TRANSFER}/PutResponse"
    assert "<a:Body></a:Body>" in answer.text
