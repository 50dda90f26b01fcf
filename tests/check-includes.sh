#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-includes.sh SOURCE-ROOT
#
# Who may include what: headers of other projects by the first table, our own
# by the second.  Versions of libraries are asked for in src/app/compat alone.

cd "$1/src" || exit 2
failed=0

complain () {
  failed=1
  echo "$1"
}

# header, as it is included; folders that may
while IFS=';' read -r header allowed; do
  found=$(grep -rnE --include='*.[ch]' "^#[[:space:]]*include[[:space:]]*[<\"]$header" . |
          grep -vE "^\\./($allowed)/")
  [ -z "$found" ] || complain "Not allowed here, only in $allowed:
$found"
done <<'EOF'
(gtk|gdk|gsk)/;app
adwaita\.h;app
igraph;core/compute|core/measures|core/layouts
libxml/;core/formats|core/sheets
archive;core/sheets
(cairo|pango);core/drawing
EOF

# room | rooms whose headers it may include, besides its own
while IFS='|' read -r room rooms; do
  [ -d "$room" ] || continue
  for header in $(grep -hoE '^#include "[^"]+"' "$room"/*.[ch] 2>/dev/null | cut -d'"' -f2 | sort -u); do
    [ -e "$room/$header" ] && continue
    for other in $rooms; do
      [ -e "$other/$header" ] && continue 2
    done
    # Made by the build.
    case $header in mg-resources.h|mg-*-resources.h|mg-measure-french.h) continue ;; esac
    complain "$(grep -n "\"$header\"" "$room"/*.[ch] | head -n 1): $room may not include it"
  done
done <<'EOF'
core/base|
core/saving|core/base
core/model|core/base
core/edit|core/model core/base
core/sheets|core/base
core/formats|core/sheets core/model core/base
core/import|core/sheets core/edit core/model core/base
core/journal|core/formats core/edit core/saving core/model core/base
core/sharing|core/formats core/edit core/saving core/model core/base
core/compute|core/model core/base
core/measures|core/compute core/model core/base
core/layouts|core/compute core/model core/base
core/reading|core/measures core/compute core/model core/base
core/drawing|core/model core/base
core/looks|core/measures core/layouts core/drawing core/compute core/model core/base
core/pole|core/looks core/reading core/drawing core/measures core/compute core/model core/base
cli|core/pole core/looks core/sharing core/drawing core/layouts core/measures core/compute core/import core/sheets core/formats core/edit core/model core/saving core/base
EOF

found=$(grep -rnE --include='*.[ch]' '^#[[:space:]]*(if|elif).*(CHECK_VERSION|VERSION_M(IN|AX)_|(MAJOR|MINOR|MICRO)_VERSION)' . |
        grep -v '^\./app/compat/')
[ -z "$found" ] || complain "Versions are for src/app/compat:
$found"

exit $failed
