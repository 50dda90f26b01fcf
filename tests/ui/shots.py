# SPDX-License-Identifier: GPL-3.0-or-later
"""shots.py FILE FOLDER: pictures of the window's pages with FILE open, in both
languages, light and dark, on a small and on a large screen.

It starts a screen of its own for each size.
MG_PROGRAM and MG_BUILD_ROOT name the program and its build folder.
"""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = ("1280x720", "1920x1080")
PAGES = (("map", "ctrl+1"), ("table", "ctrl+2"), ("measures", "ctrl+3"))


def shoot(path, folder, size):
    """Inside a screen of that size."""
    from driver import Program, french, wait, run
    width, height = size.split("x")
    languages = {"en": {}}
    try:
        languages["fr"] = french(os.environ["MG_BUILD_ROOT"])
    except FileNotFoundError as error:
        print(f"No pictures in French: {error}", file=sys.stderr)

    for language, words in languages.items():
        for look in ("light", "dark"):
            program = Program(path, ADW_DEBUG_COLOR_SCHEME=f"prefer-{look}", **words)
            try:
                run("xdotool", "windowsize", "--sync", program.window, width, height)
                run("xdotool", "mousemove", str(int(width) // 2), str(int(height) - 8))
                program.wait_text("organisations · ")
                for page, key in PAGES:
                    program.key(key)
                    name = os.path.join(folder, f"{page}-{language}-{look}-{size}.png")
                    still = {"last": None}

                    def settled():
                        program.shot(name)
                        with open(name, "rb") as file:
                            last, still["last"] = still["last"], file.read()
                        return last == still["last"]
                    wait(settled, f"the page “{page}” to stand still")
                    print(name, flush=True)
            finally:
                program.kill()


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "--inside":
        shoot(sys.argv[2], sys.argv[3], os.environ["MG_SIZE"])
        return 0
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 3

    path, folder = (os.path.abspath(argument) for argument in sys.argv[1:])
    os.makedirs(folder, exist_ok=True)
    for size in SIZES:
        done = subprocess.run([os.path.join(HERE, "run-headless.sh"), sys.executable,
                               os.path.abspath(__file__), "--inside", path, folder],
                              env={**os.environ, "MG_SIZE": size, "MG_SCREEN": size + "x24"})
        if done.returncode != 0:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
