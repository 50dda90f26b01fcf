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

# A row takes its title for markup, unless it is told not to; a toast always does.
for file in $(grep -rlE --include='*.c' 'adw_(action|expander|combo|switch)_row_new' src); do
  grep -q 'adw_preferences_row_set_use_markup (.*FALSE)' "$file" ||
    complain "$file: a row that is not told that its title is no markup"
done
found=$(grep -rnE --include='*.c' 'adw_toast_new' src | grep -vE 'adw_toast_new \((escaped|_\()')
[ -z "$found" ] || complain "A toast takes its title for markup:
$found"

# What a file points to is never opened.
found=$(grep -rnE --include='*.c' --include='*.ui' 'gtk_show_uri|launch_default_for_uri|GtkLinkButton|gtk_link_button|UriLauncher|adw_status_page_set_description \(.*(name|path|message)' src ui)
[ -z "$found" ] || complain "No address is opened:
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
