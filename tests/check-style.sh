#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-style.sh SOURCE-ROOT
#
# What a script can see of the house style (CONTRIBUTING.md).

cd "$1" || exit 2
failed=0

complain () {
  failed=1
  printf '%s\n' "$1"
}

sources=$(find src tests -name '*.[ch]' | sort)

for file in $sources; do
  [ "$(sed -n 1p "$file")" = '/* SPDX-License-Identifier: GPL-3.0-or-later */' ] ||
    complain "$file:1: the first line is not the licence"

  lines=$(wc -l <"$file")
  case $file in
    src/*) limit=600 ;;
    *) limit=1000 ;;
  esac
  [ "$lines" -le $limit ] || complain "$file: $lines lines: which subject could have a file of its own?"

  case $file in *.h)
    sed -n 2p "$file" | grep -q '^/\* ' || complain "$file:2: does not say what the header is for"
    grep -q '^#pragma once$' "$file" || complain "$file: no #pragma once" ;;
  esac
done

for script in dev .ci/run $(find tests data -name '*.sh' -o -name '*.py'); do
  head -n 2 "$script" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
    complain "$script:2: no licence"
done

# What a file or a user typed is never read as markup.
found=$(grep -rnE --include='*.c' 'set_markup|insert_markup' src)
[ -z "$found" ] || complain "Text is shown by set_text:
$found"

found=$(grep -rnwE --include='*.[ch]' 'goto' src | grep -v '^[^:]*:[0-9]*: *\*\|/\*')
[ -z "$found" ] || complain "No goto:
$found"

# A number in a file never has a comma.
found=$(grep -rnE --include='*.c' '\b(atof|strtod) \(' src)
[ -z "$found" ] || complain "Numbers are read by mg_text_parse_...():
$found"

found=$(grep -rnP --include='*.[ch]' --include='*.build' '[ \t]+$|\t' src tests)
[ -z "$found" ] || complain "Tabs, or blanks at the end of a line:
$found"

exit $failed
