# SPDX-License-Identifier: GPL-3.0-or-later
"""Two fingers on the map, one finger on an organisation, a finger held; a pen."""
import math
import os
import sys
import time

from driver import Program, Tap, wait
from fingers import Fingers, Pen
import pyatspi

SOURCE = os.environ["MG_SOURCE_ROOT"]
SAMPLE = os.path.join(SOURCE, "data", "samples", "pole-exemple.graphml")
WIDTH, HEIGHT = 1280, 720
NAMES = "Ressourcerie", "Terre & Bois"


def place(program, name):
    node = program.get(name, role=pyatspi.ROLE_LIST_ITEM)
    area = node.queryComponent().getExtents(pyatspi.XY_WINDOW)
    return area.x + area.width / 2, area.y + area.height / 2


def places(program):
    return [place(program, name) for name in NAMES]


def settle(program):
    """Where the two are, once they stand still."""
    last = [None]

    def is_still():
        now = places(program)
        still = now == last[0]
        last[0] = now
        time.sleep(0.2)
        return still
    wait(is_still, "the map to stand still")
    return last[0]


def expect_near(found, wanted, slack, what):
    if abs(found - wanted) > slack:
        raise AssertionError(f"{what}: {found:.1f}, not {wanted:.1f}")


def pinch(program, fingers):
    """Fingers half as far again apart: so are the organisations, about the same centre."""
    before = settle(program)
    x, y = (before[0][0] + before[1][0]) / 2, (before[0][1] + before[1][1]) / 2 - 60
    fingers.down((x - 60, y), (x + 60, y))
    fingers.move((x - 90, y), (x + 90, y))
    fingers.up()
    after = settle(program)
    scale = math.dist(*after) / math.dist(*before)
    # The first pixels only tell a pinch from a click.
    if not 1.25 < scale < 1.55:
        raise AssertionError(f"the map grew {scale:.2f} times")
    for a, b in zip(before, after):
        expect_near(b[0] - x, (a[0] - x) * scale, 12, "across")
        expect_near(b[1] - y, (a[1] - y) * scale, 12, "down")


def pan(program, fingers):
    before = settle(program)
    x, y = (before[0][0] + before[1][0]) / 2, (before[0][1] + before[1][1]) / 2 - 60
    fingers.down((x - 50, y), (x + 50, y))
    fingers.move((x - 10, y + 30), (x + 90, y + 30))
    fingers.up()
    after = settle(program)
    expect_near(math.dist(*after), math.dist(*before), 6, "the size of the map")
    expect_near(after[0][0] - before[0][0], 40, 15, "across")
    expect_near(after[0][1] - before[0][1], 30, 15, "down")


def select(program, fingers):
    settle(program)
    x, y = place(program, NAMES[0])
    fingers.down((x, y))
    time.sleep(0.05)
    fingers.up()
    program.wait_text("Ressourcerie, ")


def menu(program, fingers):
    x, y = place(program, NAMES[1])
    fingers.down((x, y))
    time.sleep(1.2)
    fingers.up()
    program.wait_text("Pin in Place")
    program.key("Escape")
    wait(lambda: not program.find_text("Pin in Place"), "the menu to close")


def back(program, fingers):
    before = settle(program)
    fingers.down((500, 250), (700, 250))
    fingers.move((560, 250), (640, 250))
    fingers.up()
    after = settle(program)
    if not math.dist(*after) < 0.7 * math.dist(*before):
        raise AssertionError("the map did not shrink")


PENNED = "Région"


def pen_selects(program, pen):
    settle(program)
    pen.tap(place(program, PENNED))
    program.wait_text(f"{PENNED}, ")


def pen_drags(program, pen):
    x, y = place(program, PENNED)
    others = settle(program)
    pen.drag((x, y), (x + 37, y - 43))
    settle(program)
    after = place(program, PENNED)
    expect_near(after[0], x + 37, 8, "across")
    expect_near(after[1], y - 43, 8, "down")
    if settle(program) != others:
        raise AssertionError("others moved")
    program.key("ctrl+z")
    wait(lambda: math.dist(place(program, PENNED), (x, y)) < 1, "it to be taken back")


def pen_menu(program, pen):
    """The button on its side."""
    pen.tap(place(program, PENNED), button=3)
    program.wait_text("Pin in Place")
    program.key("Escape")
    wait(lambda: not program.find_text("Pin in Place"), "the menu to close")
    pen.away()


def main():
    tap = Tap()
    program = Program(SAMPLE)
    try:
        program.wait_text("22 organisations")
        fingers = Fingers(os.environ["MG_FINGERS"], WIDTH, HEIGHT)
        pen = Pen(os.environ["MG_PEN"], WIDTH, HEIGHT)
        checks = (
            ("a touch selects", select),
            ("a finger held opens the menu", menu),
            ("two fingers apart enlarge the map about their middle", pinch),
            ("two fingers together move it", pan),
            ("the other way makes the map smaller again", back),
        )
        with_pen = (
            ("a pen selects", pen_selects),
            ("it drags an organisation, alone", pen_drags),
            ("the button on its side opens the menu", pen_menu),
        )
        for name, function, hand in [(*check, pen) for check in with_pen] + [(*check, fingers) for check in checks]:
            # There the picture follows the fingers, and what is told of it does not.
            if program.is_newer():
                tap.skip(name, "this toolkit's accessibility tree does not follow touches")
            else:
                tap.check(name, lambda: function(program, hand))
    finally:
        program.kill()
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
