"""IPS_HostBootReason: why the host started last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vamt.logbook.hostboot import HostBoot
from vamt.machine import Snapshot
from vamt.schema.IPS_HostBootReason import IPS_HostBootReason, IPS_HostBootReasonProvider

NAME: Final = "Intel(r) AMT:Host Boot Reason"


class HostBootReason(IPS_HostBootReasonProvider):
    """One instance."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_HostBootReason]:
        boot = snap.section(HostBoot)
        yield IPS_HostBootReason(
            InstanceID=NAME,
            ElementName=NAME,
            PreviousSxState=boot.previous,
            Reason=boot.reason,
            ReasonDetails=boot.details,
        )
