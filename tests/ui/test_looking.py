# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding on the map, a lasso around organisations, a link from one to another."""
import os
import sys

from driver import Program, Tap, has_state, run, wait
import pyatspi

SOURCE = os.environ["MG_SOURCE_ROOT"]
WRONG_PLACES = "this toolkit tells places some pixels beside the true ones"
SAMPLE = os.path.join(SOURCE, "data", "samples", "pole-exemple.graphml")


def place(program, name):
    return program.place(program.get(name, role=pyatspi.ROLE_LIST_ITEM))


def drag(places, *keys):
    """Along these places, with keys held."""
    for key in keys:
        run("xdotool", "keydown", key)
    run("xdotool", "mousemove", *map(str, places[0]))
    run("xdotool", "mousedown", "1")
    for (x0, y0), (x1, y1) in zip(places, places[1:]):
        for part in range(1, 9):
            run("xdotool", "mousemove", str(x0 + (x1 - x0) * part // 8), str(y0 + (y1 - y0) * part // 8))
    run("xdotool", "mouseup", "1")
    for key in keys:
        run("xdotool", "keyup", key)


def find(program):
    program.key("ctrl+f")
    program.get("Find an organisation", role=pyatspi.ROLE_ENTRY)
    program.type("elan")
    program.wait_text("Coop Élan, ")
    program.key("ctrl+a")
    program.type("coop")
    program.key("Return")
    program.wait_text("1 of 3")
    program.key("Return")
    program.wait_text("2 of 3")
    program.key("shift+Return")
    program.wait_text("1 of 3")
    program.key("Escape")
    wait(lambda: not program.find("Find an organisation"), "the search to go")


def link(program):
    program.wait_text("50 links")
    drag([place(program, "Club CIGALES"), place(program, "Le Grand Pré")], "alt")
    program.wait_text("51 links")
    program.key("ctrl+z")
    program.wait_text("50 links")


def lasso(program):
    x, y = place(program, "Club CIGALES")
    around = [(x - 40, y - 40), (x + 40, y - 40), (x + 40, y + 50), (x - 40, y + 50), (x - 40, y - 30)]
    drag(around, "alt")
    program.wait_text("Club CIGALES, ")


def lasso_tool(program):
    program.press("Select with a Lasso (Alt and drag)")
    tool = program.get("Select with a Lasso (Alt and drag)")
    wait(lambda: has_state(tool, pyatspi.STATE_PRESSED) or has_state(tool, pyatspi.STATE_CHECKED),
         "the tool to be held")
    x, y = place(program, "Région")
    drag([(x - 40, y - 40), (x + 40, y - 40), (x + 40, y + 50), (x - 40, y + 50), (x - 40, y - 30)])
    program.wait_text("Région, ")
    program.press("Select with a Lasso (Alt and drag)")


def chips(program):
    """Each part of what is hidden has its way back."""
    program.toggle("Conventional business")
    program.toggle("Core")
    program.wait_text("are shown.")
    program.press("Take back: without “Conventional business”")
    wait(lambda: not program.find("Take back: without “Conventional business”"), "the part to go")
    program.press("Take back: without “Core”")
    wait(lambda: not program.find("Take back: without “Core”"), "the notice to go")


def part(program):
    program.key("ctrl+shift+f")
    program.wait_text("All organisations are shown.")
    program.key("Tab")
    program.key("space")
    program.wait_text("Shown: 4 of 22 organisations — kind is Conventional business")
    program.key("Escape")
    program.press("Show All")


def moment(program):
    """Another date, typed with the figures, fades the map; the way back is on the map."""
    program.key("ctrl+3")
    program.click(program.get("Date of the figures"))
    program.type("2013")
    program.key("Return")
    program.key("ctrl+1")
    program.wait_text("of 22 organisations are there at this date.")
    program.press("Take back: Date: 2013")
    wait(lambda: not program.find("Take back: Date: 2013"), "the date to go")


def main():
    tap = Tap()
    program = Program(SAMPLE)
    try:
        program.wait_text("22 organisations")
        tap.check("Ctrl+F finds, Enter goes on and Shift back", lambda: find(program))
        if program.is_newer():
            tap.skip("Alt and a drag link in one step", WRONG_PLACES)
        else:
            tap.check("Alt and a drag link in one step", lambda: link(program))
        tap.check("Alt and a drag around one select it", lambda: lasso(program))
        tap.check("so does the tool without Alt", lambda: lasso_tool(program))
        if program.is_newer():
            tap.skip("what is hidden is taken back in parts", WRONG_PLACES)
        else:
            tap.check("what is hidden is taken back in parts", lambda: chips(program))
        tap.check("a part is shown by any field", lambda: part(program))
        if program.is_newer():
            tap.skip("another date is taken back on the map", WRONG_PLACES)
        else:
            tap.check("another date is taken back on the map", lambda: moment(program))
    finally:
        program.kill()
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
