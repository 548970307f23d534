"""How the machine was provisioned: the one record of IPS_ProvisioningRecordLog, of a class that says how."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final, TypedDict

from vamt.firmware.setup import ControlMode, How, Proof, Setup
from vamt.machine import Snapshot
from vamt.schema.IPS_AdminProvisioningRecord import (
    IPS_AdminProvisioningRecord,
    IPS_AdminProvisioningRecordProvider,
)
from vamt.schema.IPS_ClientProvisioningRecord import (
    IPS_ClientProvisioningRecord,
    IPS_ClientProvisioningRecordProvider,
)
from vamt.schema.IPS_ManualProvisioningRecord import (
    IPS_ManualProvisioningRecord,
    IPS_ManualProvisioningRecordProvider,
)
from vamt_providers.log_records import PROVISIONING_LOG

NAME: Final = "Intel(r) AMT Provisioning Record"


class Facts(TypedDict):
    """What every record has."""

    CreationTimeStamp: datetime
    ElementName: str
    InstanceID: str
    LogInstanceID: str
    RecordID: str


class ManualProvisioningRecord(IPS_ManualProvisioningRecordProvider):
    """By hand: by the operator, or by vamt itself when the machine was first seen."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_ManualProvisioningRecord]:
        if _is_provisioned(snap, "manual"):
            yield IPS_ManualProvisioningRecord(**_facts(snap))


class ClientProvisioningRecord(IPS_ClientProvisioningRecordProvider):
    """By software, into client control mode."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_ClientProvisioningRecord]:
        if _is_provisioned(snap, "client"):
            proof = snap.section(Setup).proof
            yield IPS_ClientProvisioningRecord(
                **_facts(snap),
                HashAlgorithm=None if proof is None else proof.hash_type,
                ProvCertificateHash=None if proof is None else proof.hash_data,
            )


class AdminProvisioningRecord(IPS_AdminProvisioningRecordProvider):
    """By software that proved its right, into admin control mode."""

    def instances(self, snap: Snapshot) -> Iterator[IPS_AdminProvisioningRecord]:
        if _is_provisioned(snap, "admin"):
            proof = snap.section(Setup).proof or Proof()
            yield IPS_AdminProvisioningRecord(
                **_facts(snap),
                AdditionalCaSerialNums=False,
                CaCertificateSerials=b"".join(proof.serials[1:]),
                CertificateCN=proof.name,
                HashIsOemDefault=proof.default,
                SecureDNS=False,
                SelectedHashData=proof.hash_data,
                SelectedHashType=proof.hash_type,
            )


def _is_provisioned(snap: Snapshot, how: How) -> bool:
    setup = snap.section(Setup)
    return setup.mode != ControlMode.NONE and setup.how == how


def _facts(snap: Snapshot) -> Facts:
    return {
        "CreationTimeStamp": snap.section(Setup).at or snap.first_seen,
        "ElementName": NAME,
        "InstanceID": f"{NAME} 1",
        "LogInstanceID": PROVISIONING_LOG,
        "RecordID": "1",
    }
