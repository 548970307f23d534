"""Peers that take all the connections there are: every machine goes on answering, and the log stays short."""

from __future__ import annotations

import contextlib
import resource
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from requests.auth import HTTPDigestAuth

from lab.program import ANY_PORTS, Vamt

DESCRIPTORS = 300
MACHINES = 3
CONFIG = f"""
uris = ["test://{{folder}}/node.xml"]
[listen]
addresses = ["0.0.0.0"]
{ANY_PORTS}"""
DOMAIN = "<domain type='test'><name>vm{0}</name><memory>1048576</memory><os><type>hvm</type></os></domain>"


@pytest.fixture
def vamt(tmp_path: Path) -> Iterator[Vamt]:
    (tmp_path / "node.xml").write_text(
        f"<node>{''.join(DOMAIN.format(number) for number in range(MACHINES))}</node>", "utf-8"
    )
    program = Vamt(tmp_path, CONFIG.format(folder=tmp_path))
    yield program
    program.close()


def test_silent_connections_beyond_all_descriptors_stop_no_machine_and_no_command(vamt: Vamt) -> None:
    if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < 3000:
        pytest.skip("the test itself needs 3,000 open files")
    vamt.serve(descriptors=DESCRIPTORS)
    machines = vamt.machines()
    assert len(machines) == MACHINES
    passwords = [vamt.run("password", machine["name"]).stdout.split()[-1] for machine in machines]
    with contextlib.ExitStack() as stack:
        for number in range(2000):
            machine = machines[number % MACHINES]
            port = machine[("port", "tls_port", "redirection_port")[number // 3 % 3]]
            source = f"127.0.0.{2 + number % 7}"
            connection = socket.create_connection(
                (machine["address"], port), timeout=30, source_address=(source, 0)
            )
            stack.enter_context(connection)
        for machine, password in zip(machines, passwords, strict=True):
            address = f"http://{machine['address']}:{machine['port']}/wsman"
            answer = requests.post(address, data="", auth=HTTPDigestAuth("admin", password), timeout=30)
            assert answer.status_code == 400
        assert [each["name"] for each in vamt.machines()] == [each["name"] for each in machines]
        changed = vamt.run("password", machines[0]["name"], "--rotate")
        assert changed.returncode == 0, changed.stderr
        assert changed.stdout.split()[-1] != passwords[0]
        in_use = len(list(Path(f"/proc/{vamt.servers[0].pid}/fd").iterdir()))
        assert in_use < DESCRIPTORS - 64
    assert vamt.stop() == 0
    assert "Traceback" not in "".join(vamt.log)
    assert sum("crowded" in line for line in vamt.log) == 1
    assert len(vamt.log) < 20
