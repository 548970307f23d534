"""The certificate of a machine, over the life of the program."""

from __future__ import annotations

import signal
import socket
import ssl

from lab.program import Vamt
from support.patience import PATIENCE


def shown(vamt: Vamt) -> str:
    """The certificate the first machine presents."""
    machine = vamt.machines()[0]
    return ssl.get_server_certificate((machine["address"], machine["tls_port"]), timeout=PATIENCE)


def test_a_certificate_survives_restarts_and_kills(vamt: Vamt) -> None:
    vamt.serve()
    first = shown(vamt)
    assert vamt.stop() == 0
    vamt.serve()
    assert shown(vamt) == first
    vamt.stop(signal.SIGKILL)
    vamt.serve()
    assert shown(vamt) == first


def test_a_certificate_that_was_seen_once_survives_a_kill_right_after(vamt: Vamt) -> None:
    vamt.serve()
    first = shown(vamt)
    vamt.stop(signal.SIGKILL)
    vamt.serve()
    assert shown(vamt) == first


def test_a_server_ends_at_once_though_handshakes_are_going_on(vamt: Vamt) -> None:
    vamt.serve()
    machine = vamt.machines()[0]
    with socket.create_connection((machine["address"], machine["tls_port"])):
        assert vamt.stop() == 0
