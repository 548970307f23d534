"""What the errors of a connection mean, also of one that is closed."""

from __future__ import annotations

import libvirt
import pytest

from vamt.backend.connections import connect, disconnect, is_alive, translated
from vamt.errors import BackendUnreachable, DomainGone


def nobody() -> None:
    pass


def test_an_error_of_a_connection_that_is_closed_is_that_nobody_answers() -> None:
    connection = connect("test:///default", nobody)
    assert is_alive(connection)
    disconnect(connection)
    assert not is_alive(connection)
    assert not is_alive(None)
    with pytest.raises(BackendUnreachable), translated(lambda: is_alive(connection)):
        connection.listAllDomains()


def test_an_error_of_a_connection_that_lives_is_what_libvirt_says() -> None:
    connection = connect("test:///default", nobody)
    with pytest.raises(DomainGone), translated(lambda: is_alive(connection)):
        connection.lookupByName("nobody")
    with translated(lambda: is_alive(connection), unless=libvirt.VIR_ERR_NO_DOMAIN):
        connection.lookupByName("nobody")
    disconnect(connection)
