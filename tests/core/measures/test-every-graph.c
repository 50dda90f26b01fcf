/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every network of up to six organisations, each figure by its definition: from
 * the table of all distances and of the numbers of shortest ways.
 */
#include <math.h>

#include "mg-fixture.h"

#define MAX_N 6
#define FAR   1000.
#define NEAR  1e-9
#define NONE  ((double) NAN)

typedef struct
{
  guint   n;
  guint   m;
  guint8  linked[MAX_N][MAX_N];
  double  steps[MAX_N][MAX_N];
  double  ways[MAX_N][MAX_N];
  double  degree[MAX_N];
} Net;

static const char * const ids[] = {
  "density", "mean_degree", "components", "isolates", "diameter", "mean_distance", "transitivity",
  "degree_centralization", "global_efficiency", "connected_pairs", "articulation_points", "bridges",
  "degree", "closeness", "harmonic", "eccentricity", "betweenness", "stress", "clustering",
  "articulation", "bridging", NULL
};

/* Distances by Floyd and Warshall; then ways by length, which is at most n-1. */
static void
fill_in (Net *self)
{
  guint n = self->n;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      {
        self->steps[i][k] = i == k ? 0. : self->linked[i][k] ? 1. : FAR;
        self->ways[i][k] = i == k;
        self->degree[i] += self->linked[i][k];
      }

  for (guint j = 0; j < n; j++)
    for (guint i = 0; i < n; i++)
      for (guint k = 0; k < n; k++)
        self->steps[i][k] = MIN (self->steps[i][k], self->steps[i][j] + self->steps[j][k]);

  for (guint length = 1; length < n; length++)
    for (guint i = 0; i < n; i++)
      for (guint k = 0; k < n; k++)
        for (guint j = 0; j < n && self->steps[i][k] == length; j++)
          self->ways[i][k] += self->linked[j][k] && self->steps[i][j] == length - 1. ? self->ways[i][j] : 0.;
}

static Net
net_new (guint n,
         guint bits)
{
  Net self = { .n = n };
  guint bit = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++, bit++)
      if (bits >> bit & 1)
        {
          self.linked[i][k] = self.linked[k][i] = 1;
          self.m++;
        }
  fill_in (&self);

  return self;
}

static MgSnapshot *
make_graph (const Net *net)
{
  guint ends[MAX_N * MAX_N];
  guint n_ends = 0;

  for (guint i = 0; i < net->n; i++)
    for (guint k = 0; k < i; k++)
      if (net->linked[i][k])
        {
          ends[n_ends++] = k;
          ends[n_ends++] = i;
        }

  return mg_snapshot_new_plain (net->n, ends, n_ends / 2, FALSE);
}

/* Pieces of those who are not left out. */
static guint
count_pieces (const Net *net,
              guint      without,
              guint      cut)     /* a pair i·n + k that is left out, or none */
{
  guint8 reach[MAX_N] = { 0 };
  guint n_pieces = 0;

  for (guint start = 0; start < net->n; start++)
    {
      if (start == without || reach[start])
        continue;
      n_pieces++;
      reach[start] = 1;
      for (guint round = 0; round < net->n; round++)
        for (guint i = 0; i < net->n; i++)
          for (guint k = 0; k < net->n; k++)
            if (reach[i] && net->linked[i][k] && k != without && i * net->n + k != cut && k * net->n + i != cut)
              reach[k] = 1;
    }

  return n_pieces;
}

static double
between (const Net *net,
         guint      row,
         gboolean   all_ways)
{
  double sum = 0.;

  for (guint i = 0; i < net->n; i++)
    for (guint k = 0; k < i; k++)
      if (i != row && k != row && net->steps[i][k] < FAR &&
          net->steps[i][row] + net->steps[row][k] == net->steps[i][k])
        sum += net->ways[i][row] * net->ways[row][k] / (all_ways ? 1. : net->ways[i][k]);

  return sum;
}

static void
triples (const Net *net,
         guint      row,
         double    *closed,
         double    *all)
{
  for (guint i = 0; i < net->n; i++)
    for (guint k = 0; k < i; k++)
      if (net->linked[row][i] && net->linked[row][k])
        {
          *all += 1.;
          *closed += net->linked[i][k];
        }
}

static void
check_figure (const MgResults *results,
              const char      *id,
              double           expected)
{
  mg_fixture_assert_near (G_STRLOC, id, mg_results_get_figure (results, id)->value, expected, NEAR);
}

static void
check_network (const Net       *net,
               const MgResults *results)
{
  double n = net->n;
  double pairs = n * (n - 1.) / 2.;
  double sum = 0., inverse = 0., reached = 0., longest = 0., closed = 0., all = 0., largest = 0., spread = 0.;
  guint n_cut = 0, n_bridges = 0, n_alone = 0;
  guint n_pieces = count_pieces (net, MAX_N, G_MAXUINT);

  for (guint i = 0; i < net->n; i++)
    {
      triples (net, i, &closed, &all);
      largest = MAX (largest, net->degree[i]);
      n_alone += net->degree[i] == 0.;
      n_cut += net->degree[i] > 0. && count_pieces (net, i, G_MAXUINT) > n_pieces;
      for (guint k = 0; k < i; k++)
        {
          n_bridges += net->linked[i][k] && count_pieces (net, MAX_N, i * net->n + k) > n_pieces;
          if (net->steps[i][k] >= FAR)
            continue;
          reached++;
          sum += net->steps[i][k];
          inverse += 1. / net->steps[i][k];
          longest = MAX (longest, net->steps[i][k]);
        }
    }
  for (guint i = 0; i < net->n; i++)
    spread += largest - net->degree[i];

  check_figure (results, "density", n < 2. ? NONE : net->m / pairs);
  check_figure (results, "mean_degree", n < 1. ? NONE : 2. * net->m / n);
  check_figure (results, "components", n_pieces);
  check_figure (results, "isolates", n_alone);
  check_figure (results, "diameter", reached > 0. ? longest : NONE);
  check_figure (results, "mean_distance", reached > 0. ? sum / reached : NONE);
  check_figure (results, "transitivity", all > 0. ? closed / all : NONE);
  check_figure (results, "degree_centralization", n < 3. ? NONE : spread / ((n - 1.) * (n - 2.)));
  check_figure (results, "global_efficiency", n < 2. ? NONE : inverse / pairs);
  check_figure (results, "connected_pairs", n < 2. ? NONE : reached / pairs);
  check_figure (results, "articulation_points", n_cut);
  check_figure (results, "bridges", n_bridges);
}

static void
check_value (const MgResults *results,
             const char      *id,
             guint            row,
             double           expected)
{
  mg_fixture_assert_near (G_STRLOC, id, mg_results_get_values (results, id)[row], expected, NEAR);
}

static void
check_row (const Net       *net,
           const MgResults *results,
           guint            row)
{
  double n = net->n;
  double sum = 0., inverse = 0., reached = 0., farthest = 0., closed = 0., all = 0., around = 0.;
  double share = n < 3. ? NONE : between (net, row, FALSE) / ((n - 1.) * (n - 2.) / 2.);

  triples (net, row, &closed, &all);
  for (guint i = 0; i < net->n; i++)
    {
      around += net->linked[row][i] ? 1. / net->degree[i] : 0.;
      if (i == row || net->steps[row][i] >= FAR)
        continue;
      reached++;
      sum += net->steps[row][i];
      inverse += 1. / net->steps[row][i];
      farthest = MAX (farthest, net->steps[row][i]);
    }

  check_value (results, "degree", row, net->degree[row]);
  check_value (results, "closeness", row, reached > 0. ? reached / sum : NONE);
  check_value (results, "harmonic", row, n < 2. ? NONE : inverse / (n - 1.));
  check_value (results, "eccentricity", row, reached > 0. ? farthest : NONE);
  check_value (results, "betweenness", row, between (net, row, FALSE));
  check_value (results, "stress", row, between (net, row, TRUE));
  check_value (results, "clustering", row, all > 0. ? closed / all : NONE);
  check_value (results, "bridging", row, net->degree[row] > 0. ? share / net->degree[row] / around : NONE);
  check_value (results, "articulation", row,
               net->degree[row] > 0. && count_pieces (net, row, G_MAXUINT) > count_pieces (net, MAX_N, G_MAXUINT));
}

/* 33,867 of them. */
static void
test_all (void)
{
  guint n_done = 0;

  for (guint n = 1; n <= MAX_N; n++)
    for (guint bits = 0; bits < 1u << (n * (n - 1) / 2); bits++)
      {
        const Net net = net_new (n, bits);
        g_autoptr(MgSnapshot) graph = make_graph (&net);
        g_autoptr(MgResults) results = mg_measure_run (graph, ids, NULL, NULL, NULL);

        g_assert_nonnull (results);
        check_network (&net, results);
        for (guint row = 0; row < n; row++)
          check_row (&net, results, row);
        n_done++;
      }

  g_assert_cmpuint (n_done, ==, 33867);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/every-graph/figures-are-their-definitions", test_all);

  return g_test_run ();
}
