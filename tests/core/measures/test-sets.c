/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets that all cooperate, and how tied one's partners are: what igraph finds. */
#include "mg-ego.h"
#include "mg-fixture.h"
#include "mg-igraph.h"

#define ROUNDS 40

typedef struct
{
  double *constraints;
  double  sizes[64];
} Reference;

static igraph_error_t
note_set (const igraph_vector_int_t *set,
          void                      *data)
{
  Reference *self = data;

  self->sizes[igraph_vector_int_size (set)]++;

  return IGRAPH_SUCCESS;
}

static igraph_error_t
reference_func (const igraph_t *network,
                gpointer        user_data)
{
  Reference *self = user_data;
  igraph_vector_t values;

  IGRAPH_CHECK (igraph_maximal_cliques_callback (network, note_set, self, 0, 0));
  IGRAPH_CHECK (igraph_vector_init (&values, 0));
  IGRAPH_FINALLY (igraph_vector_destroy, &values);
  IGRAPH_CHECK (igraph_constraint (network, &values, igraph_vss_all (), NULL));
  igraph_vector_copy_to (&values, self->constraints);
  igraph_vector_destroy (&values);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

static void
check_sizes (MgSnapshot      *graph,
             const Reference *reference)
{
  g_autoptr(MgResults) results = mg_fixture_run (graph, "clique_census");
  const MgGrid *grid = mg_results_get_grid (results, "clique_census");
  double n = 0.;
  guint largest = 0;

  for (guint size = 1; size < G_N_ELEMENTS (reference->sizes); size++)
    {
      g_autofree char *name = g_strdup_printf ("%u", size);

      n += size >= 3 ? reference->sizes[size] : 0.;
      largest = reference->sizes[size] > 0. ? size : largest;
      if (reference->sizes[size] > 0.)
        mg_assert_near (mg_grid_find (grid, name, "number").value, reference->sizes[size], 0.);
    }

  mg_assert_near (mg_fixture_figure (graph, "cliques").value, n, 0.);
  mg_assert_near (mg_fixture_figure (graph, "largest_clique").value, largest, 0.);
  g_assert_cmpuint (mg_grid_get_n_rows (grid), ==, largest);
}

/* Up to 150 organisations: sets of more than one and of more than two words. */
static void
test_igraph (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 150);
      g_autoptr(MgSnapshot) graph = mg_fixture_random (n, g_test_rand_double_range (0., .4), FALSE);
      g_autofree double *constraints = g_new0 (double, n);
      g_autofree double *values = mg_fixture_values (graph, "constraint");
      Reference reference = { .constraints = constraints };
      g_autoptr(GError) error = NULL;

      mg_igraph_run (graph, reference_func, &reference, NULL, NULL, &error);
      g_assert_no_error (error);
      check_sizes (graph, &reference);
      for (guint i = 0; i < n; i++)
        mg_assert_near (values[i], constraints[i], 1e-9);
    }
}

/* Groups of three where only those of one group do not cooperate: each set takes
 * one of each, 3^groups of them (Moon & Moser 1965).
 */
static MgSnapshot *
groups_of_three (guint n)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      if (a / 3 != b / 3)
        {
          g_array_append_val (ends, a);
          g_array_append_val (ends, b);
        }

  return mg_snapshot_new_plain (n, (const guint *) (const void *) ends->data, ends->len / 2, FALSE);
}

static void
test_most (void)
{
  g_autoptr(MgSnapshot) graph = groups_of_three (24);

  mg_assert_near (mg_fixture_figure (graph, "cliques").value, 6561., 0.);
  mg_assert_near (mg_fixture_figure (graph, "largest_clique").value, 8., 0.);
}

/* There are 3^30 of them: only the stop ends it. */
static void
test_stop (void)
{
  g_autoptr(MgSnapshot) graph = groups_of_three (90);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  MgFigure figure = { 0 };

  g_cancellable_cancel (cancellable);
  g_assert_false (mg_count_cliques (graph, NULL, cancellable, &figure, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sets/are-igraph's", test_igraph);
  g_test_add_func ("/sets/as-many-as-there-can-be", test_most);
  g_test_add_func ("/sets/are-not-counted-for-ever", test_stop);

  return g_test_run ();
}
