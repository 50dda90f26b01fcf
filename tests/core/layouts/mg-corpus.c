/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-corpus.h"

/* Enough of GraphML for the corpus: nodes in order, edges between them. */
typedef struct
{
  GHashTable *rows;
  GArray     *ends;
} Scan;

static void
start_element (GMarkupParseContext  *context,
               const char           *element,
               const char          **names,
               const char          **values,
               gpointer              data,
               GError              **error)
{
  Scan *scan = data;
  guint found[2] = { 0, 0 };

  for (guint k = 0; names[k] != NULL; k++)
    {
      if (g_str_equal (element, "node") && g_str_equal (names[k], "id"))
        g_hash_table_insert (scan->rows, g_strdup (values[k]),
                             GUINT_TO_POINTER (g_hash_table_size (scan->rows) + 1));
      if (g_str_equal (names[k], "source"))
        found[0] = GPOINTER_TO_UINT (g_hash_table_lookup (scan->rows, values[k]));
      if (g_str_equal (names[k], "target"))
        found[1] = GPOINTER_TO_UINT (g_hash_table_lookup (scan->rows, values[k]));
    }

  if (g_str_equal (element, "edge") && found[0] > 0 && found[1] > 0)
    {
      found[0]--;
      found[1]--;
      g_array_append_vals (scan->ends, found, 2);
    }
}

/* Returns: whether it is one, and large enough */
static gboolean
read_file (const char   *path,
           MgCorpusFunc  func,
           gpointer      data)
{
  static const GMarkupParser parser = { .start_element = start_element };
  g_autoptr(GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  Scan scan = { rows, ends };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &scan, NULL);
  g_autoptr(MgSnapshot) graph = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL) ||
      !g_markup_parse_context_parse (context, text, (gssize) length, NULL))
    return FALSE;

  graph = mg_snapshot_new_plain (g_hash_table_size (rows), (const guint *) (void *) ends->data,
                                 ends->len / 2, FALSE);
  if (graph->n_nodes < 10 || graph->n_pairs == 0)
    return FALSE;

  func (name, graph, data);

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

static guint
read_folder (const char   *folder,
             MgCorpusFunc  func,
             gpointer      data)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_read = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint k = 0; k < names->len; k++)
    {
      const char *each = g_ptr_array_index (names, k);
      g_autofree char *file = g_strdup_printf ("%s.graphml", each);
      g_autofree char *path = g_build_filename (folder, each, file, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        n_read += read_file (path, func, data);
    }

  return n_read;
}

guint
mg_corpus_foreach (MgCorpusFunc func,
                   gpointer     data)
{
  const char *shared = g_getenv ("MG_SHARED");
  g_autofree char *folder = shared != NULL
                            ? g_build_filename (shared, "corpus", "interorg", NULL)
                            : g_build_filename (MG_SOURCE_ROOT, "..", "shared", "corpus", "interorg", NULL);

  return read_folder (folder, func, data);
}
