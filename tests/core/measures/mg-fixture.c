/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-fixture.h"

#include <math.h>
#include <string.h>

#include "mg-generator.h"

void
mg_fixture_assert_near (const char *where,
                        const char *what,
                        double      value,
                        double      expected,
                        double      tolerance)
{
  if (isnan (expected) ? isnan (value) : fabs (value - expected) <= tolerance)
    return;

  g_error ("%s: %s is %.17g, not %.17g", where, what, value, expected);
}

static guint
find_name (GPtrArray  *names,
           const char *name)
{
  for (guint i = 0; i < names->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (names, i), name))
        return i;
    }

  g_ptr_array_add (names, g_strdup (name));

  return names->len - 1;
}

MgSnapshot *
mg_fixture_parse (const char   *pairs,
                  gboolean      directed,
                  char       ***names)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new ();
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto(GStrv) words = g_strsplit (pairs, " ", -1);
  MgSnapshot *graph;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (words[i], "-", 2);
      guint a;

      if (pair[0] == NULL)
        continue;

      a = find_name (all, pair[0]);
      if (pair[1] != NULL)
        {
          guint b = find_name (all, pair[1]);

          g_array_append_val (ends, a);
          g_array_append_val (ends, b);
        }
    }

  graph = mg_snapshot_new_plain (all->len, (guint *) (void *) ends->data, ends->len / 2, directed);
  g_ptr_array_add (all, NULL);
  if (names != NULL)
    *names = (char **) g_ptr_array_free (g_steal_pointer (&all), FALSE);
  else
    g_strfreev ((char **) g_ptr_array_free (g_steal_pointer (&all), FALSE));

  return graph;
}

static MgSnapshot *
new_from (guint     n,
          GArray   *ends,
          gboolean  directed)
{
  return mg_snapshot_new_plain (n, (guint *) (void *) ends->data, ends->len / 2, directed);
}

static void
add (GArray *ends,
     guint   a,
     guint   b)
{
  g_array_append_val (ends, a);
  g_array_append_val (ends, b);
}

MgSnapshot *
mg_fixture_spread (guint    n,
                   double   mean,
                   gboolean directed)
{
  guint n_pairs;
  g_autofree guint *ends = mg_generate_pairs (n, mean, g_test_rand_int () & G_MAXINT, &n_pairs);

  return mg_snapshot_new_plain (n, ends, n_pairs, directed);
}

MgSnapshot *
mg_fixture_random (guint    n,
                   double   probability,
                   gboolean directed)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint a = 0; a < n; a++)
    {
      for (guint b = directed ? 0 : a + 1; b < n; b++)
        {
          if (a != b && g_test_rand_double () < probability)
            add (ends, a, b);
        }
    }

  return new_from (n, ends, directed);
}

MgSnapshot *
mg_fixture_path (guint n)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i < n; i++)
    add (ends, i - 1, i);

  return new_from (n, ends, FALSE);
}

MgSnapshot *
mg_fixture_star (guint n)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i < n; i++)
    add (ends, 0, i);

  return new_from (n, ends, FALSE);
}

MgSnapshot *
mg_fixture_cycle (guint n)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    add (ends, i, (i + 1) % n);

  return new_from (n, ends, FALSE);
}

MgSnapshot *
mg_fixture_complete (guint n)
{
  return mg_fixture_random (n, 2., FALSE);
}

MgSnapshot *
mg_fixture_empty (guint n)
{
  return mg_snapshot_new_plain (n, NULL, 0, FALSE);
}

MgId
mg_fixture_add (MgNetwork  *network,
                MgItemKind  kind,
                MgId        source,
                MgId        target)
{
  const MgEdit edit = { .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = mg_network_new_id (network),
                        .source = source, .target = target };

  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));

  return edit.id;
}

void
mg_fixture_set (MgNetwork  *network,
                MgItemKind  kind,
                MgId        id,
                const char *name,
                const char *text)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .item = kind, .id = id };
  g_autoptr(GError) error = NULL;

  edit.field = mg_network_find_field (network, kind, name);
  if (edit.field == MG_FIELD_NONE || *text == '\0')
    return;

  g_assert_true (mg_field_parse (mg_network_get_field (network, edit.field), text,
                                 &edit.value, &error));
  g_assert_true (mg_network_apply (network, &edit, NULL, &error));
  g_assert_no_error (error);
  mg_value_clear (&edit.value);
}

/* Commas only: these tables have no quotes. */
static void
read_table (MgNetwork  *network,
            MgItemKind  kind,
            const char *path)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) names = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  names = g_strsplit (lines[0], ",", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], ",", -1);
      gboolean is_link = kind == MG_ITEM_LINK;
      MgId id;

      g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (names));
      id = mg_fixture_add (network, kind,
                     is_link ? mg_network_find_text_id (network, MG_ITEMS_NODES, cells[1]) : 0,
                     is_link ? mg_network_find_text_id (network, MG_ITEMS_NODES, cells[2]) : 0);
      for (guint k = 0; names[k] != NULL; k++)
        mg_fixture_set (network, kind, id, names[k], cells[k]);
    }
}

MgNetwork *
mg_fixture_sample (void)
{
  MgNetwork *network = mg_network_new ();

  read_table (network, MG_ITEM_ORGANISATION, MG_TEST_DATA "/sample/organisations.csv");
  read_table (network, MG_ITEM_LINK, MG_TEST_DATA "/sample/links.csv");

  return network;
}

MgResults *
mg_fixture_run (MgSnapshot *graph,
                const char *id)
{
  const char * const ids[] = { id, NULL };
  g_autoptr(GError) error = NULL;
  MgResults *results = mg_measure_run (graph, id != NULL ? ids : NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (results);

  return results;
}

MgFigure
mg_fixture_figure (MgSnapshot *graph,
                   const char *id)
{
  g_autoptr(MgResults) results = mg_fixture_run (graph, id);

  g_assert_nonnull (mg_results_get_figure (results, id));

  return *mg_results_get_figure (results, id);
}

gboolean
mg_fixture_same_grid (const MgGrid *one,
                      const MgGrid *other)
{
  if (mg_grid_get_n_rows (one) != mg_grid_get_n_rows (other) ||
      mg_grid_get_n_columns (one) != mg_grid_get_n_columns (other))
    return FALSE;

  for (guint i = 0; i < mg_grid_get_n_rows (one); i++)
    for (guint k = 0; k < mg_grid_get_n_columns (one); k++)
      {
        double value = mg_grid_get (one, i, k).value;
        double expected = mg_grid_get (other, i, k).value;

        if (!g_str_equal (mg_grid_get_row (one, i), mg_grid_get_row (other, i)) ||
            !g_str_equal (mg_grid_get_column (one, k), mg_grid_get_column (other, k)) ||
            (value != expected && !(isnan (value) && isnan (expected))))
          return FALSE;
      }

  return TRUE;
}

double *
mg_fixture_values (MgSnapshot *graph,
                   const char *id)
{
  g_autoptr(MgResults) results = mg_fixture_run (graph, id);
  gboolean of_links = mg_measure_find (id)->domain == MG_MEASURE_LINK;
  const double *values = of_links ? mg_results_get_link_values (results, id) : mg_results_get_values (results, id);

  g_assert_nonnull (values);

  return g_memdup2 (values, ((of_links ? graph->n_pairs : graph->n_nodes) + 1) * sizeof (double));
}
