"""A domain that ends just as it is switched off."""

from __future__ import annotations

import libvirt
import pytest

from vamt.backend.libvirt import _destroy


class Domain:
    """What of a libvirt domain is needed: it is active or not, and refuses to be destroyed."""

    def __init__(self, code: int, *active: bool) -> None:
        self.code = code
        self.active = list(active)

    def isActive(self) -> bool:  # libvirt's name
        return self.active.pop(0)

    def destroy(self) -> None:
        error = libvirt.libvirtError("refused")
        error.err = (self.code, 0, "refused", 0, "", "", "", 0, 0)
        raise error


def test_one_that_is_off_by_then_was_switched_off() -> None:
    _destroy(Domain(libvirt.VIR_ERR_OPERATION_INVALID, True, False))


@pytest.mark.parametrize(
    ("code", "active"),
    [
        (libvirt.VIR_ERR_OPERATION_INVALID, (False, False)),
        (libvirt.VIR_ERR_OPERATION_INVALID, (True, True)),
        (libvirt.VIR_ERR_OPERATION_TIMEOUT, (True, False)),
    ],
)
def test_any_other_refusal_is_one(code: int, active: tuple[bool, ...]) -> None:
    with pytest.raises(libvirt.libvirtError):
        _destroy(Domain(code, *active))
