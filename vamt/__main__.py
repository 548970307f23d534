"""`python -m vamt`: the command line."""

import sys

from vamt.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
