"""Enumerate, Pull and Release: modes, limits, one class per Pull, and whose contexts they are."""

from __future__ import annotations

from uuid import UUID

import pytest
from lxml import etree

from support import requests
from support.machines import domain, make
from support.talking import ADMIN, Console
from vamt.auth.principal import Principal
from vamt.backend.base import DomainState
from vamt.firmware.ieee8021x import Profile, Settings
from vamt.wsman.enumeration import LIFETIME, PER_OWNER
from vamt.wsman.service import Service

SOURCES = "CIM_BootSourceSetting"
EPRS = "<w:EnumerationMode>EnumerateEPR</w:EnumerationMode>"
OBJECTS_AND_EPRS = "<w:EnumerationMode>EnumerateObjectAndEPR</w:EnumerationMode>"
NAMES = [f"Intel(r) AMT: Force {device} Boot" for device in ("Hard-drive", "PXE", "CD/DVD")]


@pytest.fixture
def console() -> Console:
    return Console()


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


def instance_ids(items: list[etree._Element]) -> list[str]:
    return [item.findtext(".//{*}InstanceID") or "" for item in items]


async def test_one_pull_hands_out_everything_and_ends_without_a_context(console: Console) -> None:
    """Console and MPS pull once; Mesh* pull while there is a context."""
    opened = await console.enumerate(SOURCES)
    pulled = await console.send(requests.pull(SOURCES, opened.context))
    assert instance_ids(pulled.items) == NAMES
    assert pulled.context == ""
    assert len(pulled.elements("EndOfSequence")) == 1


@pytest.mark.parametrize("limits", ["", requests.GO_PULL_LIMITS, "<MaxElements>3</MaxElements>"])
async def test_a_pull_needs_no_limits(console: Console, limits: str) -> None:
    opened = await console.enumerate(SOURCES)
    pulled = await console.send(requests.pull(SOURCES, opened.context, limits))
    assert len(pulled.items) == 3


async def test_a_pull_hands_out_no_more_than_asked_for(console: Console) -> None:
    """The wsman tool takes one at a time unless told otherwise."""
    context, taken = (await console.enumerate(SOURCES)).context, []
    while context:
        pulled = await console.send(requests.pull(SOURCES, context, "<MaxElements>1</MaxElements>"))
        assert len(pulled.items) == 1
        assert bool(pulled.elements("EndOfSequence")) is not bool(pulled.context)
        taken += instance_ids(pulled.items)
        context = pulled.context
    assert taken == NAMES


async def test_max_characters_bounds_what_a_pull_hands_out(console: Console) -> None:
    opened = await console.enumerate(SOURCES)
    whole = await console.send(requests.pull(SOURCES, opened.context, ""))
    size = len(whole.text.partition("<g:Items>")[2].partition("</g:Items>")[0])
    opened = await console.enumerate(SOURCES)
    limits = f"<MaxCharacters>{size - 1}</MaxCharacters>"
    first = await console.send(requests.pull(SOURCES, opened.context, limits))
    assert instance_ids(first.items) == NAMES[:2]
    rest = await console.send(requests.pull(SOURCES, first.context, limits))
    assert instance_ids(rest.items) == NAMES[2:]


async def test_a_pull_that_not_even_one_item_fits_is_refused_and_may_be_tried_again(
    console: Console,
) -> None:
    opened = await console.enumerate(SOURCES)
    pulled = await console.send(requests.pull(SOURCES, opened.context, "<MaxCharacters>10</MaxCharacters>"))
    assert pulled.fault == "EncodingLimit"
    again = await console.send(requests.pull(SOURCES, opened.context, ""))
    assert instance_ids(again.items) == NAMES


async def test_max_envelope_size_bounds_an_answer() -> None:
    console = Console(make(domain(sockets=400, memory=())))
    header = "<w:MaxEnvelopeSize>50000</w:MaxEnvelopeSize>"
    context, tags, pulls = (await console.enumerate("CIM_Chip")).context, [], 0
    while context:
        pulled = await console.send(requests.pull("CIM_Chip", context, "", headers=header))
        assert len(pulled.body) <= 50_000
        tags += pulled.all("Tag")
        context, pulls = pulled.context, pulls + 1
    assert tags == [f"CPU {number}" for number in range(400)]
    assert pulls > 1


async def test_references_only(console: Console) -> None:
    items = await console.pull_all(SOURCES, EPRS)
    assert [local(item) for item in items] == ["EndpointReference"] * 3
    assert [item.findtext(".//{*}Selector") for item in items] == NAMES


async def test_objects_and_references(console: Console) -> None:
    items = await console.pull_all(SOURCES, OBJECTS_AND_EPRS)
    assert [item.tag for item in items] == [f"{{{requests.WSMAN}}}Item"] * 3
    for item, name in zip(items, NAMES, strict=True):
        assert [local(part) for part in item] == [SOURCES, "EndpointReference"]
        assert item[0].findtext("{*}InstanceID") == item[1].findtext(".//{*}Selector") == name


@pytest.mark.parametrize("mode", ["", EPRS, OBJECTS_AND_EPRS])
async def test_a_wish_for_an_optimised_answer_is_ignored(console: Console, mode: str) -> None:
    """A C client cuts the context out of the answer, whatever it asked for; devices send nothing else."""
    wish = f"<w:OptimizeEnumeration/>{mode}<w:MaxElements>250</w:MaxElements>"
    opened = await console.enumerate(SOURCES, wish)
    response = opened.text.partition("<a:Body>")[2].partition("</a:Body>")[0]
    assert response == (
        "<g:EnumerateResponse><g:EnumerationContext>01000000-0000-0000-0000-000000000000"
        "</g:EnumerationContext></g:EnumerateResponse>"
    )
    assert len((await console.send(requests.pull(SOURCES, opened.context))).items) == 3


async def test_a_base_class_yields_one_concrete_class_per_pull_and_keeps_its_context(
    console: Console,
) -> None:
    opened = await console.enumerate("CIM_Service")
    contexts, classes, uris = [opened.context], [], set()
    while contexts[-1]:
        pulled = await console.send(requests.pull("CIM_Service", contexts[-1]))
        kinds = {item.tag for item in pulled.items}
        assert len(kinds) == 1
        classes.append(local(pulled.items[0]))
        uris.add(pulled.one("ResourceURI"))
        contexts.append(pulled.context)
    assert classes == sorted(set(classes))
    assert {"CIM_BootService", "CIM_PowerManagementService", "IPS_PowerManagementService"} <= set(classes)
    assert uris == {requests.full("CIM_Service")}
    assert set(contexts) == {opened.context, ""}


@pytest.mark.parametrize(("base", "patience"), [("CIM_PhysicalPackage", 3), ("CIM_CredentialContext", 25)])
async def test_a_client_that_pulls_with_the_first_context_only_comes_to_the_end(
    base: str, patience: int
) -> None:
    """go-wsman-messages: three Pulls of physical packages, 25 of credential contexts, and then it is an error."""
    console = Console(make(None, Profile(client=1, issuer=2), Settings(issuer=2)))
    whole = [local(item) for item in await console.pull_all(base)]
    context, items = (await console.enumerate(base)).context, []
    for _ in range(patience):
        pulled = await console.send(requests.pull(base, context))
        items += [local(item) for item in pulled.items]
        if pulled.elements("EndOfSequence"):
            break
    assert pulled.elements("EndOfSequence")
    assert items == whole
    assert len(set(items)) > 1
    assert (await console.send(requests.pull(base, context))).fault == "InvalidEnumerationContext"


@pytest.mark.parametrize("base", ["CIM_ManagedElement", "CIM_Processor", "CIM_LogicalDevice"])
async def test_a_base_class_holds_nothing_that_no_device_has(console: Console, base: str) -> None:
    kinds = {local(item).partition("_")[0] for item in await console.pull_all(base)}
    assert kinds <= {"AMT", "CIM", "IPS"}
    assert len(await console.pull_all("VAMT_Processor")) == 2


async def test_each_class_of_a_base_class_has_its_own_namespace(console: Console) -> None:
    for item in await console.pull_all("CIM_Service"):
        assert item.tag == f"{{{requests.full(local(item))}}}{local(item)}"
        assert {etree.QName(child).namespace for child in item} == {requests.full(local(item))}


async def test_without_polymorphism_a_class_is_just_itself(console: Console) -> None:
    mode = "<f:PolymorphismMode>None</f:PolymorphismMode>"
    assert await console.pull_all("CIM_ServiceAvailableToElement", mode) == []
    assert len(await console.pull_all(SOURCES, mode)) == 3
    include = "<f:PolymorphismMode>IncludeSubClassProperties</f:PolymorphismMode>"
    assert len(await console.pull_all("CIM_ServiceAvailableToElement", include)) == 1


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ("<f:PolymorphismMode>ExcludeSubClassProperties</f:PolymorphismMode>", "UnsupportedFeature"),
        ("<w:EnumerationMode>EnumerateNothing</w:EnumerationMode>", "UnsupportedFeature"),
        ("<Filter>//x</Filter>", "FilterDialectRequestedUnavailable"),
        ("<w:Filter>//x</w:Filter>", "FilterDialectRequestedUnavailable"),
    ],
)
async def test_what_cannot_be_enumerated_so_is_refused(console: Console, inside: str, fault: str) -> None:
    assert (await console.enumerate(SOURCES, inside)).fault == fault


@pytest.mark.parametrize("uri", ["AMT_NoSuchClass", "urn:nothing", "", "AMT_SystemDefensePolicy"])
async def test_a_class_nobody_implements_cannot_be_enumerated(console: Console, uri: str) -> None:
    assert (await console.enumerate(uri)).fault == "DestinationUnreachable"


async def test_a_context_ends_with_its_last_item(console: Console) -> None:
    opened = await console.enumerate(SOURCES)
    await console.send(requests.pull(SOURCES, opened.context))
    again = await console.send(requests.pull(SOURCES, opened.context))
    assert again.fault == "InvalidEnumerationContext"


@pytest.mark.parametrize("context", ["", "junk", "01000000-0000-0000-0000-000000000000"])
async def test_an_unknown_context_is_refused(console: Console, context: str) -> None:
    assert (await console.send(requests.pull(SOURCES, context))).fault == "InvalidEnumerationContext"
    assert (await console.send(requests.release(SOURCES, context))).fault == "InvalidEnumerationContext"


async def test_a_released_context_is_gone(console: Console) -> None:
    opened = await console.enumerate(SOURCES)
    released = await console.send(requests.release(SOURCES, opened.context))
    assert released.status == 200
    assert released.one("Action").endswith("/ReleaseResponse")
    assert (await console.send(requests.pull(SOURCES, opened.context))).fault == "InvalidEnumerationContext"


async def test_a_context_expires(console: Console) -> None:
    kept, lost = (await console.enumerate(SOURCES)).context, (await console.enumerate(SOURCES)).context
    console.clock.now += LIFETIME - 1
    assert (await console.send(requests.pull(SOURCES, kept))).status == 200
    console.clock.now += 1
    assert (await console.send(requests.pull(SOURCES, lost))).fault == "InvalidEnumerationContext"


async def test_a_context_belongs_to_who_opened_it(console: Console) -> None:
    opened = await console.enumerate(SOURCES)
    stranger = Principal("other", ADMIN.peer, ADMIN.realms, proof=None)
    for request in (requests.pull(SOURCES, opened.context), requests.release(SOURCES, opened.context)):
        assert (await console.send(request, stranger)).fault == "InvalidEnumerationContext"
    assert (await console.send(requests.pull(SOURCES, opened.context))).status == 200


async def test_a_context_belongs_to_the_machine_it_was_opened_on(console: Console) -> None:
    opened = await console.enumerate(SOURCES)
    other = make(domain(uuid=UUID(int=2))).machine
    status, body = await console.service.handle(other, requests.pull(SOURCES, opened.context), ADMIN)
    assert (status, b"InvalidEnumerationContext" in body) == (400, True)


async def test_a_context_belongs_to_the_class_it_was_opened_for(console: Console) -> None:
    opened = await console.enumerate(SOURCES)
    other = await console.send(requests.pull("CIM_SoftwareIdentity", opened.context))
    assert other.fault == "InvalidEnumerationContext"


async def test_clients_that_leave_contexts_behind_lose_their_oldest(console: Console) -> None:
    contexts = [(await console.enumerate(SOURCES)).context for _ in range(PER_OWNER + 1)]
    assert (await console.send(requests.pull(SOURCES, contexts[0]))).fault == "InvalidEnumerationContext"
    for context in contexts[1:]:
        assert (await console.send(requests.pull(SOURCES, context))).status == 200


async def test_an_enumeration_shows_the_machine_as_it_was_opened(console: Console) -> None:
    """Items that vanish between two Pulls confuse clients that pair lists by index."""
    opened = await console.enumerate("VAMT_Processor")
    console.machine.see(domain(vcpus=()))
    pulled = await console.send(requests.pull("VAMT_Processor", opened.context))
    assert pulled.all("Number") == ["0", "1"]


def selector_filter(**keys: str) -> str:
    dialect = "http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter"
    return f'<w:Filter Dialect="{dialect}">{requests.selectors(**keys)}</w:Filter>'


async def test_a_selector_filter_picks_instances(console: Console) -> None:
    items = await console.pull_all(SOURCES, selector_filter(InstanceID=NAMES[1]))
    assert instance_ids(items) == [NAMES[1]]
    assert await console.pull_all(SOURCES, selector_filter(InstanceID="Nothing")) == []


async def test_a_selector_filter_picks_associations_by_reference(console: Console) -> None:
    source = requests.epr(SOURCES, InstanceID=NAMES[2])
    reference = f"<a:EndpointReference>{source}</a:EndpointReference>"
    items = await console.pull_all("CIM_OrderedComponent", selector_filter(PartComponent=reference))
    assert [item.findtext(".//{*}PartComponent//{*}Selector") for item in items] == [NAMES[2]]


async def test_a_selector_filter_picks_from_a_base_class_too(console: Console) -> None:
    name = "Intel(r) AMT Boot Service"
    items = await console.pull_all("CIM_Service", selector_filter(Name=name))
    assert [local(item) for item in items] == ["CIM_BootService"]


@pytest.mark.parametrize(
    "inside",
    [
        selector_filter(NoProperty="x"),
        selector_filter(ElementName="no key"),
        '<w:Filter Dialect="http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter">x</w:Filter>',
    ],
)
async def test_a_selector_filter_by_what_is_no_key_is_refused(console: Console, inside: str) -> None:
    assert (await console.enumerate(SOURCES, inside)).fault == "CannotProcessFilter"


async def test_contexts_of_two_services_are_strangers(console: Console) -> None:
    opened = await console.enumerate(SOURCES)
    other = Service(console.classes, console.clock)
    status, _ = await other.handle(console.machine, requests.pull(SOURCES, opened.context), ADMIN)
    assert status == 400


async def test_a_remembered_enumeration_shows_a_machine_as_it_is_and_only_to_who_may_see_it() -> None:
    console = Console()
    for state in ("2", "2", "8", "8"):
        if state == "8" and console.hypervisor.domain.state is DomainState.RUNNING:
            await console.hypervisor.destroy(console.machine.uuid)
        (found,) = await console.pull_all("CIM_AssociatedPowerManagementService")
        assert found.findtext("{*}PowerState") == state
    guest = type(console.principal)("guest", "192.0.2.1", frozenset({20}), proof=None)
    refused = await console.send(requests.enumerate_("CIM_AssociatedPowerManagementService"), guest)
    assert refused.fault == "AccessDenied"


async def test_who_enumerates_the_same_at_once_goes_on_for_themselves() -> None:
    console = Console()
    first, second = [(await console.enumerate(SOURCES)).context for _ in range(2)]
    pulls = [await console.send(requests.pull(SOURCES, context)) for context in (first, second)]
    names = [[item.findtext("{*}InstanceID") for item in answer.items] for answer in pulls]
    assert names[0] == names[1]
    assert len(names[0]) > 1
