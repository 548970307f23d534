"""The errors vamt raises for its own faults and its hosts'. The peer's faults are in `vamt.wsman.faults`."""

from __future__ import annotations


class VamtError(Exception):
    """Whatever vamt itself reports; its text is a sentence for the person who runs it."""


class ConfigError(VamtError):
    """The configuration cannot be used; the text names the key, and those that exist or the nearest of them."""


class StateError(VamtError):
    """The state folder cannot be used: locked by another vamt, unreadable, or of a newer version."""


class UnreadableSection(StateError):
    """A part of one machine's state is stored and cannot be read: nothing is known of it, not even a default."""


class BackendError(VamtError):
    """A hypervisor did not do what a verb asked."""


class BackendUnreachable(BackendError):
    """The hypervisor does not answer; nothing is known to have happened."""


class BackendTimeout(BackendError):
    """The deadline passed; the operation may still complete."""


class DomainGone(BackendError):
    """The domain no longer exists."""


class NotSupported(BackendError):
    """The domain, or its hypervisor, cannot do that at all."""


class WrongState(BackendError):
    """The domain cannot do that in the state it is in."""


class InSession(BackendError):
    """The firmware does not let go of the machine while somebody redirects."""


class PortBusy(BackendError):
    """Someone else has what only one can have; the text says what to do."""
