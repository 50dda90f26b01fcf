/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real networks between organisations, from the folder that MG_SHARED names. */
#include <math.h>

#include "mg-corpus.h"
#include "mg-shapes.h"
#include "mg-vicinity.h"

#define N_SEEDS 20

/* What ForceAtlas2 comes to in bench-layout-groups, the mean over 20 seeds. */
static const struct
{
  const char *name;
  double      near;
  double      crossings;
} forces[] = {
  { "brunson_corporate_leadership", 0.465, 149. }, { "chemnet", 0.878, 8598. },
  { "emon_Cheyenne", 0.860, 174. }, { "emon_LakePomona", 0.794, 618. },
  { "emon_MtSi", 1.000, 14.8 }, { "emon_MtStHelens", 0.507, 323. },
  { "emon_Wichita", 0.846, 676. }, { "mpn_cow_igo", 0.199, 21381. },
  { "mpn_elite_mex", 0.617, 211. }, { "mpn_elite_usa_money", 0.397, 259. },
  { "mpn_ryanair", 0.835, 585. }, { "tobacco_TCnetworks", 0.834, 2518. },
};

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

static void
check_groups (const char       *name,
              const MgSnapshot *graph,
              gpointer          data)
{
  guint n = graph->n_nodes;
  g_autoptr(MgAdjacency) adjacency = mg_adjacency_new (n, graph->ends, graph->n_pairs);
  double near = 0.;
  double crossings = 0.;
  guint k = 0;

  while (k < G_N_ELEMENTS (forces) && !g_str_has_prefix (name, forces[k].name))
    k++;
  if (k == G_N_ELEMENTS (forces))
    return;

  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    {
      g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain ((MgSnapshot *) graph, seed);
      g_autofree double *xy = mg_shape_draw ("groups", input);

      near += (1. - mg_vicinity_measure (adjacency, xy, n)) / N_SEEDS;
      crossings += (double) mg_shape_crossings (graph, xy, n) / N_SEEDS;
    }

  g_test_message ("%s: near %.4f, crossings %.1f", name, near, crossings);
  g_assert_cmpfloat (near, >=, forces[k].near - 1e-9);
  g_assert_cmpfloat (crossings, <=, forces[k].crossings);
}

/* Nearer to those whom they work with, and fewer crossings, than layouts by forces. */
static void
test_groups_are_as_good_as_forces (void)
{
  if (mg_corpus_foreach (check_groups, NULL) == 0)
    g_test_skip ("no corpus of real networks: set MG_SHARED");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layouts/real-networks", test_real_networks);

  g_test_add_func ("/layouts/groups-are-as-good-as-forces", test_groups_are_as_good_as_forces);

  return g_test_run ();
}
