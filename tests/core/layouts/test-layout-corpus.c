/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real networks between organisations, from the folder that MG_SHARED names. */
#include <math.h>
#include <string.h>

#include "mg-corpus.h"
#include "mg-random.h"
#include "mg-shapes.h"
#include "mg-vicinity.h"

#define N_SEEDS 20
#define FEW     14
#define MANY    100

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

/* @graph with one organisation more, that works with two of it. */
static MgSnapshot *
add_one (const MgSnapshot *graph,
         MgRandom         *random,
         guint             partners[2])
{
  guint n = graph->n_nodes;
  g_autofree guint *ends = g_new (guint, 2 * (graph->n_pairs + 2));

  memcpy (ends, graph->ends, 2 * graph->n_pairs * sizeof *ends);
  partners[0] = graph->ends[mg_random_below (random, 2 * graph->n_pairs)];
  do
    partners[1] = graph->ends[mg_random_below (random, 2 * graph->n_pairs)];
  while (partners[1] == partners[0]);
  for (guint k = 0; k < 2; k++)
    {
      ends[2 * (graph->n_pairs + k)] = partners[k];
      ends[2 * (graph->n_pairs + k) + 1] = n;
    }

  return mg_snapshot_new_plain (n + 1, ends, graph->n_pairs + 2, FALSE);
}

/* Of those who are not its partners. */
static double
find_farthest_move (const double *xy,
                    const double *before,
                    guint         n,
                    const guint   partners[2])
{
  double farthest = 0.;

  for (guint i = 0; i < n; i++)
    if (i != partners[0] && i != partners[1])
      farthest = MAX (farthest, hypot (xy[2 * i] - before[2 * i], xy[2 * i + 1] - before[2 * i + 1]));

  return farthest;
}

/* In pieces of few, the least stress is where nearly all would have moved by a few
 * per cent: from scratch they are better, by 1.004 to 1.05 in the mean of those of 14
 * to 44 here, up to a fifth in one, and 1.2 in the one of 13.  It is not for want of a
 * place: of some 4,000 places of the new one, all others staying, the best brings
 * nothing (1.0256 before, 1.0256 after, say); and were all others to go as far towards
 * the least stress as 0.3 % on average lets them, room for names not kept, a fifth of
 * what is too much would go (1.0202).
 */
static void
check_one_more (const char       *name,
                const MgSnapshot *graph,
                gpointer          data)
{
  guint n = graph->n_nodes;
  double stress = 0.;
  MgRandom random = mg_random_init (n);

  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    {
      guint partners[2];
      g_autoptr(MgSnapshot) larger = add_one (graph, &random, partners);
      g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain ((MgSnapshot *) graph, seed);
      g_autoptr(MgLayoutInput) next = mg_layout_input_new_plain (larger, seed);
      g_autofree double *before = mg_shape_draw ("stress", input);
      g_autofree double *fresh = mg_shape_draw ("stress", next);
      g_autofree double *after = NULL;
      double diagonal = mg_shape_diagonal (before, n);

      memcpy (next->xy, before, 2 * n * sizeof *before);
      after = mg_shape_draw ("stress", next);
      g_assert_cmpfloat (mg_shape_mean_move (after, before, n), <=, 0.003 * diagonal);
      g_assert_cmpfloat (find_farthest_move (after, before, n, partners), <=, 0.03 * diagonal);
      stress += mg_shape_stress (larger, after) / mg_shape_stress (larger, fresh) / N_SEEDS;
    }

  g_test_message ("%s: stress %.4f of that from scratch", name, stress);
  g_assert_cmpfloat (stress, <=, n >= MANY ? 1.005 : n >= FEW ? 1.1 : 1.25);
}

static void
test_one_more_moves_hardly_anybody (void)
{
  if (mg_corpus_foreach (check_one_more, NULL) == 0)
    g_test_skip ("no corpus of real networks: set MG_SHARED");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layouts/real-networks", test_real_networks);

  g_test_add_func ("/layouts/groups-are-as-good-as-forces", test_groups_are_as_good_as_forces);

  g_test_add_func ("/layouts/one-more-moves-hardly-anybody", test_one_more_moves_hardly_anybody);

  return g_test_run ();
}
