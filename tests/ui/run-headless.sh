#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run-headless.sh COMMAND [ARGUMENT...]
#
# Runs COMMAND in a world of its own: an X server without a screen, a message bus, a home folder.
# Nothing of the person's own session is read or written. MG_SCREEN is the size of the screen
# (1400x900x24 if unset). The exit status is that of COMMAND, or 0 with a line that
# skips the tests when a program that is needed is not there.

set -u

if [ $# -eq 0 ]; then
  echo "Usage: $0 COMMAND [ARGUMENT...]" >&2
  exit 2
fi

for program in Xvfb dbus-run-session; do
  if ! command -v "$program" >/dev/null; then
    echo "1..0 # SKIP $program is not installed: windows cannot be tested here."
    exit 0
  fi
done

world=$(mktemp -d "${TMPDIR:-/tmp}/maillage-ui.XXXXXX") || exit 99
server=

clean_up () {
  [ -n "$server" ] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null
  rm -rf "$world"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir "$world"/{home,config,cache,data,state,runtime}
chmod 700 "$world/runtime"

export HOME="$world/home"
export XDG_CONFIG_HOME="$world/config" XDG_CACHE_HOME="$world/cache" XDG_DATA_HOME="$world/data"
export XDG_STATE_HOME="$world/state" XDG_RUNTIME_DIR="$world/runtime"
export GDK_BACKEND=x11 GSK_RENDERER="${GSK_RENDERER:-cairo}"
export GTK_USE_PORTAL=0 GSETTINGS_BACKEND=memory NO_AT_BRIDGE=0
unset WAYLAND_DISPLAY DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS GTK_THEME GTK_MODULES

# The server picks its own number and says so: two runs at once never want the same one.
Xvfb -displayfd 3 -screen 0 "${MG_SCREEN:-1400x900x24}" -nolisten tcp -noreset \
     3>"$world/display" >"$world/xvfb.log" 2>&1 &
server=$!

for _ in $(seq 400); do
  [ -s "$world/display" ] && break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.05
done

if [ ! -s "$world/display" ]; then
  echo "The X server did not start:" >&2
  cat "$world/xvfb.log" >&2
  exit 99
fi

DISPLAY=":$(tr -d '[:space:]' <"$world/display")"
export DISPLAY

# What services of the bus print is not COMMAND's output, which a test reads: descriptor 4 is.
# No exec: the server outlives COMMAND, and clean_up runs after it.
dbus-run-session -- bash -c 'exec "$@" >&4 4>&-' run-headless "$@" 3>&- 4>&1 >&2
