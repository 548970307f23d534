"""Redirection protocols without I/O: the log-in on ports 16994 and 16995, serial over LAN, storage, remote desktop.

Each is a state machine of plain values (`vamt.redirection.core.Core`). Nothing here waits, reads a clock or
knows a hypervisor.
"""
