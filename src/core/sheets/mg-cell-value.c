/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-cell-value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mg-text.h"

#define SECONDS_PER_DAY 86400.
/* 31 December 9999, the last day of spreadsheets, in either epoch. */
#define LAST_DAY 2958466.

/* Of ECMA-376 18.8.30, those that depend on the country included. */
static const struct
{
  guint        first, last;
  MgCellShape  shape;
} built_in[] = {
  { 14, 16, MG_CELL_DATE },
  { 17, 17, MG_CELL_MONTH },
  { 18, 21, MG_CELL_TIME },
  { 22, 22, MG_CELL_DATE_TIME },
  { 27, 31, MG_CELL_DATE },
  { 32, 35, MG_CELL_TIME },
  { 36, 36, MG_CELL_DATE },
  { 45, 47, MG_CELL_TIME },
  { 50, 58, MG_CELL_DATE },
};

MgCellFormat
mg_cell_format_built_in (guint id)
{
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    if (id >= built_in[i].first && id <= built_in[i].last)
      return (MgCellFormat) { built_in[i].shape, 0 };

  return (MgCellFormat) { MG_CELL_NUMBER, 0 };
}

typedef struct
{
  gboolean  year, month, day, hour, other;
  guint     n_zeros;
} Letters;

/* Over "…" and […]; a bracket may hold hours that go on beyond 24. */
static const char *
skip_bracket (const char *p,
              Letters    *letters)
{
  const char *end = strchr (p, *p == '[' ? ']' : '"');

  if (*p == '"')
    end = strchr (p + 1, '"');
  else if (strchr ("hHmMsS", p[1]) != NULL && p[1] != '\0')
    letters->hour = TRUE;

  return end != NULL ? end : p + strlen (p) - 1;
}

static void
read_letters (const char *code,
              Letters    *letters)
{
  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    switch (g_ascii_tolower (*p))
      {
      case '"': case '[':
        p = skip_bracket (p, letters);
        break;
      case '\\': case '_': case '*':
        p += p[1] != '\0';
        break;
      case 'y': case 'e': letters->year = TRUE; break;
      case 'd': letters->day = TRUE; break;
      case 'm': letters->month = TRUE; break;
      case 'h': case 's': letters->hour = TRUE; break;
      case '0': letters->n_zeros++; break;
      default: letters->other = TRUE; break;
      }
}

MgCellFormat
mg_cell_format_parse (const char *code)
{
  Letters l = { 0, };
  MgCellFormat format = { MG_CELL_NUMBER, 0 };

  /* Its "E" is no era. */
  if (g_ascii_strncasecmp (code, "general", 7) == 0 || strstr (code, "E+") != NULL || strstr (code, "E-") != NULL)
    return format;

  read_letters (code, &l);
  if (l.hour)
    format.shape = l.year || l.day ? MG_CELL_DATE_TIME : MG_CELL_TIME;
  else if (l.day)
    format.shape = MG_CELL_DATE;
  else if (l.month)
    format.shape = l.year ? MG_CELL_MONTH : MG_CELL_DATE;
  else if (l.year)
    format.shape = MG_CELL_YEAR;
  else if (l.n_zeros > 1 && !l.other)
    format = (MgCellFormat) { MG_CELL_ZEROS, MIN (l.n_zeros, 20) };

  return format;
}

/* ---- From the number of a day to its date -------------------------------------------- */

typedef struct
{
  int  year, month, day, hour, minute, second;
} Moment;

/* Days since 1 March of year 0, as its 400 years repeat (H. Hinnant, "chrono-
 * Compatible Low-Level Date Algorithms", 2013).
 */
static void
set_day (Moment *moment,
         gint64  days)
{
  gint64 era = days / 146097;
  gint64 of_era = days % 146097;
  gint64 year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  gint64 of_year = of_era - (365 * year + year / 4 - year / 100);
  gint64 month = (5 * of_year + 2) / 153;

  moment->day = (int) (of_year - (153 * month + 2) / 5 + 1);
  moment->month = (int) (month < 10 ? month + 3 : month - 9);
  moment->year = (int) (year + era * 400 + (moment->month <= 2));
}

static Moment
moment_of (double  number,
           MgEpoch epoch)
{
  Moment moment = { 0, };
  gint64 seconds = llround (number * SECONDS_PER_DAY);
  gint64 days = seconds / 86400;

  /* 30 December 1899 is day 693899 since 1 March of year 0; before the 29
   * February that never was, day 1 is the first of January.
   */
  if (epoch == MG_EPOCH_1904)
    set_day (&moment, 693899 + 1462 + days);
  else
    set_day (&moment, 693899 + days + (days < 60));

  seconds %= 86400;
  moment.hour = (int) (seconds / 3600);
  moment.minute = (int) (seconds / 60 % 60);
  moment.second = (int) (seconds % 60);

  return moment;
}

static char *
format_time (double number,
             char   buffer[MG_CELL_LENGTH])
{
  gint64 seconds = llround (number * SECONDS_PER_DAY);
  int n = snprintf (buffer, MG_CELL_LENGTH, "%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60));

  if (seconds % 60 != 0)
    snprintf (buffer + n, (gsize) (MG_CELL_LENGTH - n), ":%02d", (int) (seconds % 60));

  return buffer;
}

static char *
format_moment (double        number,
               MgCellFormat  format,
               MgEpoch       epoch,
               char          buffer[MG_CELL_LENGTH])
{
  Moment m = moment_of (number, epoch);
  int n;

  switch (format.shape)
    {
    case MG_CELL_YEAR:
      snprintf (buffer, MG_CELL_LENGTH, "%04d", m.year);
      break;
    case MG_CELL_MONTH:
      snprintf (buffer, MG_CELL_LENGTH, "%04d-%02d", m.year, m.month);
      break;
    case MG_CELL_DATE_TIME:
      n = snprintf (buffer, MG_CELL_LENGTH, "%04d-%02d-%02d", m.year, m.month, m.day);
      if (m.hour != 0 || m.minute != 0 || m.second != 0)
        n += snprintf (buffer + n, (gsize) (MG_CELL_LENGTH - n), "T%02d:%02d", m.hour, m.minute);
      if (m.second != 0)
        snprintf (buffer + n, (gsize) (MG_CELL_LENGTH - n), ":%02d", m.second);
      break;
    case MG_CELL_DATE:
    case MG_CELL_NUMBER:
    case MG_CELL_TIME:
    case MG_CELL_ZEROS:
    default:
      snprintf (buffer, MG_CELL_LENGTH, "%04d-%02d-%02d", m.year, m.month, m.day);
      break;
    }

  return buffer;
}

char *
mg_cell_format_number (double        number,
                       MgCellFormat  format,
                       MgEpoch       epoch,
                       char          buffer[MG_CELL_LENGTH])
{
  gboolean is_day = number >= 0. && number < LAST_DAY;

  if (format.shape == MG_CELL_ZEROS && number >= 0. && number < 1e15 && number == floor (number))
    {
      snprintf (buffer, MG_CELL_LENGTH, "%0*" G_GINT64_FORMAT, (int) format.n_digits, (gint64) number);
      return buffer;
    }

  if (format.shape == MG_CELL_NUMBER || format.shape == MG_CELL_ZEROS || !is_day)
    return mg_text_format_real (number, buffer);

  /* Hours without a day: they are kept as a day that no calendar has. */
  if (format.shape == MG_CELL_TIME || (format.shape == MG_CELL_DATE_TIME && number < 1.))
    return format_time (number, buffer);

  return format_moment (number, format, epoch, buffer);
}

/* ---- ODS: dates are texts already ------------------------------------------------------ */

/* How many groups of digits @shown has, and the last of them. */
static guint
count_numbers (const char *shown,
               long       *last)
{
  guint n = 0;

  while (*shown != '\0')
    {
      char *end;

      if (!g_ascii_isdigit (*shown))
        {
          shown++;
          continue;
        }

      *last = strtol (shown, &end, 10);
      shown = end;
      n++;
    }

  return n;
}

char *
mg_cell_trim_date (char       *date,
                   const char *shown)
{
  char *hours = strchr (date, 'T');
  gboolean has_letters = FALSE;
  long year, last = -1;
  guint n;

  if (hours != NULL && strspn (hours, "T0:.,Z") == strlen (hours))
    *hours = '\0';
  else if (hours != NULL && strlen (hours) == 9 && g_str_has_suffix (hours, ":00"))
    hours[6] = '\0';

  if (strlen (date) != 10 || !g_str_has_suffix (date, "-01"))
    return date;

  year = strtol (date, NULL, 10);
  n = count_numbers (shown, &last);
  if (last != year && last != year % 100)
    return date;

  for (const char *p = shown; *p != '\0'; p = g_utf8_next_char (p))
    has_letters = has_letters || g_unichar_isalpha (g_utf8_get_char (p));

  if (n == 2 && !has_letters)
    date[7] = '\0';
  else if (n == 1 && has_letters)
    date[7] = '\0';
  else if (n == 1 && last == year && g_str_has_suffix (date, "-01-01"))
    date[4] = '\0';

  return date;
}

gboolean
mg_cell_format_duration (const char *duration,
                         char        buffer[MG_CELL_LENGTH])
{
  guint hours, minutes;
  double seconds;
  char *end;

  if (!g_str_has_prefix (duration, "PT"))
    return FALSE;

  hours = (guint) strtoul (duration + 2, &end, 10);
  if (*end != 'H' || hours > 100000)
    return FALSE;

  minutes = (guint) strtoul (end + 1, &end, 10);
  if (*end != 'M' || minutes > 59)
    return FALSE;

  seconds = g_ascii_strtod (end + 1, &end);
  if (*end != 'S' || !(seconds >= 0. && seconds < 60.))
    return FALSE;

  format_time (hours / 24. + minutes / 1440. + floor (seconds) / SECONDS_PER_DAY, buffer);

  return TRUE;
}
