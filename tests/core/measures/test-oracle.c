/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random networks of up to eight organisations, measured the slow and obvious
 * way; and larger ones, by igraph's own functions.
 */
#include <math.h>
#include <string.h>

#include "mg-fixture.h"
#include "mg-generator.h"
#include "mg-igraph.h"

#define LARGEST 8
#define FAR     1000

/* A network as a matrix, with distances and numbers of shortest ways. */
typedef struct
{
  guint    n;
  gboolean directed;
  gboolean linked[LARGEST][LARGEST];    /* along directions */
  gboolean partners[LARGEST][LARGEST];  /* whatever the directions */
  guint    steps[LARGEST][LARGEST];
  double   ways[LARGEST][LARGEST];
} Oracle;

static void
find_ways (Oracle *self)
{
  for (guint a = 0; a < self->n; a++)
    {
      for (guint b = 0; b < self->n; b++)
        {
          self->steps[a][b] = a == b ? 0 : self->linked[a][b] ? 1 : FAR;
          self->ways[a][b] = a == b;
        }
    }

  for (guint via = 0; via < self->n; via++)
    for (guint a = 0; a < self->n; a++)
      for (guint b = 0; b < self->n; b++)
        self->steps[a][b] = MIN (self->steps[a][b], self->steps[a][via] + self->steps[via][b]);

  for (guint length = 1; length < self->n; length++)
    for (guint a = 0; a < self->n; a++)
      for (guint b = 0; b < self->n; b++)
        for (guint last = 0; last < self->n && self->steps[a][b] == length; last++)
          if (self->linked[last][b] && self->steps[a][last] == length - 1)
            self->ways[a][b] += self->ways[a][last];
}

static Oracle
oracle_new (const MgSnapshot *graph)
{
  Oracle self = { .n = graph->n_nodes, .directed = graph->directed };

  for (guint i = 0; i < graph->n_pairs; i++)
    {
      guint a = graph->ends[2 * i];
      guint b = graph->ends[2 * i + 1];

      self.linked[a][b] = self.partners[a][b] = self.partners[b][a] = TRUE;
      self.linked[b][a] = self.linked[b][a] || !graph->directed;
    }
  find_ways (&self);

  return self;
}

static double
count_partners (const Oracle *self,
                guint         i)
{
  double n = 0.;

  for (guint k = 0; k < self->n; k++)
    n += self->partners[i][k];

  return n;
}

static double
betweenness (const Oracle *self,
             guint         i)
{
  double sum = 0.;

  for (guint a = 0; a < self->n; a++)
    for (guint b = 0; b < self->n; b++)
      if (a != b && a != i && b != i && self->steps[a][b] < FAR &&
          self->steps[a][i] + self->steps[i][b] == self->steps[a][b])
        sum += self->ways[a][i] * self->ways[i][b] / self->ways[a][b];

  return self->directed ? sum : sum / 2.;
}

static double
closeness (const Oracle *self,
           guint         i)
{
  double reached = 0.;
  double total = 0.;

  for (guint k = 0; k < self->n; k++)
    {
      if (k != i && self->steps[i][k] < FAR)
        {
          reached += 1.;
          total += self->steps[i][k];
        }
    }

  return reached / total;
}

static double
harmonic (const Oracle *self,
          guint         i)
{
  double sum = 0.;

  for (guint k = 0; k < self->n; k++)
    sum += k != i && self->steps[i][k] < FAR ? 1. / self->steps[i][k] : 0.;

  return self->n > 1 ? sum / (self->n - 1.) : (double) NAN;
}

static double
clustering (const Oracle *self,
            guint         i)
{
  double closed = 0.;
  double all = 0.;

  for (guint a = 0; a < self->n; a++)
    for (guint b = 0; b < a; b++)
      if (self->partners[i][a] && self->partners[i][b])
        {
          all += 1.;
          closed += self->partners[a][b];
        }

  return all > 0. ? closed / all : (double) NAN;
}

static double
constraint (const Oracle *self,
            guint         i)
{
  double sum = 0.;

  if (count_partners (self, i) < 1.)
    return (double) NAN;

  for (guint j = 0; j < self->n; j++)
    {
      double part = self->partners[i][j] / count_partners (self, i);

      for (guint q = 0; q < self->n; q++)
        if (q != i && q != j && self->partners[i][q] && self->partners[q][j])
          part += 1. / count_partners (self, i) / count_partners (self, q);
      sum += self->partners[i][j] ? part * part : 0.;
    }

  return sum;
}

/* The largest k for which it outlives the removal of all that have fewer. */
static double
coreness (const Oracle *self,
          guint         i)
{
  for (guint k = self->n; k > 0; k--)
    {
      gboolean here[LARGEST];
      gboolean changed = TRUE;

      for (guint a = 0; a < self->n; a++)
        here[a] = TRUE;

      while (changed)
        {
          changed = FALSE;
          for (guint a = 0; a < self->n; a++)
            {
              guint n = 0;

              for (guint b = 0; b < self->n; b++)
                n += here[b] && self->partners[a][b];
              if (here[a] && n < k)
                {
                  here[a] = FALSE;
                  changed = TRUE;
                }
            }
        }

      if (here[i])
        return k;
    }

  return 0.;
}

/* Pieces without @left_out (or %LARGEST), and without the pair @a, @b. */
static guint
count_pieces (const Oracle *self,
              guint         left_out,
              guint         a,
              guint         b,
              guint        *labels)
{
  guint own[LARGEST];
  guint *label = labels != NULL ? labels : own;
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    label[i] = i;

  for (guint round = 0; round < self->n; round++)
    for (guint i = 0; i < self->n; i++)
      for (guint k = 0; k < self->n; k++)
        if (self->partners[i][k] && i != left_out && k != left_out &&
            !(i == a && k == b) && !(i == b && k == a))
          label[i] = MIN (label[i], label[k]);

  for (guint i = 0; i < self->n; i++)
    n += label[i] == i && i != left_out;

  return n;
}

static double
articulation (const Oracle *self,
              guint         i)
{
  guint alone = count_partners (self, i) < 1.;
  guint before = count_pieces (self, LARGEST, LARGEST, LARGEST, NULL);

  return count_pieces (self, i, LARGEST, LARGEST, NULL) > before - alone;
}

static double
degree (const Oracle *self,
        guint         i)
{
  double n = 0.;

  for (guint k = 0; k < self->n; k++)
    n += self->linked[i][k] + (self->directed ? self->linked[k][i] : 0);

  return n;
}

static const struct
{
  const char *id;
  double    (*func) (const Oracle *self, guint i);
} rows[] = {
  { "degree", degree },
  { "betweenness", betweenness },
  { "closeness", closeness },
  { "harmonic", harmonic },
  { "clustering", clustering },
  { "constraint", constraint },
  { "coreness", coreness },
  { "articulation", articulation },
};

static void
check_organisations (MgSnapshot   *graph,
                     const Oracle *oracle)
{
  g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      const double *values = mg_results_get_values (results, rows[k].id);

      for (guint i = 0; i < graph->n_nodes; i++)
        mg_fixture_assert_near (G_STRLOC, rows[k].id, values[i], rows[k].func (oracle, i), 1e-9);
    }
}

static void
check_pieces (MgSnapshot   *graph,
              const Oracle *oracle)
{
  g_autofree double *components = mg_fixture_values (graph, "component");
  guint labels[LARGEST];
  guint sizes[LARGEST] = { 0 };
  guint largest = 0;

  g_assert_cmpfloat (mg_fixture_figure (graph, "components").value, ==,
                     count_pieces (oracle, LARGEST, LARGEST, LARGEST, labels));
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      sizes[labels[i]]++;
      largest = MAX (largest, sizes[labels[i]]);
      for (guint k = 0; k < graph->n_nodes; k++)
        g_assert_true ((components[i] == components[k]) == (labels[i] == labels[k]));
    }

  g_assert_cmpfloat (mg_fixture_figure (graph, "largest_component").value, ==, largest);
  for (guint i = 0; i < graph->n_nodes; i++)
    for (guint k = 0; k < graph->n_nodes; k++)
      if (sizes[labels[i]] > sizes[labels[k]] ||
          (sizes[labels[i]] == sizes[labels[k]] && labels[i] < labels[k]))
        g_assert_cmpfloat (components[i], <, components[k]);
}

static void
check_figures (MgSnapshot   *graph,
               const Oracle *oracle)
{
  double triples = 0.;
  double closed = 0.;
  double bridges = 0.;
  guint farthest = 0;
  double total = 0.;
  double reached = 0.;

  for (guint a = 0; a < oracle->n; a++)
    for (guint b = 0; b < oracle->n; b++)
      {
        gboolean connected = a != b && oracle->steps[a][b] < FAR;

        farthest = connected ? MAX (farthest, oracle->steps[a][b]) : farthest;
        total += connected ? oracle->steps[a][b] : 0;
        reached += connected;
        bridges += a < b && oracle->partners[a][b] &&
                   count_pieces (oracle, LARGEST, a, b, NULL) >
                   count_pieces (oracle, LARGEST, LARGEST, LARGEST, NULL);
        for (guint c = 0; c < oracle->n; c++)
          if (b < c && oracle->partners[a][b] && oracle->partners[a][c])
            {
              triples += 1.;
              closed += oracle->partners[b][c];
            }
      }

  mg_assert_near (mg_fixture_figure (graph, "bridges").value, bridges, 0.);
  mg_assert_near (mg_fixture_figure (graph, "diameter").value,
                  farthest > 0 ? farthest : (double) NAN, 0.);
  mg_assert_near (mg_fixture_figure (graph, "mean_distance").value, total / reached, 1e-12);
  mg_assert_near (mg_fixture_figure (graph, "transitivity").value, closed / triples, 1e-12);
  mg_assert_near (mg_fixture_figure (graph, "transitivity").numerator, closed, 0.);
}

static void
test_small (gconstpointer data)
{
  gboolean directed = GPOINTER_TO_INT (data);
  guint n_linked = 0;

  for (guint round = 0; round < 150; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, LARGEST + 1);
      double probability = g_test_rand_double_range (0., .8);
      g_autoptr(MgSnapshot) graph = mg_fixture_random (n, probability, directed);
      Oracle oracle = oracle_new (graph);

      check_organisations (graph, &oracle);
      check_pieces (graph, &oracle);
      check_figures (graph, &oracle);
      n_linked += graph->n_pairs > 3;
    }

  g_assert_cmpuint (n_linked, >, 30);
}

/* What the definition says of scores: each is the sum of its partners', but for
 * a factor; and the stroll is where it was one step before.
 */
static void
test_scores (void)
{
  for (guint round = 0; round < 100; round++)
    {
      double probability = g_test_rand_double_range (.2, .8);
      g_autoptr(MgSnapshot) graph = mg_fixture_random (LARGEST, probability, FALSE);
      g_autofree double *eigen = mg_fixture_values (graph, "eigenvector");
      g_autofree double *rank = mg_fixture_values (graph, "pagerank");
      Oracle oracle = oracle_new (graph);
      double sums[LARGEST] = { 0. };
      double factor = 0.;
      double all = 0.;

      for (guint i = 0; i < LARGEST && graph->n_pairs > 0; i++)
        {
          double arrives = .15 / LARGEST;

          for (guint k = 0; k < LARGEST; k++)
            {
              double partners = count_partners (&oracle, k);

              sums[i] += oracle.partners[i][k] ? eigen[k] : 0.;
              arrives += oracle.partners[i][k] ? .85 * rank[k] / partners : 0.;
              arrives += partners < 1. ? .85 * rank[k] / LARGEST : 0.;
            }
          mg_assert_near (rank[i], arrives, 1e-9);
          all += rank[i];
          if (eigen[i] == 1.)
            factor = sums[i];
        }

      for (guint i = 0; i < LARGEST && graph->n_pairs > 0; i++)
        {
          g_assert_cmpfloat (eigen[i], >=, 0.);
          mg_assert_near (sums[i], factor * eigen[i], 1e-10);
        }
      if (graph->n_pairs > 0)
        mg_assert_near (all, 1., 1e-9);
    }
}

typedef struct
{
  double *closeness;
  double *harmonic;
  double *betweenness;
} Reference;

static igraph_error_t
reference_func (const igraph_t *network,
                gpointer        user_data)
{
  Reference *self = user_data;
  gboolean directed = igraph_is_directed (network);
  igraph_vector_t values;

  IGRAPH_CHECK (igraph_vector_init (&values, 0));
  IGRAPH_FINALLY (igraph_vector_destroy, &values);
  IGRAPH_CHECK (igraph_closeness (network, &values, NULL, NULL, igraph_vss_all (), IGRAPH_OUT,
                                  NULL, TRUE));
  igraph_vector_copy_to (&values, self->closeness);
  IGRAPH_CHECK (igraph_harmonic_centrality (network, &values, igraph_vss_all (), IGRAPH_OUT,
                                            NULL, TRUE));
  igraph_vector_copy_to (&values, self->harmonic);
  IGRAPH_CHECK (igraph_betweenness (network, &values, igraph_vss_all (), directed, NULL));
  igraph_vector_copy_to (&values, self->betweenness);
  igraph_vector_destroy (&values);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

/* More than one batch of sources, of 8 and of 512. */
static void
test_large (gconstpointer data)
{
  gboolean directed = GPOINTER_TO_INT (data);
  const guint n = 1100;
  guint n_pairs;
  g_autofree guint *ends = mg_generate_pairs (n, 3., g_test_rand_int () & G_MAXINT, &n_pairs);
  g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (n, ends, n_pairs, directed);
  g_autofree double *closeness = mg_fixture_values (graph, "closeness");
  g_autofree double *harmonic_values = mg_fixture_values (graph, "harmonic");
  g_autofree double *betweenness_values = mg_fixture_values (graph, "betweenness");
  g_autofree double *room = g_new0 (double, 3 * n);
  Reference reference = { room, room + n, room + 2 * n };
  g_autoptr(GError) error = NULL;

  mg_igraph_run (graph, reference_func, &reference, NULL, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < n; i++)
    {
      mg_assert_near (closeness[i], reference.closeness[i], 1e-12);
      mg_assert_near (harmonic_values[i], reference.harmonic[i], 1e-12);
      mg_assert_near (betweenness_values[i], reference.betweenness[i],
                      1e-9 * MAX (1., reference.betweenness[i]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/oracle/small", GINT_TO_POINTER (FALSE), test_small);
  g_test_add_data_func ("/oracle/small-with-directions", GINT_TO_POINTER (TRUE), test_small);
  g_test_add_func ("/oracle/scores-are-what-they-say", test_scores);
  g_test_add_data_func ("/oracle/large", GINT_TO_POINTER (FALSE), test_large);
  g_test_add_data_func ("/oracle/large-with-directions", GINT_TO_POINTER (TRUE), test_large);

  return g_test_run ();
}
