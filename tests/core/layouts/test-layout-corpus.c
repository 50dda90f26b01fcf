/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real networks between organisations, from the folder that MG_SHARED names. */
#include <math.h>

#include "mg-corpus.h"
#include "mg-shapes.h"

static void
check_network (const char       *name,
               const MgSnapshot *graph,
               gpointer          data)
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

static void
test_real_networks (void)
{
  guint n_read = mg_corpus_foreach (check_network, NULL);

  if (n_read == 0)
    g_test_skip ("no corpus of real networks: set MG_SHARED");
  else
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
