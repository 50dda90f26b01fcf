/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-sections.h"

#include <glib/gi18n-lib.h>

static const char * const titles[] = {
  [MG_SECTION_SHAPE] = N_("How it holds together"),
  [MG_SECTION_WITH_WHOM] = N_("Who cooperates with whom"),
  [MG_SECTION_CIRCLES] = N_("Circles and membership"),
  [MG_SECTION_TERRITORY] = N_("Territory"),
  [MG_SECTION_MONEY] = N_("Money, jobs and public support"),
  [MG_SECTION_TIME] = N_("Duration and commitment"),
  [MG_SECTION_QUALITY] = N_("Quality of the map"),
};

/* What is not here is about the shape of the whole. */
static const struct
{
  MgMeasureSection  section;
  const char       *ids[24];
} sections[] = {
  { MG_SECTION_WITH_WHOM,
    { "levels", "multiplex_pairs", "multiplexity", "three_level_pairs", "level_overlap", "multiplex_list",
      "reciprocity", "reciprocal_share", "reciprocal_by_level", "ei_kind", "ei_kind_expected",
      "ei_ess", "ei_ess_expected", "mixing_kind", "mixing_ess", "orgs_in_collective",
      "collective_pairs", "collective_share", "collective_density", "assortativity_kind",
      "assortativity_degree" } },
  { MG_SECTION_CIRCLES,
    { "blau_kind", "iqv_kind", "blau_sector", "iqv_sector", "count_kind", "count_sector",
      "kind_by_ring", "ess_at_heart", "core_jaccard", "growth", "steering", "governance", "links_before_entry",
      "years", "public_orgs" } },
  { MG_SECTION_TERRITORY,
    { "towns", "first_town_share", "orgs_inside", "by_town", "median_pair_km", "pairs_inside",
      "km_by_level" } },
  { MG_SECTION_MONEY,
    { "fte", "fte_insertion", "coop_people", "coop_people_median", "coop_people_in_band",
      "own_resources", "resources", "amounts_per_year", "amounts_total", "valued_per_year",
      "valued_total", "public_link_share", "public_support", "orgs_linked_to_public" } },
  { MG_SECTION_TIME,
    { "level_profile", "contractualisation_rate", "formality", "proximity", "median_link_age", "old_links",
      "ended_links", "preexisting_links" } },
  { MG_SECTION_QUALITY, { "confirmed_links", "fte_known", "quality" } },
};

/* Tables that are read in a room; figures say themselves whom they are for. */
static const char * const short_tables[] = {
  "levels", "mixing_kind", "count_kind", "kind_by_ring", "by_town", "quality",
};

const char *
mg_measure_section_get_title (MgMeasureSection section)
{
  g_return_val_if_fail (section < MG_N_SECTIONS, NULL);

  return _(titles[section]);
}

MgMeasureSection
mg_measure_section_of (const MgMeasure *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    for (guint k = 0; k < G_N_ELEMENTS (sections[i].ids) && sections[i].ids[k] != NULL; k++)
      if (g_str_equal (sections[i].ids[k], measure->id))
        return sections[i].section;

  return MG_SECTION_SHAPE;
}

gboolean
mg_measure_section_is_short (const MgMeasure *measure)
{
  if (measure->domain != MG_MEASURE_GRID)
    return !measure->is_expert;

  for (guint i = 0; i < G_N_ELEMENTS (short_tables); i++)
    if (g_str_equal (short_tables[i], measure->id))
      return TRUE;

  return FALSE;
}
