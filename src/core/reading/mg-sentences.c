/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sentences-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-vocabulary.h"

/* Groups that another seed would draw otherwise are none to speak of. */
#define STABLE .9

gboolean
mg_sentence_find (const MgResults *results,
                  const char      *id,
                  MgFigure        *figure)
{
  const MgFigure *found = mg_results_get_figure (results, id);

  if (found == NULL || isnan (found->value))
    return FALSE;

  *figure = *found;

  return TRUE;
}

gboolean
mg_sentence_find_of (const MgResults *results,
                     const char      *id,
                     MgFigure        *figure)
{
  return mg_sentence_find (results, id, figure) && !isnan (figure->numerator) && figure->denominator >= 1.;
}

guint
mg_sentence_count (double value)
{
  return value > 0. ? (guint) MIN (round (value), (double) G_MAXINT) : 0;
}

static guint
count_organisations (const MgResults *results)
{
  return mg_results_get_snapshot (results)->n_nodes;
}

static char *
say_pieces (const MgResults *results)
{
  guint n = count_organisations (results);
  MgFigure pieces, largest, alone;
  guint n_alone, n_largest;

  if (n < 2 || !mg_sentence_find (results, "components", &pieces) || !mg_sentence_find (results, "isolates", &alone) ||
      !mg_sentence_find (results, "largest_component", &largest))
    return NULL;

  n_alone = mg_sentence_count (alone.value);
  n_largest = mg_sentence_count (largest.value);
  if (n_largest == n)
    return g_strdup_printf (_("All %'u organisations are linked with each other, directly or by way of others."), n);
  if (n_alone == n)
    return g_strdup_printf (_("None of the %'u organisations is linked to another yet."), n);
  if (n_alone > 0 && n_largest + n_alone == n)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u of %'u organisations are linked with each other; %'u is not linked yet.",
                                         "%'u of %'u organisations are linked with each other; %'u are not linked yet.",
                                         n_alone), n_largest, n, n_alone);

  return g_strdup_printf (_("%'u of %'u organisations are linked with each other; the others stand alone (%'u) or in smaller groups (%'u)."),
                          n_largest, n, n_alone, mg_sentence_count (pieces.value) - n_alone - 1);
}

/* Of few pairs there is no hundred to speak of. */
static char *
say_pairs (const MgResults *results)
{
  MgFigure density, mean;
  guint n_partners, n_pairs;

  if (!mg_sentence_find_of (results, "density", &density) || !mg_sentence_find (results, "mean_degree", &mean) ||
      density.numerator < 1.)
    return NULL;

  n_partners = mg_sentence_count (mean.value);
  if (n_partners == 0)
    return g_strdup_printf (_("%'.0f of %'.0f possible pairs of organisations cooperate."), density.numerator,
                            density.denominator);

  n_pairs = mg_sentence_count (100. * density.value);
  if (density.denominator < 100. || n_pairs == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                            "%'.0f of %'.0f possible pairs of organisations cooperate; on average each works with about %'u other.",
                            "%'.0f of %'.0f possible pairs of organisations cooperate; on average each works with about %'u others.",
                            n_partners), density.numerator, density.denominator, n_partners);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                          "Of 100 possible pairs of organisations, about %u cooperate; on average each works with about %'u other.",
                          "Of 100 possible pairs of organisations, about %u cooperate; on average each works with about %'u others.",
                          n_partners), n_pairs, n_partners);
}

/* In the order of the method, which is no ladder. */
static char *
say_levels (const MgResults *results)
{
  const MgGrid *levels = mg_results_get_grid (results, "levels");
  g_autofree char *list = NULL;

  for (guint i = 0; levels != NULL && i < mg_grid_get_n_rows (levels); i++)
    {
      const char *id = mg_grid_get_row (levels, i);
      const MgTerm *term = mg_vocabulary_find ("layer", id);
      guint n_pairs = mg_sentence_count (mg_grid_find (levels, id, "pairs").value);

      /* Translators: a level, as "Do together" */
      g_autofree char *level = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %'u pair", "%s, %'u pairs", n_pairs),
                                                term != NULL && term->verb != NULL ? term->verb : id, n_pairs);
      g_autofree char *before = g_steal_pointer (&list);

      /* Translators: a list, and what comes after it */
      list = before != NULL ? g_strdup_printf (C_("list", "%s; %s"), before, level) : g_steal_pointer (&level);
    }

  /* Translators: levels and their pairs: "Pool, 13 pairs; Do together, 18 pairs" */
  return list != NULL ? g_strdup_printf (_("What is done, by level: %s."), list) : NULL;
}

static char *
say_several_levels (const MgResults *results)
{
  MgFigure several, three;
  guint n_three;
  guint n;

  if (!mg_sentence_find (results, "multiplex_pairs", &several) || (n = mg_sentence_count (several.value)) == 0)
    return NULL;

  n_three = mg_sentence_find (results, "three_level_pairs", &three) ? mg_sentence_count (three.value) : 0;
  if (n_three == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u pair cooperates on several levels at once.",
                                         "%'u pairs cooperate on several levels at once.", n), n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u pair cooperates on several levels at once (on three: %'u).",
                                       "%'u pairs cooperate on several levels at once (on three: %'u).", n), n, n_three);
}

static char *
say_both_ways (const MgResults *results)
{
  MgFigure figure;

  /* None most often means that nobody asked. */
  if (!mg_sentence_find_of (results, "reciprocal_share", &figure) || figure.numerator < 1.)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'.0f of %'.0f link goes both ways.",
                                       "%'.0f of %'.0f links go both ways.", mg_sentence_count (figure.denominator)),
                          figure.numerator, figure.denominator);
}

static char *
say_collectives (const MgResults *results)
{
  MgFigure part, pairs;
  guint n_pairs;

  if (!mg_sentence_find_of (results, "orgs_in_collective", &part) || part.numerator < 1.)
    return NULL;

  n_pairs = mg_sentence_find (results, "collective_pairs", &pairs) ? mg_sentence_count (pairs.value) : 0;
  if (n_pairs == 0)
    return g_strdup_printf (_("%'.0f of %'.0f organisations take part in a shared place or project."),
                            part.numerator, part.denominator);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                          "%'.0f of %'.0f organisations take part in a shared place or project; %'u pair meets only there.",
                          "%'.0f of %'.0f organisations take part in a shared place or project; %'u pairs meet only there.",
                          n_pairs), part.numerator, part.denominator, n_pairs);
}

static char *
say_partners_of_partners (const MgResults *results)
{
  MgFigure figure;

  if (!mg_sentence_find_of (results, "transitivity", &figure) || figure.denominator < MG_SENTENCE_FEW)
    return NULL;

  if (mg_sentence_count (10. * figure.value) == 0)
    return g_strdup (_("When two organisations have a partner in common, they hardly ever cooperate with each other."));

  return g_strdup_printf (_("When two organisations have a partner in common, about %u times in 10 they cooperate with each other, too."),
                          mg_sentence_count (10. * figure.value));
}

static char *
say_only_ways (const MgResults *results)
{
  MgFigure points, bridges;
  g_autofree char *organisations = NULL, *pairs = NULL;
  guint n_points, n_bridges;

  if (!mg_sentence_find (results, "articulation_points", &points) || !mg_sentence_find (results, "bridges", &bridges) ||
      mg_results_get_snapshot (results)->n_pairs == 0)
    return NULL;

  n_points = mg_sentence_count (points.value);
  n_bridges = mg_sentence_count (bridges.value);
  if (n_points + n_bridges == 0)
    return g_strdup (_("No organisation and no pair is the only way between parts of the network."));

  organisations = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u organisation", "%'u organisations", n_points), n_points);
  pairs = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u pair", "%'u pairs", n_bridges), n_bridges);

  /* Translators: numbers of organisations and of pairs */
  return g_strdup_printf (_("The only ways between parts of the network: %s, %s."), organisations, pairs);
}

/* Organisations of a group of two or more are counted, others are in none. */
static guint
count_groups (const MgResults *results)
{
  const double *groups = mg_results_get_values (results, "community");
  guint n = count_organisations (results);
  g_autofree guint *sizes = g_new0 (guint, n + 1);
  guint n_groups = 0;

  for (guint i = 0; groups != NULL && i < n; i++)
    if (groups[i] >= 0. && groups[i] < n)
      n_groups += ++sizes[(guint) groups[i]] == 2;

  return n_groups;
}

static char *
say_groups (const MgResults *results)
{
  MgFigure stability;
  guint n_groups;

  if (!mg_sentence_find (results, "stability_rand", &stability) || stability.value < STABLE ||
      (n_groups = count_groups (results)) < 2)
    return NULL;

  return g_strdup_printf (_("The map shows %'u groups that work mostly among themselves: are they known as such?"), n_groups);
}

/* Beside what the make-up of the pole would give by itself. */
static char *
say_sse_and_others (const MgResults *results)
{
  const MgGrid *mixing = mg_results_get_grid (results, "mixing_ess");
  MgFigure expected;
  double n_mixed, n;

  if (mixing == NULL || !mg_sentence_find (results, "ei_ess_expected", &expected))
    return NULL;

  n_mixed = mg_grid_find (mixing, "ess", "non_ess").numerator;
  n = n_mixed + mg_grid_find (mixing, "ess", "ess").numerator + mg_grid_find (mixing, "non_ess", "non_ess").numerator;
  if (isnan (n) || n < MG_SENTENCE_FEW)
    return NULL;

  return g_strdup_printf (_("%'.0f of %'.0f pairs join an organisation of the SSE and another one; in a random draw of pairs it would be about %'u."),
                          n_mixed, n, mg_sentence_count (n * (1. + expected.value) / 2.));
}

static const MgSentence table[] = {
  { "I-18", { "components", "isolates", "largest_component" }, TRUE, say_pieces },
  { "I-01", { "density", "mean_degree" }, FALSE, say_pairs },
  { "I-02", { "levels" }, TRUE, say_levels },
  { "I-16", { "multiplex_pairs", "three_level_pairs" }, TRUE, say_several_levels },
  { "I-22", { "orgs_in_collective", "collective_pairs" }, FALSE, say_collectives },
  { "I-17", { "reciprocal_share" }, TRUE, say_both_ways },
  { "I-19", { "transitivity" }, FALSE, say_partners_of_partners },
  { "I-20", { "articulation_points", "bridges" }, FALSE, say_only_ways },
  { "I-10", { "community", "stability_rand" }, FALSE, say_groups },
  { "I-12", { "ei_ess_expected", "mixing_ess" }, FALSE, say_sse_and_others },
  { "I-23", { "years", "growth" }, TRUE, mg_say_members },
  { "I-15", { "count_kind", "count_sector" }, TRUE, mg_say_kinds },
  { "I-14", { "kind_by_ring" }, FALSE, mg_say_firms },
  { "I-32", { "ess_at_heart" }, TRUE, mg_say_founders },
  { "I-11", { "core_jaccard", "declared_core", "computed_core" }, FALSE, mg_say_cores },
  { "I-31", { "public_orgs", "orgs_linked_to_public", "public_support" }, TRUE, mg_say_authorities },
  { "I-28", { "towns", "by_town" }, FALSE, mg_say_towns },
  { "I-27", { "pairs_inside" }, FALSE, mg_say_inside },
  { "I-26", { "median_pair_km" }, FALSE, mg_say_distance },
  { "I-33", { "fte", "fte_insertion", "fte_known" }, TRUE, mg_say_jobs },
  { "I-34", { "coop_people" }, TRUE, mg_say_people },
  { "I-35", { "own_resources", "resources" }, TRUE, mg_say_resources },
  { "I-29", { "contractualisation_rate" }, TRUE, mg_say_written },
  { "I-30", { "proximity" }, TRUE, mg_say_known },
  { "I-25", { "median_link_age" }, FALSE, mg_say_age },
  { "I-24", { "preexisting_links" }, TRUE, mg_say_before },
  { "I-37", { "governance" }, TRUE, mg_say_governance },
  { "I-36", { "quality" }, TRUE, mg_say_unconfirmed },
};

const MgSentence *
mg_sentence_get_table (guint *n_sentences)
{
  *n_sentences = G_N_ELEMENTS (table);

  return table;
}

MgMeasureSection
mg_sentence_get_section (const MgSentence *self)
{
  return mg_measure_section_of (mg_measure_find (self->measures[0]));
}

const char **
mg_sentence_dup_measures (void)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (guint k = 0; table[i].measures[k] != NULL; k++)
      g_ptr_array_add (ids, (gpointer) table[i].measures[k]);
  g_ptr_array_add (ids, NULL);

  return (const char **) g_ptr_array_free (ids, FALSE);
}

char *
mg_sentence_dup_text (const MgSentence *self,
                      const MgResults  *results)
{
  return self->of_few || count_organisations (results) >= MG_FEW_ORGANISATIONS ? self->say (results) : NULL;
}
