"""The client inside: it sees and changes a machine as anybody outside would, and no more."""

from __future__ import annotations

import logging

import pytest

from support.machines import Made, make
from support.talking import ADMIN, registry
from vamt.auth.principal import Principal
from vamt.auth.realms import Realm
from vamt.firmware.boot import NextBoot
from vamt.schema.AMT_BootSettingData import AMT_BootSettingData
from vamt.schema.AMT_PublicKeyCertificate import AMT_PublicKeyCertificate
from vamt.schema.CIM_AssociatedPowerManagementService import CIM_AssociatedPowerManagementService
from vamt.schema.CIM_BootConfigSetting import CIM_BootConfigSetting
from vamt.schema.CIM_BootSourceSetting import CIM_BootSourceSetting
from vamt.schema.CIM_PowerManagementService import CIM_PowerManagementService
from vamt.schema.CIM_Processor import CIM_Processor
from vamt.wsman.faults import AccessDenied
from vamt.wsman.local import Local, Refused
from vamt.wsman.service import Service

GUEST = Principal("eve", "192.0.2.9", frozenset({int(Realm.HARDWARE_ASSET)}), proof=None)


def local(made: Made, principal: Principal = ADMIN) -> Local:
    return Local(registry(), Service(registry()), made.machine, principal)


def test_it_reads_typed_instances_of_the_machine() -> None:
    (processor,) = local(make()).instances(CIM_Processor)
    assert processor.MaxClockSpeed == 2600


def test_a_class_nobody_implements_has_no_instances() -> None:
    class Nobody:
        index = registry().index

        def provider(self, name: str) -> None:
            return None

        def subclasses(self, name: str) -> tuple[str, ...]:
            return ()

    inside = Local(Nobody(), Service(registry()), make().machine, ADMIN)
    assert inside.instances(CIM_Processor) == ()
    assert inside.first(CIM_Processor) is None


async def test_a_method_is_called_with_references_and_arrays() -> None:
    made = make()
    inside = local(made)
    (configuration,) = inside.instances(CIM_BootConfigSetting)
    pxe = next(source for source in inside.instances(CIM_BootSourceSetting) if "PXE" in source.InstanceID)
    answer = await inside.invoke(configuration, "ChangeBootOrder", Source=(pxe.epr(),))
    assert answer == {"ReturnValue": 0}
    assert made.machine.snapshot.section(NextBoot).source == pxe.InstanceID
    await inside.invoke(configuration, "ChangeBootOrder", Source=())
    assert made.machine.snapshot.section(NextBoot).source is None


async def test_an_instance_is_put_with_its_changes() -> None:
    made = make()
    inside = local(made)
    (settings,) = inside.instances(AMT_BootSettingData)
    await inside.put(settings, BIOSSetup=True)
    assert made.machine.snapshot.section(NextBoot).BIOSSetup


async def test_what_a_user_may_not_read_or_change_is_denied() -> None:
    made = make()
    inside = local(made, GUEST)
    assert inside.instances(CIM_Processor)
    assert not inside.may(CIM_PowerManagementService, "RequestPowerStateChange", change=True)
    assert inside.first(AMT_BootSettingData) is None
    with pytest.raises(AccessDenied):
        inside.instances(AMT_BootSettingData)
    (settings,) = local(made).instances(AMT_BootSettingData)
    with pytest.raises(AccessDenied):
        await inside.put(settings, BIOSSetup=True)


async def test_a_fault_says_what_it_is() -> None:
    made = make()
    stranger = AMT_PublicKeyCertificate(InstanceID="nobody's")
    with pytest.raises(Refused, match=r"^\w+$"):
        await local(made).put(stranger, ElementName="x")


async def test_a_change_is_logged_like_everybodys(caplog: pytest.LogCaptureFixture) -> None:
    made = make()
    inside = local(made)
    (service,) = inside.instances(CIM_PowerManagementService)
    (power,) = inside.instances(CIM_AssociatedPowerManagementService)
    with caplog.at_level(logging.INFO, "vamt.wsman"):
        await inside.invoke(
            service, "RequestPowerStateChange", PowerState=8, ManagedElement=power.UserOfService
        )
    assert made.hypervisor.verbs == ["destroy"]
    assert (
        "change machine=one user=admin peer=192.0.2.1"
        " what=CIM_PowerManagementService.RequestPowerStateChange result=0" in caplog.text
    )
