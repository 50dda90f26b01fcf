# SPDX-License-Identifier: GPL-3.0-or-later
"""The pointer on the map: an organisation is dragged, alone or into line with
another, linked from its handle; a band around several; the wheel.
"""
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as tree

from driver import Program, Tap, run, wait
import pyatspi

SOURCE = os.environ["MG_SOURCE_ROOT"]
SAMPLE = os.path.join(SOURCE, "data", "samples", "pole-exemple.graphml")
FOLDER = tempfile.mkdtemp(prefix="maillage-ui-")
PATH = os.path.join(FOLDER, "pole.graphml")
MOVED = "Le Grand Pré"
OTHER = "Club CIGALES"
NAMES = (MOVED, OTHER, "Région", "La Marmite", "Bureau Thermique", "Atelier Pixel")
HANDLE = 15
MAP = []


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def get_place(node):
    area = node.queryComponent().getExtents(pyatspi.XY_WINDOW)
    return area.x + area.width / 2, area.y + area.height / 2


def places(program):
    """Where they are in the window, by name: children of the map, looked through once."""
    organisations = program.get(OTHER, role=pyatspi.ROLE_LIST_ITEM).parent if not MAP else MAP[0]
    MAP[:] = [organisations]
    return {child.name: get_place(child) for child in organisations if child.name in NAMES}


def place(program, name):
    return program.place(program.get(name, role=pyatspi.ROLE_LIST_ITEM))


def press(x, y):
    run("xdotool", "mousemove", str(x), str(y), "mousedown", "1")


def go(start, end, steps=12):
    for i in range(1, steps + 1):
        run("xdotool", "mousemove", *(str(round(a + (b - a) * i / steps)) for a, b in zip(start, end)))


def release():
    run("xdotool", "mouseup", "1")


def drag(start, end):
    press(*start)
    go(start, end)
    release()


def stored():
    """The places that the file has, by name."""
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = tree.parse(PATH).getroot()
    keys = {key.get("attr.name"): key.get("id") for key in root.iter(space + "key") if key.get("for") == "node"}
    found = {}
    for node in root.iter(space + "node"):
        data = {item.get("key"): item.text for item in node.iter(space + "data")}
        if keys["x"] in data:
            found[data.get(keys["label"])] = float(data[keys["x"]]), float(data[keys["y"]])
    return found


def save(program):
    before = os.stat(PATH).st_mtime_ns
    program.key("ctrl+s")
    wait(lambda: os.stat(PATH).st_mtime_ns != before, "the file to be saved")
    return stored()


def alone(program):
    """One is dragged: it is where the pointer left it, and nobody else moves."""
    before = places(program)
    x, y = place(program, MOVED)
    drag((x, y), (x - 57, y + 33))
    wait(lambda: math.dist(places(program)[MOVED], before[MOVED]) > 40, "the organisation to move")
    after = places(program)
    expect(math.dist(after[MOVED], (before[MOVED][0] - 57, before[MOVED][1] + 33)) < 8,
           f"dropped at {after[MOVED]}, from {before[MOVED]}")
    expect(all(after[name] == before[name] for name in NAMES if name != MOVED), "others moved")
    now = save(program)
    expect([name for name in now if now[name] != FIRST[name]] == [MOVED], "others moved in the file")


def undone(program):
    """By one step, to where it was."""
    program.key("ctrl+z")
    expect(save(program) == FIRST, "not all are where they were")


def count_painted(path, column, top, bottom):
    """How many pixels of a column of the screen are not the ground's."""
    program = ["convert", path, "-crop", f"1x{bottom - top}+{column}+{top}", "-depth", "8", "gray:-"]
    pixels = subprocess.run(program, check=True, capture_output=True).stdout
    return sum(pixel < 250 for pixel in pixels)


def has_line(program, column, top, bottom):
    """Whether a good part of it is painted, about there."""
    picture = os.path.join(FOLDER, "drag.png")
    program.shot(picture)
    return max(count_painted(picture, column + beside, top + 30, bottom - 18) for beside in range(-2, 3)) > 10


def guided(program):
    """Near the column of another it stops in it, and a line says so."""
    x, y = place(program, MOVED)
    target, height = place(program, OTHER)
    end = target + 4, height + 75
    press(x, y)
    go((x, y), end)
    try:
        wait(lambda: has_line(program, target, height, end[1]), "a line from one to the other")
    finally:
        release()
    found = save(program)
    expect(found[MOVED][1] != FIRST[MOVED][1], "it was not dropped")
    expect(abs(found[MOVED][0] - found[OTHER][0]) < 0.1, f"{found[MOVED]} is not in the column of {found[OTHER]}")
    undone(program)


def unguided(program):
    """With Ctrl held it goes where the pointer goes."""
    x, y = place(program, MOVED)
    target, height = place(program, OTHER)
    press(x, y)
    go((x, y), (x + 20, y + 10))
    run("xdotool", "keydown", "ctrl")
    go((x + 20, y + 10), (target + 4, height + 75))
    time.sleep(0.3)
    seen = has_line(program, target, height, height + 75)
    release()
    run("xdotool", "keyup", "ctrl")
    expect(not seen, "a line is seen")
    found = save(program)
    expect(found[MOVED][1] != FIRST[MOVED][1], "it was not dropped")
    expect(abs(found[MOVED][0] - found[OTHER][0]) > 1, f"{found[MOVED]} is in the column of {found[OTHER]}")
    undone(program)


def link(program):
    """From the handle beside an organisation to another."""
    x, y = place(program, OTHER)
    target = place(program, MOVED)
    program.wait_text("50 links")
    run("xdotool", "mousemove", str(x), str(y))
    go((x, y), (x + HANDLE, y - HANDLE), 4)
    drag((x + HANDLE, y - HANDLE), target)
    program.wait_text("51 links")
    program.key("ctrl+z")
    program.wait_text("50 links")


def band(program):
    """Around two, from beside them; what is beside it is not in it."""
    x, y = place(program, OTHER)
    target = place(program, MOVED)
    start = min(x, target[0]) - 30, max(y, target[1]) + 40
    drag(start, (max(x, target[0]) + 25, min(y, target[1]) - 25))
    program.wait_text("2 items selected.")
    drag(start, (x + 25, y - 25))
    program.wait_text(f"{OTHER}, ")
    program.key("Escape")


def wheel(program):
    """What is under the pointer stays there, the others go away from it."""
    run("xdotool", "mousemove", *map(str, place(program, OTHER)))
    before = places(program)
    for button, scale in (("4", 1.2), ("4", 1.44), ("5", 1.2), ("5", 1.)):
        run("xdotool", "click", button)
        distance = math.dist(before[OTHER], before["Région"]) * scale
        wait(lambda: abs(math.dist(places(program)[OTHER], places(program)["Région"]) - distance) < 6,
             f"the map to be {scale} times as large")
        expect(math.dist(places(program)[OTHER], before[OTHER]) < 3,
               f"from {before[OTHER]} to {places(program)[OTHER]}")


def main():
    global FIRST
    tap = Tap()
    shutil.copy(SAMPLE, PATH)
    program = Program(PATH)
    checks = (
        ("a dragged organisation moves alone", alone),
        ("one undo brings it back", undone),
        ("it stops in line with another, and a line shows it", guided),
        ("not with Ctrl held", unguided),
        ("its handle links it with another", link),
        ("a band selects what is in it", band),
        ("the wheel keeps what is under the pointer", wheel),
    )
    try:
        program.wait_text("22 organisations")
        FIRST = stored()
        for name, function in checks:
            if program.is_newer():
                tap.skip(name, "this toolkit tells places some pixels beside the true ones")
            else:
                tap.check(name, lambda: function(program))
    finally:
        program.kill()
        shutil.rmtree(FOLDER, ignore_errors=True)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
