#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run-headless.sh COMMAND [ARGUMENT...]
#
# Runs COMMAND in a world of its own: an X server without a screen, a message bus, a home folder.
# Nothing of the person's own session is read or written. MG_SCREEN is the size of the screen
# (1400x900x24 if unset). With MG_TOUCH=1 the screen feels fingers: Xorg without a
# graphics card instead of Xvfb; tests move them through the socket MG_FINGERS,
# and a pen through MG_PEN.
# The exit status is that of COMMAND, or 0 with a line that
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

if [ -n "${MG_TOUCH:-}" ]; then
  modules=${MG_XORG_MODULES:-/usr/lib/xorg/modules}
  if ! command -v Xorg >/dev/null || [ "$(id -u)" -ne 0 ] ||
     ! [ -e "$modules/input/inputtest_drv.so" ] || ! [ -e "$modules/drivers/dummy_drv.so" ]; then
    echo "1..0 # SKIP Xorg with its dummy and inputtest drivers, run by root, is needed: fingers cannot be tested here."
    exit 0
  fi
fi

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
if [ -n "${MG_TOUCH:-}" ]; then
  export MG_FINGERS="$world/fingers" MG_PEN="$world/pen"
  IFS=x read -r width height depth <<<"${MG_SCREEN:-1400x900x24}"
  cat >"$world/xorg.conf" <<EOF
Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 64000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "$width" 60 $width $((width + 40)) $((width + 80)) $((width + 160)) $height $((height + 4)) $((height + 8)) $((height + 16))
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth $depth
  SubSection "Display"
    Depth $depth
    Modes "$width"
    Virtual $width $height
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "fingers"
  Driver "inputtest"
  Option "SocketPath" "$MG_FINGERS"
  Option "DeviceType" "Touch"
  Option "TouchCount" "4"
EndSection
Section "InputDevice"
  Identifier "pen"
  Driver "inputtest"
  Option "SocketPath" "$MG_PEN"
  Option "DeviceType" "PointerAbsoluteProximity"
EndSection
Section "InputDevice"
  Identifier "keys"
  Driver "inputtest"
  Option "SocketPath" "$world/keys"
  Option "DeviceType" "Keyboard"
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "fingers" "CorePointer"
  InputDevice "pen" "SendCoreEvents"
  InputDevice "keys" "CoreKeyboard"
EndSection
EOF
  Xorg -displayfd 3 -config "$world/xorg.conf" -logfile "$world/xorg.log" -nolisten tcp -noreset \
       -novtswitch -sharevts vt1 3>"$world/display" >"$world/xvfb.log" 2>&1 &
else
  Xvfb -displayfd 3 -screen 0 "${MG_SCREEN:-1400x900x24}" -nolisten tcp -noreset \
       3>"$world/display" >"$world/xvfb.log" 2>&1 &
fi
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
