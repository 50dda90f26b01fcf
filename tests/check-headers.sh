#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-headers.sh SOURCE-ROOT [yes|no]
#
# Each header compiles alone, with the rooms it may see in reach; those of the
# window only if the second argument says that it is built.

cd "$1" || exit 2
with_app=${2:-yes}
CC=${CC:-cc}
failed=0

core="base sheets import saving model edit formats sharing journal compute measures reading layouts drawing looks"
flags="-std=gnu17 -fsyntax-only -Wall -Wextra -Werror -Wno-unused-parameter -D_GNU_SOURCE
  -Isrc/cli"
for room in $core; do
  flags="$flags -Isrc/core/$room"
done
libraries="gio-unix-2.0 libxml-2.0 cairo pangocairo igraph"
[ "$with_app" = no ] || libraries="$libraries gtk4 libadwaita-1"
# Headers of others may have warnings of their own.
others=$(pkg-config --cflags $libraries | sed 's/-I/-isystem /g')

check () {
  # shellcheck disable=SC2086  # lists of words
  $CC $flags -Isrc/app -Isrc/app/compat $others -include "$1" -x c /dev/null || failed=1
}

for header in src/core/*/*.h src/cli/*.h; do
  check "$header"
done

if [ "$with_app" != no ]; then
  for header in src/app/*.h src/app/compat/*.h; do
    [ ! -e "$header" ] || check "$header"
  done
fi

exit $failed
