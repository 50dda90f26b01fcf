#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what meson's tests found and says it on one line: N passed, N failed.

Usage: count-results.py BUILD-FOLDER...

A program that speaks TAP counts for each of its checks, any other for one.
A folder without results is a failure: its tests were not run.
"""

import json
import pathlib
import re
import sys

CHECK = re.compile(r"^\s*(not )?ok\b([^#]*)(#\s*skip)?", re.IGNORECASE)


def count(entry):
    """(passed, failed, skipped) of one test program."""
    passed = failed = skipped = 0
    for line in entry.get("stdout", "").splitlines():
        check = CHECK.match(line)
        if check and check.group(1):
            failed += 1
        elif check and check.group(3):
            skipped += 1
        elif check:
            passed += 1

    bad = entry["result"] not in ("OK", "SKIP", "EXPECTEDFAIL")
    if bad and failed == 0:
        failed = 1
    if passed + failed + skipped == 0:
        if entry["result"] == "SKIP":
            skipped = 1
        else:
            passed = 1
    return passed, failed, skipped


def main():
    total = [0, 0, 0]
    for folder in sys.argv[1:]:
        log = pathlib.Path(folder, "meson-logs", "testlog.json")
        if not log.exists():
            print("%s: no test was run" % folder)
            total[1] += 1
            continue
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            entry = json.loads(line)
            counts = count(entry)
            total = [a + b for a, b in zip(total, counts)]
            if counts[1]:
                print("%s: %s: %s" % (folder, entry["name"], entry["result"]))

    if total[2]:
        print("%d skipped: the log of each says why" % total[2])
    print("%d passed, %d failed" % (total[0], total[1]))
    return 1 if total[1] else 0


if __name__ == "__main__":
    sys.exit(main())
