"""What else a console reaches of a real guest: its display, its firmware's words, its user."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from lab.fixtures import Define
from lab.guests import Guest
from lab.libvirtd import Libvirtd
from lab.recorder import Recorder
from lab.screens import SCREEN
from support.patience import PATIENCE
from vamt.backend.base import Ability, BootOnce
from vamt.backend.libvirt import LibvirtBackend
from vamt.errors import NotSupported, WrongState

SPEAKS_RFB = b"RFB 003.008\n"
NO_SECURITY = b"\1\1"

Known = Callable[..., Awaitable[Guest]]


@pytest.fixture
def microguest(real: LibvirtBackend, told: Recorder, define_microguest: Define) -> Known:
    """Defines a microguest of which the backend has told."""
    del real

    async def known(**options: object) -> Guest:
        guest = define_microguest(**options)
        await told.until(lambda: guest.uuid in told.domains)
        return guest

    return known


@pytest.mark.parametrize(
    "graphics",
    [
        SCREEN,
        "<graphics type='vnc' port='-1' autoport='yes' passwd='s3cret'/>",
        "<graphics type='vnc' socket='{folder}/display'/>",
    ],
)
async def test_a_display_speaks_rfb_to_its_owner_and_asks_no_password(
    graphics: str, real: LibvirtBackend, told: Recorder, microguest: Known, libvirtd: Libvirtd
) -> None:
    guest = await microguest(extra=graphics.format(folder=libvirtd.guests))
    assert Ability.DISPLAY in told.domains[guest.uuid].abilities
    with pytest.raises(WrongState):
        await real.open_display(guest.uuid)
    await real.start(guest.uuid)
    loop = asyncio.get_running_loop()
    with await real.open_display(guest.uuid) as display:
        assert not display.getblocking()
        async with asyncio.timeout(PATIENCE):
            assert await loop.sock_recv(display, 12) == SPEAKS_RFB
            await loop.sock_sendall(display, SPEAKS_RFB)
            assert await loop.sock_recv(display, 2) == NO_SECURITY
            await real.destroy(guest.uuid)
            assert await loop.sock_recv(display, 1) == b""


async def test_a_domain_without_a_display_says_so(
    real: LibvirtBackend, told: Recorder, microguest: Known
) -> None:
    guest = await microguest()
    assert Ability.DISPLAY not in told.domains[guest.uuid].abilities
    await real.start(guest.uuid)
    with pytest.raises(NotSupported, match="no VNC display"):
        await real.open_display(guest.uuid)


async def test_the_firmware_writes_to_the_serial_port_in_the_one_start_that_is_told_so(
    real: LibvirtBackend, told: Recorder, microguest: Known
) -> None:
    guest = await microguest(devices=("empty-cdrom",))
    assert Ability.FIRMWARE_ON_SERIAL in told.domains[guest.uuid].abilities
    await real.start(guest.uuid, BootOnce("once", firmware_on_serial=True))
    await guest.serial.says("No bootable device")
    assert Ability.FIRMWARE_ON_SERIAL not in told.domains[guest.uuid].abilities
    await real.restart(guest.uuid)
    assert Ability.FIRMWARE_ON_SERIAL in told.domains[guest.uuid].abilities


async def test_the_agent_tells_the_guests_user_and_no_shell_sees_the_text(
    real: LibvirtBackend, told: Recorder, define_linux: Define
) -> None:
    guest = define_linux()
    await told.until(lambda: guest.uuid in told.domains)
    with pytest.raises(NotSupported):
        await real.tell_user(guest.uuid, "nobody is there")
    await real.start(guest.uuid)
    await guest.serial.says("GUEST READY")
    guest.serial.type(
        "rm /bin/wall; printf '#!/bin/sh\\ncat >/dev/ttyS0\\n' >/bin/wall; chmod 755 /bin/wall; echo DO''NE\n"
    )
    await guest.serial.says("\nDONE")
    await told.until(lambda: told.domains[guest.uuid].agent)
    await real.tell_user(guest.uuid, "code 123456; $(reboot) `id` -n")
    await guest.serial.says("code 123456; $(reboot) `id` -n")
