"""Our answers against those recorded from real devices, byte for byte.

Every recording of a class that works is compared with our answer to the request the Go client sends, from a
machine that is as the recorded one was where a machine can be. What still differs stands in `explained`, each
difference with its reason; a row that is no longer true fails.
"""

from __future__ import annotations

from typing import Final

import pytest

from golden.explained import WHOLE, collected
from support import requests
from support.machines import Made, make
from support.recordings import Recording, blanked, recordings
from support.talking import Console, registry

EXPLAINED, MACHINES, PARAMETERS = collected()

NOT_COMPARED: Final = {
    "AMT_AssetTableService": "Intel's own structures of SMBIOS, which no guest's firmware has",
    "AMT_Hdr8021Filter": "system defense; and its recordings are invented",
}
"""Recorded classes that nothing implements, and why."""

ALL: Final = recordings()
RECORDED: Final = {one.path: one for one in ALL if registry().subclasses(one.class_name)}
pytestmark = pytest.mark.skipif(not RECORDED, reason="the reference shelf is not here")


def as_recorded(recording: Recording) -> Made:
    """A machine with what of the recorded one's values a machine can have.

    Unless it has to be another, it is the device that says its version in a recording, to the letter.
    """
    return MACHINES.get(recording.class_name, _that_says_its_version)(recording)


def _that_says_its_version(_: Recording) -> Made:
    return make(generation="12.0", version="12.0.67.1579", strict=True)


async def answer_to(recording: Recording) -> bytes:
    """Our answer to the request that was sent for it."""
    console, uri = Console(as_recorded(recording)), recording.class_name
    number = recording.value("RelatesTo") or ""
    match recording.operation:
        case "get":
            instance = recording.value("InstanceID")
            keys = {} if instance is None else {"InstanceID": instance}
            request = requests.get(uri, message_id=number, **keys)
        case "enumerate":
            request = requests.enumerate_(uri, message_id=number)
        case "pull":
            opened = await console.enumerate(uri)
            request = requests.pull(uri, opened.context, message_id=number)
        case "put":
            instance = recording.value("InstanceID")
            chosen = "" if instance is None else requests.selectors(InstanceID=instance)
            request = requests.put(uri, PARAMETERS.get(f"{uri}.Put", ""), chosen=chosen, message_id=number)
        case "create":
            request = requests.create(uri, PARAMETERS.get(f"{uri}.Create", ""), message_id=number)
        case "delete":
            instance = PARAMETERS.get(f"{uri}.Delete")
            keys = {} if instance is None else {"InstanceID": instance}
            request = requests.delete(uri, message_id=number, **keys)
        case _:
            method = (recording.value("Action") or "").rpartition("/")[2].removesuffix("Response")
            request = requests.invoke(uri, method, PARAMETERS.get(f"{uri}.{method}", ""), message_id=number)
    return (await console.send(request)).body


@pytest.mark.parametrize("path", RECORDED)
async def test_the_answer_is_the_recorded_one_but_for_the_explained_differences(path: str) -> None:
    recording = RECORDED[path]
    rows = [row for row in EXPLAINED if row.recording == path]
    expected, prefix = recording.text, "h:" if recording.operation == "pull" else "g:"
    answer = blanked((await answer_to(recording)).decode())
    for row in rows:
        if row.recorded == WHOLE:
            assert answer != expected
            assert row.ours in answer
            return
        recorded, ours = row.recorded.replace("P:", prefix), row.ours.replace("P:", prefix)
        assert expected.count(recorded) == 1, f"no longer true: {row}"
        expected = expected.replace(recorded, ours)
    assert answer == expected


def test_every_explanation_is_of_a_recording() -> None:
    assert {row.recording for row in EXPLAINED} <= set(RECORDED)


def test_only_classes_that_a_wired_virtual_machine_cannot_have_are_not_compared() -> None:
    left_out = {one.class_name for one in ALL if one.path not in RECORDED}
    assert left_out == set(NOT_COMPARED)
