"""What `vamt doctor` says of domains that consoles cannot get their hands on; the rest of it is in tests/cli."""

from __future__ import annotations

from support.machines import domain
from vamt.backend.base import Ability
from vamt.doctor import hands_on

ALL = frozenset(Ability)


def test_domains_that_lack_nothing_need_no_advice() -> None:
    assert list(hands_on([domain()])) == []


def test_a_domain_without_a_serial_port_is_named_with_the_line_to_add() -> None:
    (finding,) = hands_on([domain(), domain(name="web", abilities=ALL - {Ability.SERIAL})])
    assert (finding.verdict, finding.says) == ("note", "no serial over LAN for web")
    assert finding.fix == "virsh edit, add <serial type='pty'/>"


def test_of_many_domains_some_are_named() -> None:
    bare = [domain(name=f"vm{number}", abilities=ALL - {Ability.DISPLAY}) for number in range(12)]
    (finding,) = hands_on(bare)
    assert finding.says == "no remote desktop for vm0, vm1, vm10 and 9 more"


def test_each_thing_that_is_lacking_has_a_line_of_its_own() -> None:
    found = hands_on([domain(abilities=frozenset())])
    assert [finding.subject for finding in found] == ["serial port", "VNC display", "CD drive"]
