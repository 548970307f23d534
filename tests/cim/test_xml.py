"""Values of every CIM type go to XML and back; what a type forbids is refused, never anything worse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from support.fuzz import ANY_TEXT, BOUNDED, XML_TEXT, eprs
from support.requests import ADDRESSING, WSMAN
from vamt.cim.model import INTEGER_RANGES, CimType, ClassInfo, Instance, Output, Property
from vamt.cim.xml import read_embedded, read_value, read_values, write_instance, write_output
from vamt.soap import ns

VALUES: dict[CimType, st.SearchStrategy[Any]] = {
    **{kind: st.integers(*INTEGER_RANGES[kind]) for kind in get_args(CimType) if kind in INTEGER_RANGES},
    "boolean": st.booleans(),
    "real32": st.floats(allow_nan=False),
    "real64": st.floats(allow_nan=False),
    "char16": st.sampled_from("aZ9<&é"),
    "string": XML_TEXT,
    "base64": st.binary(),
    "hexbinary": st.binary(),
    "reference": eprs(1),
    "datetime": st.datetimes(timezones=st.just(UTC)).map(lambda value: value.replace(microsecond=0))
    | st.integers(0, 10**9).map(lambda seconds: timedelta(seconds=seconds)),
}
"""A strategy for every type that can be read back; embedded instances are read without their class."""

PROPERTIES = tuple(
    Property(f"{kind}{suffix}", kind, array=bool(suffix)) for kind in sorted(VALUES) for suffix in ("", "s")
)


class Everything(Instance):
    """One property of every type, and an array of each."""

    INFO: ClassVar[ClassInfo] = ClassInfo(
        name="X_Everything", uri="urn:everything", superclass=None, keys=(), properties=PROPERTIES
    )

    def __init__(self, **values: Any) -> None:
        for prop in PROPERTIES:
            setattr(self, prop.name, values.get(prop.name))


TABLE = {prop.name: prop for prop in PROPERTIES}
DECLARED = (
    f'xmlns:g="urn:everything" xmlns:h="{ns.COMMON}" xmlns:b="{ADDRESSING}" xmlns:c="{WSMAN}" '
    f'xmlns:xsi="{ns.XSI}"'
)


def parsed(inside: str) -> etree._Element:
    return etree.fromstring(f"<x {DECLARED}>{inside}</x>")


def one(prop: Property) -> st.SearchStrategy[Any]:
    value = VALUES[prop.type]
    return st.none() | (st.lists(value, min_size=1, max_size=3).map(tuple) if prop.array else value)


values = st.fixed_dictionaries({prop.name: one(prop) for prop in PROPERTIES})


def test_every_type_but_the_embedded_instance_is_here() -> None:
    assert set(VALUES) == {*get_args(CimType)} - {"instance"}


@BOUNDED
@given(values)
def test_any_instance_comes_back_as_it_was_written(given_values: dict[str, Any]) -> None:
    text = write_instance(Everything(**given_values), "g", "h")
    read = read_values(parsed(text)[0], TABLE)
    assert read == {name: value for name, value in given_values.items() if value is not None}


@BOUNDED
@given(st.lists(ANY_TEXT, min_size=1, max_size=3))
def test_an_instance_is_well_formed_whatever_its_texts_hold(texts: list[str]) -> None:
    text = write_instance(Everything(string=texts[0], strings=tuple(texts)), "g", "h")
    assert len(parsed(text)[0]) == 1 + len(texts)


def test_an_instance_is_written_as_devices_write_it() -> None:
    """ASCII order, nulls left out, arrays repeated, empty elements open and shut, a datetime wrapped."""
    instance = Everything(
        boolean=True,
        datetime=datetime(2024, 1, 3, 0, 44, 35, tzinfo=UTC),
        datetimes=(timedelta(hours=1),),
        string="",
        uint16s=(2, 1),
        hexbinary=b"\xab\x01",
        base64=b"\0\0",
    )
    assert write_instance(instance, "g", "h") == (
        "<g:X_Everything><g:base64>AAA=</g:base64><g:boolean>true</g:boolean>"
        "<g:datetime><h:Datetime>2024-01-03T00:44:35Z</h:Datetime></g:datetime>"
        "<g:datetimes><h:Interval>P0DT1H0M</h:Interval></g:datetimes><g:hexbinary>AB01</g:hexbinary>"
        "<g:string></g:string><g:uint16s>2</g:uint16s><g:uint16s>1</g:uint16s></g:X_Everything>"
    )


def test_an_embedded_instance_stands_in_its_property() -> None:
    @dataclass(frozen=True, kw_only=True)
    class X_Outer(Instance):
        Inner: Instance
        INFO: ClassVar[ClassInfo] = ClassInfo(
            "X_Outer", "urn:outer", None, (), (Property("Inner", "instance"),)
        )

    text = write_instance(X_Outer(Inner=Everything(uint8=1)), "g", "h")
    assert text == (
        "<g:X_Outer><g:Inner><g:X_Everything><g:uint8>1</g:uint8></g:X_Everything></g:Inner></g:X_Outer>"
    )


def test_outputs_keep_the_order_of_the_mof_and_end_with_the_return_value() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Result(Output):
        Zeta: int | None = 1
        Alpha: tuple[str, ...] | None = ("a", "b")
        Nothing: str | None = None

    outputs = (
        Property("Zeta", "uint8"),
        Property("Alpha", "string", array=True),
        Property("Nothing", "string"),
        Property("ReturnValue", "uint32"),
    )
    assert write_output("Do", outputs, Result(ReturnValue=5), "g", "h") == (
        "<g:Do_OUTPUT><g:Zeta>1</g:Zeta><g:Alpha>a</g:Alpha><g:Alpha>b</g:Alpha>"
        "<g:ReturnValue>5</g:ReturnValue></g:Do_OUTPUT>"
    )


def value_of(inside: str, kind: CimType) -> Any:
    return read_value(parsed(inside), kind)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("1", True),
        ("0", False),
        (" True\n", True),
        ("FALSE", False),
        ("", None),
    ],
)
def test_a_boolean_is_read_in_every_clients_form(text: str, value: bool | None) -> None:
    assert value_of(text, "boolean") is value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("boolean", "yes"),
        ("boolean", "2"),
        ("uint8", "256"),
        ("uint8", "-1"),
        ("uint8", "1.0"),
        ("uint8", "0x1"),
        ("uint8", "1_0"),
        ("uint8", "+"),
        ("uint8", "\u0661"),
        ("uint64", "18446744073709551616"),
        ("uint64", "9" * 5000),
        ("sint8", "128"),
        ("real32", "much"),
        ("base64", "A"),
        ("base64", "A-_="),
        ("hexbinary", "abc"),
        ("hexbinary", "zz"),
        ("datetime", "<h:Datetime>soon</h:Datetime>"),
        ("datetime", "<h:Interval>P1Y</h:Interval>"),
    ],
)
def test_what_a_type_forbids_is_refused_with_the_name_of_the_property(kind: CimType, text: str) -> None:
    with pytest.raises(ValueError, match=rf"^{kind}: "):
        read_values(parsed(f"<g:{kind}>{text}</g:{kind}>"), TABLE)


@pytest.mark.parametrize("kind", ["boolean", "uint32", "real64", "datetime"])
@pytest.mark.parametrize(
    "form", ["<g:{0}/>", "<g:{0}></g:{0}>", "<g:{0}> \n</g:{0}>", '<g:{0} xsi:nil="true"/>']
)
def test_an_empty_element_is_a_null_where_it_cannot_be_a_value(kind: str, form: str) -> None:
    assert read_values(parsed(form.format(kind)), TABLE) == {kind: None}


@pytest.mark.parametrize(("kind", "value"), [("string", ""), ("base64", b""), ("hexbinary", b"")])
def test_an_empty_element_is_an_empty_value_where_it_can_be_one(kind: CimType, value: object) -> None:
    assert read_values(parsed(f"<g:{kind}></g:{kind}>"), TABLE) == {kind: value}
    assert read_values(parsed(f'<g:{kind} xsi:nil="1"/>'), TABLE) == {kind: None}


def test_unknown_elements_are_ignored_and_namespaces_are_not_looked_at() -> None:
    inside = "<g:New>1</g:New><uint8 xmlns='urn:wrong'>7</uint8>some text<g:string> kept </g:string>"
    assert read_values(parsed(inside), TABLE) == {"uint8": 7, "string": " kept "}


def test_white_space_in_octets_is_ignored() -> None:
    assert value_of("\n AAEC\n AwQ= ", "base64") == bytes(range(5))
    assert value_of(" 00 01\n", "hexbinary") == b"\0\1"


def test_an_embedded_instance_is_read_without_its_class() -> None:
    inside = (
        "<g:Name>n</g:Name><g:Many>1</g:Many><g:Many>2</g:Many><g:Many>3</g:Many>"
        "<g:At><h:Datetime>2024-01-03T00:44:35Z</h:Datetime></g:At><g:Every><h:Interval>PT5M</h:Interval></g:Every>"
        "<g:To><b:Address>x</b:Address></g:To>"
    )
    read = read_embedded(parsed(inside))
    assert read.pop("To").address == "x"
    assert read == {
        "Name": "n",
        "Many": ["1", "2", "3"],
        "At": datetime(2024, 1, 3, 0, 44, 35, tzinfo=UTC),
        "Every": timedelta(minutes=5),
    }


KINDS = st.sampled_from(get_args(CimType))
PIECES = st.sampled_from(
    ["<h:Datetime>", "</h:Datetime>", "<b:Address>", "</b:Address>", "<y>", "</y>", "<y/>", "&#x20;", "P1D"]
)


@BOUNDED
@given(KINDS, st.lists(PIECES | XML_TEXT.filter(lambda text: not set(text) & set("<&]"))))
def test_nothing_in_an_element_does_more_harm_than_a_refusal(kind: CimType, pieces: list[str]) -> None:
    try:
        element = parsed("".join(pieces))
    except etree.XMLSyntaxError:
        return
    try:
        read_value(element, kind)
    except ValueError:
        return
