"""The baseline of TLS: asyncio's own server, with one certificate. `python -m benchmarks.bare_tls PORT`"""

from __future__ import annotations

import asyncio
import gc
import ssl
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from vamt.net.tls import as_pem
from vamt.pki import certificates, keys


def context() -> ssl.SSLContext:
    private = keys.generate()
    certificate = certificates.self_signed(private, UUID(int=1), datetime.now(UTC))
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        pem = Path(folder, "pem")
        pem.write_bytes(as_pem("RSA PRIVATE KEY", private) + as_pem("CERTIFICATE", certificate))
        made.load_cert_chain(pem)
    return made


async def main(port: int) -> None:
    await asyncio.get_running_loop().create_server(
        asyncio.Protocol, "127.0.0.1", port, ssl=context(), backlog=1024
    )
    gc.collect()
    gc.freeze()
    print("Ready.", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
