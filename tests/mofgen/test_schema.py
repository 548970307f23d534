"""What generated classes do, and that asking for one loads that one alone."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from vamt import schema
from vamt.schema.AMT_AuditLog import AMT_AuditLog_AuditState
from vamt.schema.CIM_BootConfigSetting import CIM_BootConfigSetting
from vamt.schema.CIM_BootService import (
    CIM_BootService_SetBootConfigRole_OUTPUT,
    CIM_BootService_SetBootConfigRole_ReturnValue,
    CIM_BootService_SetBootConfigRole_Role,
    CIM_BootServiceProvider,
)
from vamt.schema.PT_STATUS import PT_STATUS
from vamt.schema.VAMT_Processor import VAMT_Processor, VAMT_Processor_Enable_ReturnValue


def test_keys_must_be_given() -> None:
    with pytest.raises(TypeError, match="InstanceID"):
        CIM_BootConfigSetting()  # type: ignore[call-arg] # that is what the test is about


def test_values_go_by_name() -> None:
    with pytest.raises(TypeError, match="positional"):
        CIM_BootConfigSetting("Intel(r) AMT: Boot Configuration 0")  # type: ignore[call-arg] # as above


def test_instances_cannot_be_changed() -> None:
    setting = CIM_BootConfigSetting(InstanceID="1")
    with pytest.raises(FrozenInstanceError):
        setting.InstanceID = "2"  # type: ignore[misc] # that is what the test is about
    assert not hasattr(setting, "__dict__")


def test_instances_are_equal_when_their_values_are() -> None:
    one, other = (CIM_BootConfigSetting(InstanceID="1", ElementName="a") for _ in range(2))
    assert one == other
    assert len({one, other}) == 1


def test_outputs_succeed_unless_said_otherwise() -> None:
    assert CIM_BootService_SetBootConfigRole_OUTPUT().ReturnValue == 0


def test_return_value_is_last_on_the_wire() -> None:
    for name in schema.index():
        for method in schema.load(name).INFO.methods.values():
            assert method.outputs[-1].name == "ReturnValue", f"{name}.{method.name}"


def test_enumerations_have_the_numbers_of_the_standard() -> None:
    assert int(CIM_BootService_SetBootConfigRole_Role.IS_NEXT_SINGLE_USE) == 1
    assert int(CIM_BootService_SetBootConfigRole_ReturnValue.ACCESS_DENIED) == 6
    assert int(PT_STATUS.FLASH_WRITE_LIMIT_EXCEEDED) == 38
    assert int(AMT_AuditLog_AuditState.NO_KEY) == 0x10
    assert int(VAMT_Processor_Enable_ReturnValue.APPLIED_AT_NEXT_START) == 32768


def test_a_provider_knows_its_class() -> None:
    assert CIM_BootServiceProvider.CLASS.INFO.name == "CIM_BootService"


def test_our_own_classes_have_our_own_namespace() -> None:
    assert VAMT_Processor(Number=1).epr().uri == "urn:vamt:schema:1/VAMT_Processor"


def test_the_index_says_the_same_as_the_classes() -> None:
    for name, entry in schema.index().items():
        info = schema.load(name).INFO
        assert entry == (info.superclass, info.uri, info.keys, info.association)


def test_what_the_index_does_not_list_is_not_imported() -> None:
    for name in ("_index", "CIM_Nothing", "PT_STATUS", "..errors", ""):
        with pytest.raises(KeyError):
            schema.load(name)


def test_loading_a_class_loads_no_other() -> None:
    script = (
        "import sys; from vamt import schema; schema.load('CIM_WiFiPort');"
        "print(*sorted(name for name in sys.modules if name.startswith('vamt.schema.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    classes = {f"vamt.schema.{name}" for name in schema.index()}
    assert classes.intersection(loaded.stdout.split()) == {"vamt.schema.CIM_WiFiPort"}
