"""The roots that may vouch for a set-up: those the firmware comes with, and those its owner added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, ClassVar, Final

from vamt.firmware.activation import Root
from vamt.machine import Section, Snapshot
from vamt.provider import Call
from vamt.schema.AMT_ProvisioningCertificateHash import (
    AMT_ProvisioningCertificateHash,
    AMT_ProvisioningCertificateHash_HashType,
    AMT_ProvisioningCertificateHashProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.wsman.faults import InternalError, InvalidRepresentation

HashType = AMT_ProvisioningCertificateHash_HashType

OCTETS: Final[Mapping[int, int]] = {HashType.SHA256: 32, HashType.SHA384: 48}
"""Of the hashes that are still taken; SHA-1 went with release 15."""

FIRST_CUSTOM: Final = 64
"""Handle of the owner's first; those of the default ones are their places in `DEFAULT`."""
MOST_CUSTOM: Final = 3
MAX_NAME: Final = 32
"""Characters of a Description."""

DEFAULT: Final[Mapping[str, str]] = {
    "Go Daddy Class 2 CA": "c3846bf24b9e93ca64274c0ec67c1ecc5e024ffcacd2d74019350e81fe546ae4",
    "Go Daddy Root CA-G2": "45140b3247eb9cc8c5b4f0d7b53091f73292089e6e5a63e2749dd3aca9198eda",
    "Comodo AAA CA": "d7a7a0fb5d7e2731d771e9484ebcdef71d5f0c3e0a2948782bc83ee0ea699ef4",
    "Starfield Class 2 CA": "1465fa205397b876faa6f0a9958e5590e40fcc7faa4fb7c2c8677521fb5fb658",
    "Starfield Root CA-G2": "2ce1cb0bf9d2f9e102993fbe215152c3b2dd0cabde1c68e5319b839154dbb7f5",
    "Baltimore CyberTrust Root": "16af57a9f676b0ab126095aa5ebadef22ab31119d644ac95cd4b93dbf3f26aeb",
    "Entrust.net CA (2048)": "6dc47172e01cbcb0bf62580d895fe2b8ac9ad4f873801e0c10b9c837d21eb177",
    "Entrust Root CA": "73c176434f1bc6d5adf45b0e76e727287c8de57616c1e6e6141a2b2cbc7d8e4c",
    "Entrust Root CA-G2": "43df5774b03e7fef5fe40d931a7bedf1bb2e6b42738c4e6d3841103d3aa7f339",
    "Affirm Trust Premium": "70a73f7f376b60074248904534b11482d5bf0e698ecc498df52577ebf2e93b9a",
    "DigiCert Global Root CA": "4348a0e9444c78cb265e058d5e8944b4d84f9662bd26db257f8934a443c70161",
    "DigiCert Global Root G2": "cb3ccbb76031e5e0138f8dd39a23f9de47ffc35e43c1144cea27d46a5ab1cb5f",
    "DigiCert Global Root G3": "31ad6648f8104138c738f39ea4320133393e3a18cc02296ef97c2ac9ef6731d0",
    "DigiCert Trusted Root G4": "552f7bdcf1a7af9e6ce672017f4f12abf77240c78e761ac203d1d9d20ac89988",
    "GlobalSign Root CA - R3": "cbb522d7b7f127ad6a0113865bdf1cd4102e7d0759af635a7cf4720dc963c53b",
    "GlobalSign ECC Root CA - R5": "179fbc148a3dd00fd24ea13458cc43bfa7f59c8182d783a513f6ebec100c8924",
    "GlobalSign Root CA - R6": "2cabeafe37d06ca22aba7391c0033d25982952c453647349763a3ab5ad6ccf69",
}
"""SHA-256 of public root certificates that firmware of these years comes with, in a device's order; those
among a device's that are in no present collection of roots, by which they could be checked, are left out.
Only ever appended to: handles are places."""


@dataclass(frozen=True, slots=True)
class Hash:
    """One root."""

    handle: int = 0
    name: str = ""
    hash_type: int = HashType.SHA256
    data: bytes = b""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class ProvisioningHashes(Section):
    """What was changed of the roots."""

    NAME: ClassVar[str] = "provisioning-hashes"

    custom: tuple[Hash, ...] = ()
    disabled: tuple[int, ...] = ()
    """Handles of default ones."""


class ProvisioningCertificateHash(AMT_ProvisioningCertificateHashProvider):
    """The default ones can be switched off, and those of the owner removed."""

    def instances(self, snap: Snapshot) -> Iterator[AMT_ProvisioningCertificateHash]:
        section = snap.section(ProvisioningHashes)
        yield from map(_shown, _all(section))

    async def put(
        self, call: Call, target: AMT_ProvisioningCertificateHash, values: Mapping[str, Any]
    ) -> AMT_ProvisioningCertificateHash:
        """Switch a root on or off; of one of the owner's, change anything."""
        async with call.machine.exclusive(call.principal):
            section = call.machine.snapshot.section(ProvisioningHashes)
            entry = _find(section, target)
            if _is_default(entry):
                changed = replace(entry, enabled=_given(values, "Enabled", entry.enabled))
                others = tuple(handle for handle in section.disabled if handle != entry.handle)
                section = replace(
                    section, disabled=others if changed.enabled else tuple(sorted((*others, entry.handle)))
                )
            else:
                changed = _from(values, entry)
                section = replace(
                    section,
                    custom=tuple(changed if one.handle == entry.handle else one for one in section.custom),
                )
            await call.machine.save(section)
        return _shown(changed)

    async def create(self, call: Call, values: Mapping[str, Any]) -> AMT_ProvisioningCertificateHash:
        """Add a root of the owner's own."""
        async with call.machine.exclusive(call.principal):
            section = call.machine.snapshot.section(ProvisioningHashes)
            free = next(
                handle for handle in count(FIRST_CUSTOM) if handle not in map(_handle, section.custom)
            )
            entry = _from(values, Hash(handle=free))
            if any((entry.hash_type, entry.data) == (one.hash_type, one.data) for one in _all(section)):
                raise InternalError.status(PT_STATUS.DUPLICATE)
            if len(section.custom) == MOST_CUSTOM:
                raise InternalError.status(PT_STATUS.MAX_LIMIT_REACHED)
            await call.machine.save(replace(section, custom=(*section.custom, entry)))
        return _shown(entry)

    async def delete(self, call: Call, target: AMT_ProvisioningCertificateHash) -> None:
        """Remove a root of the owner's own; the default ones stay."""
        async with call.machine.exclusive(call.principal):
            section = call.machine.snapshot.section(ProvisioningHashes)
            entry = _find(section, target)
            if _is_default(entry):
                raise InternalError.status(PT_STATUS.NOT_PERMITTED)
            await call.machine.save(
                replace(section, custom=tuple(one for one in section.custom if one is not entry))
            )


def trusted_roots(snap: Snapshot) -> Sequence[Root]:
    """The roots that are switched on."""
    return [
        Root(entry.hash_type, entry.data, _is_default(entry))
        for entry in _all(snap.section(ProvisioningHashes))
        if entry.enabled
    ]


def _all(section: ProvisioningHashes) -> Sequence[Hash]:
    default = [
        Hash(handle, name, HashType.SHA256, bytes.fromhex(digest), handle not in section.disabled)
        for handle, (name, digest) in enumerate(DEFAULT.items())
    ]
    return [*default, *section.custom]


def _is_default(entry: Hash) -> bool:
    return entry.handle < FIRST_CUSTOM


def _handle(entry: Hash) -> int:
    return entry.handle


def _shown(entry: Hash) -> AMT_ProvisioningCertificateHash:
    return AMT_ProvisioningCertificateHash(
        InstanceID=f"Intel(r) AMT Provisioning Certificate Hash: Handle: {entry.handle}",
        ElementName="Intel(r) AMT Provisioning Certificate Hash",
        Description=entry.name,
        Enabled=entry.enabled,
        HashData=entry.data,
        HashType=entry.hash_type,
        IsDefault=_is_default(entry),
    )


def _find(section: ProvisioningHashes, target: AMT_ProvisioningCertificateHash) -> Hash:
    """The root as it is now; another client may have removed it meanwhile."""
    for entry in _all(section):
        if _shown(entry).InstanceID == target.InstanceID:
            return entry
    raise InternalError.status(PT_STATUS.NOT_FOUND)


def _from(values: Mapping[str, Any], entry: Hash) -> Hash:
    """The root with these values in place of its own.

    Raises:
        InvalidRepresentation: the hash is none of the known kinds, or the name is too long.

    """
    changed = replace(
        entry,
        name=_given(values, "Description", entry.name),
        hash_type=_given(values, "HashType", entry.hash_type),
        data=_given(values, "HashData", entry.data),
        enabled=_given(values, "Enabled", entry.enabled),
    )
    if OCTETS.get(changed.hash_type) != len(changed.data) or len(changed.name) > MAX_NAME:
        raise InvalidRepresentation
    return changed


def _given(values: Mapping[str, Any], name: str, otherwise: Any) -> Any:
    value = values.get(name)
    return otherwise if value is None else value
