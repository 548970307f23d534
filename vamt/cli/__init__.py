"""The command line: one module per command, each imported when it is asked for."""

from vamt.cli.main import main

__all__ = ["main"]
