# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches the sockets that a program makes, by strace where there is one."""

import re
import shutil
import subprocess

# What a program may do that looks like going online, and why: (pattern, reason).
EXCEPTIONS = (
    (r"socket\(AF_UNIX", "the screen, the message bus, other programs of this machine"),
    (r"socketpair\(AF_UNIX", "a channel between two parts of one program"),
)
SOCKET = re.compile(r"\b(socket|socketpair)\((AF|PF)_")
PLACE = re.compile(r"sa_family=AF_(?!UNIX|UNSPEC)\w+")


def command(trace):
    """What goes before a command so that it is watched; the process it makes is the command's own."""
    return ["strace", "-D", "-f", "--seccomp-bpf", "-qq", "-o", str(trace), "-e", "trace=%network"]


def reason_not_to(folder):
    """Why nothing can be watched here, or "". """
    if shutil.which("strace") is None:
        return "strace is not installed"
    trace = folder / "try"
    done = subprocess.run([*command(trace), "true"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    return "" if done.returncode == 0 and not done.stderr else "nothing may be watched here"


def read(trace):
    """The calls; a program that is watched may end before the one that watches."""
    return trace.read_text(errors="replace").splitlines() if trace.exists() else []


def sockets(lines):
    return [line for line in lines if SOCKET.search(line)]


def faults(lines):
    for line in lines:
        if SOCKET.search(line) and not any(re.search(pattern, line) for pattern, _reason in EXCEPTIONS):
            yield line
        elif PLACE.search(line):
            yield line
