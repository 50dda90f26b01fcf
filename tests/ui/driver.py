# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the built program as a person would: finds by name what assistive
technologies see, presses real keys, and reads what is said.

Without a window manager the keyboard goes to the window under the pointer, so
the pointer is kept inside. Nothing sleeps for a fixed time: everything waits
for what it needs, and says what it waited for.
"""
import faulthandler
import os
import subprocess
import sys
import tempfile
import time

# A fault inside a library is said, with the line that met it.
faulthandler.enable()

try:
    import pyatspi
except ImportError:
    print("1..0 # SKIP python3-pyatspi is not installed: windows cannot be read here.")
    sys.exit(0)

PATIENCE = 30
NOTHING = pyatspi.Accessibility.Atspi.Cache.NONE
INTERVAL = 0.04


class Late(AssertionError):
    """What was waited for did not come."""


def wait(condition, what, patience=PATIENCE):
    end = time.monotonic() + patience
    last = None
    while True:
        try:
            result = condition()
            if result:
                return result
        except Exception as error:  # objects come and go while they are read
            last = error
        if time.monotonic() > end:
            raise Late(f"waited {patience} s for {what}" + (f" ({last})" if last else ""))
        time.sleep(INTERVAL)


# Their thousands of cells are looked into only when a table is the root.
DEEP = (pyatspi.ROLE_TREE_TABLE, pyatspi.ROLE_TABLE)


def walk(root, last_first=False):
    """All that is under a node, itself first, in the order of the window or
    with the last of each first; tables are not entered, unless one is the root.
    """
    stack = [root]
    while stack:
        node = stack.pop()
        if node is None:
            continue
        yield node
        try:
            if node is not root and node.getRole() in DEEP:
                continue
            children = [node.getChildAtIndex(i) for i in range(min(node.childCount, 400))]
        except Exception:
            continue
        stack.extend(children if last_first else reversed(children))


def is_named(node, name):
    """GTK 4.8 says the mnemonic's text and the label's: "_Open Open"."""
    try:
        said = node.name or ""
    except Exception:
        return False
    return said == name or said.endswith(" " + name)


def has_state(node, state):
    return node.getState().contains(state)


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def words(node):
    """Its name; what a status bar says is no name to newer toolkits."""
    if node.getRole() == pyatspi.ROLE_STATUS_BAR and not node.name:
        return node.queryText().getText(0, -1)
    return node.name or ""


class Program:
    def __init__(self, *arguments, **environment):
        exe = os.environ.get("MG_PROGRAM", "maillage")
        env = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "", "LANGUAGE": "", "NO_AT_BRIDGE": "0"}
        env.pop("GTK_A11Y", None)
        # What one program leaves unsaved is not offered by the next, unless that is the matter.
        env["XDG_STATE_HOME"] = tempfile.mkdtemp(dir=os.environ.get("XDG_STATE_HOME"))
        env.update(environment)
        self.process = subprocess.Popen([exe, *arguments], env=env, stdout=sys.stderr)
        self.root = wait(self._find_root, "the program on the bus")
        self.frame = wait(lambda: self.root.childCount and self.root.getChildAtIndex(0),
                          "the window")
        self.window = wait(self._find_window, "the window on the screen").split()[-1]
        run("xdotool", "mousemove", "640", "705")

    def _find_root(self):
        if self.process.poll() is not None:
            raise SystemExit(f"the program ended with status {self.process.returncode}")
        for application in pyatspi.Registry.getDesktop(0):
            if application and application.get_process_id() == self.process.pid:
                # News of what was remembered may be lost, and to forget it in
                # between, libatspi goes through nodes that are no more.
                application.set_cache_mask(NOTHING)
                return application
        return None

    def _find_window(self):
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--pid",
                               str(self.process.pid)], capture_output=True, text=True).stdout

    # Finding

    def find(self, name, root=None, role=None, seen=True):
        """The first node of that name, or None."""
        for node in walk(root or self.root):
            if is_named(node, name) and (role is None or node.getRole() == role):
                if not seen or has_state(node, pyatspi.STATE_VISIBLE):
                    return node
        return None

    def get(self, name, root=None, role=None):
        return wait(lambda: self.find(name, root, role), f"“{name}”")

    def find_text(self, part, root=None):
        """A node that says that part; what is said stands near the end."""
        for node in walk(root or self.root, last_first=True):
            try:
                if part in words(node) and has_state(node, pyatspi.STATE_VISIBLE):
                    return node
            except Exception:
                continue
        return None

    def wait_text(self, part, patience=PATIENCE):
        return wait(lambda: self.find_text(part), f"the text “{part}”", patience)

    def texts(self):
        return [node.name for node in walk(self.root) if node.name]

    def is_newer(self):
        """Whether the toolkit is one of Debian 13 rather than of Debian 12."""
        version = self.root.get_toolkit_version() or "4.8"
        return [int(part) for part in version.split(".")[:2]] >= [4, 10]

    def dialogs(self):
        """What asks: all windows but those that show a pole."""
        windows = [self.root.getChildAtIndex(i) for i in range(self.root.childCount)]
        apart = [w for w in windows if w and w.getRole() not in (pyatspi.ROLE_FRAME,
                                                                 pyatspi.ROLE_WINDOW)]
        if apart or not self.is_newer():
            return apart
        # Newer toolkits put questions inside of the window.
        return [node for node in walk(self.root)
                         if node.getRole() in (pyatspi.ROLE_DIALOG, pyatspi.ROLE_ALERT)
                         and has_state(node, pyatspi.STATE_VISIBLE)]

    def wait_dialog(self):
        return wait(self.dialogs, "a dialog")[-1]

    # Doing

    def press(self, name, root=None):
        """Presses what has that name, whatever it is called in this version."""
        def pressable():
            for node in walk(root or self.root):
                if not is_named(node, name) or node.getRole() == pyatspi.ROLE_LABEL:
                    continue
                try:
                    action = node.queryAction()
                except NotImplementedError:
                    continue
                if action.nActions and has_state(node, pyatspi.STATE_SENSITIVE):
                    return action
            return None
        wait(pressable, f"“{name}” to press").doAction(0)

    def window_action(self, name):
        """Actions of the window are actions of its frame."""
        action = self.frame.queryAction()
        names = [action.getName(i) for i in range(action.nActions)]
        action.doAction(names.index(name))

    def key(self, *keys):
        run("xdotool", "key", "--clearmodifiers", *keys)

    def type(self, text):
        run("xdotool", "type", "--delay", "20", text)

    def place(self, node):
        """Where a node is on the screen: only places within the window are known."""
        geometry = dict(line.split("=") for line in
                        run("xdotool", "getwindowgeometry", "--shell", self.window).split())
        frame = self.frame.queryComponent().getExtents(pyatspi.XY_WINDOW)
        area = node.queryComponent().getExtents(pyatspi.XY_WINDOW)
        border_x = (int(geometry["WIDTH"]) - frame.width) // 2
        border_y = (int(geometry["HEIGHT"]) - frame.height) // 2
        return (int(geometry["X"]) + border_x + area.x + area.width // 2,
                int(geometry["Y"]) + border_y + area.y + area.height // 2)

    def click(self, node, button=1):
        x, y = self.place(node)
        run("xdotool", "mousemove", str(x), str(y), "click", str(button))

    def toggle(self, name):
        """Turns a check box by its action or, in versions that give it none, by the keyboard."""
        box = self.get(name, role=pyatspi.ROLE_CHECK_BOX)
        try:
            has_action = box.queryAction().nActions > 0
        except NotImplementedError:
            has_action = False
        if has_action:
            box.queryAction().doAction(0)
        else:
            self.click(box)

    def set_text(self, node, text):
        node.queryEditableText().setTextContents(text)

    def shot(self, path):
        run("import", "-window", "root", path)

    # Ending

    def wait_end(self):
        return wait(lambda: self.process.poll() is not None, "the program to end") and \
            self.process.returncode

    def kill(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Tap:
    """Says each check on a line of its own, so that each is counted."""

    def __init__(self):
        self.number = 0
        self.failed = 0

    def check(self, name, function):
        self.number += 1
        start = time.monotonic()
        try:
            function()
            print(f"ok {self.number} - {name}", flush=True)
        except Exception as error:
            self.failed += 1
            print(f"not ok {self.number} - {name}", flush=True)
            for line in f"{type(error).__name__}: {error}".splitlines():
                print(f"# {line}", flush=True)
        print(f"# {time.monotonic() - start:.1f} s", flush=True)

    def skip(self, name, reason):
        self.number += 1
        print(f"ok {self.number} - {name} # SKIP {reason}", flush=True)

    def end(self):
        print(f"1..{self.number}", flush=True)
        return 1 if self.failed else 0


def french(build):
    """The environment of a French user; makes the locale in the build folder."""
    folder = os.path.join(build, "locale-for-tests")
    target = os.path.join(folder, "fr_FR.UTF-8")
    if not os.path.isdir(target):
        os.makedirs(folder, exist_ok=True)
        made = subprocess.run(["localedef", "-i", "fr_FR", "-f", "UTF-8", target + ".new"],
                              capture_output=True)
        if not os.path.isdir(target + ".new"):
            raise FileNotFoundError(made.stderr.decode())
        os.rename(target + ".new", target)
    return {"LOCPATH": folder, "LANG": "fr_FR.UTF-8", "LC_ALL": "fr_FR.UTF-8", "LANGUAGE": "fr",
            "MAILLAGE_LOCALE_DIR": os.path.join(build, "po")}
