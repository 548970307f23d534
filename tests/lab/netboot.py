"""The network a guest boots from, without privileges: the other end of QEMU's socket netdev.

One guest is one TCP connection (`<interface type='client'>`) that carries Ethernet frames, each with its length
in four bytes before it. Answers ARP, hands out an address with a boot file by DHCP, and serves that file by TFTP.
It also says that there is no IPv6 to be had, for which iPXE waits thirteen seconds before it goes on.
"""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

MAC = bytes.fromhex("525400fffe01")
SERVER = socket.inet_aton("10.77.0.1")
CLIENT = socket.inet_aton("10.77.0.2")
BROADCAST = b"\xff" * 4
BOOT_FILE = b"boot"

ROUTER = socket.inet_pton(socket.AF_INET6, "fe80::5054:ff:feff:fe01")
ALL_NODES = socket.inet_pton(socket.AF_INET6, "ff02::1")
ALL_NODES_MAC = bytes.fromhex("333300000001")

ARP, IPV4, IPV6 = 0x0806, 0x0800, 0x86DD
UDP, ICMPV6 = 17, 58
SOLICITATION, ADVERTISEMENT = 133, 134
DHCP_SERVER, DHCP_CLIENT, TFTP, TRANSFER = 67, 68, 69, 4069
DISCOVER, OFFER, REQUEST, ACKNOWLEDGE = 1, 2, 3, 5
NO_PROXY = bytes((175, 3, 176, 1, 1))
"""Tells iPXE not to wait for a second DHCP server that knows of boot files."""
READ, DATA, ACK, OPTIONS = 1, 3, 4, 6


class BootServer:
    """Serves one boot file to every guest that connects; a context manager."""

    def __init__(self, image: bytes) -> None:
        self._image = image
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.served = 0
        """How many transfers were completed."""

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _accept(self) -> None:
        with suppress(OSError):  # closed: the end
            while True:
                guest, _ = self._socket.accept()
                threading.Thread(target=self._serve, args=(guest,), daemon=True).start()

    def _serve(self, guest: socket.socket) -> None:
        wire = guest.makefile("rwb")
        with suppress(OSError, struct.error), guest, wire:
            while length := wire.read(4):
                frame = wire.read(struct.unpack(">I", length)[0])
                for answer in self._answer(frame):
                    wire.write(struct.pack(">I", len(answer)) + answer)
                wire.flush()

    def _answer(self, frame: bytes) -> list[bytes]:
        peer = frame[6:12]
        kind = struct.unpack_from(">H", frame, 12)[0]
        if kind == ARP:
            return _arp(peer, frame[14:])
        if kind == IPV6:
            return _router(frame)
        if kind != IPV4 or frame[23] != UDP:
            return []
        start = 14 + (frame[14] & 15) * 4
        source, target, length = struct.unpack_from(">HHH", frame, start)
        data = frame[start + 8 : start + length]
        if target == DHCP_SERVER:
            return [_udp(peer, BROADCAST, DHCP_SERVER, DHCP_CLIENT, reply) for reply in _dhcp(data)]
        if target in (TFTP, TRANSFER):
            return [_udp(peer, CLIENT, TRANSFER, source, reply) for reply in self._tftp(data)]
        return []

    def _tftp(self, data: bytes) -> list[bytes]:
        """A transfer in blocks of 512 bytes: of the options only the size is granted, which iPXE asks for."""
        operation, number = struct.unpack_from(">HH", data)
        if operation == READ:
            size = str(len(self._image)).encode()
            return [struct.pack(">H", OPTIONS) + b"tsize\0" + size + b"\0"]
        if operation != ACK:
            return []
        if number * 512 > len(self._image):
            self.served += 1
            return []
        return [struct.pack(">HH", DATA, number + 1) + self._image[number * 512 : number * 512 + 512]]


def _arp(peer: bytes, question: bytes) -> list[bytes]:
    if question[6:8] != b"\0\1" or question[24:28] != SERVER:
        return []
    answer = question[:6] + b"\0\2" + MAC + SERVER + question[8:18]
    return [peer + MAC + struct.pack(">H", ARP) + answer]


def _dhcp(question: bytes) -> list[bytes]:
    options = question[240:]
    kinds: dict[int, bytes] = {}
    while len(options) > 1 and options[0] != 255:
        if options[0] == 0:
            options = options[1:]
            continue
        kinds[options[0]] = options[2 : 2 + options[1]]
        options = options[2 + options[1] :]
    answers = {DISCOVER: OFFER, REQUEST: ACKNOWLEDGE}
    kind = answers.get(kinds.get(53, b"\0")[0])
    if kind is None:
        return []
    head = b"\2" + question[1:12] + bytes(4) + CLIENT + SERVER + bytes(4) + question[28:44]
    return [
        head
        + bytes(64)
        + BOOT_FILE.ljust(128, b"\0")
        + b"\x63\x82\x53\x63"
        + bytes((53, 1, kind, 54, 4, *SERVER, 51, 4, 0, 0, 14, 16, 1, 4, 255, 255, 255, 0))
        + NO_PROXY
        + b"\xff"
    ]


def _udp(peer: bytes, target: bytes, source_port: int, target_port: int, data: bytes) -> bytes:
    header = struct.pack(">BBHHHBBH", 0x45, 0, 28 + len(data), 0, 0, 64, UDP, 0) + SERVER + target
    header = header[:10] + _checksum(header) + header[12:]
    return (
        peer
        + MAC
        + struct.pack(">H", IPV4)
        + header
        + struct.pack(">HHHH", source_port, target_port, 8 + len(data), 0)
        + data
    )


def _router(frame: bytes) -> list[bytes]:
    if frame[20] != ICMPV6 or frame[54] != SOLICITATION:
        return []
    message = struct.pack(">BBHBBHII", ADVERTISEMENT, 0, 0, 64, 0, 0, 0, 0)
    pseudo_header = ROUTER + ALL_NODES + struct.pack(">II", len(message), ICMPV6)
    message = message[:2] + _checksum(pseudo_header + message) + message[4:]
    header = struct.pack(">IHBB", 6 << 28, len(message), ICMPV6, 255) + ROUTER + ALL_NODES
    return [ALL_NODES_MAC + MAC + struct.pack(">H", IPV6) + header + message]


def _checksum(data: bytes) -> bytes:
    """The Internet checksum of an even number of bytes."""
    total = sum(struct.unpack(f">{len(data) // 2}H", data))
    total = (total & 0xFFFF) + (total >> 16)
    return struct.pack(">H", ~(total + (total >> 16)) & 0xFFFF)
