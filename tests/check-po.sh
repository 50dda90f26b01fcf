#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-po.sh SOURCE-ROOT
#
# Every sentence of the program is in French, and no file is forgotten.

cd "$1" || exit 2
for program in xgettext msgmerge msgfmt; do
  command -v $program >/dev/null || { echo "SKIP: $program is not installed"; exit 77; }
done

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

complain () {
  failed=1
  printf '%s\n' "$1"
}

# Files with sentences, against the list.
{
  grep -rlE --include='*.c' '\b(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?) \(|\b(_|N_|C_|NC_)\(' src
  grep -rlE --include='*.h' '\b(_|N_|C_|NC_) ?\("' src
  grep -rlE --include='*.ui' 'translatable="(yes|true|1)"' ui src 2>/dev/null
  find data -name '*.desktop.in' -o -name '*.metainfo.xml.in'
} | sort -u >"$work/found"
grep -vE '^(#|$)' po/POTFILES.in | sort -u >"$work/listed"
forgotten=$(comm -23 "$work/found" "$work/listed")
[ -z "$forgotten" ] || complain "Not in po/POTFILES.in:
$forgotten"
gone=$(comm -13 "$work/found" "$work/listed")
[ -z "$gone" ] || complain "In po/POTFILES.in without need:
$gone"

# Sentences, against the translations.
if ! xgettext --from-code=UTF-8 -o "$work/maillage.pot" -f "$work/found" \
     --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
     --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 2>"$work/log"; then
  cat "$work/log"
  exit 1
fi

for po in po/*.po; do
  msgfmt --check -o /dev/null "$po" 2>"$work/log" || complain "$(cat "$work/log")"
  msgmerge -q --no-fuzzy-matching -o "$work/merged.po" "$po" "$work/maillage.pot"
  count=$(LC_ALL=C msgfmt --statistics -o /dev/null "$work/merged.po" 2>&1)
  case $count in
    *untranslated*|*fuzzy*)
      complain "$po: $count"
      msgattrib --untranslated --no-obsolete "$work/merged.po" | grep -A 3 '^msgid' | head -n 80
      msgattrib --only-fuzzy --no-obsolete "$work/merged.po" | grep -A 3 '^msgid' | head -n 20 ;;
  esac
  unused=$(msgattrib --only-obsolete --no-wrap "$work/merged.po" | grep '^#~ msg[ic]')
  [ -z "$unused" ] || complain "$po: no sentence of the program:
$unused"
done

# French: no plain blank before : ; ? ! » nor after «, in what is translated.
if [ -f po/fr.po ]; then
  found=$(msgattrib --no-obsolete --no-wrap po/fr.po |
          awk '/^msgid|^msgctxt|^#/ { inside = 0 } /^msgstr/ { inside = 1 } inside' |
          sed '1,/^$/d' | grep -nE '[^ ] ([;?!»]|:( |"|$))|« ')
  [ -z "$found" ] || complain "po/fr.po: a non-breaking space is missing:
$found"
fi

exit $failed
