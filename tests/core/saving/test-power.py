#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is saved survives a power cut; a pulled stick costs at most what was not saved.

Usage: test-power.py SAVER

A small disk in a file is mounted; the saver saves again and again (or a new
file once) and is stopped at a random instant; the disk as it then is, is
copied, as if the power had gone, and looked at.  Says in TAP what was found.
Runs with MG_TEST_LONG set (./dev test --long), as root, where disks in files
can be mounted; says why not elsewhere.
"""

import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

CUTS = 100
LENGTH = 300_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SIZE = 24 << 20

# name, how it is made, how it is mounted (%s: image, folder), what must exist
DISKS = [
    ("ext4", ["mkfs.ext4", "-q", "-J", "size=4", "%s"], ["mount", "-o", "loop,commit=5", "%s", "%s"], []),
    ("FAT", ["mkfs.vfat", "%s"], ["mount", "-t", "vfat", "-o", "loop", "%s", "%s"], []),
    ("exFAT", ["mkfs.exfat", "%s"], ["mount", "-t", "exfat-fuse", "-o", "loop", "%s", "%s"], ["/dev/fuse"]),
]


def say(text):
    print(text, flush=True)


def run(command):
    """Whether it worked."""
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def fill(command, *words):
    words = list(words)
    return [words.pop(0) if part == "%s" else part for part in command]


def unmount(folder):
    for _ in range(50):
        if run(["umount", folder]):
            return
        time.sleep(0.1)
    run(["umount", "-l", folder])


class Disk:
    def __init__(self, disk, world):
        self.name, self.make, self.mount, self.needs = disk
        self.image = world / "image"
        self.snapshot = world / "snapshot"
        self.folder = world / "disk"
        self.after = world / "after"
        for folder in (self.folder, self.after):
            folder.mkdir(exist_ok=True)

    def lacks(self):
        """Why it cannot be had here, or None."""
        for program in (self.make[0], self.mount[0]):
            if not shutil.which(program):
                return f"{program} is not installed"
        for path in self.needs:
            if not os.path.exists(path):
                return f"there is no {path}"
        self.create()
        if not run(fill(self.mount, self.image, self.folder)):
            return f"a disk of {self.name} in a file cannot be mounted here"
        unmount(self.folder)
        return None

    def create(self):
        self.image.unlink(missing_ok=True)
        with open(self.image, "wb") as image:
            image.truncate(SIZE)
        if not run(fill(self.make, self.image)):
            raise RuntimeError("no disk could be made")

    def cut(self):
        """What is on the disk if the power goes now."""
        run(["cp", "--sparse=always", self.image, self.snapshot])


def read_state(path):
    """The letter of a whole file, or what is wrong."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return "gone"
    except OSError as error:
        return f"unreadable: {error.strerror}"
    if len(content) == LENGTH and content[:1] == b"<" and content[-1:] == b">" and len(set(content[1:-1])) == 1:
        return chr(content[1])
    return "damaged"


def has_leftover(folder):
    """Whether a complete version lies beside, under our temporary name."""
    return any(re.fullmatch(r"\.~t\.[0-9a-f]{8}", path.name) and len(read_state(path)) == 1 for path in folder.iterdir())


def try_once(disk, saver, is_new):
    """What was reported saved last, and what the disk says of it."""
    disk.create()
    if not run(fill(disk.mount, disk.image, disk.folder)):
        raise RuntimeError("the disk could not be mounted")
    target = disk.folder / "t"
    if not is_new:
        target.write_bytes(b"<" + b"O" * (LENGTH - 2) + b">")
    os.sync()

    letters = "N" if is_new else LETTERS
    process = subprocess.Popen([saver, target, str(LENGTH), letters], stdout=subprocess.PIPE)
    if is_new:
        process.wait()
    else:
        time.sleep(0.02 + random.random() * 0.1)
        process.send_signal(signal.SIGSTOP)
    disk.cut()
    if not is_new:
        process.kill()
    saved = process.stdout.read().decode()
    process.wait()
    unmount(disk.folder)

    if not run(fill(disk.mount, disk.snapshot, disk.after)):
        return saved, "not mountable"
    state = read_state(disk.after / "t")
    if len(state) != 1 and has_leftover(disk.after):
        state = "beside"
    unmount(disk.after)
    return saved, state


def is_right(disk, saved, state, is_new):
    """The last one reported, or the one under way."""
    if is_new:
        return saved == "N" and state == "N"
    if disk.name != "ext4" and state == "beside":
        return True
    last = saved[-1] if saved else "O"
    return state in (last, LETTERS[len(saved) % len(LETTERS)])


def check(number, disk, saver, is_new):
    rule = f"{disk.name}: a new file survives" if is_new else f"{disk.name}: the last version saved survives"
    why = disk.lacks()
    if why:
        say(f"ok {number} {rule} # SKIP {why}")
        return True

    wrong, beside = [], 0
    for _ in range(CUTS):
        saved, state = try_once(disk, saver, is_new)
        beside += state == "beside"
        if not is_right(disk, saved, state, is_new):
            wrong.append(f"saved {saved[-3:] or 'none'}, found {state}")
    say(f"# {CUTS} cuts, {beside} with the version beside, wrong: {wrong[:5] or 'none'}")
    say(f"{'not ok' if wrong else 'ok'} {number} {rule}")
    return not wrong


def main():
    if not os.environ.get("MG_TEST_LONG"):
        say("1..0 # SKIP power cuts take minutes: ./dev test --long")
        return 0
    if os.geteuid() != 0:
        say("1..0 # SKIP power cuts: only the superuser can mount disks")
        return 0
    if "--inside" not in sys.argv:
        # Mounts that nobody else sees, and that go with us.
        if not run(["unshare", "--mount", "true"]):
            say("1..0 # SKIP power cuts: mounting is not allowed here")
            return 0
        return subprocess.run(["unshare", "--mount", sys.executable, __file__, sys.argv[1], "--inside"]).returncode

    saver = sys.argv[1]
    say(f"1..{2 * len(DISKS)}")
    good = True
    with tempfile.TemporaryDirectory(prefix="maillage-power-") as world:
        for index, row in enumerate(DISKS):
            disk = Disk(row, pathlib.Path(world))
            for is_new in (False, True):
                good = check(2 * index + is_new + 1, disk, saver, is_new) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
