#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches the window do its main job, and open files that name the web.  Speaks TAP.

Run by run-headless.sh, with the environment of the tests of the window.
"""

import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "ui")]

import watching  # noqa: E402
from inputs_xml import NET, document, node  # noqa: E402

TAKEN = {"main job": HERE.parent / "ui" / "test_main_job.py"}


def is_watched_already():
    """Sanitizers and strace both want to trace."""
    return b"__asan_init" in pathlib.Path(os.environ["MG_PROGRAM"]).read_bytes()


def wrap(folder, name):
    """A program that is ours, watched; its calls are written per process, as many may run at once."""
    trace = folder / (name + ".trace")
    wrapper = folder / (name + ".sh")
    words = [*watching.command(trace), "-ff", os.environ["MG_PROGRAM"]]
    wrapper.write_text('#!/bin/sh\nexec %s "$@"\n' % " ".join(map(shlex.quote, words)))
    wrapper.chmod(0o755)

    return wrapper, trace


def calls(trace):
    return [line for path in sorted(trace.parent.glob(trace.name + ".*")) for line in watching.read(path)]


def run_job(folder, name, path):
    wrapper, trace = wrap(folder, name.replace(" ", "-"))
    done = subprocess.run([sys.executable, str(path)], env={**os.environ, "MG_PROGRAM": str(wrapper)},
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=280)
    said = done.stdout.decode("utf-8", "replace")
    print("".join("# %s\n" % line for line in said.splitlines() if not line.startswith("#")), end="")

    return calls(trace), "# SKIP" in said.partition("\n")[0]


def open_files(folder):
    """Each in a window of its own, until it is there."""
    from driver import Program

    url = "http://%s/x" % NET
    pieces = {
        "names.graphml": document(node(0, url) + node(1, "file:///etc/passwd")),
        "dtd.graphml": document(node(0, "x"), '<!DOCTYPE graphml SYSTEM "%s">\n' % url),
        "entity.graphml": document(node(0, "&x;"), '<!DOCTYPE graphml [<!ENTITY x SYSTEM "%s">]>\n' % url),
        "image.dot": 'digraph { a [image="%s", URL="%s"]; stylesheet="%s" }' % ((url,) * 3),
    }
    wrapper, trace = wrap(folder, "files")
    os.environ["MG_PROGRAM"] = str(wrapper)
    for name, text in pieces.items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        program = Program(str(path))
        program.wait_text(name.partition(".")[0])
        program.kill()

    return calls(trace)


def tell(number, what, lines):
    found = list(watching.faults(lines))
    n_sockets = len(watching.sockets(lines))
    # The window cannot be there without the screen's socket: none seen is none watched.
    good = not found and n_sockets > 0
    for line in found:
        print("# goes online: " + line)
    print("%sok %d - %s goes nowhere: %d sockets, all of this machine" % ("" if good else "not ", number, what, n_sockets),
          flush=True)

    return good


def main():
    with tempfile.TemporaryDirectory(prefix="maillage-online-") as place:
        folder = pathlib.Path(place)
        reason = watching.reason_not_to(folder)
        if not reason and is_watched_already():
            reason = "it is watched by sanitizers"
        if reason:
            print("1..0 # SKIP %s: the window is not watched." % reason)
            return 0
        print("1..2")
        lines, skipped = run_job(folder, "main job", TAKEN["main job"])
        if skipped:
            print("ok 1 - the main job # SKIP what it needs is not installed")
            good = True
        else:
            good = tell(1, "the main job", lines)

        return 0 if tell(2, "opening files that name the web", open_files(folder)) and good else 1


if __name__ == "__main__":
    sys.exit(main())
