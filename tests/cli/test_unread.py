"""A server whose output nobody reads serves, and ends when it is told to."""

from __future__ import annotations

import socket
from pathlib import Path

from lab.program import ANY_PORTS, Vamt
from support.patience import PATIENCE


def test_with_a_log_that_nobody_reads_machines_answer_and_the_server_ends(tmp_path: Path) -> None:
    vamt = Vamt(tmp_path, f'[listen]\naddresses = ["127.16.0.1"]\n{ANY_PORTS}[log]\nlevel = "debug"\n')
    try:
        vamt.serve(log_is_read=False)
        (machine,) = vamt.machines()
        for _ in range(150):  # each is a line of the log, which holds 4,096 octets
            ask(machine["address"], machine["tls_port"], b"GET / HTTP/1.1\r\n\r\n")
        answer = ask(machine["address"], machine["port"], b"GET / HTTP/1.1\r\nHost: amt\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 303 ")
        assert vamt.machines() == [machine]
        assert vamt.stop() == 0
    finally:
        vamt.close()


def ask(address: str, port: int, question: bytes) -> bytes:
    """The beginning of an answer."""
    with socket.create_connection((address, port), timeout=PATIENCE) as connection:
        connection.sendall(question)
        try:
            return connection.recv(65536)
        except ConnectionResetError:
            return b""
