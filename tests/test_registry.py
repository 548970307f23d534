"""Every class has one implementation, or a clear refusal."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints
from types import SimpleNamespace
from typing import Any

import pytest

from vamt import registry, schema
from vamt.errors import ConfigError
from vamt.provider import Provider
from vamt.registry import Registry


class Capabilities(Provider[Any]):
    CLASS = schema.load("AMT_BootCapabilities")


class OtherCapabilities(Provider[Any]):
    CLASS = schema.load("AMT_BootCapabilities")


class Boot(Provider[Any]):
    CLASS = schema.load("CIM_BootService")


def test_a_class_is_found_by_its_name_and_by_its_ancestors() -> None:
    found = Registry([Capabilities, Boot])
    assert isinstance(found.provider("CIM_BootService"), Boot)
    assert found.provider("CIM_Service") is None
    assert found.subclasses("CIM_Service") == ("CIM_BootService",)
    assert found.subclasses("CIM_ManagedElement") == ("AMT_BootCapabilities", "CIM_BootService")
    assert found.subclasses("CIM_NoSuchClass") == ()


def test_every_class_of_the_schema_is_known_with_or_without_a_provider() -> None:
    assert Registry([]).index.keys() == schema.index().keys()


def test_two_providers_for_one_class_are_both_named() -> None:
    with pytest.raises(ConfigError, match=r"AMT_BootCapabilities.*\.Capabilities and .*\.OtherCapabilities"):
        Registry([Capabilities, OtherCapabilities])


def test_a_package_that_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = EntryPoints([EntryPoint("broken", "no_such_package", registry.GROUP)])
    monkeypatch.setattr(registry, "entry_points", lambda group: broken.select(group=group))
    with pytest.raises(ConfigError, match="no_such_package"):
        Registry.installed()


def test_a_class_of_no_generated_schema_is_refused() -> None:
    info = SimpleNamespace(name="X_Stranger")
    stranger = type(
        "Stranger", (Provider,), {"CLASS": type("X", (), {"INFO": info, "__module__": "nowhere.x"})}
    )
    with pytest.raises(ConfigError, match="X_Stranger"):
        Registry([stranger])
