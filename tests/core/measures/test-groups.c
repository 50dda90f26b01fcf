/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups: those that links draw, and those that a field says. */
#include <gio/gio.h>
#include <math.h>

#include "mg-fixture.h"
#include "mg-generator.h"
#include "mg-group-stability.h"
#include "mg-igraph.h"
#include "mg-leiden.h"

/* python-igraph 0.10's compare_communities() says the same of these. */
static void
test_agreement (void)
{
  static const guint one[] = { 0, 0, 0, 1, 1, 1, 2, 2, 2, 2 };
  static const guint other[] = { 0, 0, 1, 1, 1, 2, 2, 2, 2, 0 };
  static const guint renamed[] = { 5, 5, 5, 0, 0, 0, 9, 9, 9, 9 };
  static const guint together[10] = { 0 };
  static const guint alone[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 };

  mg_assert_near (mg_adjusted_rand (one, other, 10), .2045454545454547, 1e-12);
  mg_assert_near (mg_normalised_information (one, other, 10), .442701283346050, 1e-12);
  mg_assert_near (mg_adjusted_rand (one, renamed, 10), 1., 1e-12);
  mg_assert_near (mg_normalised_information (one, renamed, 10), 1., 1e-12);
  mg_assert_near (mg_adjusted_rand (together, together, 10), 1., 0.);
  mg_assert_near (mg_adjusted_rand (alone, alone, 10), 1., 0.);
  mg_assert_near (mg_adjusted_rand (alone, together, 10), 0., 1e-12);
  mg_assert_near (mg_normalised_information (together, together, 10), 1., 0.);
  mg_assert_near (mg_normalised_information (alone, together, 10), 0., 1e-12);
  mg_assert_near (mg_adjusted_rand (alone, together, 0), 1., 0.);
  mg_assert_near (mg_adjusted_rand (alone, together, 1), 1., 0.);
}

/* Two pieces that are all linked are found each time. */
static void
test_clear_groups_are_stable (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_parse ("a-b a-c a-d b-c b-d c-d e-f e-g e-h f-g f-h g-h i", FALSE, NULL);
  g_autofree double *shares = mg_fixture_values (graph, "group_share");

  mg_assert_near (mg_fixture_figure (graph, "stability_rand").value, 1., 1e-12);
  mg_assert_near (mg_fixture_figure (graph, "stability_information").value, 1., 1e-12);
  for (guint i = 0; i < 8; i++)
    mg_assert_near (shares[i], 1., 0.);
  mg_assert_near (shares[8], (double) NAN, 0.);
}

/* A ring of many has no groups that are there before one looks. */
static void
test_a_ring_is_not_stable (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_cycle (60);
  g_autofree double *shares = mg_fixture_values (graph, "group_share");
  double mean = 0.;

  for (guint i = 0; i < graph->n_nodes; i++)
    mean += shares[i] / graph->n_nodes;

  g_assert_cmpfloat (mg_fixture_figure (graph, "stability_rand").value, <, .8);
  g_assert_cmpfloat (mean, <, .9);
}

static igraph_error_t
reference_func (const igraph_t *network,
                gpointer        user_data)
{
  double *modularity = user_data;
  igraph_vector_int_t groups;

  IGRAPH_CHECK (igraph_vector_int_init (&groups, 0));
  IGRAPH_FINALLY (igraph_vector_int_destroy, &groups);
  IGRAPH_CHECK (igraph_community_multilevel (network, NULL, 1., &groups, NULL, NULL));
  IGRAPH_CHECK (igraph_modularity (network, &groups, NULL, 1., IGRAPH_UNDIRECTED, modularity));
  igraph_vector_int_destroy (&groups);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

static double
modularity_of (const MgPartners *partners,
               const guint      *groups)
{
  g_autofree double *ends = g_new0 (double, partners->n + 1);
  double all = partners->first[partners->n];
  double sum = 0.;

  for (guint i = 0; i < partners->n; i++)
    for (guint k = partners->first[i]; k < partners->first[i + 1]; k++)
      {
        ends[groups[i]]++;
        sum += groups[partners->partners[k]] == groups[i];
      }
  for (guint i = 0; i < partners->n; i++)
    sum -= ends[i] * ends[i] / all;

  return sum / all;
}

/* What the method promises: whoever is in a group is linked with all of it within. */
static void
assert_in_one_piece (const MgPartners *partners,
                     const guint      *groups)
{
  g_autofree guint *labels = g_new (guint, partners->n + 1);
  gboolean is_done = FALSE;

  for (guint i = 0; i < partners->n; i++)
    labels[i] = i;
  while (!is_done)
    {
      is_done = TRUE;
      for (guint i = 0; i < partners->n; i++)
        for (guint k = partners->first[i]; k < partners->first[i + 1]; k++)
          {
            guint other = partners->partners[k];

            if (groups[other] != groups[i] || labels[other] <= labels[i])
              continue;
            labels[other] = labels[i];
            is_done = FALSE;
          }
    }

  for (guint i = 0; i < partners->n; i++)
    for (guint j = 0; j < i; j++)
      g_assert_true (groups[i] != groups[j] || labels[i] == labels[j]);
}

/* As good as the Louvain method of igraph, or nearly: it draws, too, and its versions
 * draw differently, so that one draw says less than all.
 */
static void
test_draws_are_groups (void)
{
  double behind[2] = { 0., 0. };

  for (guint turn = 0; turn < 12; turn++)
    {
      guint n_pairs;
      guint n = 40 + 40 * turn;
      g_autofree guint *ends = mg_generate_pairs (n, turn % 2 == 0 ? 6. : 3., turn + 1, &n_pairs);
      g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (n, ends, n_pairs, FALSE);
      g_autoptr(MgPartners) partners = mg_partners_new (graph, MG_PARTNERS_ALL);
      g_autofree guint *groups = g_new (guint, n);
      g_autofree guint *again = g_new (guint, n);
      g_autoptr(GError) error = NULL;
      double reference = 0.;

      g_assert_true (mg_igraph_run (graph, reference_func, &reference, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (mg_leiden (partners, turn, groups, NULL));
      g_assert_true (mg_leiden (partners, turn, again, NULL));
      g_assert_cmpmem (groups, n * sizeof *groups, again, n * sizeof *again);
      assert_in_one_piece (partners, groups);
      behind[0] += reference - modularity_of (partners, groups);
      g_assert_cmpfloat (modularity_of (partners, groups), >, reference - .05);
      g_assert_true (mg_louvain (partners, turn, groups, NULL));
      g_assert_true (mg_louvain (partners, turn, again, NULL));
      g_assert_cmpmem (groups, n * sizeof *groups, again, n * sizeof *again);
      behind[1] += reference - modularity_of (partners, groups);
      g_assert_cmpfloat (modularity_of (partners, groups), >, reference - .05);
    }

  g_assert_cmpfloat (behind[0] / 12., <, .01);
  g_assert_cmpfloat (behind[1] / 12., <, .01);
}

static void
test_a_draw_can_be_stopped (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_cycle (60);
  g_autoptr(MgPartners) partners = mg_partners_new (graph, MG_PARTNERS_ALL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  guint groups[60];

  g_cancellable_cancel (cancellable);
  g_assert_false (mg_leiden (partners, 1, groups, cancellable));
  g_assert_false (mg_louvain (partners, 1, groups, cancellable));
}

static void
test_without_links_there_are_none (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_empty (4);
  g_autofree double *shares = mg_fixture_values (graph, "group_share");

  mg_assert_near (mg_fixture_figure (graph, "stability_rand").value, (double) NAN, 0.);
  mg_assert_near (shares[0], (double) NAN, 0.);
}

static MgSnapshot *
look_by (const char *field)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  const MgScope scope = {
    .perimeter = MG_PERIMETER_MAP, .date = mg_date_new (2016, 6, 0), .details = TRUE, .by = field,
  };

  return mg_snapshot_new (network, &scope);
}

/* NetworkX 2.8.8, attribute_assortativity_coefficient(). */
static void
test_assortativity (void)
{
  g_autoptr(MgSnapshot) graph = look_by ("role");

  mg_assert_near (mg_fixture_figure (graph, "assortativity_kind").value, -.17721518987341772, 1e-12);
  mg_assert_near (mg_fixture_figure (graph, "assortativity_ess").value, -.29008567931456525, 1e-12);
  mg_assert_near (mg_fixture_figure (graph, "assortativity_by").value, -.1738382099827884, 1e-12);
}

/* What is asked by a field is what has been there by that field. */
static void
test_by_a_field (void)
{
  static const char * const same[][2] = {
    { "ei_kind", "ei_by" }, { "ei_kind_expected", "ei_by_expected" }, { "blau_kind", "blau_by" },
    { "iqv_kind", "iqv_by" }, { "assortativity_kind", "assortativity_by" },
  };
  g_autoptr(MgSnapshot) graph = look_by ("kind");
  g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    mg_fixture_assert_near (G_STRLOC, same[i][1], mg_results_get_figure (results, same[i][1])->value,
                            mg_results_get_figure (results, same[i][0])->value, 0.);
  g_assert_true (mg_fixture_same_grid (mg_results_get_grid (results, "mixing_kind"),
                                       mg_results_get_grid (results, "mixing_by")));
  g_assert_true (mg_fixture_same_grid (mg_results_get_grid (results, "count_kind"),
                                       mg_results_get_grid (results, "count_by")));
}

/* Fields of any type make groups; those that nobody has make none. */
static void
test_fields_of_any_type (void)
{
  g_autoptr(MgSnapshot) yes_no = look_by ("is_support");
  g_autoptr(MgSnapshot) number = look_by ("joined");
  g_autoptr(MgSnapshot) none = look_by ("charisma");
  g_autoptr(MgSnapshot) unasked = look_by (NULL);
  g_autoptr(MgResults) results = mg_fixture_run (yes_no, "count_by");

  g_assert_true (yes_no->details->has_groups);
  g_assert_cmpuint (mg_grid_get_n_rows (mg_results_get_grid (results, "count_by")), <=, 2);
  g_assert_true (number->details->has_groups);
  g_assert_false (none->details->has_groups);
  mg_assert_near (mg_fixture_figure (none, "ei_by").value, (double) NAN, 0.);
  mg_assert_near (mg_fixture_figure (unasked, "assortativity_by").value, (double) NAN, 0.);
}

static void
test_governance (void)
{
  g_autoptr(MgSnapshot) graph = look_by (NULL);
  g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);
  const MgGrid *grid = mg_results_get_grid (results, "governance");

  mg_assert_near (mg_grid_find (grid, "members", "value").value, 15., 0.);
  mg_assert_near (mg_grid_find (grid, "centralization_without", "value").value,
                  mg_results_get_figure (results, "degree_centralization")->value, 1e-12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/groups/agreement-is-that-of-igraph", test_agreement);
  g_test_add_func ("/groups/clear-ones-are-stable", test_clear_groups_are_stable);
  g_test_add_func ("/groups/a-ring-is-not-stable", test_a_ring_is_not_stable);
  g_test_add_func ("/groups/draws-are-groups", test_draws_are_groups);
  g_test_add_func ("/groups/a-draw-can-be-stopped", test_a_draw_can_be_stopped);
  g_test_add_func ("/groups/without-links-there-are-none", test_without_links_there_are_none);
  g_test_add_func ("/groups/like-with-like-is-that-of-networkx", test_assortativity);
  g_test_add_func ("/groups/by-a-field", test_by_a_field);
  g_test_add_func ("/groups/fields-of-any-type", test_fields_of_any_type);
  g_test_add_func ("/groups/what-governance-is-read-from", test_governance);

  return g_test_run ();
}
