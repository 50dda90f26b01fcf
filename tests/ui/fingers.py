# SPDX-License-Identifier: GPL-3.0-or-later
"""Fingers on a touch screen, and a pen: speaks to the X server's input driver for tests
(inputtest(4)), whose events no program can tell from those of a real screen.
"""
import socket
import struct
import time

CLIENT_VERSION, WAIT_FOR_SYNC, MOTION, PROXIMITY, BUTTON, TOUCH = 0, 1, 2, 3, 4, 6
BEGIN, UPDATE, END = 18, 19, 20
RANGE = 0xffff
STEP = 0.02


class Device:
    def __init__(self, path, width, height):
        self.unit = RANGE / width, RANGE / height
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(10)
        self.socket.connect(path)
        self.socket.sendall(struct.pack("=IIHH", 12, CLIENT_VERSION, 1, 1))
        self.socket.recv(12)

    def send(self, event, head, place):
        """With the place's two axes; @head is what the event has before them."""
        values = [place[0] * self.unit[0], place[1] * self.unit[1]] + [0.] * 62
        body = head + struct.pack("=I8B4x", 0, 3, *[0] * 7) + struct.pack("=128d", *values, *[0.] * 64)
        self.socket.sendall(struct.pack("=II", 8 + len(body), event) + body)
        self.socket.sendall(struct.pack("=II", 8, WAIT_FOR_SYNC))
        self.socket.recv(8)


class Fingers(Device):
    def __init__(self, path, width, height):
        super().__init__(path, width, height)
        self.at = {}

    def _send(self, finger, kind, place):
        self.at[finger] = place
        self.send(TOUCH, struct.pack("=II", finger, kind), place)

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


class Pen(Device):
    """Comes near, is put down, is moved, is taken away."""

    def _hover(self, place):
        self.at = place
        self.send(MOTION, struct.pack("=I4x", 1), place)

    def _press(self, button, is_pressed):
        self.send(BUTTON, struct.pack("=iiI4x", 1, button, is_pressed), self.at)

    def near(self, place):
        self.send(PROXIMITY, struct.pack("=I4x", 1), place)
        self._hover(place)

    def away(self):
        self.send(PROXIMITY, struct.pack("=I4x", 0), self.at)

    def tap(self, place, button=1):
        self.near(place)
        self._press(button, 1)
        time.sleep(STEP)
        self._press(button, 0)

    def drag(self, start, end, steps=30):
        self.near(start)
        self._press(1, 1)
        for i in range(1, steps + 1):
            self._hover(tuple(a + (b - a) * i / steps for a, b in zip(start, end)))
            time.sleep(STEP)
        self._press(1, 0)
