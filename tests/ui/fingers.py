# SPDX-License-Identifier: GPL-3.0-or-later
"""Fingers on a touch screen: speaks to the X server's input driver for tests
(inputtest(4)), whose events no program can tell from those of a real screen.
"""
import socket
import struct
import time

CLIENT_VERSION, WAIT_FOR_SYNC, TOUCH = 0, 1, 6
BEGIN, UPDATE, END = 18, 19, 20
RANGE = 0xffff
STEP = 0.02


class Fingers:
    def __init__(self, path, width, height):
        self.unit = RANGE / width, RANGE / height
        self.at = {}
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(10)
        self.socket.connect(path)
        self.socket.sendall(struct.pack("=IIHH", 12, CLIENT_VERSION, 1, 1))
        self.socket.recv(12)

    def _send(self, finger, kind, place):
        self.at[finger] = place
        values = [place[0] * self.unit[0], place[1] * self.unit[1]] + [0.] * 62
        body = struct.pack("=II", finger, kind) + struct.pack("=I8B4x", 0, 3, *[0] * 7) + \
            struct.pack("=128d", *values, *[0.] * 64)
        self.socket.sendall(struct.pack("=II", 8 + len(body), TOUCH) + body)
        self.socket.sendall(struct.pack("=II", 8, WAIT_FOR_SYNC))
        self.socket.recv(8)

    def down(self, *places):
        for finger, place in enumerate(places):
            self._send(finger, BEGIN, place)

    def move(self, *places, steps=30):
        starts = [self.at[finger] for finger in range(len(places))]
        for i in range(1, steps + 1):
            for finger, (start, end) in enumerate(zip(starts, places)):
                self._send(finger, UPDATE, tuple(a + (b - a) * i / steps for a, b in zip(start, end)))
            time.sleep(STEP)

    def up(self):
        for finger in sorted(self.at):
            self._send(finger, END, self.at[finger])
        self.at = {}
