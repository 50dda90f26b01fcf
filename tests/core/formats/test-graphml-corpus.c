/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files from the wild, where there are any: each opens or says why not; what
 * opens can be saved, opened and saved again without a change.
 *
 * The files are not part of the project: MG_SHARED names the folder they are in.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "mg-graphml-fixture.h"

#define LARGEST (20 * 1024 * 1024)

/* Columns of the list of files */
enum
{
  C_FILE = 0,
  C_NODES = 5,
  C_EDGES = 6,
  C_GRAPHS = 7,
  C_NESTED = 8,
  C_HYPER = 9,
  C_FLAGS = 17,
  N_COLUMNS
};

static char *
find_corpus (void)
{
  const char *shared = g_getenv ("MG_SHARED");
  g_autofree char *path = shared != NULL ? g_build_filename (shared, "corpus", NULL)
                          : g_build_filename (MG_SOURCE_ROOT, "..", "shared", "corpus", NULL);

  return g_file_test (path, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&path) : NULL;
}

/* Returns whether it opened. */
static gboolean
check_file (const char *path)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = mg_format_read_file (path, mg_format_find ("graphml"), warnings, NULL, NULL, &error);
  g_autoptr(GBytes) bytes = NULL;

  g_assert_true ((network == NULL) == (error != NULL));
  if (network == NULL)
    {
      g_assert_true (g_str_has_prefix (error->message, path));
      g_test_message ("%s", error->message);
      return FALSE;
    }

  bytes = mg_format_serialise (network, mg_format_find ("graphml"), "a", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (!mg_format_verify (mg_format_find ("graphml"), bytes, NULL, NULL, &error))
    g_test_message ("%s: %s", path, error->message);
  g_assert_no_error (error);

  return TRUE;
}

static void
walk (const char *path,
      guint      *n_files,
      guint      *n_opened)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);
      GStatBuf found;

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        {
          walk (inside, n_files, n_opened);
        }
      else if (mg_format_for_path (inside) == mg_format_find ("graphml") && g_stat (inside, &found) == 0 && found.st_size < LARGEST)
        {
          *n_files += 1;
          *n_opened += check_file (inside) ? 1 : 0;
        }
    }
}

static void
check_all (void)
{
  static const char * const folders[] = { "graphml", "interorg" };
  g_autofree char *corpus = find_corpus ();
  guint n_files = 0;
  guint n_opened = 0;

  if (corpus == NULL)
    {
      g_test_skip ("MG_SHARED does not name a folder with a corpus");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (corpus, folders[i], NULL);

      walk (path, &n_files, &n_opened);
    }

  g_test_message ("%u files, %u opened", n_files, n_opened);
  g_assert_cmpuint (n_opened, >, n_files * 4 / 5);
}

/* A file without nested graphs and the like, whose items were counted by another parser. */
static gboolean
is_countable (char **row)
{
  return g_strv_length (row) >= N_COLUMNS && g_str_equal (row[C_GRAPHS], "1") && g_str_equal (row[C_NESTED], "0") &&
         g_str_equal (row[C_HYPER], "0") && strstr (row[C_FLAGS], "dangling") == NULL &&
         strstr (row[C_FLAGS], "dup-node") == NULL && strstr (row[C_FLAGS], "other-elements") == NULL;
}

static gboolean
check_row (const char  *corpus,
           char       **row)
{
  g_autofree char *path = g_build_filename (corpus, row[C_FILE], NULL);
  g_autoptr(MgNetwork) network = mg_format_read_file (path, mg_format_find ("graphml"), NULL, NULL, NULL, NULL);
  guint n_nodes = (guint) g_ascii_strtoull (row[C_NODES], NULL, 10);
  guint n_edges = (guint) g_ascii_strtoull (row[C_EDGES], NULL, 10);

  if (network == NULL)
    return FALSE;

  if (mg_network_count (network, MG_ITEMS_NODES) != n_nodes || mg_network_count (network, MG_ITEMS_EDGES) != n_edges)
    g_test_message ("%s", row[C_FILE]);
  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES), ==, n_nodes);
  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_EDGES), ==, n_edges);

  return TRUE;
}

static void
check_counts (void)
{
  g_autofree char *corpus = find_corpus ();
  g_autofree char *path = corpus != NULL ? g_build_filename (corpus, "manifest_graphml.tsv", NULL) : NULL;
  g_autofree char *list = NULL;
  g_auto(GStrv) lines = NULL;
  guint n = 0;

  if (path == NULL || !g_file_get_contents (path, &list, NULL, NULL))
    {
      g_test_skip ("MG_SHARED does not name a folder with a corpus");
      return;
    }

  lines = g_strsplit (list, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto(GStrv) row = g_strsplit (lines[i], "\t", -1);

      if (is_countable (row) && check_row (corpus, row))
        n++;
    }

  g_test_message ("%u files counted", n);
  g_assert_cmpuint (n, >, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/graphml/corpus/opens-and-is-kept", check_all);
  g_test_add_func ("/graphml/corpus/nothing-is-lost", check_counts);

  return g_test_run ();
}
