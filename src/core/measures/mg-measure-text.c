/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SIGNIFICANT   3
#define MAX_DECIMALS  6

/* Shares of fewer are told by their counts. */
#define FEW           10.

/* Values that differ by less, in parts of the larger, are equal. */
#define EQUAL         1e-9

/* printf() writes the decimal sign of the user's locale, whatever its length:
 * the zeros at the end go, and then whatever is no digit.
 */
static void
strip_zeros (char *text)
{
  gsize length = strlen (text);

  while (length > 1 && text[length - 1] == '0')
    length--;
  while (length > 1 && !g_ascii_isdigit (text[length - 1]))
    length--;

  text[length] = '\0';
}

/* Three digits that mean something, and never less than the whole part. */
static char *
format_real (double value)
{
  double size = fabs (value);
  int exponent = size > 0. ? (int) floor (log10 (size)) : 0;
  int decimals = CLAMP (SIGNIFICANT - 1 - exponent, 0, MAX_DECIMALS);
  char *text;

  /* What rounds to nothing has no sign. */
  if (size < .5 * pow (10., -MAX_DECIMALS))
    return g_strdup ("0");

  text = g_strdup_printf ("%.*f", decimals, value);
  if (decimals > 0)
    strip_zeros (text);

  return text;
}

char *
mg_measure_format_value (const MgMeasure *measure,
                         double           value)
{
  g_return_val_if_fail (measure != NULL, NULL);

  if (!isfinite (value))
    return g_strdup (_("not applicable"));

  switch (measure->format)
    {
    case MG_MEASURE_COUNT:
      return g_strdup_printf ("%.0f", value);

    case MG_MEASURE_YES_NO:
      return g_strdup (value != 0. ? _("yes") : _("no"));

    case MG_MEASURE_GROUP:
      return g_strdup_printf ("%.0f", value + 1.);

    case MG_MEASURE_REAL:
    case MG_MEASURE_SHARE:
      return format_real (value);

    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
is_whole (double value)
{
  return isfinite (value) && value == floor (value);
}

char *
mg_measure_format_figure (const MgMeasure *measure,
                          const MgFigure  *figure)
{
  g_return_val_if_fail (measure != NULL, NULL);
  g_return_val_if_fail (figure != NULL, NULL);

  if (measure->format == MG_MEASURE_SHARE && figure->denominator > 0. &&
      is_whole (figure->numerator) && is_whole (figure->denominator) && figure->denominator < FEW)
    /* TRANSLATORS: a small share told by its counts: "3 of 8" */
    return g_strdup_printf (_("%.0f of %.0f"), figure->numerator, figure->denominator);

  return mg_measure_format_value (measure, figure->value);
}

const char *
mg_measure_get_reason (const MgMeasure *measure)
{
  g_return_val_if_fail (measure != NULL, NULL);

  return *measure->none_reason != '\0' ? _(measure->none_reason) : NULL;
}

const char *
mg_measure_find_reason (const MgMeasure *measure,
                        guint            n_organisations)
{
  g_return_val_if_fail (measure != NULL, NULL);

  if (mg_measure_is_hidden (measure, n_organisations))
    return N_("Fewer than five organisations: only counts are shown.");

  return *measure->none_reason != '\0' ? measure->none_reason : NULL;
}

/* Sums are counts of something else than organisations. */
gboolean
mg_measure_is_hidden (const MgMeasure *measure,
                      guint            n_organisations)
{
  static const char * const sums[] = { "fte", "fte_insertion", "strength", "collective_strength", NULL };

  g_return_val_if_fail (measure != NULL, FALSE);

  return n_organisations < MG_FEW_ORGANISATIONS && measure->domain != MG_MEASURE_GRID &&
         (measure->format == MG_MEASURE_REAL || measure->format == MG_MEASURE_SHARE) &&
         !g_strv_contains (sums, measure->id);
}

void
mg_measure_keep_counts (const MgMeasure *measure,
                        guint            n_organisations,
                        MgFigure        *figure)
{
  g_return_if_fail (figure != NULL);

  if (mg_measure_is_hidden (measure, n_organisations))
    figure->value = (double) NAN;
}

typedef struct
{
  double value;
  guint  row;
} Place;

static int
compare_places (const void *a,
                const void *b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->value != right->value)
    return left->value > right->value ? -1 : 1;

  return (left->row > right->row) - (left->row < right->row);
}

static gboolean
is_equal (double one,
          double other)
{
  return one == other || fabs (one - other) <= EQUAL * MAX (fabs (one), fabs (other));
}

guint *
mg_measure_rank (const double *values,
                 guint         n)
{
  g_autofree Place *places = g_new0 (Place, n + 1);
  guint *ranks = g_new0 (guint, n + 1);
  guint n_places = 0;
  guint first = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!isnan (values[i]))
        places[n_places++] = (Place) { values[i], i };
    }

  qsort (places, n_places, sizeof *places, compare_places);
  for (guint i = 0; i < n_places; i++)
    {
      if (!is_equal (places[i].value, places[first].value))
        first = i;
      ranks[places[i].row] = first + 1;
    }

  return ranks;
}
