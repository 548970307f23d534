"""`python -m vamt.pki.check`: whether a client's private key holds, which stands on standard input, DER.

OpenSSL takes 40 ms to see whether primes are primes, in which no other thread of a Python process runs.
"""

from __future__ import annotations

import sys

from vamt.apart import REFUSED
from vamt.pki import keys


def main() -> int:
    """Check it; the status says whether it holds."""
    try:
        keys.check(sys.stdin.buffer.read())
    except keys.InvalidKey:
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main())
