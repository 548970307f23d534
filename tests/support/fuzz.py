"""Strategies and limits for hypothesis, and the ways in which a real request is damaged."""

from __future__ import annotations

import copy
from typing import Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from lxml import etree

from vamt.cim.model import EPR

BOUNDED: Final = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For what is quick; the whole set has to end within a minute."""

FEW: Final = settings(BOUNDED, max_examples=60)

XML_TEXT: Final = st.text(
    st.characters(codec="utf-8", min_codepoint=0x20, exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r<>&'\"")
)
"""What XML can carry."""

ANY_TEXT: Final = st.text(st.characters(codec="utf-8"))
"""Control characters too."""

names: Final = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,11}", fullmatch=True)

_trimmed = XML_TEXT.map(lambda text: text.strip(" \t\r\n"))


def eprs(depth: int = 2) -> st.SearchStrategy[EPR]:
    """References, with references in their selectors up to a depth; texts without white space around them."""
    value = _trimmed | eprs(depth - 1) if depth else _trimmed
    selectors = st.dictionaries(names, value, max_size=4).map(lambda found: tuple(sorted(found.items())))
    return st.builds(EPR, uri=_trimmed, selectors=selectors, address=_trimmed.filter(bool))


@st.composite
def damaged(draw: st.DrawFn, requests: list[bytes]) -> bytes:
    """One of the requests with some bytes changed, cut, doubled, moved or put in."""
    data = bytearray(draw(st.sampled_from(requests)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 60)))
        piece = bytes(data[start:end])
        kind = draw(st.sampled_from(("change", "cut", "remove", "double", "insert", "number")))
        if kind == "cut":
            del data[start:]
        elif kind == "double":
            data[start:start] = piece
        elif kind == "insert":
            data[start:start] = draw(st.sampled_from(SPLINTERS))
        elif kind == "number":
            data[start:end] = str(draw(st.integers(-(10**30), 10**30))).encode()
        else:
            data[start:end] = b"" if kind == "remove" else draw(st.binary(max_size=8))
    return bytes(data)


@st.composite
def reshaped(draw: st.DrawFn, requests: list[bytes]) -> bytes:
    """One of the requests with elements doubled, removed, moved, nested or renamed; perhaps another encoding."""
    root = etree.fromstring(draw(st.sampled_from(requests)))
    for _ in range(draw(st.integers(1, 4))):
        inner = list(root.iterdescendants("*"))
        if not inner:
            break
        one, other = draw(st.sampled_from(inner)), draw(st.sampled_from(inner))
        parent = one.getparent()
        assert parent is not None
        match draw(st.sampled_from(("double", "remove", "copy", "nest", "rename", "number", "text"))):
            case "double":
                parent.append(copy.deepcopy(one))
            case "remove":
                parent.remove(one)
            case "copy":
                other.append(copy.deepcopy(one))
            case "nest":
                for _ in range(draw(st.integers(1, 400))):
                    one = etree.SubElement(one, one.tag)
            case "rename":
                one.tag = other.tag
            case "number":
                one.text = str(draw(st.integers(-(10**30), 10**30)))
            case _:
                one.text = draw(XML_TEXT)
    data = etree.tostring(root)
    return draw(st.sampled_from((data, b"<!DOCTYPE x>" + data, data.decode().encode("utf-16"), data + b"\0")))


SPLINTERS: Final = (
    b"<", b">", b"</", b"/>", b"&amp;", b"&lt;", b"&#0;", b"&#x1F600;", b"&x;", b"<!--", b"-->", b"<![CDATA[",
    b"]]>", b"<?x y?>", b"<!DOCTYPE x>", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b'"', b"xmlns=''",
    b" a:mustUnderstand='true'", b"<a:MessageID>9</a:MessageID>", b"MessageID", b"<w:Selector Name='x'/>",
    b"<a:EndpointReference/>", b"<Body/>", b"<Header/>", b"NaN", b"1e999", b"99999999999999999999999999",
)  # fmt: skip
"""What has broken parsers before."""
