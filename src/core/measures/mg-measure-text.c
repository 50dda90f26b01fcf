/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SIGNIFICANT   3
#define MAX_DECIMALS  6

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
