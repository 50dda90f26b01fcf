/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-measure-columns.h"
#include "mg-vocabulary.h"

/* Where the words of a table's rows and columns are. */
static const struct
{
  const char *measure;
  const char *rows;
  const char *columns;
} domains[] = {
  { "mixing_kind", "kind", "kind" },
  { "mixing_ess", "kind", "kind" },
  { "count_kind", "kind", NULL },
  { "count_sector", "sector", NULL },
  { "kind_by_ring", "kind", "ring" },
  { "ess_at_heart", NULL, "kind" },
  { "formality", "formality", "layer" },
  { "reciprocal_by_level", "layer", NULL },
  { "km_by_level", "layer", NULL },
  { "public_support", "link_type", NULL },
  { "level_overlap", "layer", "layer" },
  { "multiplex_list", NULL, "layer" },
  { "years", NULL, "layer" },
  { "resources", "resource", NULL },
};

static const struct
{
  const char *id;
  const char *name;
} words[] = {
  { "n", N_("Organisations") },
  { "organisations", N_("Organisations") },
  { "links", N_("Links") },
  { "pairs", N_("Linked pairs") },
  { "known", N_("Known") },
  { "fte", N_("Full-time equivalents") },
  { "amount", N_("Euros") },
  { "per_year", N_("Euros each year") },
  { "total", N_("Euros, once") },
  { "held", N_("Organisations held") },
  { "loss", N_("Pairs that would lose touch") },
  { "pairs_connected", N_("Pairs still connected") },
  { "largest", N_("Largest piece") },
  { "members", N_("Members") },
  { "arrivals", N_("Arrivals") },
  { "departures", N_("Departures") },
  { "informal_only", N_("Informal only") },
  { "formal_only", N_("In writing only") },
  { "both", N_("Both") },
  { "reciprocal", N_("Both ways") },
  { "km", N_("Kilometres") },
  { "founders", N_("Founders") },
  { "authorities", N_("Local authorities") },
  { "support", N_("Support structures") },
  { "non_ess", N_("Others") },
  { "ess", N_("SSE") },
  { "all", N_("All levels") },
  { "unknown", N_("Not said") },
  { "workshop", N_("Present in the workshop") },
  { "commune", N_("Municipality") },
  { "kind", N_("Kind of organisation") },
  { "type", N_("Type of link") },
  { "start", N_("Start of the link") },
  { "formality", N_("Form of the link") },
  { "confidence_1", N_("Links to be checked") },
  { "confidence_2", N_("Links said by one side") },
  { "confidence_3", N_("Links confirmed") },
};

static const char *
find_term (const MgMeasure *measure,
           const char      *name,
           gboolean         is_row)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      const char *domain = is_row ? domains[i].rows : domains[i].columns;
      const MgTerm *term;

      if (domain == NULL || !g_str_equal (domains[i].measure, measure->id))
        continue;
      if ((term = mg_vocabulary_find (domain, name)) != NULL)
        return !is_row && term->verb != NULL ? term->verb : term->label;
    }

  return NULL;
}

static char *
dup_organisation (MgNetwork  *network,
                  const char *name)
{
  MgId id = mg_network_find_text_id (network, MG_ITEM_ORGANISATION, name);

  return id != MG_ID_NONE ? mg_network_dup_title (network, id) : NULL;
}

/* Identifiers may have hyphens of their own. */
static char *
dup_pair (MgNetwork  *network,
          const char *name)
{
  for (const char *hyphen = strchr (name, '-'); hyphen != NULL; hyphen = strchr (hyphen + 1, '-'))
    {
      g_autofree char *first = g_strndup (name, (gsize) (hyphen - name));
      g_autofree char *one = dup_organisation (network, first);
      g_autofree char *other = one != NULL ? dup_organisation (network, hyphen + 1) : NULL;

      if (other != NULL)
        return g_strdup_printf ("%s – %s", one, other);
    }

  return NULL;
}

char *
mg_measure_words_dup (MgNetwork       *network,
                      const MgMeasure *measure,
                      const char      *name,
                      gboolean         is_row)
{
  const char *term = find_term (measure, name, is_row);
  const MgMeasure *figure = mg_measure_find (name);
  char *found;

  if (term != NULL)
    return g_strdup (term);
  if (is_row && (found = dup_organisation (network, name)) != NULL)
    return found;
  if (is_row && (found = dup_pair (network, name)) != NULL)
    return found;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].id, name))
      return g_strdup (_(words[i].name));

  return g_strdup (figure != NULL ? _(figure->name) : name);
}

/* Some tables hold figures of several sorts: those that are measures know theirs. */
char *
mg_measure_words_dup_cell (const MgMeasure *measure,
                           const char      *column,
                           const MgFigure  *figure)
{
  const MgMeasure *of = mg_measure_find (column);

  if (isnan (figure->value) && !(figure->denominator > 0.))
    return g_strdup ("–");
  if (!isnan (figure->numerator) && !isnan (figure->denominator))
    return g_strdup_printf (_("%'.0f of %'.0f"), figure->numerator, figure->denominator);
  if (figure->value == floor (figure->value) && fabs (figure->value) < 1e9)
    return g_strdup_printf ("%'.0f", figure->value);

  return mg_measure_columns_format (of != NULL && of->domain != MG_MEASURE_GRID ? of : measure,
                                    figure->value);
}

char *
mg_measure_words_dup_pairs (const MgFigure *figure)
{
  guint n = figure->denominator > 1e9 ? G_MAXUINT : (guint) figure->denominator;

  if (isnan (figure->numerator) || isnan (figure->denominator))
    return g_strdup ("");

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'.0f of %'.0f possible pair",
                                       "%'.0f of %'.0f possible pairs", n),
                          figure->numerator, figure->denominator);
}

/* Density falls when a pole grows: never without the mean number of partners. */
static char *
format_density (const MgResults *results,
                const MgFigure  *figure)
{
  const MgFigure *mean = mg_results_get_figure (results, "mean_degree");
  g_autofree char *ratio = mg_measure_columns_format (mg_measure_find ("density"), figure->value);
  g_autofree char *partners = NULL;

  if (mean == NULL || isnan (mean->value))
    return g_steal_pointer (&ratio);

  partners = mg_measure_columns_format (mg_measure_find ("mean_degree"), mean->value);

  /* Translators: a density as 0.148, then a mean as 2.95. */
  return g_strdup_printf (_("%s; mean number of partners: %s"), ratio, partners);
}

static gboolean
is_fraction (const MgMeasure *measure,
             const MgFigure  *figure)
{
  return measure->format == MG_MEASURE_SHARE && !isnan (figure->value) &&
         !isnan (figure->numerator) && !isnan (figure->denominator);
}

/* "31 of 210 possible pairs", "8 of 31", "2,95": counts before shares. */
char *
mg_measure_words_dup_value (const MgMeasure *measure,
                            const MgFigure  *figure)
{
  if (is_fraction (measure, figure) && g_str_equal (measure->id, "density"))
    return mg_measure_words_dup_pairs (figure);
  if (is_fraction (measure, figure))
    /* Translators: numerator and denominator of a figure. */
    return g_strdup_printf (_("%'.0f of %'.0f"), figure->numerator, figure->denominator);

  return mg_measure_columns_format (measure, figure->value);
}

/* A share of fewer than ten things says less than the counts. */
char *
mg_measure_words_dup_detail (const MgMeasure *measure,
                             const MgResults *results)
{
  const MgFigure *figure = mg_results_get_figure (results, measure->id);

  /* Of counts the name says what is counted. */
  if (figure == NULL || isnan (figure->value) || measure->format == MG_MEASURE_COUNT)
    return g_strdup ("");
  if (is_fraction (measure, figure))
    {
      if (g_str_equal (measure->id, "density"))
        return format_density (results, figure);
      return figure->denominator < 10. ? g_strdup ("")
                                       : mg_measure_columns_format (measure, figure->value);
    }

  return g_strdup (measure->unit[0] != '\0' ? _(measure->unit) : "");
}
