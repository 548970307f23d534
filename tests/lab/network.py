"""A network of the tests' own, so that AMT's fixed ports are free whatever else this host serves.

Everything the process starts afterwards lives in it: vamt, libvirtd with its QEMUs, Chromium, MeshCentral. Only root
may have one; nothing on this network reaches another machine.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import socket
import struct
from functools import cache
from typing import Final

_CLONE_NEWNET: Final = 0x40000000
_SIOCGIFFLAGS: Final = 0x8913
_SIOCSIFFLAGS: Final = 0x8914
_IFF_UP: Final = 1
_REQUEST: Final = "16sh22x"
"""struct ifreq: an interface's name and its flags."""


@cache
def why_shared() -> str | None:
    """Leave the host's network for a new one; or why that cannot be.

    Does so once, for the calling thread and what it starts: to be called before there are others.
    """
    if os.geteuid() != 0:
        return "only root can have a network of its own"
    if ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWNET) != 0:
        return f"no network of its own: {os.strerror(ctypes.get_errno())}"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack(_REQUEST, b"lo", 0)
        name, flags = struct.unpack(_REQUEST, fcntl.ioctl(any_socket, _SIOCGIFFLAGS, request))
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack(_REQUEST, name, flags | _IFF_UP))
    return None
