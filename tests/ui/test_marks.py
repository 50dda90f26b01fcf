# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that turn writing about are seen to do so, wherever the window shows them.

Every text of the sample pole gets a mark that reverses what follows it.  The
window is gone through, place by place: nowhere is the mark said or drawn as it
is, but in the entries where the very text can be changed.
"""
import os
import re
import sys
import tempfile

from driver import DEEP, Late, Program, Tap, has_state, wait, walk
import pyatspi

SOURCE = os.environ["MG_SOURCE_ROOT"]
SAMPLE = os.path.join(SOURCE, "data", "samples", "pole-exemple.graphml")
FOLDER = tempfile.mkdtemp(prefix="maillage-ui-")

MARK = "\u202e"
SHOWN = "\ufffd"
TEXTS = ("n_label", "n_name", "n_role", "n_commune", "n_notes", "e_note", "e_motive",
         "g_pole_name", "g_territory_label", "g_departement_name")
MAX_CHILDREN = 200

tap = Tap()


def write_pole():
    """The sample with marks in what people wrote, and with a field of somebody's own."""
    path = os.path.join(FOLDER, f"p{MARK}lop.graphml")
    with open(SAMPLE, encoding="utf-8") as file:
        text = file.read()
    for key in TEXTS:
        text = re.sub(rf'(<data key="{key}">)([^<]+)', rf"\1{MARK}\2", text)
    text = text.replace("  <graph ", f'  <key id="own" for="node" attr.name="o{MARK}wn" attr.type="string"/>\n'
                                     "  <graph ", 1)
    text = re.sub(r'(<node id="(o\d+)">)', rf'\1<data key="own">{MARK}\2</data>', text)
    assert text.count(MARK) > 60
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def is_entry(node):
    """What can be changed is what the file holds."""
    return has_state(node, pyatspi.STATE_EDITABLE) or node.getRole() in (
        pyatspi.ROLE_ENTRY, pyatspi.ROLE_TEXT)


def said(node):
    """All that assistive technologies are told of a node itself."""
    yield node.name or ""
    yield node.description or ""
    try:
        yield node.queryText().getText(0, -1)
    except NotImplementedError:
        pass


def everything(root):
    """walk() of the driver leaves tables out: here they are what matters."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node is None:
            continue
        yield node
        try:
            stack.extend(node.getChildAtIndex(i) for i in range(min(node.childCount, MAX_CHILDREN)))
        except Exception:  # objects come and go while they are read
            continue


def read(program):
    """Returns: how often a replaced mark was met, and where one was left."""
    n_shown = 0
    left = []
    for node in everything(program.root):
        try:
            if is_entry(node):
                continue
            for text in said(node):
                n_shown += SHOWN in text
                if MARK in text:
                    left.append(f"{node.getRoleName()}: {text!r}")
        except Exception:
            continue
    return n_shown, left


def none_left(program):
    n_shown, left = read(program)
    if left:
        raise AssertionError(f"{len(left)} left: " + "; ".join(sorted(set(left))[:12]))
    return n_shown


def look(program, place):
    def check():
        if none_left(program) == 0:
            raise AssertionError(f"nothing of the pole is in {place}")
    tap.check(f"marks are seen in {place}", check)


def on_map(program):
    return wait(lambda: next((node for node in walk(program.root)
                              if node.getRole() == pyatspi.ROLE_LIST_ITEM and SHOWN in (node.name or "")), None),
                "an organisation on the map")


def main():
    program = Program(write_pole())
    try:
        program.click(on_map(program))
        look(program, "the map")
        program.key("shift+F9")
        look(program, "the inspector")
        program.key("F9")
        look(program, "the legend")
        program.key("ctrl+2")
        wait(lambda: any(node.getRole() in DEEP and has_state(node, pyatspi.STATE_VISIBLE)
                         for node in walk(program.root)), "the table")
        look(program, "the table")
        program.key("ctrl+3")
        program.wait_text("Density")
        look(program, "the measures")
        program.key("ctrl+1", "F8")
        look(program, "the reading bar")
        program.key("Escape", "ctrl+1")
        program.click(on_map(program))
        program.key("Delete")
        look(program, "what is said of a deletion")
        program.key("ctrl+z")
        on_map(program)
        program.key("ctrl+shift+e")
        wait(lambda: program.find_text("The copy will"), "the dialog for copies")
        tap.check("nothing is left in a copy for others", lambda: none_left(program))
    except (Late, SystemExit, OSError) as error:
        message = str(error)

        def fail(text=message):
            raise AssertionError(text)
        tap.check("the window is gone through", fail)
    finally:
        program.kill()
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
