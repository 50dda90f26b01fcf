/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libraries take as they are loaded is no leak of ours: GLib leaves its
 * first table of words to its readers when a larger one takes its place.  From
 * before their constructors until after them, nothing is watched.
 */
#include <sanitizer/lsan_interface.h>

static void
look_away (int    argc,
           char **argv,
           char **environment)
{
  __lsan_disable ();
}

static void (*const before_libraries) (int, char **, char **)
  __attribute__ ((section (".preinit_array"), used)) = look_away;

static void __attribute__ ((constructor))
look_again (void)
{
  __lsan_enable ();
}
