/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-measure-columns.h"

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
format_density (const MgFigure *figure,
                const MgFigure *mean)
{
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
  return measure->format == MG_MEASURE_SHARE && !isnan (figure->numerator) && figure->denominator > 0.;
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
                             const MgFigure  *figure,
                             const MgFigure  *mean_degree)
{
  /* Of counts the name says what is counted. */
  if (isnan (figure->value) || measure->format == MG_MEASURE_COUNT)
    return g_strdup ("");
  if (is_fraction (measure, figure))
    {
      if (g_str_equal (measure->id, "density"))
        return format_density (figure, mean_degree);
      return figure->denominator < 10. ? g_strdup ("")
                                       : mg_measure_columns_format (measure, figure->value);
    }

  return g_strdup (measure->unit[0] != '\0' ? _(measure->unit) : "");
}
