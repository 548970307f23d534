"""Giving memory back to the system once a crowd has left.

glibc keeps what is freed in its heap: what thousands of TLS connections took stays the process's, unless the heap is
told to let go of it.
"""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """Let go of what is not in use, some milliseconds in which other threads get on; nothing without glibc."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
