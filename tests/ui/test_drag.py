# SPDX-License-Identifier: GPL-3.0-or-later
"""A file dragged with the pointer from another program onto the window."""
import os
import subprocess
import sys
import time

from driver import Program, Tap, run, wait
import pyatspi

SOURCE = os.environ["MG_SOURCE_ROOT"]
SAMPLE = os.path.join(SOURCE, "data", "samples", "pole-exemple.graphml")


def start_source(path):
    """Its window lies over the lower right corner of ours."""
    environment = {**os.environ, "GTK_A11Y": "none"}
    source = subprocess.Popen([os.environ["MG_DRAG_SOURCE"], path], env=environment)
    window = wait(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^drag-source$"],
                                         capture_output=True, text=True).stdout.split(),
                  "the other program's window")[-1]
    run("xdotool", "windowmove", "--sync", window, "1050", "560", "windowraise", window)
    return source


def drag(start, end, steps=24):
    run("xdotool", "mousemove", *map(str, start))
    time.sleep(0.3)
    run("xdotool", "mousedown", "1")
    for i in range(1, steps + 1):
        x, y = (a + (b - a) * i / steps for a, b in zip(start, end))
        run("xdotool", "mousemove", str(round(x)), str(round(y)))
        time.sleep(0.03)
    time.sleep(0.3)
    run("xdotool", "mouseup", "1")


def drop_on(program, x, y):
    source = start_source(SAMPLE)
    try:
        drag((1110, 600), (x, y))
        program.wait_text("22 organisations")
        wait(lambda: source.poll() is not None, "the drag to end where it began")
        if source.returncode != 0:
            raise AssertionError(f"the other program ended with {source.returncode}")
    finally:
        source.kill()


def main():
    tap = Tap()
    for name, keys, place in (("an empty page", [], (500, 300)), ("the map", ["ctrl+n"], (500, 400)),
                              ("the table", ["ctrl+n", "ctrl+2"], (640, 400))):
        program = Program()
        try:
            program.get("Map a Pole")
            for key in keys:
                program.key(key)
            time.sleep(0.5)
            tap.check(f"a file dropped on {name} opens", lambda: drop_on(program, *place))
        finally:
            program.kill()
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
