/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-date.h"

#define DAY_BITS 5
#define MONTH_BITS 4

static guint
days_in_month (guint year,
               guint month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

MgDate
mg_date_new (guint year,
             guint month,
             guint day)
{
  g_return_val_if_fail (year >= 1 && year <= 9999, MG_DATE_NONE);
  g_return_val_if_fail (month <= 12 && day <= 31, MG_DATE_NONE);

  return year << (MONTH_BITS + DAY_BITS) | month << DAY_BITS | day;
}

guint
mg_date_get_year (MgDate date)
{
  return date >> (MONTH_BITS + DAY_BITS);
}

guint
mg_date_get_month (MgDate date)
{
  return date >> DAY_BITS & ((1u << MONTH_BITS) - 1);
}

guint
mg_date_get_day (MgDate date)
{
  return date & ((1u << DAY_BITS) - 1);
}

/* Reads exactly @n_digits digits at @text. */
static gboolean
read_digits (const char *text,
             guint       n_digits,
             guint      *number)
{
  *number = 0;
  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;

      *number = *number * 10 + (guint) (text[i] - '0');
    }

  return TRUE;
}

static gboolean
is_end (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;

  return *text == '\0';
}

gboolean
mg_date_parse (const char *text,
               MgDate     *date)
{
  guint year = 0;
  guint month = 0;
  guint day = 0;

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  while (g_ascii_isspace (*text))
    text++;

  if (!read_digits (text, 4, &year) || year == 0)
    return FALSE;

  text += 4;
  if (*text == '-')
    {
      if (!read_digits (text + 1, 2, &month) || month < 1 || month > 12)
        return FALSE;

      text += 3;
      if (*text == '-')
        {
          if (!read_digits (text + 1, 2, &day) || day < 1 || day > days_in_month (year, month))
            return FALSE;

          text += 3;
        }
    }

  if (!is_end (text))
    return FALSE;

  *date = mg_date_new (year, month, day);

  return TRUE;
}

static char *
put_two (char  *to,
         guint  number)
{
  *to++ = (char) ('0' + number / 10 % 10);
  *to++ = (char) ('0' + number % 10);

  return to;
}

char *
mg_date_write (MgDate date,
               char   buffer[MG_DATE_LENGTH])
{
  guint year = mg_date_get_year (date);
  guint month = mg_date_get_month (date);
  guint day = mg_date_get_day (date);
  char *to = buffer;

  if (date != MG_DATE_NONE)
    to = put_two (put_two (to, year / 100), year % 100);

  if (date != MG_DATE_NONE && month != 0)
    {
      *to++ = '-';
      to = put_two (to, month);
    }

  if (date != MG_DATE_NONE && month != 0 && day != 0)
    {
      *to++ = '-';
      to = put_two (to, day);
    }

  *to = '\0';

  return buffer;
}

char *
mg_date_dup_words (MgDate date)
{
  guint month = mg_date_get_month (date), day = mg_date_get_day (date);
  g_autoptr(GDateTime) time = NULL;

  if (date != MG_DATE_NONE)
    time = g_date_time_new_utc ((int) mg_date_get_year (date), month > 0 ? (int) month : 1,
                                day > 0 ? (int) day : 1, 0, 0, 0.);
  if (time == NULL)
    return mg_date_format (date);

  return g_date_time_format (time, month == 0 ? "%Y" : day == 0 ? "%B %Y" : "%-d %B %Y");
}

char *
mg_date_format (MgDate date)
{
  char buffer[MG_DATE_LENGTH];

  return g_strdup (mg_date_write (date, buffer));
}

MgDate
mg_date_first (MgDate date)
{
  if (date == MG_DATE_NONE)
    return date;

  return mg_date_new (mg_date_get_year (date), MAX (mg_date_get_month (date), 1),
                      MAX (mg_date_get_day (date), 1));
}

MgDate
mg_date_last (MgDate date)
{
  guint year = mg_date_get_year (date);
  guint month = mg_date_get_month (date);
  guint day = mg_date_get_day (date);

  if (date == MG_DATE_NONE)
    return date;

  month = month != 0 ? month : 12;

  return mg_date_new (year, month, day != 0 ? day : days_in_month (year, month));
}

gboolean
mg_date_covers (MgDate start,
                MgDate end,
                MgDate when)
{
  MgDate moment = mg_date_last (when);

  if (when == MG_DATE_NONE)
    return TRUE;

  return (start == MG_DATE_NONE || mg_date_first (start) <= moment) &&
         (end == MG_DATE_NONE || mg_date_last (end) >= moment);
}
