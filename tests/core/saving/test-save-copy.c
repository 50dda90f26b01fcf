/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-save-copy.h"

#include <glib/gstdio.h>
#include <locale.h>

/* Even where a file that all may read was there. */
static void
test_secret_is_its_owners (void)
{
  g_autofree char *folder = g_dir_make_tmp ("maillage-key-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "key.csv", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("A01", 3);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      GStatBuf found;

      g_assert_true (mg_save_secret (path, bytes, &error));
      g_assert_no_error (error);
      g_assert_cmpint (g_stat (path, &found), ==, 0);
      g_assert_cmpint (found.st_mode & 0777, ==, 0600);
      g_chmod (path, 0644);
    }

  g_unlink (path);
  g_rmdir (folder);
  g_assert_false (mg_save_secret (path, bytes, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/save-copy/secret-is-its-owners", test_secret_is_its_owners);

  return g_test_run ();
}
