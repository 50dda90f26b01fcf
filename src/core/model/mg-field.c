/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-field.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-error.h"
#include "mg-text.h"

MgField *
mg_field_new_foreign (const MgField *field)
{
  MgField *self;

  g_return_val_if_fail (field != NULL && field->name != NULL, NULL);

  self = g_atomic_rc_box_alloc (sizeof *self);
  *self = *field;
  self->flags |= MG_FIELD_FOREIGN;
  self->name = g_strdup (field->name);
  self->label = g_strdup (field->label != NULL ? field->label : field->name);
  self->group = NULL;
  self->vocabulary = NULL;
  self->key_id = g_strdup (field->key_id);
  self->attr_type = g_strdup (field->attr_type);
  self->initial = g_strdup (field->initial);
  self->extra = g_strdup (field->extra);
  self->description = g_strdup (field->description);

  return self;
}

MgField *
mg_field_ref (MgField *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
field_clear (gpointer data)
{
  MgField *self = data;

  g_free ((char *) self->name);
  g_free ((char *) self->label);
  g_free ((char *) self->key_id);
  g_free ((char *) self->attr_type);
  g_free ((char *) self->initial);
  g_free ((char *) self->extra);
  g_free ((char *) self->description);
}

void
mg_field_unref (MgField *self)
{
  g_atomic_rc_box_release_full (self, field_clear);
}

MgValueType
mg_field_value_type (const MgField *field)
{
  switch (field->type)
    {
    case MG_TYPE_INTEGER:
      return MG_VALUE_INTEGER;

    case MG_TYPE_REAL:
      return MG_VALUE_REAL;

    case MG_TYPE_BOOLEAN:
      return MG_VALUE_BOOLEAN;

    case MG_TYPE_DATE:
      return MG_VALUE_DATE;

    case MG_TYPE_TEXT:
    case MG_TYPE_CHOICE:
    case MG_TYPE_CHOICES:
    case MG_TYPE_XML:
      return MG_VALUE_TEXT;

    default:
      g_return_val_if_reached (MG_VALUE_NONE);
    }
}

static gboolean
has_limits (const MgField *field)
{
  return field->low < field->high;
}

static gboolean
check_number (const MgField  *field,
              double          number,
              GError        **error)
{
  char low[MG_TEXT_REAL_LENGTH];
  char high[MG_TEXT_REAL_LENGTH];
  char wrong[MG_TEXT_REAL_LENGTH];

  if (!has_limits (field) ||
      (isfinite (number) && number >= field->low && number <= field->high))
    return TRUE;

  g_set_error (error, MG_ERROR, MG_ERROR_BAD_VALUE,
               _("“%s” goes from %s to %s and cannot be %s"), _(field->label),
               mg_text_format_real (field->low, low), mg_text_format_real (field->high, high),
               mg_text_format_real (number, wrong));
  return FALSE;
}

gboolean
mg_field_check (const MgField  *field,
                MgItemKind      kind,
                const MgValue  *value,
                GError        **error)
{
  g_return_val_if_fail (field != NULL && value != NULL, FALSE);

  if (value->type == MG_VALUE_NONE)
    return TRUE;

  if ((field->kinds & kind) == 0 || value->type != mg_field_value_type (field))
    {
      g_set_error (error, MG_ERROR, MG_ERROR_BAD_VALUE,
                   _("“%s” cannot hold such a value here"), field->label != NULL ? _(field->label) : field->name);
      return FALSE;
    }

  if (value->type == MG_VALUE_REAL)
    return check_number (field, value->real, error);

  if (value->type == MG_VALUE_INTEGER)
    return check_number (field, (double) value->integer, error);

  return TRUE;
}

/* Several choices are kept without blanks, empty ones and repetitions. */
static MgValue
tidy_choices (const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, ";|", -1);
  g_autoptr(GString) tidy = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = g_strstrip (words[i]);

      if (*word == '\0' || mg_choices_contain (tidy->str, word))
        continue;

      if (tidy->len > 0)
        g_string_append_c (tidy, ';');
      g_string_append (tidy, word);
    }

  return mg_value_text (tidy->str);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/* Returns FALSE if @text is not of the field's type. */
static gboolean
parse_typed (const MgField *field,
             const char    *text,
             MgValue       *value)
{
  gint64 integer;
  gboolean boolean;
  double real;
  MgDate date;

  switch (field->type)
    {
    case MG_TYPE_INTEGER:
      if (!mg_text_parse_integer (text, &integer) &&
          (!mg_text_parse_real (text, &real) || real != floor (real) || fabs (real) > 9e15))
        return FALSE;
      if (!mg_text_parse_integer (text, &integer))
        integer = (gint64) real;
      *value = mg_value_integer (integer);
      return TRUE;

    case MG_TYPE_REAL:
      if (!mg_text_parse_real (text, &real))
        return FALSE;
      *value = mg_value_real (real);
      return TRUE;

    case MG_TYPE_BOOLEAN:
      if (!mg_text_parse_boolean (text, &boolean))
        return FALSE;
      *value = mg_value_boolean (boolean);
      return TRUE;

    case MG_TYPE_DATE:
      if (!mg_date_parse (text, &date))
        return FALSE;
      *value = mg_value_date (date);
      return TRUE;

    case MG_TYPE_CHOICE:
      {
        g_autofree char *word = g_strstrip (g_strdup (text));

        *value = mg_value_text (word);
        return TRUE;
      }

    case MG_TYPE_CHOICES:
      *value = tidy_choices (text);
      return TRUE;

    case MG_TYPE_TEXT:
    case MG_TYPE_XML:
      *value = mg_value_text (text);
      return TRUE;

    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
mg_field_parse (const MgField  *field,
                const char     *text,
                MgValue        *value,
                GError        **error)
{
  g_return_val_if_fail (field != NULL && text != NULL && value != NULL, FALSE);

  *value = MG_VALUE_INIT;
  if (*text == '\0' ||
      (field->type != MG_TYPE_TEXT && field->type != MG_TYPE_XML && is_blank (text)))
    return TRUE;

  if (!parse_typed (field, text, value))
    {
      g_autofree char *sentence = g_strdup_printf (_("“%.60s” is not a value for “%s”"),
                                                   text, field->label != NULL ? _(field->label) : field->name);

      g_set_error_literal (error, MG_ERROR, MG_ERROR_BAD_VALUE, mg_text_mend (sentence));
      return FALSE;
    }

  if (mg_field_check (field, (MgItemKind) field->kinds, value, error))
    return TRUE;

  mg_value_clear (value);

  return FALSE;
}

gboolean
mg_choices_contain (const char *choices,
                    const char *choice)
{
  gsize length;

  if (choices == NULL || choice == NULL || *choice == '\0')
    return FALSE;

  length = strlen (choice);
  for (const char *p = choices; p != NULL; p = strchr (p, ';'))
    {
      if (*p == ';')
        p++;
      if (strncmp (p, choice, length) == 0 && (p[length] == ';' || p[length] == '\0'))
        return TRUE;
    }

  return FALSE;
}
