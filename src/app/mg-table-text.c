/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-text.h"

#include <langinfo.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "mg-text.h"

/* Blanks that people's numbers have between thousands: a space, U+00A0, U+202F. */
static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == 0x00A0 || c == 0x202F;
}

/* The shortest text, with the decimal sign of this language. */
static char *
format_real (double real)
{
  char buffer[MG_TEXT_REAL_LENGTH];
  g_auto(GStrv) parts = g_strsplit (mg_text_format_real (real, buffer), ".", 2);

  return g_strjoinv (nl_langinfo (RADIXCHAR), parts);
}

static char *
format_grouped (double real)
{
  g_autofree char *text = format_real (real);
  const char *decimals = strstr (text, nl_langinfo (RADIXCHAR));

  if (fabs (real) < 1000 || strchr (text, 'e') != NULL || !isfinite (real))
    return g_steal_pointer (&text);

  return g_strdup_printf ("%'.*f", decimals != NULL ? (int) strlen (decimals) - 1 : 0, real);
}

char *
mg_table_text_format_date (MgDate date)
{
  guint year = mg_date_get_year (date);
  guint month = mg_date_get_month (date);
  guint day = mg_date_get_day (date);
  g_autoptr(GDateTime) moment = NULL;

  if (year == 0)
    return g_strdup ("");
  if (month == 0)
    return g_strdup_printf ("%u", year);

  moment = g_date_time_new_utc ((int) year, (int) month, day > 0 ? (int) day : 1, 0, 0, 0);

  /* A day that this month does not have. */
  if (moment == NULL)
    return mg_date_format (date);

  return g_date_time_format (moment, day > 0 ? "%-d %b %Y" : "%b %Y");
}

static const char *
short_label (const char *vocabulary,
             const char *id)
{
  const MgTerm *term = vocabulary != NULL ? mg_vocabulary_find (vocabulary, id) : NULL;

  return term != NULL ? mg_table_text_get_word (term) : id;
}

static const char *
full_label (const char *vocabulary,
            const char *id)
{
  return vocabulary != NULL ? mg_vocabulary_get_label (vocabulary, id) : id;
}

const char *
mg_table_text_get_word (const MgTerm *term)
{
  return term->verb != NULL && term->verb[0] != '\0' ? term->verb : term->label;
}

static char *
format_choices (const char *vocabulary,
                const char *choices,
                const char *(*get_label) (const char *vocabulary, const char *id))
{
  g_auto(GStrv) ids = g_strsplit (choices, ";", -1);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, get_label (vocabulary, ids[i]));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A scale of three is stored as a number and read as a word. */
static char *
format_integer (const MgField *field,
                gint64         integer)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, integer);

  if (field->vocabulary != NULL)
    return g_strdup (short_label (field->vocabulary, id));

  return g_strdup_printf ("%'" G_GINT64_FORMAT, integer);
}

static char *
format_text (const MgField *field,
             const char    *text)
{
  char *line;

  if (field->type == MG_TYPE_CHOICES)
    return format_choices (field->vocabulary, text, short_label);
  if (field->type == MG_TYPE_CHOICE)
    return g_strdup (short_label (field->vocabulary, text));

  line = g_strdup (text);

  return g_strdelimit (line, "\n\t", ' ');
}

char *
mg_table_text_format (const MgField *field,
                      const MgValue *value)
{
  switch (value->type)
    {
    case MG_VALUE_TEXT:
      return format_text (field, value->text);

    case MG_VALUE_INTEGER:
      return format_integer (field, value->integer);

    case MG_VALUE_REAL:
      return format_grouped (value->real);

    case MG_VALUE_BOOLEAN:
      return g_strdup (value->boolean ? _("Yes") : _("No"));

    case MG_VALUE_DATE:
      return mg_table_text_format_date (value->date);

    case MG_VALUE_NONE:
    default:
      return g_strdup ("");
    }
}

char *
mg_table_text_format_full (const MgField *field,
                           const MgValue *value)
{
  g_autofree char *ids = NULL;

  if (field->vocabulary == NULL)
    return mg_table_text_format (field, value);

  ids = mg_value_format (value);

  return format_choices (field->vocabulary, ids, full_label);
}

char *
mg_table_text_format_edit (const MgField *field,
                           const MgValue *value)
{
  if (value->type == MG_VALUE_REAL)
    return format_real (value->real);

  return mg_value_format (value);
}

/* "1 200,5" as "1200.5". */
static char *
plain_number (const char *text)
{
  g_autoptr(GString) plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_blank (c))
        g_string_append_unichar (plain, c == ',' ? '.' : c);
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

gboolean
mg_table_text_parse_date (const char *text,
                          MgDate     *date)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  guint day = 0;
  guint month = 0;
  guint year = 0;
  int end = 0;

  if (trimmed[0] == '\0')
    {
      *date = MG_DATE_NONE;
      return TRUE;
    }
  if (sscanf (trimmed, "%2u/%2u/%4u%n", &day, &month, &year, &end) != 3 || trimmed[end] != '\0')
    {
      day = 0;
      if (sscanf (trimmed, "%2u/%4u%n", &month, &year, &end) != 2 || trimmed[end] != '\0')
        return mg_date_parse (trimmed, date);
    }
  if (year < 1000 || month < 1 || month > 12 || day > 31)
    return FALSE;

  *date = mg_date_new (year, month, day);

  return TRUE;
}

static char *
plain_date (const char *text)
{
  MgDate date;

  return mg_table_text_parse_date (text, &date) ? mg_date_format (date) : g_strdup (text);
}

gboolean
mg_table_text_parse (const MgField  *field,
                     MgItemKind      kind,
                     const char     *text,
                     MgValue        *value,
                     GError        **error)
{
  g_autofree char *plain = NULL;

  if (field->type == MG_TYPE_INTEGER || field->type == MG_TYPE_REAL)
    plain = plain_number (text);
  else if (field->type == MG_TYPE_DATE)
    plain = plain_date (text);
  else
    plain = g_strstrip (g_strdup (text));

  if (!mg_field_parse (field, plain, value, error))
    return FALSE;
  if (!mg_field_check (field, kind, value, error))
    {
      mg_value_clear (value);
      return FALSE;
    }

  return TRUE;
}
