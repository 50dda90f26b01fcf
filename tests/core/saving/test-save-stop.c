/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stopping a save at any moment: each of its looks at what stops it is in turn the
 * one that hears of it.  The old file is whole, and nothing is left beside it.
 */
#include <locale.h>

#include "mg-save-fixture.h"

/* Written and read back in several steps. */
#define LENGTH (5u << 20)

static int n_looks;
static int heard_at;      /* the look that hears of it, from 1; 0: none does */

/* In the place of GLib's. */
gboolean
g_cancellable_is_cancelled (GCancellable *cancellable)
{
  return cancellable != NULL && ++n_looks >= heard_at && heard_at > 0;
}

static guint
count_files (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      n += 1 + (g_file_test (inner, G_FILE_TEST_IS_SYMLINK) ? 0 : count_files (inner));
    }

  return n;
}

static gboolean
save_until (MgSaveFixture  *fixture,
            int             look,
            GError        **error)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  MgFileTag tag = { 0, };
  gboolean done;

  n_looks = 0;
  heard_at = look;
  done = mg_safe_save (fixture->path, fixture->bytes, NULL, fixture->pending, &tag, NULL, cancellable, error);
  heard_at = 0;
  g_assert_cmpint (tag.exists, ==, done);

  return done;
}

static void
check_situation (gconstpointer data)
{
  MgSituation situation = GPOINTER_TO_INT (data);
  g_autoptr(MgSaveFixture) fixture = mg_save_fixture_new (situation, LENGTH);
  MgContent before = mg_save_fixture_get (fixture);
  guint n_files = count_files (fixture->folder);
  int n;

  g_assert_true (save_until (fixture, 0, NULL));
  g_assert_cmpint (mg_save_fixture_get (fixture), ==, MG_CONTENT_NEW);
  n = n_looks;
  g_test_message ("%d looks", n);
  g_assert_cmpint (n, >, 2 * (int) (LENGTH >> 20));

  for (int look = 1; look <= n; look++)
    {
      g_autoptr(GError) error = NULL;

      mg_save_fixture_reset (fixture);
      g_assert_false (save_until (fixture, look, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (mg_save_fixture_get (fixture), ==, before);
      g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
    }
}

int
main (int    argc,
      char **argv)
{
  static const MgSituation situations[] = {
    MG_SITUATION_PLAIN, MG_SITUATION_SYMLINK, MG_SITUATION_HARD_LINK, MG_SITUATION_NEW,
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/save-stop/%s", mg_situation_get_name (situations[i]));

      g_test_add_data_func (path, GINT_TO_POINTER (situations[i]), check_situation);
    }

  return g_test_run ();
}
