/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real networks between organisations, from the folder that MG_SHARED names. */
#include "mg-shapes.h"

#include <math.h>

typedef struct
{
  GHashTable *rows;
  GArray     *ends;
} Scan;

/* Enough of GraphML: nodes in order, edges between them. */
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

static MgSnapshot *
read_file (const char *path)
{
  static const GMarkupParser parser = { .start_element = start_element };
  g_autoptr(GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  Scan scan = { rows, ends };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &scan, NULL);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL) ||
      !g_markup_parse_context_parse (context, text, (gssize) length, NULL))
    return NULL;

  return mg_snapshot_new_plain (g_hash_table_size (rows), (const guint *) (void *) ends->data,
                                ends->len / 2, FALSE);
}

static void
check_network (const char       *name,
               const MgSnapshot *graph)
{
  guint n_rows;
  const MgLayout *table = mg_layout_get_table (&n_rows);

  for (guint k = 0; k < n_rows; k++)
    {
      g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain ((MgSnapshot *) graph, 1);
      g_autofree double *xy = mg_shape_draw (table[k].id, input);

      if (xy == NULL)
        continue;
      for (guint i = 0; i < 2 * graph->n_nodes; i++)
        g_assert_true (isfinite (xy[i]));
      g_assert_cmpfloat (mg_shape_nearest (xy, graph->n_nodes), >=, 35.9);
      g_test_message ("%s, %u organisations, %s: stress %.4f", name, graph->n_nodes, table[k].id,
                      mg_shape_stress (graph, xy));
      if (k == 0 && graph->n_nodes <= 300)
        g_assert_cmpfloat (mg_shape_nearest (xy, graph->n_nodes), >=,
                           0.15 * mg_shape_median (graph, xy));
    }
}

static char *
find_corpus (void)
{
  const char *shared = g_getenv ("MG_SHARED");

  return shared != NULL
         ? g_build_filename (shared, "corpus", "interorg", NULL)
         : g_build_filename (MG_SOURCE_ROOT, "..", "shared", "corpus", "interorg", NULL);
}

static void
test_real_networks (void)
{
  g_autofree char *folder = find_corpus ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_read = 0;

  if (dir == NULL)
    {
      g_test_skip ("no corpus of real networks: set MG_SHARED");
      return;
    }

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *file = g_strdup_printf ("%s.graphml", name);
      g_autofree char *path = g_build_filename (folder, name, file, NULL);
      g_autoptr(MgSnapshot) graph = read_file (path);

      if (graph == NULL)
        continue;
      check_network (name, graph);
      n_read++;
    }
  g_assert_cmpuint (n_read, >=, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layouts/real-networks", test_real_networks);

  return g_test_run ();
}
