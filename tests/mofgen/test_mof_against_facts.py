"""The MOF says what is known of the real classes, fact by fact; each exception gives its reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from vamt import schema
from vamt.cim.model import ClassInfo, Property
from vamt.mofgen.declarations import ClassDeclaration, Values
from vamt.mofgen.names import member_name

# Its superclass is CIM_NumericSensor, of which nothing else is known; the keys come with the next one up.
WITHOUT_ITS_SUPERCLASS = "CIM_Tachometer"

# Seen only in recordings that were made by hand.
INVENTED = {
    ("AMT_EventLogEntry", "CreationClassName"),
    ("AMT_EventLogEntry", "TimeStamp"),
    ("AMT_Hdr8021Filter", "FilterEnabled"),
    ("AMT_Hdr8021Filter", "VLANID"),
    ("AMT_Hdr8021Filter", "VLANPriority"),
}
# A client's struct has them here; they are declared by IPS_IEEE8021xSettings.
OF_THE_SUBCLASS = {("CIM_IEEE8021xSettings", name) for name in ("AvailableInS0", "Enabled", "PxeTimeout")}

# No header is known, so the type of their ends is a guess; the MOF has what the superclass says.
GUESSED_REFERENCES = {
    (name, end)
    for name in ("AMT_HeuristicPacketFilterInterfacePolicy", "CIM_AssociatedSensor")
    for end in ("Antecedent", "Dependent")
}

# Their long names are paraphrased.
PARAPHRASED = {("CIM_BootService", "EnabledState"), ("CIM_BootService", "RequestedState")}

# No header is known; the class inherits a map, to which one client adds 19.
INHERITED_MAP = ("CIM_Battery", "OperationalStatus")


@pytest.fixture(scope="session")
def classes(facts: Any) -> dict[str, Any]:
    return dict(facts["classes"])


@pytest.fixture(scope="session")
def infos(classes: dict[str, Any]) -> dict[str, ClassInfo]:
    return {name: schema.load(name).INFO for name in classes}


def known(name: str, record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The properties a class is known to have."""
    left_out = INVENTED | OF_THE_SUBCLASS
    return {prop: fact for prop, fact in record["p"].items() if (name, prop) not in left_out}


def wire_type(prop: Property) -> str:
    return prop.type + "[]" * prop.array


def test_every_known_class_is_there_and_besides_them_only_our_own(classes: dict[str, Any]) -> None:
    ours = {name for name in schema.index() if name.startswith("VAMT_")}
    assert schema.index().keys() - ours == classes.keys()


def test_superclasses_are_right(classes: dict[str, Any], infos: dict[str, ClassInfo]) -> None:
    wrong = {name for name, record in classes.items() if infos[name].superclass != record["super"]}
    assert wrong == {WITHOUT_ITS_SUPERCLASS}


def test_keys_are_right_and_in_ascii_order(classes: dict[str, Any], infos: dict[str, ClassInfo]) -> None:
    wrong = {name for name, record in classes.items() if list(infos[name].keys) != record["keys"]}
    assert wrong == {WITHOUT_ITS_SUPERCLASS}


def test_properties_are_in_the_order_of_the_wire(infos: dict[str, ClassInfo]) -> None:
    for name, info in infos.items():
        names = [prop.name for prop in info.properties]
        assert names == sorted(names), name


def test_every_known_property_is_there_with_its_type(
    classes: dict[str, Any], infos: dict[str, ClassInfo]
) -> None:
    wrong = set()
    for name, record in classes.items():
        types = {prop.name: wire_type(prop) for prop in infos[name].properties}
        wrong |= {(name, prop) for prop, fact in known(name, record).items() if types.get(prop) != fact["t"]}
    assert wrong == GUESSED_REFERENCES


def test_classes_with_a_header_have_no_other_properties(
    classes: dict[str, Any], infos: dict[str, ClassInfo]
) -> None:
    for name, record in classes.items():
        if "own" in record:
            assert {prop.name for prop in infos[name].properties} == known(name, record).keys(), name


def test_required_properties_are_required(classes: dict[str, Any], infos: dict[str, ClassInfo]) -> None:
    for name, record in classes.items():
        if "own" in record:
            required = {prop.name for prop in infos[name].properties if prop.required}
            assert required == {prop for prop, fact in known(name, record).items() if fact.get("q")}, name


def test_a_class_whose_keys_are_references_is_an_association(
    classes: dict[str, Any], infos: dict[str, ClassInfo]
) -> None:
    for name in classes:
        references = [prop for prop in infos[name].properties if prop.key and prop.type == "reference"]
        assert infos[name].association == bool(references), name


def test_methods_take_and_give_what_is_known_in_the_order_of_the_wire(
    classes: dict[str, Any], infos: dict[str, ClassInfo]
) -> None:
    for name, record in classes.items():
        for method, fact in record["methods"].items():
            table = infos[name].methods[method]
            inputs = [(one.name, wire_type(one), one.required) for one in table.inputs]
            assert inputs == [
                (param, "instance" if type_.startswith("instance ") else type_.rstrip("!"), type_[-1] == "!")
                for param, type_ in fact["in"].items()
            ], f"{name}.{method}"
            outputs = [(one.name, wire_type(one)) for one in table.outputs]
            assert outputs == list(fact["out"].items()), f"{name}.{method}"


def test_methods_that_are_inherited_are_there(classes: dict[str, Any], infos: dict[str, ClassInfo]) -> None:
    for name, record in classes.items():
        assert record.get("inherited_methods", {}).keys() <= infos[name].methods.keys(), name


def superclasses(name: str) -> Iterator[str]:
    """The class and those above it."""
    above: str | None = name
    while above is not None:
        yield above
        above = schema.index()[above].superclass


def meaning(values: Values | None) -> dict[int, str]:
    return {} if values is None else {number: member_name(text) for number, text in values.names}


def fact_meaning(value_map: dict[str, str]) -> dict[int, str]:
    """Of a value map of the facts; ranges have no one number."""
    numbered = ((key.removeprefix("bit "), text) for key, text in value_map.items() if key != "s")
    return {int(key): member_name(text) for key, text in numbered if key.lstrip("-").isdigit()}


def test_named_values_of_properties_are_right(
    facts: Any, classes: dict[str, Any], declarations: dict[str, ClassDeclaration]
) -> None:
    def effective(name: str, prop: str) -> Values | None:
        for above in superclasses(name):
            for element in declarations[above].properties:
                if element.property.name == prop and element.values:
                    return element.values
        return None

    wrong, misnumbered = set(), set()
    for name, record in classes.items():
        for prop, fact in known(name, record).items():
            if "m" not in fact:
                continue
            expected, got = fact_meaning(facts["valuemaps"][fact["m"]]), meaning(effective(name, prop))
            if got != expected:
                wrong.add((name, prop))
            if got.keys() != expected.keys():
                misnumbered.add((name, prop))
    assert wrong == PARAPHRASED | {INHERITED_MAP}
    assert misnumbered == {INHERITED_MAP}


def test_named_values_of_methods_are_right(
    facts: Any, classes: dict[str, Any], declarations: dict[str, ClassDeclaration]
) -> None:
    def effective(name: str, method: str) -> dict[str, Any]:
        for above in superclasses(name):
            for one in declarations[above].methods:
                if one.name == method:
                    return {element.property.name: element for element in one.elements}
        raise AssertionError(f"{name}.{method}")

    for name, record in classes.items():
        for method, fact in record["methods"].items():
            elements = effective(name, method)
            for param, value_map in {**fact.get("m", {}), "ReturnValue": fact.get("rv")}.items():
                where = f"{name}.{method}.{param}"
                if value_map == "PT":
                    assert elements[param].refers_to == ("PT_STATUS",), where
                elif value_map is not None:
                    expected = fact_meaning(facts["valuemaps"][value_map])
                    assert meaning(elements[param].values) == expected, where
