"""A fuzzer for everything that listens on the redirection ports; `python -m tests.fuzz` runs it."""
