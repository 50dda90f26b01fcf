# SPDX-License-Identifier: GPL-3.0-or-later
"""The main jobs in a real window, from the first key to the file on the disk."""
import gettext
import os
import sys
import tempfile

from driver import Late, Program, Tap, french, has_state, run, wait, walk
import pyatspi

try:
    import networkx
except ImportError:
    print("1..0 # SKIP python3-networkx is not installed: files cannot be read by another program.")
    sys.exit(0)

SOURCE = os.environ["MG_SOURCE_ROOT"]
BUILD = os.environ["MG_BUILD_ROOT"]
SAMPLE = os.path.join(SOURCE, "data", "samples", "pole-exemple.graphml")
FOLDER = tempfile.mkdtemp(prefix="maillage-ui-")

tap = Tap()


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def on_map(program, name):
    return wait(lambda: program.find(name, role=pyatspi.ROLE_LIST_ITEM), f"“{name}” on the map")


# A new pole by the keyboard alone

def name_new(program, name):
    """Types into the entry for a name; it stays open for the next one."""
    wait(lambda: program.find("Name of the organisation"), "the entry for a name")
    program.type(name)
    program.key("Return")
    on_map(program, name)


def add_by_keyboard(program):
    program.key("n")
    name_new(program, "Alpha")


def add_another(program):
    name_new(program, "Beta")
    program.key("Escape")
    wait(lambda: not program.find("Name of the organisation"), "the entry to close")


def link_by_keyboard(program):
    program.key("2")
    program.wait_text("New links: Do together")
    program.key("l")
    wait(lambda: program.find("Link to: name"), "the entry for the other end")
    program.type("Alpha")
    program.key("Return")
    program.wait_text("2 organisations · 1 link")
    program.key("Escape")


def see_density(program, fraction):
    """In the name of its row or, where the toolkit keeps names short, in the row."""
    def is_there():
        rows = [node for node in walk(program.root) if (node.name or "").startswith("Density")]
        return any(fraction in (node.name or "") for row in rows for node in walk(row))
    wait(is_there, f"a density of {fraction}")


def save_through_dialog(program, path):
    program.key("ctrl+s")
    dialog = program.wait_dialog()
    entry = wait(lambda: [node for node in walk(dialog)
                          if node.getRole() in (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY)
                          and has_state(node, pyatspi.STATE_VISIBLE)], "the entry of the dialog")[0]
    program.set_text(entry, path)
    program.press("Save", dialog)
    wait(lambda: os.path.exists(path), "the file")
    wait(lambda: not program.dialogs(), "the dialog to go")


def read_with_networkx(path):
    graph = networkx.read_graphml(path)
    labels = sorted(data.get("label") for _, data in graph.nodes(data=True))
    layers = [data.get("layer") for _, _, data in graph.edges(data=True)]
    expect(graph.number_of_nodes() == 2, f"2 nodes, not {graph.number_of_nodes()}")
    expect(labels == ["Alpha", "Beta"], f"labels {labels}")
    expect(layers == ["project"], f"layers {layers}")


def new_pole():
    program = Program()
    path = os.path.join(FOLDER, "pôle.graphml")
    try:
        tap.check("an empty start offers a new pole", lambda: program.get("Map a Pole"))
        program.key("ctrl+n")
        tap.check("n adds an organisation by its name", lambda: add_by_keyboard(program))
        tap.check("and the next name another", lambda: add_another(program))
        tap.check("l links it to the first", lambda: link_by_keyboard(program))
        program.key("ctrl+3")
        tap.check("density is read with its parts",
                  lambda: see_density(program, "1 of 1 possible pair"))
        program.key("ctrl+z")
        tap.check("undo takes the link back", lambda: see_density(program, "0 of 1 possible pair"))
        program.key("ctrl+shift+z")
        tap.check("redo brings it again", lambda: see_density(program, "1 of 1 possible pair"))
        tap.check("the file dialog saves", lambda: save_through_dialog(program, path))
        tap.check("another program reads the same", lambda: read_with_networkx(path))
        program.key("ctrl+w")
        tap.check("what is saved closes without a question",
                  lambda: expect(program.wait_end() == 0, "status 0"))
    finally:
        program.kill()


# The sample

def find_row(program, name):
    """The cell of the table that says that name."""
    table = program.get("Table of organisations")
    cell = wait(lambda: program.find(f"Name: {name}", table), f"the row of “{name}”")
    return cell


def is_selected(program, name):
    """Rows lie at different heights above their cells."""
    node = find_row(program, name)
    for _ in range(6):
        if node is None or has_state(node, pyatspi.STATE_SELECTED):
            break
        node = node.parent
    return node is not None and has_state(node, pyatspi.STATE_SELECTED)


def table_selects_on_map(program):
    program.key("ctrl+2")
    cell = find_row(program, "Terre & Bois")
    program.click(cell)
    program.key("ctrl+1")
    node = on_map(program, "Terre & Bois")
    wait(lambda: has_state(node, pyatspi.STATE_SELECTED), "“Terre & Bois” to be selected")


def map_selects_in_table(program):
    program.key("ctrl+1")
    on_map(program, "Coop Élan").queryAction().doAction(0)
    wait(lambda: has_state(on_map(program, "Coop Élan"), pyatspi.STATE_SELECTED),
         "“Coop Élan” to be selected on the map")
    program.key("ctrl+2")
    wait(lambda: is_selected(program, "Coop Élan"), "the row to be selected")
    program.key("ctrl+1")


def filter_is_announced(program):
    program.toggle("Conventional business")
    program.wait_text("18 of 22 organisations are shown.")
    wait(lambda: not program.find("Transports du Plateau", role=pyatspi.ROLE_LIST_ITEM),
         "a business to leave the map")
    program.press("Show All")
    on_map(program, "Transports du Plateau")
    program.key("ctrl+z")
    program.wait_text("18 of 22 organisations are shown.")
    program.key("ctrl+z")
    on_map(program, "Transports du Plateau")


def closing_asks(program):
    program.window_action("win.add-organisation")
    name_new(program, "Gamma")
    program.key("ctrl+w")
    program.wait_text("Save the changes?")
    program.press("Cancel", program.wait_dialog())
    wait(lambda: not program.dialogs(), "the question to go")
    expect(program.process.poll() is None, "the program goes on")
    on_map(program, "Gamma")


def discarding_closes(program):
    program.key("ctrl+w")
    program.press("Discard", program.wait_dialog())
    expect(program.wait_end() == 0, "status 0")


def bad_file_is_refused(program):
    path = os.path.join(FOLDER, "bad.graphml")
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0"?>\n<graphml><graph edgedefault="undirected">\n<node id="a">')
    program.key("ctrl+o")
    dialog = program.wait_dialog()
    program.key("slash")
    entry = wait(lambda: [node for node in walk(dialog)
                          if node.getRole() in (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY)
                          and node.queryText().getText(0, 1) == "/"], "the entry for a path")[0]
    program.set_text(entry, path)
    program.press("Open", dialog)
    program.wait_text("The file could not be opened")
    program.wait_text("bad.graphml:3")
    program.press("Close", program.wait_dialog())
    wait(lambda: program.root.childCount == 1, "the sentence to go, and no empty window to stay")


def sample():
    program = Program(SAMPLE)
    try:
        tap.check("a file on the command line is opened",
                  lambda: program.wait_text("22 organisations · 50 links"))
        tap.check("its organisations are on the map", lambda: on_map(program, "Ressourcerie"))
        tap.check("fictitious data are announced", lambda: program.get("Fictitious data"))
        tap.check("the density of the sample is the published one",
                  lambda: program.wait_text("Pairs that cooperate: 31 of 210"))
        tap.check("the table counts the same", lambda: program.wait_text("Organisations (22)")
                  if program.key("ctrl+2") is None else None)
        tap.check("selecting in the table selects on the map",
                  lambda: table_selects_on_map(program))
        tap.check("selecting on the map selects in the table",
                  lambda: map_selects_in_table(program))
        if program.is_newer():
            tap.skip("what the legend hides is announced",
                     "this toolkit gives check boxes no action, and tells a wrong place for them")
        else:
            tap.check("what the legend hides is announced", lambda: filter_is_announced(program))
        tap.check("a bad file gets a sentence with its line",
                  lambda: bad_file_is_refused(program))
        tap.check("and the open pole stays",
                  lambda: program.wait_text("22 organisations · 50 links"))
        program.key("ctrl+1")
        tap.check("closing with changes asks first", lambda: closing_asks(program))
        tap.check("discarding closes", lambda: discarding_closes(program))
    finally:
        program.kill()


# In French, in the dark

def speaks_french():
    environment = french(BUILD)
    translation = gettext.translation("maillage", environment["MAILLAGE_LOCALE_DIR"], ["fr"])
    program = Program(SAMPLE, **environment)
    try:
        for text in ("Legend", "Map", "Table", "Measures", "Fictitious data"):
            french_text = translation.gettext("_" + text).replace("_", "")
            if french_text == text:
                french_text = translation.gettext(text)
            if text == "Measures":
                french_text = translation.gettext("Meas_ures").replace("_", "")
            expect(text == "Table" or french_text != text, f"“{text}” has no translation")
            program.get(french_text)
        program.wait_text("22 organisations")
        program.key("ctrl+3")
        wait(lambda: any("0,148" in (node.name or "") for node in walk(program.root)),
             "a decimal comma")
    finally:
        program.kill()


def is_dark():
    program = Program(SAMPLE, ADW_DEBUG_COLOR_SCHEME="prefer-dark")
    path = os.path.join(FOLDER, "dark.png")
    try:
        program.wait_text("22 organisations")

        def dark():
            program.shot(path)
            return float(run("convert", path, "-colorspace", "Gray", "-format", "%[fx:mean]",
                             "info:")) < 0.35
        wait(dark, "a dark window")
    finally:
        program.kill()


def main():
    for scenario in (new_pole, sample):
        try:
            scenario()
        except (Late, SystemExit, ValueError, OSError) as error:
            message = str(error)
            def fail(text=message):
                raise AssertionError(text)
            tap.check(f"{scenario.__name__} runs to its end", fail)
    try:
        french(BUILD)
        tap.check("the window speaks French", speaks_french)
    except FileNotFoundError as error:
        tap.skip("the window speaks French", f"no French locale can be made: {error}")
    tap.check("the window can be dark", is_dark)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
