"""What AMT says of real guests is what virsh says, whatever was done to them."""

from __future__ import annotations

import asyncio
import os

import pytest

from lab.libvirtd import missing, two_hosts_missing
from lab.tampering import tamper

SECONDS = float(os.environ.get("VAMT_TAMPERING_SECONDS", "15"))
SEED = int(os.environ.get("VAMT_TAMPERING_SEED", "9"))


async def test_at_each_quiet_second_amt_says_what_virsh_says() -> None:
    if (reason := missing() or two_hosts_missing()) is not None:
        pytest.skip(reason)
    report = await asyncio.to_thread(tamper, SECONDS, SEED)
    assert report.mismatches == [], report
    assert report.compared > 3
    assert report.reads > report.compared
