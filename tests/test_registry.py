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
from vamt_providers import PROVIDERS


class Capabilities(Provider[Any]):
    CLASS = schema.load("AMT_BootCapabilities")


class OtherCapabilities(Provider[Any]):
    CLASS = schema.load("AMT_BootCapabilities")


class Boot(Provider[Any]):
    CLASS = schema.load("CIM_BootService")


def test_a_class_is_found_by_its_name_and_by_its_ancestors() -> None:
    found = Registry({"CIM_BootService": Boot, "AMT_BootCapabilities": Capabilities})
    assert isinstance(found.provider("CIM_BootService"), Boot)
    assert found.provider("CIM_Service") is None
    assert found.subclasses("CIM_Service") == ("CIM_BootService",)
    assert found.subclasses("CIM_ManagedElement") == ("CIM_BootService", "AMT_BootCapabilities")
    assert found.subclasses("CIM_NoSuchClass") == ()


def test_every_class_of_the_schema_is_known_with_or_without_a_provider() -> None:
    assert Registry({}).index.keys() == schema.index().keys()


def test_two_providers_for_one_class_are_both_named() -> None:
    with pytest.raises(ConfigError, match=r"AMT_BootCapabilities.*:Capabilities and .*:OtherCapabilities"):
        Registry({"AMT_BootCapabilities": Capabilities}, {"AMT_BootCapabilities": OtherCapabilities})


@pytest.mark.parametrize(
    "place", ["nowhere:Boot", "vamt_providers.boot:Nothing", "vamt_providers.boot:BootConfigSetting"]
)
def test_a_provider_that_is_not_where_it_is_said_to_be_is_named_when_asked_for(place: str) -> None:
    found = Registry({"CIM_BootService": place})
    with pytest.raises(ConfigError, match="CIM_BootService"):
        found.provider("CIM_BootService")


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_built_in_provider_is_where_its_table_says(name: str) -> None:
    assert Registry(PROVIDERS).provider(name) is not None


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
        Registry({"X_Stranger": stranger})
