/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about what a pole says of itself: who is there, where, with what means. */
#include "mg-sentences-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Ages of links below are told in months. */
#define MONTHS_TOLD 36.

char *
mg_say_members (const MgResults *results)
{
  const MgGrid *years = mg_results_get_grid (results, "years");
  guint n_rows = years != NULL ? mg_grid_get_n_rows (years) : 0;
  const char *first, *last;
  double before, after;

  if (n_rows < 2)
    return NULL;

  first = mg_grid_get_row (years, 0);
  last = mg_grid_get_row (years, n_rows - 1);
  before = mg_grid_find (years, first, "members").value;
  after = mg_grid_find (years, last, "members").value;
  if (isnan (before) || isnan (after) || (before < 1. && after < 1.))
    return NULL;

  /* Translators: numbers of members, each with its year */
  return g_strdup_printf (_("Members: %'.0f at the end of %s, %'.0f at the end of %s."), before, first, after, last);
}

char *
mg_say_kinds (const MgResults *results)
{
  const MgGrid *kinds = mg_results_get_grid (results, "count_kind");
  const MgGrid *sectors = mg_results_get_grid (results, "count_sector");
  guint n_kinds = kinds != NULL ? mg_grid_get_n_rows (kinds) : 0;
  guint n_sectors = sectors != NULL ? mg_grid_get_n_rows (sectors) : 0;
  g_autofree char *who = NULL, *what = NULL;

  if (n_kinds == 0)
    return NULL;

  who = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u kind of organisations", "%u kinds of organisations", n_kinds), n_kinds);
  if (n_sectors == 0)
    return g_strdup_printf (_("The map brings together %s."), who);

  what = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u sector of activity", "%u sectors of activity", n_sectors), n_sectors);

  /* Translators: "5 kinds of organisations" and "14 sectors of activity" */
  return g_strdup_printf (_("The map brings together %s and %s."), who, what);
}

char *
mg_say_firms (const MgResults *results)
{
  const MgGrid *kinds = mg_results_get_grid (results, "kind_by_ring");
  guint n_inside, n_around;

  if (kinds == NULL)
    return NULL;

  n_inside = mg_sentence_count (mg_grid_find (kinds, "firm", "1").value + mg_grid_find (kinds, "firm", "2").value);
  n_around = mg_sentence_count (mg_grid_find (kinds, "firm", "3").value + mg_grid_find (kinds, "firm", "4").value);
  if (n_inside + n_around == 0)
    return NULL;

  return g_strdup_printf (_("Firms outside the SSE: among the members %'u, among participants and partners %'u."),
                          n_inside, n_around);
}

char *
mg_say_founders (const MgResults *results)
{
  const MgGrid *heart = mg_results_get_grid (results, "ess_at_heart");
  MgFigure founders;

  if (heart == NULL)
    return NULL;

  founders = mg_grid_find (heart, "founders", "ess");
  if (isnan (founders.numerator) || !(founders.denominator >= 1.))
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'.0f of %'.0f founder belongs to the SSE.",
                                       "%'.0f of %'.0f founders belong to the SSE.",
                                       mg_sentence_count (founders.denominator)),
                          founders.numerator, founders.denominator);
}

static guint
count_in (const MgResults *results,
          const char      *id)
{
  const double *values = mg_results_get_values (results, id);
  guint n = mg_results_get_snapshot (results)->n_nodes;
  guint n_in = 0;

  for (guint i = 0; values != NULL && i < n; i++)
    n_in += values[i] > 0.;

  return n_in;
}

char *
mg_say_cores (const MgResults *results)
{
  guint n_declared = count_in (results, "declared_core");
  guint n_computed = count_in (results, "computed_core");
  MgFigure both;

  if (n_declared == 0 || n_computed == 0 || !mg_sentence_find_of (results, "core_jaccard", &both))
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                          "The declared core has %'u organisation; by the links %'u are at the centre, of them declared: %'.0f.",
                          "The declared core has %'u organisations; by the links %'u are at the centre, of them declared: %'.0f.",
                          n_declared), n_declared, n_computed, both.numerator);
}

/* Money, premises, seats: a funder may have no link on the three levels. */
static guint
count_support (const MgResults *results)
{
  const MgGrid *support = mg_results_get_grid (results, "public_support");
  double n = 0.;

  for (guint i = 0; support != NULL && i < mg_grid_get_n_rows (support); i++)
    n += mg_grid_find (support, mg_grid_get_row (support, i), "links").value;

  return mg_sentence_count (n);
}

char *
mg_say_authorities (const MgResults *results)
{
  MgFigure there, linked;
  guint n_support = count_support (results);
  g_autofree char *who = NULL;
  guint n;

  if (!mg_sentence_find (results, "public_orgs", &there) || (n = mg_sentence_count (there.value)) == 0 ||
      !mg_sentence_find (results, "orgs_linked_to_public", &linked))
    return NULL;

  who = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u local authority is on the map", "%'u local authorities are on the map", n), n);
  if (n_support == 0)
    /* Translators: "3 local authorities are on the map" */
    return g_strdup_printf (_("%s; organisations that cooperate with them directly: %'.0f."), who, linked.value);

  return g_strdup_printf (_("%s; organisations that cooperate with them directly: %'.0f; grants, premises lent and seats: %'u."),
                          who, linked.value, n_support);
}

/* Where most are, unless it is shared.  Returns: (nullable) */
static const char *
find_first_town (const MgGrid *towns,
                 double       *most)
{
  const char *first = NULL;

  *most = 0.;
  for (guint i = 0; i < mg_grid_get_n_rows (towns); i++)
    {
      const char *town = mg_grid_get_row (towns, i);
      double n = mg_grid_find (towns, town, "organisations").value;

      if (n >= *most)
        first = n > *most ? town : NULL;
      *most = MAX (n, *most);
    }

  return first;
}

char *
mg_say_towns (const MgResults *results)
{
  const MgGrid *towns = mg_results_get_grid (results, "by_town");
  guint n = towns != NULL ? mg_grid_get_n_rows (towns) : 0;
  const char *first;
  double most;

  if (n == 0)
    return NULL;

  first = find_first_town (towns, &most);
  if (n == 1 || first == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The organisations are in %'u municipality.",
                                         "The organisations are in %'u municipalities.", n), n);

  /* Translators: a municipality, and how many organisations are there */
  return g_strdup_printf (_("The organisations are in %'u municipalities; %s has the largest number of them (%'.0f)."),
                          n, first, most);
}

char *
mg_say_inside (const MgResults *results)
{
  MgFigure inside;

  if (!mg_sentence_find_of (results, "pairs_inside", &inside))
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'.0f of %'.0f pair joins two organisations of the territory.",
                                       "%'.0f of %'.0f pairs join two organisations of the territory.",
                                       mg_sentence_count (inside.denominator)), inside.numerator, inside.denominator);
}

char *
mg_say_distance (const MgResults *results)
{
  MgFigure distance;

  if (!mg_sentence_find (results, "median_pair_km", &distance))
    return NULL;

  return g_strdup_printf (_("Half of the pairs are within about %'u km, from municipality to municipality."),
                          mg_sentence_count (distance.value));
}

/* Those that are not known are no zero. */
char *
mg_say_jobs (const MgResults *results)
{
  MgFigure jobs, posts, known;
  g_autofree char *text = NULL;

  if (!mg_sentence_find (results, "fte", &jobs) || mg_sentence_count (jobs.value) == 0)
    return NULL;

  text = mg_sentence_find (results, "fte_insertion", &posts) && mg_sentence_count (posts.value) > 0
         ? g_strdup_printf (_("The members stand for %'u full-time jobs, besides %'u work-integration posts"),
                            mg_sentence_count (jobs.value), mg_sentence_count (posts.value))
         : g_strdup_printf (_("The members stand for %'u full-time jobs"), mg_sentence_count (jobs.value));
  if (!mg_sentence_find_of (results, "fte_known", &known) || known.numerator >= known.denominator)
    return g_strconcat (text, ".", NULL);

  /* Translators: a sentence without its point, then of how many this is known */
  return g_strdup_printf (_("%s (known of %'.0f of %'.0f)."), text, known.numerator, known.denominator);
}

char *
mg_say_people (const MgResults *results)
{
  MgFigure people;
  guint n;

  if (!mg_sentence_find (results, "coop_people", &people) || (n = mg_sentence_count (people.value)) == 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u person keeps the cooperation going day by day.",
                                       "%'u people keep the cooperation going day by day.", n), n);
}

/* Money and what is valued are never added. */
char *
mg_say_resources (const MgResults *results)
{
  const MgGrid *resources = mg_results_get_grid (results, "resources");
  double given = resources != NULL ? mg_grid_find (resources, "non_monetary", "amount").value : 0.;
  MgFigure own;

  if (!mg_sentence_find (results, "own_resources", &own))
    return NULL;

  if (!(given >= 1.))
    return g_strdup_printf (_("%u %% of the pole’s money is no public aid."), mg_sentence_count (100. * own.value));

  return g_strdup_printf (_("%u %% of the pole’s money is no public aid; time and premises given are worth %'.0f € besides."),
                          mg_sentence_count (100. * own.value), given);
}

char *
mg_say_written (const MgResults *results)
{
  MgFigure written;

  if (!mg_sentence_find_of (results, "contractualisation_rate", &written))
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'.0f of %'.0f link is written down in an agreement or a contract.",
                                       "%'.0f of %'.0f links are written down in an agreement or a contract.",
                                       mg_sentence_count (written.denominator)), written.numerator, written.denominator);
}

char *
mg_say_known (const MgResults *results)
{
  const MgGrid *proximity = mg_results_get_grid (results, "proximity");
  guint n_both = proximity != NULL ? mg_sentence_count (mg_grid_find (proximity, "pairs", "both").value) : 0;

  if (n_both == 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u pair knows each other and has signed together, too.",
                                       "%'u pairs know each other and have signed together, too.", n_both), n_both);
}

char *
mg_say_age (const MgResults *results)
{
  MgFigure age;
  guint n;

  if (!mg_sentence_find (results, "median_link_age", &age))
    return NULL;

  if (age.value < MONTHS_TOLD)
    {
      n = (guint) MAX (age.value, 0.);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Half of the links have lasted %u month or more.",
                                           "Half of the links have lasted %u months or more.", n), n);
    }

  n = (guint) MIN (age.value / 12., G_MAXINT);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Half of the links have lasted %u year or more.",
                                       "Half of the links have lasted %u years or more.", n), n);
}

char *
mg_say_before (const MgResults *results)
{
  MgFigure before;

  if (!mg_sentence_find_of (results, "preexisting_links", &before))
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'.0f of %'.0f link is older than the pole.",
                                       "%'.0f of %'.0f links are older than the pole.",
                                       mg_sentence_count (before.denominator)), before.numerator, before.denominator);
}

char *
mg_say_governance (const MgResults *results)
{
  const MgGrid *governance = mg_results_get_grid (results, "governance");
  double posts;

  if (governance == NULL || !(mg_grid_find (governance, "support", "value").value > 0.))
    return NULL;

  posts = mg_grid_find (governance, "animation_fte", "value").value;
  if (!(posts > 0.))
    return g_strdup (_("A structure of the pole’s own, apart from its members, runs it."));

  return g_strdup_printf (_("A structure of the pole’s own, apart from its members, runs it; full-time posts for this: %'.3g."), posts);
}

char *
mg_say_unconfirmed (const MgResults *results)
{
  const MgGrid *quality = mg_results_get_grid (results, "quality");
  MgFigure unsure;

  if (quality == NULL)
    return NULL;

  unsure = mg_grid_find (quality, "confidence_1", "known");
  if (isnan (unsure.numerator) || !(unsure.denominator >= 1.))
    return NULL;

  return g_strdup_printf (_("Links that remain to be checked: %'.0f of %'.0f."), unsure.numerator, unsure.denominator);
}
