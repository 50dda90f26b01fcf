# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that come in, by file and by clipboard, and copies that go out."""
import io
import os
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

from driver import Late, Program, Tap, has_state, run, wait, walk
import pyatspi

try:
    import networkx
except ImportError:
    print("1..0 # SKIP python3-networkx is not installed: files cannot be read by another program.")
    sys.exit(0)

SOURCE = os.environ["MG_SOURCE_ROOT"]
CLIPBOARD = os.environ["MG_CLIPBOARD"]
TABLES = os.path.join(SOURCE, "tests", "data", "import")
SAMPLE = os.path.join(SOURCE, "data", "samples", "pole-exemple.graphml")
FOLDER = tempfile.mkdtemp(prefix="maillage-ui-")

BLOCK = "Nom\tType\tCommune\nCafé du Coin\tESS\tTulle\nGarage Sud\tEntreprise\tBrive\n"

PRIVATE = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="v" for="graph" attr.name="app_version" attr.type="string"/>
  <key id="l" for="node" attr.name="label" attr.type="string"/>
  <key id="p" for="node" attr.name="private" attr.type="boolean"/>
  <key id="x" for="node" attr.name="x" attr.type="double"/>
  <key id="y" for="node" attr.name="y" attr.type="double"/>
  <graph edgedefault="undirected"><data key="v">1</data>
    <node id="a"><data key="l">Auberge</data><data key="x">0</data><data key="y">0</data></node>
    <node id="b"><data key="l">Boulange</data><data key="x">200</data><data key="y">0</data></node>
    <node id="c"><data key="l">Cachette</data><data key="p">true</data>
      <data key="x">100</data><data key="y">150</data></node>
    <edge source="a" target="c"/>
  </graph>
</graphml>
"""

tap = Tap()


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def path_of(name):
    return os.path.join(FOLDER, name)


def write(name, content):
    with open(path_of(name), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path_of(name)


def read(path):
    with open(path, "rb") as file:
        return file.read()


# Dialogs: keys go where the pointer is

def into_dialog():
    run("xdotool", "mousemove", "300", "420")


def into_window():
    run("xdotool", "mousemove", "640", "705")


def is_entry(node):
    """What was taken away may be listed still in newer toolkits."""
    try:
        return (node.getRole() in (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY)
                and has_state(node, pyatspi.STATE_VISIBLE))
    except Exception:
        return False


def entries(dialog):
    return [node for node in walk(dialog) if is_entry(node)]


def entries_of_dialog(program):
    """Of the dialog of now: one that went may still be listed for a while."""
    return entries(program.dialogs()[-1])


def choose_to_open(program, path):
    program.wait_dialog()
    program.key("slash")
    entry = wait(lambda: [node for node in entries_of_dialog(program)
                          if node.queryText().getText(0, 1) == "/"], "the entry for a path")[0]
    program.set_text(entry, path)
    program.press("Open", program.wait_dialog())


def choose_to_save(program, path):
    program.set_text(wait(lambda: entries_of_dialog(program), "the entry of the dialog")[0], path)
    program.press("Save", program.wait_dialog())
    wait(lambda: os.path.exists(path), "the file")


def assistant(program):
    wait(lambda: program.find_text("What each column becomes."), "the assistant")
    into_dialog()


def assistant_gone(program):
    wait(lambda: not program.find_text("What each column becomes."), "the assistant to go")
    into_window()


def import_table(program, name):
    program.key("ctrl+i")
    choose_to_open(program, os.path.join(TABLES, name))
    assistant(program)


# Tables

def see_remarks(program):
    program.key("alt+r")
    program.wait_text("Line 11 · Refused")


def do_import(program):
    program.key("alt+i")
    assistant_gone(program)


def names_are_selected(program):
    def is_selected():
        node = program.find("Atelier Pixel (exemple)", role=pyatspi.ROLE_LIST_ITEM)
        return node and has_state(node, pyatspi.STATE_SELECTED)
    wait(is_selected, "what came to be selected")


def undo_empties(program):
    program.key("ctrl+z")
    wait(lambda: not program.find("Atelier Pixel (exemple)", role=pyatspi.ROLE_LIST_ITEM),
         "the organisations to go")
    expect(not program.find_text("9 organisations · 0 links"), "none is left")
    program.key("ctrl+shift+z")
    program.wait_text("9 organisations · 0 links")


def import_links(program):
    import_table(program, "liens-excel-utf8-bom.csv")
    program.wait_text("8 rows read: 5 imported, 1 merged, 2 refused.")
    do_import(program)
    program.wait_text("9 organisations · 5 links")


def broken_table(program):
    path = write("broken.xlsx", b"PK\x03\x04 this is no spreadsheet")
    program.key("ctrl+i")
    choose_to_open(program, path)
    program.wait_text("The table could not be read")
    into_dialog()
    program.press("Close", program.wait_dialog())
    wait(lambda: not program.dialogs(), "the sentence to go")
    into_window()
    program.wait_text("22 organisations · 50 links")


def tables():
    program = Program()
    try:
        program.get("Map a Pole")
        tap.check("a table opens the assistant",
                  lambda: import_table(program, "organisations-excel-cp1252.csv"))
        tap.check("every row is accounted for",
                  lambda: program.wait_text("11 rows read: 9 imported, 1 merged, 1 refused."))
        tap.check("the refused row is told with its line", lambda: see_remarks(program))
        tap.check("it is imported by the keyboard", lambda: do_import(program))
        tap.check("9 organisations are there", lambda: program.wait_text("9 organisations · 0 links"))
        tap.check("and are selected", lambda: names_are_selected(program))
        tap.check("one undo takes all of them away", lambda: undo_empties(program))
        tap.check("links go between them", lambda: import_links(program))
        clipboard(program)
    finally:
        program.kill()


# The clipboard

def paste_from(program, text):
    """What a spreadsheet copies: it owns the clipboard while it is pasted."""
    path = write("block.txt", text)
    owner = subprocess.Popen([CLIPBOARD, "copy", path], stdout=subprocess.PIPE, text=True)
    try:
        expect(owner.stdout.readline() == "copied\n", "the other program copies")
        program.key("ctrl+v")
        assistant(program)
        program.wait_text("2 rows read: 2 imported, 0 merged, 0 refused.")
        do_import(program)
        program.wait_text("11 organisations · 5 links")
    finally:
        owner.kill()
        owner.wait()


def paste_to(kind):
    return subprocess.run([CLIPBOARD, "paste", kind], check=True, capture_output=True, timeout=20).stdout


def copy_all(program):
    program.key("ctrl+a")
    program.key("ctrl+c")
    table = wait(lambda: b"Garage Sud" in paste_to("text/plain;charset=utf-8") and
                 paste_to("text/plain;charset=utf-8"), "the table on the clipboard").decode()
    lines = table.rstrip("\n").replace("\r", "").split("\n")
    expect("\t" in lines[0], "columns")
    for name in ("Garage Sud", "Café du Coin", "Atelier Pixel (exemple)"):
        rows = [line for line in lines if name in line.split("\t")]
        expect(len(rows) == 1, f"one row of {name}, not {len(rows)}")


def copied_network():
    graph = networkx.read_graphml(io.BytesIO(paste_to("application/graphml+xml")))
    expect(graph.number_of_nodes() == 11, f"11 organisations, not {graph.number_of_nodes()}")
    expect(graph.number_of_edges() == 5, f"5 links, not {graph.number_of_edges()}")


def paste_own(program):
    program.key("ctrl+v")
    program.wait_text("22 organisations · 10 links")
    program.key("ctrl+z")
    program.wait_text("11 organisations · 5 links")


def clipboard(program):
    tap.check("a block of a spreadsheet is pasted through the assistant",
              lambda: paste_from(program, BLOCK))
    tap.check("another program reads what is copied as a table", lambda: copy_all(program))
    tap.check("and as a network", copied_network)
    tap.check("what is copied is pasted as new ones, in one step", lambda: paste_own(program))


# Copies

def copy_dialog(program):
    program.key("ctrl+shift+e")
    wait(lambda: program.find_text("The copy will"), "the dialog for copies")
    into_dialog()


def copy_done(program):
    wait(lambda: not program.find_text("The copy will"), "the dialog to go")
    into_window()


def without_names(program):
    names = [data["label"] for _, data in networkx.read_graphml(SAMPLE).nodes(data=True)]
    path = path_of("ouvert.graphml")
    copy_dialog(program)
    program.key("alt+n")
    program.key("alt+e")
    choose_to_save(program, path)
    copy_done(program)
    keys = [name for name in os.listdir(FOLDER) if name.startswith("ouvert") and name.endswith(".csv")]
    expect(len(keys) == 1, f"one key beside it, not {keys}")
    expect(stat.S_IMODE(os.stat(path_of(keys[0])).st_mode) == 0o600, "the key is for its owner alone")
    told = [name for name in names if len(name) > 3 and name.encode() in read(path)]
    expect(not told, f"no name in the file, not {told}")
    expect(names[0].encode() in read(path_of(keys[0])), "names in the key")


def two_tables(program):
    copy_dialog(program)
    program.key("alt+a")
    program.get("Two tables for a spreadsheet (CSV)")
    program.key("Down", "Return")
    program.key("alt+e")
    choose_to_save(program, path_of("tableaux.csv"))
    copy_done(program)
    files = sorted(name for name in os.listdir(FOLDER) if name.startswith("tableaux"))
    expect(len(files) == 2, f"two tables, not {files}")
    counts = sorted(len(read(path_of(name)).splitlines()) for name in files)
    expect(counts[0] >= 23 and counts[1] >= 51, f"a row for each and a head, not {counts}")


def copies():
    program = Program(SAMPLE)
    try:
        program.wait_text("22 organisations")
        tap.check("a broken table gets a sentence, and the pole stays", lambda: broken_table(program))
        tap.check("a copy without names has its key beside it", lambda: without_names(program))
        tap.check("a copy can be two tables", lambda: two_tables(program))
    finally:
        program.kill()


# What is not to be passed on

def picture(program, with_private, name):
    program.key("ctrl+e")
    program.wait_text("1 organisation or collective cooperation is marked as not to be passed on")
    if with_private:
        program.key("alt+p")
    program.key("Return")
    wait(lambda: not program.find_text("The page as it will be"), "the page to go")
    choose_to_save(program, path_of(name))
    program.wait_text("The map is in")
    return run("pdftotext", path_of(name), "-")


def left_out(program):
    text = picture(program, False, "sans.pdf")
    expect("Auberge" in text and "Cachette" not in text, text)


def drawn_if_asked(program):
    text = picture(program, True, "avec.pdf")
    expect("Auberge" in text and "Cachette" in text, text)


def copied(program):
    """Into a document that takes pixels, and into one that takes drawings."""
    program.key("ctrl+p")
    program.wait_text("The page as it will be")
    program.key("alt+o")
    program.wait_text("The picture of the map is copied")
    png, svg = paste_to("image/png"), paste_to("image/svg+xml").decode()
    expect(png.startswith(b"\x89PNG\r\n") and png.endswith(b"IEND\xaeB`\x82"), "no whole picture")
    width, height = struct.unpack(">II", png[16:24])
    expect(width > 1000 and 0.6 < height / width < 0.8, f"a picture of {width} by {height} pixels")
    root = tree.fromstring(svg)
    letters = "".join(root.itertext())
    expect(root.tag.endswith("}svg") and "Auberge" in letters and "Cachette" not in letters, letters)


def report(program):
    program.key("ctrl+shift+r")
    choose_to_save(program, path_of("rapport.pdf"))
    program.wait_text("The report is in")
    text = run("pdftotext", path_of("rapport.pdf"), "-")
    expect("organisations" in text and "Methods" in text and "Auberge" in text and "Cachette" not in text, text)


def pictures():
    if not shutil.which("pdftotext"):
        tap.skip("what is not to be passed on stays off the picture", "pdftotext is not installed")
        return
    program = Program(write("private.graphml", PRIVATE))
    try:
        program.wait_text("3 organisations")
        tap.check("what is not to be passed on stays off the picture", lambda: left_out(program))
        tap.check("unless it is asked for", lambda: drawn_if_asked(program))
        tap.check("a copied picture is pasted as pixels or as a drawing", lambda: copied(program))
        tap.check("a report has the map and its figures in words", lambda: report(program))
    finally:
        program.kill()


def main():
    for scenario in (tables, copies, pictures):
        try:
            scenario()
        except (Late, SystemExit, ValueError, OSError) as error:
            message = str(error)
            def fail(text=message):
                raise AssertionError(text)
            tap.check(f"{scenario.__name__} runs to its end", fail)
    shutil.rmtree(FOLDER, ignore_errors=True)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
