"""The tests' own network: what else this host serves keeps no port from them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from lab import network

LISTEN = (
    "import socket, sys\n"
    "from lab import network\n"
    "assert network.why_shared() is None\n"
    "with socket.create_server(('127.0.0.1', int(sys.argv[1]))) as listening:\n"
    "    socket.create_connection(listening.getsockname()).close()\n"
    "    print('connected')\n"
)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can have a network of its own")
def test_a_port_that_something_else_listens_on_is_free_in_a_network_of_its_own() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = subprocess.run(
            [sys.executable, "-c", LISTEN, str(taken.getsockname()[1])],
            env={**os.environ, "PYTHONPATH": str(Path(network.__file__).parents[1])},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (said.stdout, said.stderr) == ("connected\n", "")
