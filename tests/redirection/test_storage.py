"""The device side of storage redirection, octet for octet and against consoles with all their quirks."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.fuzz import FEW
from support.target import GRACEFUL, NOW, ON_REBOOT, Amtider, Gone, MeshCommander
from vamt.redirection.atapi import Capacity, Device, Sense
from vamt.redirection.core import Ended, Event
from vamt.redirection.storage import Data, Failed, Media, Storage

OPEN = bytes.fromhex("40 000000 00000000 3075 0000 204E 01000000")
OPEN_REPLY = bytes.fromhex("41 000000 00000000 0100010000000000 00200020 00 00 000000 57010000 00")
FEATURES = bytes.fromhex("48 000000 01000000 03 19000000")
FEATURES_REPLY = bytes.fromhex("49 000000 01000000 03 01000000")
CD_CAPACITY = bytes.fromhex("50 000000 02000000 00000000 0000 10 A0 25 00000000000000000000 00")
CD_HAS_64_BLOCKS = bytes.fromhex(
    "54 000002 02000000 00 0800 00 B500020008001058 8500030000001050 000000 000000 0000003F 00000800"
)
FLOPPY_CAPACITY = bytes.fromhex("50 000000 03000000 00000000 0000 00 A0 25 00000000000000000000 00")
NO_FLOPPY = bytes.fromhex("51 000002 03000000 000000000000000000000000 872003000000A051 023A00")
READ = bytes.fromhex("50 000000 04000000 00000000 0000 10 A0 28 00 00000005 00 0002 00 0000")
GOOD_WITHOUT_DATA = bytes.fromhex("51 000002 04000000 000000000000000000000000 C50003000000B050 000000")

CD = bytes(range(256)) * 8 * 64
"""64 blocks."""
FLOPPY = bytes(reversed(range(256))) * 2 * 100
"""100 blocks."""


@dataclass
class Bench:
    """A device and a console with a clock between them."""

    console: MeshCommander
    sizes: list[int] = field(default_factory=list)
    """In which pieces the device receives what the console says, over and over."""
    now: float = 0.0
    events: list[Event] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    gone: str = ""

    def __post_init__(self) -> None:
        self.core = Storage(self.now, command_seconds=10.0)

    def start(self) -> Bench:
        self.hear(self.console.begin())
        self.settle()
        self.wait(0.1)
        return self

    def hear(self, data: bytes) -> None:
        for size in itertools.cycle(self.sizes or [len(data)]):
            self.events += self.core.receive(data[:size], self.now)
            data = data[size:]
            if not data:
                return

    def settle(self) -> None:
        """Until nobody has anything to say."""
        while messages := self.core.take():
            self.sent += messages
            for message in messages:
                try:
                    for answer in self.console.receive(message):
                        self.hear(answer)
                except Gone as gone:
                    self.gone = str(gone)
                    return

    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while (due := self.core.next_timer()) is not None and due <= end:
            self.now = max(due, self.now)
            self.events += self.core.on_timer(self.now)
            self.settle()
        self.now = end

    def read(self, lba: int, blocks: int, token: object = "it") -> list[Event]:
        before = len(self.events)
        self.core.read("cdrom", lba, blocks, token, self.now)
        self.settle()
        return self.events[before:]


def spoken(core: Storage) -> bytes:
    return b"|".join(core.take())


def opened(*more: bytes) -> Storage:
    """A device that has been told of a CD with 64 blocks and no floppy."""
    core = Storage(0.0, command_seconds=10.0)
    for data in (OPEN, FEATURES):
        assert core.receive(data, 0.0) == []
    core.on_timer(1.0)
    for data in (CD_HAS_64_BLOCKS, NO_FLOPPY, *more):
        core.receive(data, 1.0)
    core.take()
    return core


def test_a_session_with_meshcommander_is_as_recorded() -> None:
    core = Storage(0.0)
    assert core.receive(OPEN, 0.0) == []
    assert spoken(core) == OPEN_REPLY
    core.receive(FEATURES, 0.0)
    assert spoken(core) == FEATURES_REPLY
    due = core.next_timer()
    assert due is not None
    core.on_timer(due)
    assert spoken(core) == CD_CAPACITY
    assert core.receive(CD_HAS_64_BLOCKS, 1.0) == []
    assert spoken(core) == FLOPPY_CAPACITY
    assert core.receive(NO_FLOPPY, 1.0) == [Media(Capacity(64, 2048), None, "now", 1 << 20)]
    core.read("cdrom", 5, 2, "token", 1.0)
    assert spoken(core) == READ
    core.close()
    assert spoken(core) == bytes.fromhex("43 000000 05000000")


def test_the_first_command_comes_after_a_pause_since_amtider_throws_away_what_comes_with_the_reply() -> None:
    core = Storage(0.0)
    core.receive(OPEN + FEATURES, 0.0)
    core.take()
    due = core.next_timer()
    assert due is not None
    assert due >= 0.02
    assert core.on_timer(due - 0.001) == []
    assert core.take() == []


@pytest.mark.parametrize(("value", "when"), [(NOW, "now"), (GRACEFUL, "graceful"), (ON_REBOOT, "reset")])
def test_the_console_says_when_its_media_appear(value: int, when: str) -> None:
    bench = Bench(MeshCommander(CD, FLOPPY, when=value)).start()
    (event,) = bench.events
    assert event == Media(Capacity(64, 2048), Capacity(100, 512), when, 1 << 20)  # type: ignore[arg-type]


def test_a_console_may_ask_what_is_supported_and_what_is_on() -> None:
    core = Storage(0.0)
    core.receive(OPEN, 0.0)
    core.take()
    core.receive(bytes.fromhex("48 000000 01000000 01  48 000000 02000000 02"), 0.0)
    assert spoken(core) == bytes.fromhex("49 000000 01000000 01 01000000 7C 49 000000 02000000 02 00000000")
    core.receive(FEATURES, 0.0)
    core.take()
    core.receive(bytes.fromhex("48 000000 03000000 02"), 0.0)
    assert spoken(core) == bytes.fromhex("49 000000 04000000 02 02000000")


def test_amtider_is_understood_though_its_open_is_malformed() -> None:
    bench = Bench(Amtider(CD)).start()
    (event,) = bench.events
    assert isinstance(event, Media)
    assert (event.cdrom, event.floppy) == (Capacity(64, 2048), None)
    assert event.largest_read == 64 * 1024  # more does not fit into its socket
    assert bench.read(0, 32) == [Data("it", CD[: 32 * 2048])]


def test_a_read_of_many_chunks_comes_in_one_piece() -> None:
    bench = Bench(MeshCommander(CD)).start()
    assert bench.read(10, 20) == [Data("it", CD[10 * 2048 : 30 * 2048])]
    assert bench.console.commands[-1] == bytes.fromhex("10 28 00 0000000A 00 0014 00 0000")


def test_one_command_is_outstanding_and_the_others_wait_in_turn() -> None:
    bench = Bench(MeshCommander(CD, FLOPPY)).start()
    asked: list[tuple[Device, int]] = [("cdrom", 0), ("floppy", 1), ("cdrom", 2)]
    for device, lba in asked:
        bench.core.read(device, lba, 1, (device, lba), bench.now)
    for _ in asked:
        (command,) = bench.core.take()
        for answer in bench.console.receive(command):
            bench.hear(answer)
    assert bench.core.take() == []
    assert [event.token for event in bench.events if isinstance(event, Data)] == asked


def test_a_queue_of_commands_has_an_end() -> None:
    core = opened()
    for token in range(65):
        core.read("cdrom", 0, 1, token, 1.0)
    with pytest.raises(ValueError, match="waiting"):
        core.read("cdrom", 0, 1, "more", 1.0)


@pytest.mark.parametrize(
    ("device", "lba", "blocks"),
    [("cdrom", 63, 2), ("cdrom", 64, 1), ("cdrom", -1, 1), ("cdrom", 0, 0), ("floppy", 0, 1)],
)
def test_nothing_is_ever_read_that_is_not_on_the_medium(device: str, lba: int, blocks: int) -> None:
    core = opened()
    with pytest.raises(ValueError, match="not on"):
        core.read(device, lba, blocks, "it", 1.0)  # type: ignore[arg-type]
    assert core.take() == []


def test_good_without_data_is_a_medium_error() -> None:
    core = opened()
    core.read("cdrom", 5, 2, "it", 1.0)
    assert core.receive(GOOD_WITHOUT_DATA, 1.0) == [Failed("it", Sense(3, 0x11, 0))]
    core.take()
    core.read("cdrom", 5, 2, "next", 1.0)
    assert len(core.take()) == 1


def test_an_error_is_told_with_its_sense() -> None:
    console = MeshCommander(CD)
    bench = Bench(console).start()
    console.spoil = lambda _: [console.end(0xB0, (3, 0x02, 0))]
    assert bench.read(0, 1) == [Failed("it", Sense(3, 0x02, 0))]
    console.spoil = lambda _: None
    assert bench.read(0, 1) == [Data("it", CD[:2048])]


@pytest.mark.parametrize("octets", [0, 1, 2047, 2049, 60_000])
def test_another_length_than_asked_for_is_a_medium_error(octets: int) -> None:
    console = MeshCommander(CD)
    bench = Bench(console).start()
    console.spoil = lambda _: [console.data(0xB0, bytes(octets), last=True)]
    assert bench.read(0, 1) == [Failed("it", Sense(3, 0x11, 0))]
    console.spoil = lambda _: None
    assert bench.read(0, 1) == [Data("it", CD[:2048])]


def test_a_command_that_is_never_answered_ends_the_session() -> None:
    console = MeshCommander(CD)
    bench = Bench(console).start()
    console.spoil = lambda _: [console.data(0xB0, CD[:8192], last=False)]
    assert bench.read(0, 8) == []
    bench.wait(9.0)
    assert len(bench.events) == 1
    bench.wait(1.0)
    assert bench.events[1:] == [
        Failed("it", Sense(3, 0x11, 0)),
        Ended("the console left a command without an answer"),
    ]


@pytest.mark.parametrize("console", [MeshCommander(CD), Amtider(CD)], ids=["MeshCommander", "amtider"])
def test_an_idle_session_lasts_and_is_never_silent_for_long(console: MeshCommander) -> None:
    bench = Bench(console).start()
    for _ in range(60):
        before = len(console.heard)
        bench.wait(10.0)
        assert len(console.heard) > before
    assert not bench.gone
    assert len(bench.events) == 1
    assert 0x45 not in console.heard


def test_a_ping_is_answered_unless_it_is_our_own_that_amtider_sends_back() -> None:
    core = opened()
    ping = bytes.fromhex("44 000000 09000000")
    core.receive(ping, 1.0)
    assert spoken(core) == bytes.fromhex("45 000000 04000000")
    core.on_timer(10.0)
    assert spoken(core) == bytes.fromhex("4B 000000 05000000")
    core.on_timer(15.0)
    own = spoken(core)
    assert own == bytes.fromhex("44 000000 06000000")
    core.receive(own, 15.0)
    assert core.take() == []
    core.receive(ping, 16.0)
    assert spoken(core) == bytes.fromhex("45 000000 07000000")


def test_who_does_not_read_is_not_reminded_again_and_again() -> None:
    core = opened()
    for now in range(2, 200):
        core.receive(bytes.fromhex("45 000000 00000000"), now)
        core.on_timer(now)
    assert len(core.take()) == 1


def test_a_silent_console_is_given_up() -> None:
    core = opened()
    assert core.on_timer(60.9) == []
    assert core.on_timer(61.0) == [Ended("the console is silent")]
    assert Storage(0.0).on_timer(60.0) == [Ended("the console is silent")]


def test_after_a_reset_the_console_answers_before_it_is_asked_again() -> None:
    console = MeshCommander(CD)
    bench = Bench(console).start()
    console.spoil = lambda _: [console.data(0xB0, CD[:8192], last=False)]
    bench.read(0, 8, "old")
    console.spoil = lambda _: None
    bench.core.read("cdrom", 2, 1, "old, and not yet sent", bench.now)
    bench.core.reset(bench.now)
    bench.core.read("cdrom", 1, 1, "new", bench.now)
    (reset,) = bench.core.take()
    assert reset[:1] + reset[8:] == bytes.fromhex("46 03")
    bench.hear(console.data(0xB0, CD[8192:16384], last=True))  # MeshCommander ends what it is at
    assert bench.core.take() == []
    for answer in console.receive(reset):
        bench.hear(answer)
    bench.settle()
    assert bench.events[1:] == [Data("new", CD[2048:4096])]


def test_a_reset_that_is_overlooked_holds_up_for_a_while_only() -> None:
    bench = Bench(Amtider(CD)).start()
    bench.core.reset(bench.now)
    bench.core.take()
    bench.core.read("cdrom", 1, 1, "new", bench.now)
    bench.wait(4.9)
    assert len(bench.events) == 1
    bench.wait(0.2)
    assert bench.events[1:] == [Data("new", CD[2048:4096])]


def test_when_the_console_closes_it_is_told_so_and_all_is_over() -> None:
    core = opened()
    assert core.receive(bytes.fromhex("42 000000 05000000"), 2.0) == [Ended("the console closed its storage")]
    assert spoken(core) == bytes.fromhex("43 000000 04000000")
    assert (core.receive(OPEN, 2.0), core.on_timer(999.0), core.next_timer()) == ((), [], None)
    (answered,) = opened().receive(bytes.fromhex("43 000000 05000000"), 2.0)  # a device's own word for it
    assert answered == Ended("the console closed its storage")


@pytest.mark.parametrize(
    ("hexadecimal", "reason"),
    [
        ("41 000000 00000000", "0x41 is no message of a console"),
        ("53 000000 00000000", "0x53 is no message of a console"),
        ("00 000000 00000000", "0x00 is no message of a console"),
        ("48 000000 00000000 04", "0x48 is no message of a console"),
        (OPEN.hex(), "0x40 is out of turn"),
        (GOOD_WITHOUT_DATA.hex(), "the console answered what was not asked"),
    ],
)
def test_what_no_console_says_ends_the_session(hexadecimal: str, reason: str) -> None:
    core = opened()
    assert core.receive(bytes.fromhex(hexadecimal), 2.0) == [Ended(reason, fault=True)]


def test_nothing_comes_before_the_open() -> None:
    assert Storage(0.0).receive(FEATURES, 0.0) == [Ended("0x48 is out of turn", fault=True)]


def test_a_console_that_asks_on_and_on_without_reading_is_given_up() -> None:
    core = opened()
    (event,) = core.receive(bytes.fromhex("44 000000 00000000") * 1000, 2.0)
    assert event == Ended("the console does not read", fault=True)


def test_such_a_flood_ends_at_the_same_message_however_it_is_cut() -> None:
    whole, cut = opened(), opened()
    flood = bytes.fromhex("44 000000 00000000") * 1000
    whole.receive(flood, 2.0)
    for at in range(0, len(flood), 7):
        cut.receive(flood[at : at + 7], 2.0)
    assert cut.take() == whole.take()


def test_a_console_without_media_may_stay() -> None:
    bench = Bench(MeshCommander()).start()
    bench.wait(100.0)
    assert bench.events == [Media(None, None, "now", 1 << 20)]


@settings(FEW)
@given(st.lists(st.integers(1, 9000), min_size=1, max_size=8))
def test_the_same_octets_cut_anywhere_are_the_same_session(sizes: list[int]) -> None:
    whole, cut = (Bench(MeshCommander(CD, FLOPPY), sizes=some).start() for some in ([], sizes))
    for bench in (whole, cut):
        bench.read(3, 40)
        bench.wait(20.0)
    assert (cut.events, cut.sent) == (whole.events, whole.sent)
    assert len(whole.events) == 2


MESSAGES = [
    *(OPEN, FEATURES, CD_HAS_64_BLOCKS, NO_FLOPPY, GOOD_WITHOUT_DATA),
    *(bytes((opcode, *bytes(7))) for opcode in range(0x40, 0x56)),
    *(b"\x54" + bytes(8) + b"\xff\xff" + bytes(23), b"\x12\0\0\0"),
]


@settings(FEW)
@given(st.lists(st.sampled_from(MESSAGES) | st.binary(max_size=80), max_size=12), st.booleans())
def test_nothing_a_console_says_is_ever_more_than_a_fault(said: list[bytes], begun: bool) -> None:
    core = opened() if begun else Storage(0.0)
    ended = False
    for number, data in enumerate(said):
        if begun:
            core.read("cdrom", 0, 1, number, 2.0 + number)
        events = [*core.receive(data, 2.0 + number), *core.on_timer(2.0 + number)]
        assert not (ended and events)
        ended = any(isinstance(event, Ended) for event in events) or ended
        core.take()
    assert len(core._buffer) <= 34 + 0xFFFF
