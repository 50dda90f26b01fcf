/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-given-types.h"

#include <math.h>
#include <string.h>

#include "mg-number.h"

/* Each holds the values of those before it. */
typedef enum
{
  KIND_NONE,
  KIND_BOOLEAN,    /* nothing else holds them but text */
  KIND_INT,        /* of 32 bits */
  KIND_LONG,
  KIND_REAL,
  KIND_TEXT,
} Kind;

struct _MgGivenTypes
{
  GByteArray *kinds;      /* Kind of each column */
  gboolean    booleans;
  gboolean    leaves_text;
};

MgGivenTypes *
mg_given_types_new (void)
{
  MgGivenTypes *self = g_new0 (MgGivenTypes, 1);

  self->kinds = g_byte_array_new ();

  return self;
}

void
mg_given_types_free (MgGivenTypes *self)
{
  g_byte_array_unref (self->kinds);
  g_free (self);
}

void
mg_given_types_know_booleans (MgGivenTypes *self)
{
  self->booleans = TRUE;
}

void
mg_given_types_leave_text (MgGivenTypes *self)
{
  self->leaves_text = TRUE;
}

static Kind
kind_of (const MgGivenTypes *self,
         const char         *text)
{
  gint64 integer;
  double real;
  const char *digits = text + (*text == '-');

  /* "01" is a department. */
  if (*digits == '0' && g_ascii_isdigit (digits[1]))
    return KIND_TEXT;
  if (self->booleans && (strcmp (text, "true") == 0 || strcmp (text, "false") == 0))
    return KIND_BOOLEAN;
  if (mg_number_parse_integer (text, &integer))
    return integer >= G_MININT32 && integer <= G_MAXINT32 ? KIND_INT : KIND_LONG;

  /* "1e999" is no number that could be written again; "INF" is. */
  return mg_number_parse_real (text, &real) && (isfinite (real) || strpbrk (text, "iInN") != NULL) ? KIND_REAL : KIND_TEXT;
}

static guint8 *
get_kind (MgGivenTypes *self,
          guint         column)
{
  while (self->kinds->len <= column)
    g_byte_array_append (self->kinds, &(guint8) { KIND_NONE }, 1);

  return &self->kinds->data[column];
}

void
mg_given_types_note (MgGivenTypes *self,
                     guint         column,
                     const char   *text)
{
  guint8 *kind = get_kind (self, column);

  Kind found;

  if (*kind == KIND_TEXT || *text == '\0')
    return;

  found = kind_of (self, text);
  if (*kind != KIND_NONE && (*kind == KIND_BOOLEAN) != (found == KIND_BOOLEAN))
    found = KIND_TEXT;
  *kind = MAX (*kind, (guint8) found);
}

void
mg_given_types_text (MgGivenTypes *self,
                     guint         column)
{
  *get_kind (self, column) = KIND_TEXT;
}

void
mg_given_types_add_weights (MgGivenTypes *self,
                            MgGiven      *given,
                            const char   *name,
                            const GArray *weights)
{
  guint column = mg_given_declare (given, MG_DOMAIN_EDGE, name, NULL, 0);

  for (guint i = 0; i < weights->len; i++)
    {
      MgGivenItem *edge = &g_array_index (given->edges, MgGivenItem, i);
      MgTextPlace place = g_array_index (weights, MgTextPlace, i);

      if (place == 0)
        continue;

      mg_given_types_note (self, column, mg_given_text (given, place));
      mg_given_add_value (given, edge, column, place, FALSE, edge->line);
    }
}

void
mg_given_types_apply (const MgGivenTypes *self,
                      MgGiven            *given)
{
  static const char * const names[] = { NULL, "boolean", "int", "long", "double", "string" };

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const MgGivenColumn *column;
      MgKey *key;

      if (self->kinds->data[i] == KIND_NONE || (self->leaves_text && self->kinds->data[i] == KIND_TEXT))
        continue;

      column = &g_array_index (given->columns, MgGivenColumn, i);
      key = &g_array_index (given->keys, MgKey, column->key);
      g_free (key->type);
      key->type = g_strdup (names[self->kinds->data[i]]);
    }
}
