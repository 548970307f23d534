"""The baseline: bare aiohttp that reads a request and answers a fixed body. `python -m benchmarks.bare PORT`"""

from __future__ import annotations

import asyncio
import gc
import sys

from aiohttp import web

BODY = b"x" * 1163
"""As long as the answer to a Get of CIM_SoftwareIdentity."""


async def answer(request: web.BaseRequest) -> web.Response:
    await request.read()
    return web.Response(body=BODY, content_type="application/soap+xml")


async def main(port: int) -> None:
    server = web.Server(answer, access_log=None)
    await asyncio.get_running_loop().create_server(server, "127.0.0.1", port)
    gc.collect()
    gc.freeze()
    print("Ready.", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
