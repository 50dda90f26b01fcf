#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches every call of maillage-cli to the system: it never goes online.  Speaks TAP.

Usage: test_online.py MAILLAGE-CLI SOURCE-ROOT

The files name places on the web in all the ways that XML knows.  Nothing may
make a socket of the Internet, nor read the secret that they point to; and the
program must not be linked with anything that could.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from inputs_meaning import gexf  # noqa: E402
from inputs_xml import HEAD, NET, ROWS, document, node  # noqa: E402

CLI = str(pathlib.Path(sys.argv[1]).resolve())
ROOT = pathlib.Path(sys.argv[2]).resolve()
SAMPLE = ROOT / "data/samples/pole-exemple.graphml"
NUMBERS = ("08", "09", "10", "12", "13", "14", "15", "16", "17", "18", "19", "b4")
LIBRARIES = ("curl", "soup", "gnutls", "ssl", "resolv", "nghttp2", "webkit")


def add_more(folder):
    """The same in other formats."""
    url = "http://%s/x" % NET
    (folder / "x.gexf").write_text(gexf(
        '<nodes><node id="a" label="%s"/></nodes>' % url).replace("<gexf ", '<gexf xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="http://gexf.net/1.3 %s" ' % url), encoding="utf-8")
    (folder / "dtd.gexf").write_text(gexf("<nodes/>").replace(HEAD, HEAD + '<!DOCTYPE gexf SYSTEM "%s">\n' % url))
    (folder / "x.dot").write_text('digraph { a [image="%s", URL="%s", shapefile="%s"]; stylesheet="%s" }' % ((url,) * 4))
    (folder / "x.json").write_text('{"$schema": "%s", "$ref": "%s", "nodes": [{"id": "a", "image": "%s"}], "links": []}' % ((url,) * 3))
    (folder / "x.csv").write_text('source;target\n"=WEBSERVICE(""%s"")";\\\\%s\\x\n' % (url, NET))
    (folder / "image.graphml").write_text(document(node(0, url)).replace('attr.name="name"', 'attr.name="image"'))
    (folder / "x.fods").write_text(HEAD + '<!DOCTYPE x SYSTEM "%s">\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                                   'xmlns:xlink="http://www.w3.org/1999/xlink" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
                                   ' xlink:href="%s"/>' % (url, url))


def make_files(folder, secret):
    for number, _what, _expected, content, name in ROWS:
        if number in NUMBERS:
            (folder / name).write_text(content().replace("@SECRET@", str(secret)), encoding="utf-8")
    add_more(folder)
    (folder / "good.graphml").write_bytes(SAMPLE.read_bytes())


def watched(arguments, trace):
    """The calls of one run that make a connection or open a file."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"}
    subprocess.run(["strace", "-f", "-qq", "-o", str(trace), "-e", "trace=socket,connect,sendto,sendmsg,open,openat", *arguments],
                   env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)

    return trace.read_text(errors="replace").splitlines()


def faults(lines, secret):
    for line in lines:
        if re.search(r"AF_INET|AF_PACKET|sendto\(", line):
            yield "goes online: " + line
        if str(secret) in line:
            yield "opens what a file points to: " + line
        if re.search(r'"/etc/(resolv\.conf|hosts)"', line):
            yield "looks for a name: " + line


def can_trace(folder):
    if shutil.which("strace") is None:
        return "strace is not installed"
    lines = folder / "try"
    done = subprocess.run(["strace", "-f", "-o", str(lines), "-e", "trace=socket", "true"], stderr=subprocess.PIPE)

    return "" if done.returncode == 0 else "nothing may be watched here"


def runs(folder):
    for path in sorted(folder.iterdir()):
        name = path.name
        yield name, "info", [CLI, "info", str(path)]
        yield name, "convert", [CLI, "convert", str(path), str(folder / "out.graphml")]
        yield name, "draw", [CLI, "draw", str(path), str(folder / "out.svg")]


def check_catches(folder, secret):
    """The test itself: a program that goes online must be found."""
    lines = watched([sys.executable, "-c", "import socket; socket.socket(socket.AF_INET).close(); open(%r)" % str(secret)],
                    folder / "catch")

    return len(list(faults(lines, secret))) >= 2


EVIL = document(node(0, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"x\" 'y' ]]&gt;")
                + node(1, "evil\u202egpj.exe\u009b\u2066z") + node(2, "javascript:alert(1)")
                + '<edge source="n0" target="n1"/>\n')


def drawing_faults(folder):
    """A drawing is shapes and text: no program, no reference, nothing that turns what is read."""
    (folder / "evil.graphml").write_text(EVIL, encoding="utf-8")
    subprocess.run([CLI, "draw", str(folder / "evil.graphml"), str(folder / "evil.svg")], timeout=120,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = (folder / "evil.svg").read_text(encoding="utf-8")
    for element in ElementTree.fromstring(text).iter():
        if element.tag.rpartition("}")[2] in ("script", "foreignObject", "image", "a", "use", "style", "animate"):
            yield "element " + element.tag
        for name in element.attrib:
            if name.rpartition("}")[2].startswith("on") or name.endswith("href"):
                yield "attribute " + name
    if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text):
        yield "a character that commands"
    if "alert(1)" not in text:
        yield "a name is missing: nothing was tried"


def main():
    print("1..4")
    failed = False
    with tempfile.TemporaryDirectory(prefix="maillage-online-") as place:
        folder = pathlib.Path(place) / "files"
        folder.mkdir()
        secret = pathlib.Path(place) / "secret.txt"
        secret.write_text("TOP-SECRET-CONTENT\n")
        make_files(folder, secret)
        reason = can_trace(pathlib.Path(place))
        if reason:
            print("ok 1 - nothing goes online # SKIP %s\nok 2 - one that does is found # SKIP %s" % (reason, reason))
        else:
            n_runs = 0
            for name, verb, arguments in list(runs(folder)):
                n_runs += 1
                for fault in faults(watched(arguments, pathlib.Path(place) / "trace"), secret):
                    failed = True
                    print("# %s %s %s" % (verb, name, fault))
            print("%sok 1 - nothing goes online in %d runs" % ("not " if failed else "", n_runs))
            caught = check_catches(pathlib.Path(place), secret)
            failed = failed or not caught
            print("%sok 2 - one that does is found" % ("" if caught else "not "))
        wrong = list(drawing_faults(pathlib.Path(place)))
        failed = failed or bool(wrong)
        print("%sok 3 - a drawing has no program and no reference %s" % ("not " if wrong else "", wrong or ""))
    if shutil.which("ldd") is None:
        print("ok 4 - nothing it is linked with goes online # SKIP no ldd")
    else:
        needed = subprocess.run(["readelf", "-d", CLI] if shutil.which("readelf") else ["ldd", CLI],
                                stdout=subprocess.PIPE, env={**os.environ, "LC_ALL": "C"}).stdout.decode()
        found = [line for line in needed.splitlines() if re.search(r"lib(%s)" % "|".join(LIBRARIES), line)]
        failed = failed or bool(found)
        print("%sok 4 - nothing it is linked with goes online %s" % ("not " if found else "", found or ""))

    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
