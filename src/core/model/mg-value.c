/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-value.h"

#include <string.h>

#include "mg-text.h"

MgValue
mg_value_text (const char *text)
{
  g_autofree char *clean = NULL;

  if (text == NULL || *text == '\0')
    return MG_VALUE_INIT;

  if (mg_text_is_clean (text, -1))
    return (MgValue) { .type = MG_VALUE_TEXT, .text = g_ref_string_new (text) };

  clean = mg_text_clean (text, -1);
  if (*clean == '\0')
    return MG_VALUE_INIT;

  return (MgValue) { .type = MG_VALUE_TEXT, .text = g_ref_string_new (clean) };
}

MgValue
mg_value_integer (gint64 integer)
{
  return (MgValue) { .type = MG_VALUE_INTEGER, .integer = integer };
}

MgValue
mg_value_real (double real)
{
  return (MgValue) { .type = MG_VALUE_REAL, .real = real };
}

MgValue
mg_value_boolean (gboolean boolean)
{
  return (MgValue) { .type = MG_VALUE_BOOLEAN, .boolean = boolean != FALSE };
}

MgValue
mg_value_date (MgDate date)
{
  if (date == MG_DATE_NONE)
    return MG_VALUE_INIT;

  return (MgValue) { .type = MG_VALUE_DATE, .date = date };
}

MgValue
mg_value_copy (const MgValue *self)
{
  if (self->type == MG_VALUE_TEXT)
    g_ref_string_acquire (self->text);

  return *self;
}

void
mg_value_clear (MgValue *self)
{
  if (self->type == MG_VALUE_TEXT)
    g_ref_string_release (self->text);

  *self = MG_VALUE_INIT;
}

gboolean
mg_value_equal (const MgValue *self,
                const MgValue *other)
{
  if (self->type != other->type)
    return FALSE;

  switch (self->type)
    {
    case MG_VALUE_NONE:
      return TRUE;

    case MG_VALUE_TEXT:
      return g_str_equal (self->text, other->text);

    case MG_VALUE_INTEGER:
      return self->integer == other->integer;

    case MG_VALUE_REAL:
      return memcmp (&self->real, &other->real, sizeof self->real) == 0;

    case MG_VALUE_BOOLEAN:
      return self->boolean == other->boolean;

    case MG_VALUE_DATE:
      return self->date == other->date;

    default:
      g_return_val_if_reached (FALSE);
    }
}

char *
mg_value_format (const MgValue *self)
{
  char buffer[MG_TEXT_REAL_LENGTH];

  switch (self->type)
    {
    case MG_VALUE_NONE:
      return g_strdup ("");

    case MG_VALUE_TEXT:
      return g_strdup (self->text);

    case MG_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, self->integer);

    case MG_VALUE_REAL:
      return g_strdup (mg_text_format_real (self->real, buffer));

    case MG_VALUE_BOOLEAN:
      return g_strdup (self->boolean ? "true" : "false");

    case MG_VALUE_DATE:
      return mg_date_format (self->date);

    default:
      g_return_val_if_reached (NULL);
    }
}
