#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives maillage-cli files that do harm, are broken or odd.  Speaks TAP.

Usage: test_hostile.py MAILLAGE-CLI [NUMBER...]

Each must end soon, in little memory, as its row says: with one sentence that
names the file (E, status 2), with a warning (W, 1), or opened (O, 0 or 1).
MG_PATIENCE multiplies the time, for a program that is watched.

Numbers that are not here concern no reader: c12, another locale, is the second
run of ./dev test; f13 to f17, what others do to a file that is open and disks
that are full, are in tests/core/saving and tests/app; g1 to g8, the state files,
in tests/core/journal and tests/app.  f8, a network drive that hangs, needs one.
Python 3 and its standard library, nothing else.
"""

import os
import pathlib
import re
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import inputs_meaning  # noqa: E402,F401  adds its rows
from inputs_xml import MB, ROWS, SECRET, document, node  # noqa: E402

CLI = str(pathlib.Path(sys.argv[1]).resolve())
WANTED = sys.argv[2:]
SUPPRESSIONS = pathlib.Path(__file__).resolve().parent.parent / "cli" / "lsan.supp"
PATIENCE = float(os.environ.get("MG_PATIENCE", "1"))
STATUS = {"E": (2,), "W": (1,), "O": (0, 1)}
MEMORY = 200 * MB
PER_BYTE = 8            # what a network may need for each byte of a file


class Skip(Exception):
    pass


def is_watched():
    """Sanitizers need memory of their own, and time."""
    with open(CLI, "rb") as program:
        return b"__asan_init" in program.read()


WATCHED = is_watched()
if WATCHED and "MG_PATIENCE" not in os.environ:
    PATIENCE = 10


def measured(arguments, limit, folder):
    """Status, what it said, and the most memory it had."""
    reader, writer = os.pipe()
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "", "MALLOC_PERTURB_": "",
                   "LSAN_OPTIONS": "print_suppressions=0:suppressions=%s" % SUPPRESSIONS}
    child = subprocess.Popen(arguments, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=writer)
    os.close(writer)
    timer = threading.Timer(limit, child.kill)
    timer.start()
    with os.fdopen(reader, "rb") as stream:
        text = stream.read()
    status, used = os.wait4(child.pid, 0)[1:]
    child.returncode = os.waitstatus_to_exitcode(status)
    alive = timer.is_alive()
    timer.cancel()
    if not alive:
        raise AssertionError("not done after %.0f s" % limit)

    return child.returncode, text.decode("utf-8", "backslashreplace"), used.ru_maxrss * 1024


def judge(expected, name, status, said, shown=None):
    """EXPECTED is the letters that are allowed, then what must be said."""
    letters, _, detail = expected.partition(" ")
    if letters.count("|") and " " in expected:
        letters = letters.split("|")[0]
    allowed = sum((STATUS[letter] for letter in letters.split("|")), ())
    if status not in allowed:
        raise AssertionError("status %d, expected %s: %s" % (status, expected, said[:400]))
    if SECRET in said:
        raise AssertionError("tells what stands in another file: %s" % said[:400])
    if status == 0:
        return
    if status == 2 and len(said.strip().splitlines()) != 1:
        raise AssertionError("not one sentence: %r" % said[:400])
    if (shown or name) not in said:
        raise AssertionError("does not name the file: %s" % said[:400])
    if len(said) > 20000 or any(ord(c) < 32 and c != "\n" for c in said):
        raise AssertionError("too long, or not clean: %r" % said[:200])
    line = re.match(r"line (\d+)", detail)
    if line and "%s:%s:" % (name, line.group(1)) not in said:
        raise AssertionError("does not say %s: %s" % (detail, said[:400]))
    for words in [] if line or not detail else detail.split("|"):
        if words not in said:
            raise AssertionError("does not say %r: %s" % (words, said[:400]))


def check(path, expected, folder, argument=None, shown=None, size=None):
    size = path.stat().st_size if size is None else size
    limit = max(2, size / MB) * PATIENCE
    status, said, memory = measured([CLI, "info", argument or str(path)], limit, folder)
    if status < 0:
        raise AssertionError("ended by signal %d: %s" % (-status, said[-400:]))
    judge(expected, path.name, status, said, shown)
    if not WATCHED and memory > MEMORY + PER_BYTE * size:
        raise AssertionError("needed %d MB for %d MB" % (memory // MB, size // MB))

    return said


def make(content, path, secret):
    """In a process of its own: a child's memory is counted from that of its parent."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            data = content()
            if isinstance(data, str):
                data = data.replace("@SECRET@", str(secret)).encode("utf-8")
            path.write_bytes(data)
            status = 0
        finally:
            os._exit(status)
    if os.waitpid(child, 0)[1] != 0:
        raise AssertionError("the file could not be made")


# What is odd about the file itself.  Each returns what to open, and what to expect.

GOOD = document(node(0, "Alpha")).encode()
SYSTEM = []


def system(number, what, expected):
    def add(function):
        SYSTEM.append((number, what, expected, function))
        return function
    return add


@system("f1", "folder", "E")
def folder_(path):
    path.mkdir()


@system("f2", "channel that nobody writes to", "E")
def channel(path):
    os.mkfifo(path)


@system("f3", "device without end", "E")
def device(path):
    path.symlink_to("/dev/zero")


@system("f4", "socket", "E")
def socket_(path):
    end = socket.socket(socket.AF_UNIX)
    end.bind(os.path.relpath(path) if len(str(path)) > 100 else str(path))
    end.close()


@system("f5", "links in a circle", "E")
def circle(path):
    path.symlink_to(path.name)


@system("f6", "file one may not read", "E")
def unreadable(path):
    path.write_bytes(GOOD)
    path.chmod(0)
    if os.access(path, os.R_OK):
        raise Skip("the superuser may read everything")


@system("f7", "file of 1 TB without content", "E")
def sparse(path):
    path.touch()
    try:
        os.truncate(path, 2 ** 40)
    except OSError:
        raise Skip("no such file can be made here")


@system("f9-before", "file that is not there", "E")
def missing(path):
    pass


@system("f12", "folder one may not write in", "O")
def read_only(path):
    path.write_bytes(GOOD)
    path.chmod(0o400)
    path.parent.chmod(0o500)


def named(number, what, name, shown=None):
    SYSTEM.append((number, what, "O", (name, shown)))


named("f11-newline", "name with a line end", b"a\nb.graphml")
named("f11-invalid", "name that is not UTF-8", b"a\xff\xe9.graphml")
named("f11-backwards", "name that runs backwards", "a\u202egpj.graphml".encode())
named("f11-arabic", "name from the right", "خريطة.graphml".encode())
named("f11-long", "name of 255 bytes", b"a" * 247 + b".graphml")
named("f11-dash", "name like an option", b"--version.graphml")
named("f11-format", "name like a format", b"%s%n%99999d.graphml")


def check_system(expected, what, folder):
    if not callable(what):
        path = pathlib.Path(os.fsdecode(os.path.join(os.fsencode(folder), what[0])))
        path.write_bytes(GOOD)
        check(path, expected, folder)
        # The same name with something wrong inside: it is shown, and does no harm.
        path.write_bytes(GOOD[:-9])
        shown = what[0].decode("utf-8", "replace") if what[0].isascii() and b"\n" not in what[0] else ".graphml"
        check(path, "E", folder, shown=shown)
        return
    path = folder / "odd.graphml"
    what(path)
    check(path, expected, folder, size=0)


def check_changing(folder, change):
    """f9, f10: somebody writes while it is read: an error or a network, never a crash."""
    path = folder / "changing.graphml"
    data = document("".join(node(i, "Org %d" % i) for i in range(60000))).encode()
    outcomes = set()
    for _ in range(12):
        path.write_bytes(data)
        stop = threading.Event()

        def work():
            while not stop.is_set():
                change(path, data)
        thread = threading.Thread(target=work)
        thread.start()
        try:
            status, said, _memory = measured([CLI, "info", str(path)], 20 * PATIENCE, folder)
        finally:
            stop.set()
            thread.join()
        outcomes.add(status)
        if status not in (0, 2):
            raise AssertionError("status %d: %s" % (status, said[:400]))
        if status == 2:
            judge("E", path.name, status, said)
    if 2 not in outcomes:
        raise AssertionError("never noticed")


# What a terminal obeys, what turns writing about, what nobody sees.
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def check_shown(folder):
    """The data keep the characters; people see a mark for each."""
    names = ["evil\u202egpj.exe", "a\u200bb", "\ufeffc", "\u2066d\u2069", "e\u200ff"]
    path = folder / "a\u202eb.graphml"
    path.write_text(document("".join(node(i, name) for i, name in enumerate(names))
                             + '<edge source="n0" target="\u202enobody"/>\n<edge source="n0" target="n1"/>\n'), encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    n_marks = 0
    for verb in (["info"], ["check"], ["measure"], ["measure", "--measures=degree"], ["compare"]):
        done = subprocess.run([CLI, *verb, str(path), *([str(path)] if verb == ["compare"] else [])], env=environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        for said in (done.stdout.decode(), done.stderr.decode()):
            n_marks += said.count("\ufffd")
            if COMMANDS.search(said):
                raise AssertionError("%s obeys: %r" % (verb, COMMANDS.search(said)))
    if n_marks < len(names):
        raise AssertionError("nothing was tried")
    copy = folder / "copy.graphml"
    subprocess.run([CLI, "convert", str(path), str(copy)], stderr=subprocess.DEVNULL, timeout=60)
    text = copy.read_text(encoding="utf-8")
    for name in names:
        if name not in text:
            raise AssertionError("%r is not kept" % name)


def grow(path, data):
    with open(path, "ab") as stream:
        stream.write(b" " * 4096)
    time.sleep(0.001)


def shrink(path, data):
    os.truncate(path, max(0, path.stat().st_size - 65536))
    time.sleep(0.001)


def cases():
    for number, what, expected, content, name in ROWS:
        def run(folder, expected=expected, content=content, name=name):
            secret = folder / "secret.txt"
            secret.write_text('<!ENTITY stolen "%s">\n' % SECRET)
            make(content, folder / name, secret)
            check(folder / name, expected, folder)
        yield number, what, expected, run
    for number, what, expected, how in SYSTEM:
        yield number, what, expected, lambda folder, e=expected, h=how: check_system(e, h, folder)
    yield "83-shown", "names that command, as they are shown", "O", check_shown
    yield "f9", "file that grows while it is read", "E", lambda folder: check_changing(folder, grow)
    yield "f10", "file that is cut while it is read", "E", lambda folder: check_changing(folder, shrink)


def outcome(number, what, run):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="maillage-hostile-"))
    try:
        run(folder)
        return "ok", ""
    except Skip as reason:
        return "skipped", " # SKIP %s" % reason
    except AssertionError as reason:
        print("# %s" % str(reason).replace("\n", "\n# "))
        return "failed", ""
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder, ignore_errors=True)


def main():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    chosen = [case for case in cases() if not WANTED or case[0] in WANTED]
    counts = {"ok": 0, "skipped": 0, "failed": 0}
    print("1..%d" % len(chosen))
    for index, (number, what, expected, run) in enumerate(chosen, 1):
        state, note = outcome(number, what, run)
        counts[state] += 1
        print("%sok %d - %s %s: %s%s" % ("not " if state == "failed" else "", index, number, what, expected, note), flush=True)
    print("# %d inputs: %d as they should be, %d skipped, %d not" % (
        len(chosen), counts["ok"], counts["skipped"], counts["failed"]))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
