"""What the events of the audit log carry beside their names (ExtendedData), octet by octet, big-endian.

Layouts: Intel AMT guide, Event Groups and Event IDs, one page for each application. Functions of a `Change`
that has happened; what they miss is zero or empty, for a record is better short than not there.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any, Final

from vamt.auth.accounts import Access, Accounts, User
from vamt.firmware.boot import BOOT_DEVICES, NextBoot
from vamt.firmware.clock import Clock
from vamt.logbook.change import Change

Data = Callable[[Change], bytes]

USER_NAME, PASSWORD, LOCAL_REALMS, REMOTE_REALMS = 1, 2, 4, 8
SID: Final = 32
"""What of an account was modified."""

_DIGEST, _KERBEROS = 0, 1
_COMMANDS: Final = {"network": 1, "hd": 2, "cdrom": 5}
_SAFE_MODE: Final = 3
_INTEL: Final = 193
_MAX_SERIAL: Final = 20
_WIRED, _WIRELESS = 0, 1


def number(name: str, size: int) -> Data:
    """One value as a number of that many octets."""
    return lambda change: _octets(change.values.get(name), size)


def constant(*octets: int) -> Data:
    """The same whatever was asked."""
    return lambda _: bytes(octets)


def text(name: str) -> Data:
    """One value as text after its length."""
    return lambda change: _text(change.values.get(name))


def account(user: User) -> bytes:
    """Who an entry of the access control list is for."""
    if user.sid:
        return bytes([_KERBEROS, 0]) + user.sid
    return bytes([_DIGEST]) + _text(user.name)


def account_changed(before: User, after: User) -> bytes:
    """What of an account was modified, and whose it is."""
    mask = USER_NAME * (before.name != after.name) | PASSWORD * (before.ha1 != after.ha1)
    mask |= SID * (before.sid != after.sid)
    if (before.realms, before.access) != (after.realms, after.access):
        mask |= LOCAL_REALMS * (after.access != Access.NETWORK)
        mask |= REMOTE_REALMS * (after.access != Access.LOCAL)
    return bytes([mask]) + account(after)


def administrator(accounts: Accounts) -> User:
    """The administrator as an entry like the others."""
    return User(name=accounts.admin, ha1=accounts.ha1)


def account_added(change: Change) -> bytes:
    """The new entry."""
    return account(_entry(change.after.section(Accounts), getattr(change.result, "Handle", None)))


def account_removed(change: Change) -> bytes:
    """The entry that was."""
    return account(_entry(change.before.section(Accounts), change.values.get("Handle")))


def account_modified(change: Change) -> bytes:
    """The entry, and what of it."""
    handle = change.values.get("Handle")
    before, after = change.before.section(Accounts), change.after.section(Accounts)
    return account_changed(_entry(before, handle), _entry(after, handle))


def administrator_modified(change: Change) -> bytes:
    """The administrator, and what of him."""
    before, after = change.before.section(Accounts), change.after.section(Accounts)
    return account_changed(administrator(before), administrator(after))


def account_state(change: Change) -> bytes:
    """Enabled or not, and who."""
    entry = _entry(change.after.section(Accounts), change.values.get("Handle"))
    return bytes([bool(change.values.get("Enabled"))]) + account(entry)


def boot_options(boot: NextBoot) -> bytes:
    """How the machine is to boot: command, its parameter, bit masks of ASF (DSP0136) and of the maker."""
    device = BOOT_DEVICES.get(boot.source or "")
    command = _COMMANDS[device] if device else 0
    if command == _COMMANDS["hd"] and boot.UseSafeMode:
        command = _SAFE_MODE
    if not command and (boot.BIOSSetup or boot.BIOSPause or boot.UseIDER or boot.UseSOL):
        command = _INTEL
    first = boot.LockPowerButton << 1 | boot.LockResetButton << 2
    first |= boot.LockKeyboard << 5 | boot.LockSleepButton << 6
    second = boot.UserPasswordBypass << 3 | boot.ForcedProgressEvents << 4
    second |= (boot.FirmwareVerbosity & 3) << 5 | boot.ConfigurationDataReset << 7
    return bytes([command, 0, boot.BootMediaIndex & 0xFF, first, second, 0, 0])


def boot_options_before(change: Change) -> bytes:
    """What a power action was carried out with."""
    return boot_options(change.before.section(NextBoot))


def boot_options_after(change: Change) -> bytes:
    """What was set."""
    return boot_options(change.after.section(NextBoot))


def new_time(change: Change) -> bytes:
    """What the clock shows now."""
    return _octets(change.after.section(Clock).seconds(), 4)


def tls_state(change: Change) -> bytes:
    """Who authenticates himself on the network and to the host: nobody, the server, or both."""
    settings = [*change.look("AMT_TLSSettingData", change.after)]
    modes = {str(getattr(one, "InstanceID", "")): _tls_mode(one) for one in settings}
    remote = next((mode for name, mode in modes.items() if "802.3" in name), 0)
    local = next((mode for name, mode in modes.items() if "LMS" in name), 0)
    return bytes([remote, local])


def added_certificate(change: Change) -> bytes:
    """The serial number of a certificate that was handed in."""
    return serial(change.values.get("CertificateBlob"))


def removed_certificate(change: Change) -> bytes:
    """The serial number of a certificate that was."""
    return serial(change.was("X509Certificate"))


def server_certificate(change: Change) -> bytes:
    """The serial number of the certificate that a TLS credential context refers to."""
    wanted = change.same_reference("ElementInContext")
    for snap in (change.after, change.before):
        for one in change.look("AMT_PublicKeyCertificate", snap):
            if getattr(one, "InstanceID", None) == wanted:
                return serial(getattr(one, "X509Certificate", None))
    return b""


def serial(certificate: Any) -> bytes:
    """A certificate's serial number; empty if it is none."""
    from cryptography import x509

    try:
        found = x509.load_der_x509_certificate(bytes(certificate or b"")).serial_number
    except ValueError:
        return b""
    return found.to_bytes(max(1, (found.bit_length() + 7) // 8))[:_MAX_SERIAL]


def power_package(change: Change) -> bytes:
    """The GUID of a power scheme, which is written in hexadecimal digits or base64."""
    written = str(change.was("SchemeGUID") or "")
    try:
        guid = bytes.fromhex(written)
    except ValueError:
        guid = _base64(written)
    return guid[:16].ljust(16, b"\0")


def tcpip(change: Change) -> bytes:
    """Interface, DHCP, and without it the addresses."""
    dhcp = bool(change.now("DHCPEnabled"))
    start = _interface(change) + bytes([dhcp])
    if dhcp:
        return start
    names = ("IPAddress", "SubnetMask", "DefaultGateway", "PrimaryDNS", "SecondaryDNS")
    return start + b"".join(_address(change.now(name), 4) for name in names)


def vlan(change: Change) -> bytes:
    """Interface and tag."""
    return _interface(change) + _octets(change.values.get("VLANTag"), 2)


def link_policy(change: Change) -> bytes:
    """Interface, and the sum of the policies."""
    return _interface(change) + _octets(sum(change.values.get("LinkPolicy") or ()), 4)


def ipv6(change: Change) -> bytes:
    """Interface, whether it is on, and how it is configured."""
    names = ("IPv6Address", "DefaultRouter", "PrimaryDNS", "SecondaryDNS")
    return (
        _interface(change)
        + bytes([1, (change.now("InterfaceIDType") or 0) & 0xFF])
        + bytes(change.now("ManualInterfaceID") or b"")[:8].ljust(8, b"\0")
        + b"".join(_address(change.now(name), 16) for name in names)
    )


def opt_in(change: Change) -> bytes:
    """The old policy and the new."""
    return bytes((value or 0) & 0xFF for value in (change.was("OptInRequired"), change.now("OptInRequired")))


def agent(change: Change) -> bytes:
    """Whose agent, how often it reports, and how long it may take to start."""
    made = change.result if change.target is None else change.target
    intervals = (getattr(made, "TimeoutInterval", 0), getattr(made, "StartupInterval", 0))
    return agent_id(change) + b"".join(_octets(interval, 2) for interval in intervals)


def agent_id(change: Change) -> bytes:
    """Whose agent: its GUID."""
    made = change.result if change.target is None else change.target
    return _base64(str(getattr(made, "DeviceID", "")))[:16].ljust(16, b"\0")


def _entry(accounts: Accounts, handle: int | None) -> User:
    return next((user for user in accounts.users if user.handle == handle), User())


def _tls_mode(settings: Any) -> int:
    return (2 if settings.MutualAuthentication else 1) if settings.Enabled else 0


def _interface(change: Change) -> bytes:
    wireless = str(change.was("InstanceID") or "").endswith(" 1")
    return _octets(_WIRELESS if wireless else _WIRED, 4)


def _octets(value: Any, size: int) -> bytes:
    kept = int(value or 0) & ((1 << 8 * size) - 1)
    return kept.to_bytes(size)


def _text(value: Any) -> bytes:
    encoded = str(value or "").encode("utf-8", "replace")[:0xFF]
    return bytes([len(encoded)]) + encoded


def _address(value: Any, size: int) -> bytes:
    try:
        packed = ip_address(str(value or "")).packed
    except ValueError:
        return bytes(size)
    return packed if len(packed) == size else bytes(size)


def _base64(value: str) -> bytes:
    try:
        return base64.b64decode(value)
    except (binascii.Error, ValueError):
        return b""
