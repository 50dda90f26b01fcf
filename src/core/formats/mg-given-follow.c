/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our fields take what keys of the file say of them.  The same few texts come
 * over and over: what each says is worked out once.
 */
#include "mg-dialect.h"
#include "mg-given-build.h"

#include <math.h>
#include <string.h>

#include "mg-number.h"

/* Texts of which a follower remembers what they say: a power of two. */
#define N_KNOWN 16384u

/* How often a stop is looked for. */
#define ITEMS_PER_LOOK 4096u

/* What a text of the set says; of type none: nothing. */
typedef struct
{
  MgTextPlace text;
  MgValue     value;      /* its text is one of the set */
} Known;

/* What a follower gives values to. */
typedef struct
{
  Known       *known;     /* NULL: it met no text yet */
  MgFillField  field;
} Follow;

struct _MgGivenFollows
{
  guint  n;
  Follow follows[];       /* of each follower */
};

/* Room for a value of each item, if most have one. */
static void
reserve (const MgGivenBuilder  *self,
         const MgGivenFollower *follower)
{
  const MgGivenColumn *column = mg_given_builder_column (self, follower->column);
  guint n = column->domain == MG_DOMAIN_NODE ? self->file->nodes->len
            : column->domain == MG_DOMAIN_EDGE ? self->file->edges->len : 0;

  if (column->n_values > n / 2)
    mg_network_fill_reserve (self->network, follower->field, n);
}

void
mg_given_builder_prepare_follows (MgGivenBuilder *self)
{
  guint n = self->file->followers->len;

  self->follows = g_malloc0 (sizeof (MgGivenFollows) + n * sizeof (Follow));
  self->follows->n = n;
  for (guint i = 0; i < n; i++)
    {
      const MgGivenFollower *follower = &g_array_index (self->file->followers, MgGivenFollower, i);

      reserve (self, follower);
      mg_network_fill_open (self->network, follower->field, &self->follows->follows[i].field);
    }
}

void
mg_given_builder_clear_follows (MgGivenBuilder *self)
{
  for (guint i = 0; self->follows != NULL && i < self->follows->n; i++)
    g_free (self->follows->follows[i].known);

  g_clear_pointer (&self->follows, g_free);
}

/* What a foreign value says of a field of ours; none if nothing.  Its text is (transfer full). */
static MgValue
make_value (const MgGivenBuilder  *self,
            const MgGivenValue    *given,
            const MgGivenFollower *follower)
{
  const MgField *row = mg_network_get_field (self->network, follower->field);
  gboolean is_whole = follower->part == MG_PART_WHOLE && !given->is_xml;
  g_autofree char *part = is_whole ? NULL : mg_dialect_extract (mg_given_builder_text (self, given->text), given->is_xml,
                                                                (MgPart) follower->part);
  const char *text = is_whole ? mg_given_builder_text (self, given->text) : part;
  gboolean in_words = mg_given_builder_column (self, given->column)->in_words && row->vocabulary != NULL;
  const char *word = in_words && text != NULL ? mg_dialect_find_word (row->vocabulary, text) : NULL;
  MgValue value = MG_VALUE_INIT;
  double real;

  if (text == NULL)
    return MG_VALUE_INIT;

  if (row->type == MG_TYPE_INTEGER && mg_number_parse_real (text, &real) && real == floor (real) && fabs (real) < G_MAXINT32)
    value = mg_value_integer ((gint64) real);
  else if (!mg_field_parse (row, word != NULL ? word : text, &value, NULL))
    return MG_VALUE_INIT;

  mg_given_builder_convert_place (self, follower->field, &value);

  return value;
}

/* Its text becomes one of the set. */
static MgValue
keep_value (MgGivenBuilder *self,
            MgValue         value)
{
  if (value.type == MG_VALUE_TEXT)
    {
      g_autofree char *text = g_strdup (value.text);

      mg_value_clear (&value);
      value = (MgValue) { .type = MG_VALUE_TEXT };
      value.text = mg_texts_get (self->file->texts, mg_texts_add (self->file->texts, text, strlen (text)));
    }

  return value;
}

/* A number that was read when it came, as the field has it; FALSE if it is to be looked at closely. */
static gboolean
is_number_of (const MgGivenBuilder *self,
              const MgGivenValue   *given,
              const MgGivenFollower *follower,
              MgValue              *value)
{
  MgFieldType type = mg_network_get_field (self->network, follower->field)->type;
  double real;

  if (!given->is_number || follower->part != MG_PART_WHOLE)
    return FALSE;

  real = mg_given_builder_column (self, given->column)->number == MG_TYPE_REAL ? mg_given_real (self->file, given)
         : (double) mg_given_integer (self->file, given);
  if (type == MG_TYPE_REAL)
    *value = mg_value_real (real);
  else if (type == MG_TYPE_INTEGER && real == floor (real) && fabs (real) < G_MAXINT32)
    *value = mg_value_integer ((gint64) real);
  else
    return FALSE;

  mg_given_builder_convert_place (self, follower->field, value);

  return TRUE;
}

/* Whether what it says is a matter of its text alone. */
static gboolean
may_be_known (const MgGivenValue    *given,
              const MgGivenFollower *follower)
{
  return (given->text & MG_TEXT_IN_SET) != 0 && !given->is_xml && follower->part == MG_PART_WHOLE;
}

static const MgValue *
look_up (MgGivenBuilder        *self,
         const MgGivenValue    *given,
         const MgGivenFollower *follower,
         guint                  index)
{
  Known *known = self->follows->follows[index].known;

  if (known == NULL)
    known = self->follows->follows[index].known = g_new0 (Known, N_KNOWN);

  known += given->text % N_KNOWN;
  if (known->text != given->text)
    {
      known->value = keep_value (self, make_value (self, given, follower));
      known->text = given->text;
    }

  return &known->value;
}

/* What it holds already stays. */
static void
give (MgGivenBuilder        *self,
      const MgGivenTaker    *taker,
      const MgGivenValue    *given,
      const MgGivenFollower *follower,
      guint                  index)
{
  MgValue value;

  if (may_be_known (given, follower))
    value = *look_up (self, given, follower, index);
  else if (!is_number_of (self, given, follower, &value))
    value = keep_value (self, make_value (self, given, follower));

  if (value.type != MG_VALUE_NONE &&
      !mg_network_fill_at (&self->follows->follows[index].field, taker->row, taker->kind, &value))
    mg_network_fill (self->network, taker->id, follower->field, &value, NULL);
}

void
mg_given_builder_follow (MgGivenBuilder     *self,
                         const MgGivenTaker *taker,
                         const MgGivenValue *given)
{
  for (guint i = 0; i < self->follows->n; i++)
    {
      const MgGivenFollower *follower = &g_array_index (self->file->followers, MgGivenFollower, i);

      if (follower->column == given->column)
        give (self, taker, given, follower, i);
    }
}

/* Whether its values can be given while columns are filled on other threads: nothing
 * else gives its field any, and what they say is found out without a look at what
 * others may change.
 */
gboolean
mg_given_builder_follows_apart (const MgGivenBuilder *self,
                                guint                 index)
{
  const MgGivenFollower *follower = &g_array_index (self->file->followers, MgGivenFollower, index);
  const MgColumn *target = self->follows->follows[index].field.column;
  MgValueType type = target != NULL ? target->type : MG_VALUE_TEXT;

  if (type == MG_VALUE_TEXT || follower->part != MG_PART_WHOLE || mg_given_builder_column (self, follower->column)->in_words)
    return FALSE;

  for (guint i = 0; i < self->file->columns->len; i++)
    if (mg_given_builder_column (self, i)->use != MG_COLUMN_FOREIGN && mg_given_builder_column (self, i)->field == follower->field)
      return FALSE;

  for (guint i = 0; i < self->follows->n; i++)
    if (i != index && g_array_index (self->file->followers, MgGivenFollower, i).field == follower->field)
      return FALSE;

  return TRUE;
}

/* Of a value that its column cannot take as it is nothing becomes. */
static gboolean
give_apart (MgGivenBuilder        *self,
            const MgFillField     *field,
            guint32                row,
            MgItemKind             kind,
            const MgGivenValue    *given,
            guint                  index)
{
  const MgGivenFollower *follower = &g_array_index (self->file->followers, MgGivenFollower, index);
  MgValue value;

  if (may_be_known (given, follower))
    value = *look_up (self, given, follower, index);
  else if (!is_number_of (self, given, follower, &value))
    value = make_value (self, given, follower);

  return value.type == MG_VALUE_NONE || mg_network_fill_at (field, row, kind, &value);
}

gboolean
mg_given_builder_follow_apart (MgGivenBuilder *self,
                               guint           index,
                               const guint32  *rows,
                               const guint8   *kinds,
                               guint           n,
                               guint64        *n_filled)
{
  guint source = g_array_index (self->file->followers, MgGivenFollower, index).column;
  MgFillField field = self->follows->follows[index].field;
  MgColumn *column = field.column;
  MgColumn target = *column;
  gboolean all = TRUE;
  MgGivenValue given;

  field.column = &target;
  field.revision = n_filled;
  for (guint i = 0; i < n && (i % ITEMS_PER_LOOK != 0 || !g_cancellable_is_cancelled (self->cancellable)); i++)
    if (rows[i] != G_MAXUINT32 && mg_given_get_cell (self->file, source, i, &given))
      all &= give_apart (self, &field, rows[i], (MgItemKind) kinds[i], &given, index);
  *column = target;

  return all;
}
