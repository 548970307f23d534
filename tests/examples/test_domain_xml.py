"""The example of a domain is what libvirt takes for one, and what vamt makes most of."""

from __future__ import annotations

from pathlib import Path

import libvirt

from lab.program import Vamt

EXAMPLE = Path(__file__).parents[2] / "examples" / "domain.xml"


def test_libvirt_finds_nothing_wrong_with_it() -> None:
    connection = libvirt.open("test:///default")
    domain = connection.defineXMLFlags(EXAMPLE.read_text("utf-8"), libvirt.VIR_DOMAIN_DEFINE_VALIDATE)
    domain.undefine()
    connection.close()


def test_its_machine_has_the_address_the_metadata_fixes(tmp_path: Path) -> None:
    node = tmp_path / "node.xml"
    node.write_text(f"<node><domain file='{EXAMPLE}'/></node>", "utf-8")
    vamt = Vamt(tmp_path)
    vamt.serve("--uri", f"test://{node}")
    try:
        (machine,) = vamt.machines()
    finally:
        vamt.close()
    assert (machine["name"], machine["address"]) == ("desk-17", "10.9.0.17")
