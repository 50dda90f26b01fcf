#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches the programs of the test suite: none goes online.  Speaks TAP.

Usage: test_online_suite.py BUILD-ROOT RUN-HEADLESS

Whether they pass is told elsewhere.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import watching  # noqa: E402

BUILD = pathlib.Path(sys.argv[1]).resolve()
HEADLESS = sys.argv[2]
ENVIRONMENT = {**os.environ, "G_DEBUG": "", "GSETTINGS_BACKEND": "memory", "GTK_A11Y": "none", "MALLOC_PERTURB_": ""}
# It traces programs itself, and a program has but one that traces it.
TRACERS = ("test-save-faults",)
# Long, and of the same code as another that is here.
LONG = ("test-journal-damage", "test-journal-kills", "test-layout-corpus", "test-graphml-corpus", "test-oracle",
        "test-published", "test-layout-stress")
PATIENCE = 120


def programs(room):
    for path in sorted((BUILD / "tests" / room).glob("**/test-*")):
        if path.is_file() and os.access(path, os.X_OK) and path.name not in LONG + TRACERS:
            yield path


def check(number, path, before, trace):
    done = "to its end"
    try:
        subprocess.run([*before, *watching.command(trace), str(path)], env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        done = "for %d s" % PATIENCE
    found = list(watching.faults(watching.read(trace)))
    for line in found:
        print("# goes online: " + line)
    print("%sok %d - %s goes nowhere, watched %s" % ("not " if found else "", number, path.name, done), flush=True)
    trace.unlink(missing_ok=True)

    return not found


def is_found(trace):
    """The test itself: one that goes online is found."""
    program = "import socket; socket.socket(socket.AF_INET).close(); socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).close()"
    subprocess.run([*watching.command(trace), sys.executable, "-c", program], stderr=subprocess.DEVNULL)

    return len(list(watching.faults(watching.read(trace)))) == 2


def main():
    with tempfile.TemporaryDirectory(prefix="maillage-online-") as place:
        trace = pathlib.Path(place) / "trace"
        todo = [(path, []) for path in programs("core")] + [(path, [HEADLESS]) for path in programs("app")]
        reason = watching.reason_not_to(pathlib.Path(place))
        if not reason and todo and b"__asan_init" in todo[0][0].read_bytes():
            reason = "they are watched by sanitizers"
        if reason or not todo:
            print("1..0 # SKIP %s: the test programs are not watched." % (reason or "there are none"))
            return 0
        print("1..%d" % (len(todo) + 1))
        good = is_found(trace)
        print("%sok 1 - one that goes online is found" % ("" if good else "not "))
        results = [check(number, path, before, trace) for number, (path, before) in enumerate(todo, 2)]

        return 0 if good and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
