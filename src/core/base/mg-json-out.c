/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-json-out.h"

#include <math.h>

#include "mg-text.h"

struct _MgJson
{
  GString  *text;
  GString  *open;      /* the closing brackets still to come, innermost last */
  gboolean  is_empty;  /* nothing in the innermost one yet */
};

MgJson *
mg_json_new (void)
{
  MgJson *self = g_new0 (MgJson, 1);

  self->text = g_string_new (NULL);
  self->open = g_string_new (NULL);
  self->is_empty = TRUE;

  return self;
}

void
mg_json_free (MgJson *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->open, TRUE);
  g_free (self);
}

const char *
mg_json_get_text (MgJson *self)
{
  return self->text->str;
}

static void
new_line (MgJson *self)
{
  g_string_append_c (self->text, '\n');
  for (gsize i = 0; i < self->open->len; i++)
    g_string_append (self->text, "  ");
}

void
mg_json_quote (GString    *out,
               const char *text)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail (text != NULL);

  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    switch (*c)
      {
      case '"':
      case '\\':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *c);
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        if ((guchar) *c < 0x20 || *c == 0x7f)
          g_string_append_printf (out, "\\u%04x", (guint) (guchar) *c);
        else
          g_string_append_c (out, *c);
      }
  g_string_append_c (out, '"');
}

static void
begin_member (MgJson     *self,
              const char *key)
{
  if (!self->is_empty)
    g_string_append_c (self->text, ',');
  if (self->open->len > 0)
    new_line (self);
  if (key != NULL)
    {
      mg_json_quote (self->text, key);
      g_string_append (self->text, ": ");
    }
  self->is_empty = FALSE;
}

void
mg_json_open (MgJson     *self,
              const char *key,
              char        bracket)
{
  begin_member (self, key);
  g_string_append_c (self->text, bracket);
  g_string_append_c (self->open, bracket == '{' ? '}' : ']');
  self->is_empty = TRUE;
}

void
mg_json_close (MgJson *self)
{
  char bracket = self->open->str[self->open->len - 1];

  g_string_truncate (self->open, self->open->len - 1);
  if (!self->is_empty)
    new_line (self);
  g_string_append_c (self->text, bracket);
  self->is_empty = FALSE;
  if (self->open->len == 0)
    g_string_append_c (self->text, '\n');
}

void
mg_json_add_text (MgJson     *self,
                  const char *key,
                  const char *text)
{
  begin_member (self, key);
  if (text != NULL)
    mg_json_quote (self->text, text);
  else
    g_string_append (self->text, "null");
}

void
mg_json_add_count (MgJson     *self,
                   const char *key,
                   guint       count)
{
  begin_member (self, key);
  g_string_append_printf (self->text, "%u", count);
}

void
mg_json_add_real (MgJson     *self,
                  const char *key,
                  double      real)
{
  char buffer[MG_TEXT_REAL_LENGTH];

  begin_member (self, key);
  g_string_append (self->text, isfinite (real) ? mg_text_format_real (real, buffer) : "null");
}

void
mg_json_add_boolean (MgJson     *self,
                     const char *key,
                     gboolean    boolean)
{
  begin_member (self, key);
  g_string_append (self->text, boolean ? "true" : "false");
}
