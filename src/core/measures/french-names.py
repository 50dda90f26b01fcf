#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the French names of measures as an array of C: who reads another language
is given them, too, since the method is in French.

Usage: french-names.py FR.PO ROWS.C…
"""

import ast
import re
import sys

STRING = r'"(?:[^"\\]|\\.)*"'


def joined(strings):
    return "".join(ast.literal_eval(one) for one in re.findall(STRING, strings))


def translations(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    entry = re.compile(r'(msgctxt [^\n]*\n)?^msgid ((?:%s\s*)+)msgstr ((?:%s\s*)+)' % (STRING, STRING), re.M)
    return {joined(english): joined(french) for context, english, french in entry.findall(text) if not context}


def main():
    french = translations(sys.argv[1])
    print("/* Made from po/fr.po: the names of measures, English then French. */")
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            for name in re.findall(r'\.name = N_\(((?:%s\s*)+)\)' % STRING, file.read()):
                english = joined(name)
                escaped = french[english].replace("\\", "\\\\").replace('"', '\\"')
                print('{ "%s", "%s" },' % (english.replace('"', '\\"'), escaped))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
