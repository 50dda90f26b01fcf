# SPDX-License-Identifier: GPL-3.0-or-later
"""The program stops as programs do, and comes back with all that was done."""
import os
import shutil
import signal
import subprocess
import sys
import tempfile

from driver import Program, Tap, has_state, run, wait
import pyatspi

SOURCE = os.environ["MG_SOURCE_ROOT"]
SAMPLE = os.path.join(SOURCE, "data", "samples", "pole-exemple.graphml")
FOLDER = tempfile.mkdtemp(prefix="maillage-ui-")

tap = Tap()


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def journals(state):
    root = os.path.join(state, "maillage", "recovery")
    return os.listdir(root) if os.path.isdir(root) else []


def new_state():
    return tempfile.mkdtemp(prefix="state-", dir=FOLDER)


def copy_sample():
    path = os.path.join(tempfile.mkdtemp(dir=FOLDER), "pole.graphml")
    shutil.copyfile(SAMPLE, path)
    return path


class Screen:
    """An X server that can go away."""

    def __init__(self):
        reader, writer = os.pipe()
        self.process = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0",
                                         "1280x720x24", "-nolisten", "tcp"],
                                        pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as file:
            self.name = ":" + file.readline().strip()

    def __enter__(self):
        self.before = os.environ["DISPLAY"]
        os.environ["DISPLAY"] = self.name
        return self

    def __exit__(self, *_):
        os.environ["DISPLAY"] = self.before
        self.die()

    def die(self):
        self.process.kill()
        self.process.wait()


def on_map(program, name):
    return wait(lambda: program.find(name, role=pyatspi.ROLE_LIST_ITEM), f"“{name}” on the map")


def add(program, *names):
    """By the keyboard, on the map."""
    program.key("n")
    for name in names:
        wait(lambda: program.find("Name of the organisation"), "the entry for a name")
        program.type(name)
        program.key("Return")
        on_map(program, name)
    program.key("Escape")
    wait(lambda: not program.find("Name of the organisation"), "the entry to close")


def offer(program):
    """The dialog, and the pointer in it: there the keys go."""
    button = wait(lambda: program.find("Keep for Later"), "the offer")
    run("xdotool", "mousemove", "300", "420")
    return button


def gone(program):
    wait(lambda: not program.find("Keep for Later"), "the offer to go")
    run("xdotool", "mousemove", "640", "705")


# The display server dies: the program has no time for anything

def lose_display(state, path):
    with Screen() as screen:
        program = Program(path, XDG_STATE_HOME=state, DISPLAY=screen.name)
        try:
            program.wait_text("22 organisations")
            add(program, "Alpha", "Beta", "Gamma")
            program.key("ctrl+z")
            program.wait_text("24 organisations")
            screen.die()
            expect(program.wait_end() != 0, "an end that is none")
        finally:
            program.kill()


def see_past(program):
    on_map(program, "Alpha")
    on_map(program, "Beta")
    program.key("ctrl+shift+z")
    on_map(program, "Gamma")
    for count in ("24", "23", "22"):
        program.key("ctrl+z")
        program.wait_text(f"{count} organisations")
    for _ in range(3):
        program.key("ctrl+shift+z")
    program.wait_text("25 organisations")


def display_dies():
    state = new_state()
    path = copy_sample()
    tap.check("the display server dies under the window", lambda: lose_display(state, path))
    tap.check("the file is as it was", lambda: expect(read(path) == read(SAMPLE), "other bytes"))

    program = Program(XDG_STATE_HOME=state)
    try:
        tap.check("the next start offers the work", lambda: offer(program))
        tap.check("with the number of changes", lambda: program.wait_text("2 changes not saved"))
        program.press("Open Recovered")
        gone(program)
        tap.check("all is there, and can be undone and redone", lambda: see_past(program))
        tap.check("the file is still as it was",
                  lambda: expect(read(path) == read(SAMPLE), "other bytes"))
        program.key("ctrl+s")
        tap.check("saving saves it in its own file",
                  lambda: wait(lambda: b"Gamma" in read(path), "the file to be saved"))
        program.key("ctrl+w")
        tap.check("and it closes without a question",
                  lambda: expect(program.wait_end() == 0, "status 0"))
        tap.check("nothing is left of it",
                  lambda: expect(journals(state) == [], str(journals(state))))
    finally:
        program.kill()


# A kill, and everything that can be done with what is left

def kill_working(state, number, *arguments):
    program = Program(*arguments, XDG_STATE_HOME=state)
    try:
        if not arguments:
            program.key("ctrl+n")
        add(program, "Alpha")
        program.process.send_signal(number)
        program.wait_end()
    finally:
        program.kill()


def press_by_keyboard(program, name):
    """Goes on until that button has the focus."""
    def is_reached():
        node = program.find(name, role=pyatspi.ROLE_PUSH_BUTTON)
        if node and has_state(node, pyatspi.STATE_FOCUSED):
            return True
        program.key("Tab")
        return False
    wait(is_reached, f"the focus on “{name}”")
    program.key("Return")


def keep_for_later(state):
    program = Program(XDG_STATE_HOME=state)
    try:
        offer(program)
        program.wait_text("Never saved")
        press_by_keyboard(program, "Keep for Later")
        gone(program)
        expect(len(journals(state)) == 1, "it is kept")
    finally:
        program.process.kill()
        program.kill()


def give_keyboard_back(program):
    """As a window manager does when a dialog goes: newer toolkits take the keyboard for each."""
    windows = run("xdotool", "search", "--onlyvisible", "--pid", str(program.process.pid)).split()
    run("xdotool", "windowfocus", windows[-1])


def see_differences(program):
    press_by_keyboard(program, "Show Differences")
    program.wait_text("all of it is new")
    program.wait_text("Added (1)")
    program.key("Escape")
    wait(lambda: not program.find_text("Added (1)"), "the differences to close")
    give_keyboard_back(program)


def delete(program, state):
    press_by_keyboard(program, "Delete…")
    dialog = wait(lambda: program.find_text("lost for good"), "the question")
    expect(dialog, "the question")
    program.press("Delete")
    gone(program)
    expect(journals(state) == [], "it is removed")


def kept_and_deleted():
    state = new_state()
    tap.check("a pole that was never saved is killed",
              lambda: kill_working(state, signal.SIGKILL))
    tap.check("it can be kept for later, by the keyboard", lambda: keep_for_later(state))

    program = Program(XDG_STATE_HOME=state)
    try:
        tap.check("the empty page has it", lambda: program.get("Recovered Work (1)…"))
        tap.check("and it is not asked again",
                  lambda: expect(not program.find("Keep for Later"), "no dialog"))
        program.press("Recovered Work (1)…")
        tap.check("until it is wanted", lambda: offer(program))
        tap.check("differences are told in words", lambda: see_differences(program))
        tap.check("it is deleted when that is confirmed", lambda: delete(program, state))
        tap.check("and the empty page no longer has it",
                  lambda: wait(lambda: not program.find_text("Recovered Work ("), "the button to go"))
    finally:
        program.kill()


# The session ends while nobody answers; meanwhile somebody else changes the file

def change(path):
    content = read(path).replace(b"CUMA Hauts", b"CUMA des Hauts")
    with open(path, "wb") as file:
        file.write(content)


def newer_file():
    state = new_state()
    path = copy_sample()
    tap.check("the session ends", lambda: kill_working(state, signal.SIGTERM, path))
    change(path)
    before = read(path)

    program = Program(XDG_STATE_HOME=state)
    try:
        offer(program)
        tap.check("that the file is newer is said", lambda: program.wait_text("it is newer"))
        program.press("Open Recovered")
        gone(program)
        tap.check("the work can be opened", lambda: on_map(program, "Alpha"))
        program.key("ctrl+s")
        tap.check("saving asks for a place", program.wait_dialog)
        tap.check("and the newer file stays", lambda: expect(read(path) == before, "other bytes"))
    finally:
        program.kill()


try:
    display_dies()
    kept_and_deleted()
    newer_file()
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)

sys.exit(tap.end())
