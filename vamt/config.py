"""The configuration: one TOML file into frozen dataclasses, every key known, every type checked.

Where the file is, and what is in it; what is done with it belongs to whoever is handed the dataclasses.
"""

from __future__ import annotations

import ipaddress
import tomllib
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from vamt.errors import ConfigError
from vamt.firmware.generations import DEFAULT, GENERATIONS
from vamt.hints import nearest

SYSTEM_FILE: Final = Path("/etc/vamt/vamt.toml")

T = TypeVar("T")
Check = Callable[[Any], bool]


def setting(default: T, check: Check, wanted: str) -> T:
    """A field with a default and a condition beside its type; `wanted` says the condition in words."""
    return field(default=default, metadata={"check": check, "wanted": wanted})


def _is_ip(value: str) -> bool:
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return True


def _is_network(value: str) -> bool:
    try:
        ipaddress.ip_network(value)
    except ValueError:
        return False
    return True


def _is_port(value: int) -> bool:
    return 0 <= value <= 0xFFFF  # noqa: PLR2004 - the largest port


def _is_positive(value: float) -> bool:
    return value > 0


POSITIVE: Final = (_is_positive, "more than 0")
GENERATION: Final = f"one of {', '.join(GENERATIONS)}, in quotation marks"
SHARE: Final = (lambda value: 0 < value <= 1, "more than 0 and at most 1")
PORT: Final = (_is_port, "a port, 0 to 65535")
LOG_LEVELS: Final = ("debug", "info", "warning", "error")
LOG_FORMATS: Final = ("logfmt", "journal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listen:
    """Where all machines are listened for; a connection's local address then chooses the machine."""

    addresses: tuple[str, ...] = setting(
        ("0.0.0.0",),  # noqa: S104 - machines are addresses: ARCHITECTURE.md
        lambda value: bool(value) and all(map(_is_ip, value)),
        "at least one IP address",
    )
    http: int = setting(16992, *PORT)
    https: int = setting(16993, *PORT)
    redirection: int = setting(16994, *PORT)
    redirection_tls: int = setting(16995, *PORT)
    vnc: int = setting(5900, *PORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where machines get an address of their own from."""

    pool: str = setting("127.16.0.0/16", _is_network, "a network such as 127.16.0.0/16")


@dataclass(frozen=True, slots=True, kw_only=True)
class Firmware:
    """What the machines say they are."""

    generation: str = setting(DEFAULT, GENERATIONS.__contains__, GENERATION)
    strict: bool = False
    """Whether machines do as their devices also where that only hinders whoever administers them."""
    provisioned: bool = True
    """Whether a machine is when it is first seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectionSettings:
    """Serial over LAN, remote desktop and remote media."""

    clear_passwords: bool = True
    """Whether a log-in may send its password as it is, as amtterm before 1.7 does."""
    media: str = setting("", lambda value: not value or value.startswith("/"), "an absolute path")
    """The folder for the sockets through which QEMU reads remote media; empty: one in the runtime directory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one peer can make vamt spend."""

    body: int = setting(131_072, *POSITIVE)
    body_seconds: float = setting(20.0, *POSITIVE)
    idle_seconds: float = setting(60.0, *POSITIVE)
    connections: int = setting(20_000, *POSITIVE)
    machine_share: float = setting(0.25, *SHARE)
    peer_share: float = setting(0.5, *SHARE)
    reserve: int = setting(128, *POSITIVE)
    handshakes: int = setting(128, *POSITIVE)
    nonce_age: float = setting(600.0, *POSITIVE)
    verb_seconds: float = setting(10.0, *POSITIVE)
    """For which a client waits for its machine's hypervisor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How long things are remembered."""

    stale_after: float = setting(60.0, *POSITIVE)
    forget_after_days: float = setting(365.0, *POSITIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """What is logged, and how a line looks."""

    level: str = setting("info", LOG_LEVELS.__contains__, f"one of {', '.join(LOG_LEVELS)}")
    format: str = setting("logfmt", LOG_FORMATS.__contains__, f"one of {', '.join(LOG_FORMATS)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What is decided for one machine by hand."""

    address: str | None = setting(None, lambda value: value is None or _is_ip(value), "an IP address")
    port: int | None = setting(None, lambda value: value is None or (value > 0 and _is_port(value)), PORT[1])
    generation: str | None = setting(None, lambda value: value is None or value in GENERATIONS, GENERATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that can be set; without a file, its defaults."""

    uris: tuple[str, ...] = setting(("test:///default",), bool, "at least one libvirt URI")
    listen: Listen = Listen()
    addresses: Addresses = Addresses()
    firmware: Firmware = Firmware()
    redirection: RedirectionSettings = RedirectionSettings()
    limits: Limits = Limits()
    state: State = State()
    log: Log = Log()
    machines: Mapping[str, Fixed] = field(default_factory=dict)
    """By name or UUID."""


def fixed(machines: Mapping[str, Fixed], uuid: UUID, name: str) -> Fixed:
    """What is decided for one machine; by its UUID goes before by its name."""
    return machines.get(str(uuid)) or machines.get(name) or Fixed()


def locate(environ: Mapping[str, str], named: Path | None = None) -> Path | None:
    """The file to read: the one named, $VAMT_CONFIG, the user's, the system's; None if there is none."""
    if named is not None:
        return named
    if given := environ.get("VAMT_CONFIG"):
        return Path(given)
    home = environ.get("HOME")
    xdg = environ.get("XDG_CONFIG_HOME") or (f"{home}/.config" if home else None)
    candidates = ([Path(xdg, "vamt", "vamt.toml")] if xdg else []) + [SYSTEM_FILE]
    return next((path for path in candidates if path.is_file()), None)


def load(path: Path | None) -> Config:
    """Read a file; without one, the defaults.

    Raises:
        ConfigError: the file cannot be read, or a key or value in it is not one; says which and why.

    """
    if path is None:
        return Config()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path} is not TOML: {error}") from error
    try:
        config = _table(Config, table, "")
        _check_ports(config)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error
    return config


def _table(kind: type[T], table: Any, where: str) -> T:
    if not isinstance(table, dict):
        raise ConfigError(f"{where.rstrip('.')} must be a table, not {_said(table)}")
    hints = get_type_hints(kind)
    values = {}
    for key, value in table.items():
        if key not in hints:
            near = nearest(key, hints)
            hint = f"valid keys: {', '.join(hints)}" if near is None else f"did you mean {where}{near}?"
            raise ConfigError(f"unknown key {where}{key}; {hint}")
        values[key] = _value(hints[key], value, where + key)
    for item in fields(cast("Any", kind)):
        if item.name in values and "check" in item.metadata and not item.metadata["check"](values[item.name]):
            raise ConfigError(
                f"{where}{item.name} must be {item.metadata['wanted']}, not {_said(table[item.name])}"
            )
    return kind(**values)


_NAMES: Final[Mapping[Any, str]] = {
    str: "a string",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


def _value(hint: Any, value: Any, where: str) -> Any:
    if is_dataclass(hint):
        return _table(cast("type[Any]", hint), value, f"{where}.")
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Mapping and isinstance(value, dict):
        return {key: _value(arguments[1], item, f"{where}.{key}") for key, item in value.items()}
    if origin is tuple:
        if not isinstance(value, list):
            raise ConfigError(f"{where} must be a list of strings, not {_said(value)}")
        return tuple(_value(arguments[0], item, where) for item in value)
    if origin is types.UnionType:
        return _value(arguments[0], value, where)
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise ConfigError(f"{where} must be {_NAMES.get(hint, 'a table')}, not {_said(value)}")
    return value


def _said(value: Any) -> str:
    return repr(value) if isinstance(value, str | int | float) else f"a {type(value).__name__}"


def _check_ports(config: Config) -> None:
    """A machine with a port of its own shares an address, which must be said; and ports must differ."""
    shared: dict[int, str] = {}
    for key in (item.name for item in fields(Listen) if item.name != "addresses"):
        port: int = getattr(config.listen, key)
        other = shared.setdefault(port, key) if port else key
        if other != key:
            raise ConfigError(f"listen.{key} and listen.{other} are the same port")
    seen: dict[tuple[str, int], str] = {}
    for name, fixed in config.machines.items():
        if fixed.port is None:
            continue
        if fixed.address is None:
            raise ConfigError(f"machines.{name}.port needs machines.{name}.address, an address of this host")
        firmware = GENERATIONS[fixed.generation or config.firmware.generation]
        if not firmware.plain_ports:
            raise ConfigError(
                f"machines.{name}.port is without TLS, which AMT {firmware.name} does not allow: remove it, or set "
                f'machines.{name}.generation = "{DEFAULT}"'
            )
        other = seen.setdefault((fixed.address, fixed.port), name)
        if other != name:
            raise ConfigError(f"machines.{name} and machines.{other} have the same address and port")
