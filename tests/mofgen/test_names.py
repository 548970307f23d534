"""Names of enum members."""

from __future__ import annotations

import pytest

from vamt.mofgen.declarations import Values
from vamt.mofgen.names import member_name, members


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Completed with No Error", "COMPLETED_WITH_NO_ERROR"),
        ("EnabledButOffline", "ENABLED_BUT_OFFLINE"),
        ("HTTPProtocolDefinition", "HTTP_PROTOCOL_DEFINITION"),
        ("IPv4 Address", "IPV4_ADDRESS"),
        ("PEAPMSCHAPv2", "PEAPMSCHAPV2"),
        ("Power Cycle (Off - Soft)", "POWER_CYCLE_OFF_SOFT"),
        ("NOT_PERMITTED", "NOT_PERMITTED"),
        ("802.11a", "N802_11A"),
        ("-Saturday", "MINUS_SATURDAY"),
    ],
)
def test_values_are_named_in_upper_snake_case(text: str, name: str) -> None:
    assert member_name(text) == name


def test_a_name_met_again_carries_its_number() -> None:
    values = Values(((0, "Unknown"), (3, "DMTF Reserved"), (-1, "DMTF Reserved")))
    assert dict(members(values)) == {"UNKNOWN": 0, "DMTF_RESERVED": 3, "DMTF_RESERVED_MINUS_1": -1}
