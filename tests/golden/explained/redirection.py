"""Redirection, the remote desktop and screens."""

from __future__ import annotations

from typing import Final

from golden.explained import AsRecorded, Difference
from support.machines import Made, make
from support.recordings import Recording
from vamt.firmware.features import Desktop, SecureOutput
from vamt.firmware.screens import Seen


def _desktop(recording: Recording) -> Made:
    return make(None, Desktop(requested=int(recording.value("RequestedState") or 5)))


def _no_desktop(recording: Recording) -> Made:
    return make(None, Desktop(enabled=False))


def _output(recording: Recording) -> Made:
    return make(None, SecureOutput(DefaultScreen=1, RequestedLanguage=2))


def _seen(_: Recording) -> Made:
    return make(None, Seen(1920, 1080))


MACHINES: Final[dict[str, AsRecorded]] = {
    "CIM_KVMRedirectionSAP": _desktop,
    "CIM_RedirectionService": _no_desktop,
    "IPS_ScreenSettingData": _seen,
    "IPS_SecIOService": _output,
}

PARAMETERS: Final = {
    "AMT_RedirectionService.Put": "<h:ListenerEnabled>true</h:ListenerEnabled>",
    "AMT_RedirectionService.RequestStateChange": "<h:RequestedState>32771</h:RequestedState>",
}

ONE_SCREEN: Final = "a virtual machine has one screen"
ARRAYS: Final = {
    "IsActive": (("true", "true", "false", "false"), ("true", "false", "false", "false")),
    "ResolutionX": (("1920", "1920", "0", "0"), ("1920", "0", "0", "0")),
    "ResolutionY": (("1080", "1080", "0", "0"), ("1080", "0", "0", "0")),
    "UpperLeftX": (("0", "1920", "-1", "-1"), ("0", "-1", "-1", "-1")),
    "UpperLeftY": (("0", "0", "-1", "-1"), ("0", "-1", "-1", "-1")),
}
INDEXES: Final = ("PrimaryIndex", "SecondaryIndex", "TertiaryIndex", "QuadraryIndex")


def _array(name: str, values: tuple[str, ...]) -> str:
    return "".join(f"<P:{name}>{value}</P:{name}>" for value in values)


EXPLAINED: Final = [
    difference
    for file in ("get", "pull")
    for difference in (
        *(
            Difference(f"ips/screensetting/{file}.xml", _array(name, theirs), _array(name, ours), ONE_SCREEN)
            for name, (theirs, ours) in ARRAYS.items()
        ),
        *(
            Difference(
                f"ips/screensetting/{file}.xml",
                f"<P:{name}>{number + 1}<",
                f"<P:{name}>0<",
                ONE_SCREEN,
            )
            for number, name in enumerate(INDEXES)
            if number
        ),
        Difference(
            f"ips/screensetting/{file}.xml",
            "<P:ElementName>test<",
            "<P:ElementName>Intel(r) Screen Settings<",
            "named by whoever recorded it",
        ),
        Difference(
            f"ips/secio/service/{file}.xml",
            "<P:language>1<",
            "<P:language>0<",
            "what vamt draws is in English, whatever is asked for",
        ),
    )
]
