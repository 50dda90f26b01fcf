/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dialect.h"
#include "mg-given-build.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-number.h"
#include "mg-text.h"
#include "mg-xml-keep.h"

static gboolean
make_value (const MgGivenBuilder  *self,
            const MgGivenValue    *given,
            MgValue               *value,
            GError               **error)
{
  const MgField *row = mg_given_builder_column (self, given->column)->row;
  const char *text = mg_given_builder_text (self, given->text);
  const char *word;
  gint64 integer;
  double real;

  if (mg_given_builder_column (self, given->column)->in_words && (word = mg_dialect_find_word (row->vocabulary, text)) != NULL)
    text = word;

  if (row->type == MG_TYPE_TEXT ||
      (self->file->is_ours && mg_field_value_type (row) == MG_VALUE_TEXT && row->type != MG_TYPE_XML))
    {
      *value = mg_value_text (text);
      return TRUE;
    }

  if (row->type == MG_TYPE_XML && !given->is_xml)
    {
      g_autoptr(GString) xml = g_string_new (NULL);

      mg_xml_append_text (xml, text, strlen (text));
      *value = mg_value_text (xml->str);
      return TRUE;
    }

  /* The limits are looked at when the value is set. */
  if (row->type == MG_TYPE_INTEGER && mg_number_parse_integer (text, &integer))
    *value = mg_value_integer (integer);
  else if (row->type == MG_TYPE_REAL && mg_number_parse_real (text, &real))
    *value = mg_value_real (real);
  else
    return mg_field_parse (row, text, value, error);

  return TRUE;
}

/* A place in the file is another one on our map. */
static void
convert_place (const MgGivenBuilder *self,
               MgFieldId             field,
               MgValue              *value)
{
  if ((field == MG_FIELD_X || field == MG_FIELD_Y) && value->type == MG_VALUE_REAL)
    value->real = mg_place_unit_read (&self->file->unit, field == MG_FIELD_Y, value->real);
}

static void
warn_of_refused (MgGivenBuilder     *self,
                 const MgGivenValue *given,
                 const GError       *error)
{
  mg_warnings_add (self->file->warnings, given->line,
                   /* Translators: %s is a sentence without its full stop. */
                   _("%s; this value is left out."), error->message);
}

void
mg_given_builder_set_value (MgGivenBuilder     *self,
                            MgId                id,
                            const MgGivenValue *given)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = mg_given_builder_column (self, given->column)->field };
  g_autoptr(GError) error = NULL;

  gboolean made = make_value (self, given, &edit.value, &error);

  convert_place (self, edit.field, &edit.value);
  if (!made || !mg_network_apply (self->network, &edit, NULL, &error))
    warn_of_refused (self, given, error);

  mg_value_clear (&edit.value);
}

void
mg_given_builder_set_text (MgGivenBuilder *self,
                           MgId            id,
                           MgFieldId       field,
                           const char     *text)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = mg_value_text (text) };

  mg_network_apply (self->network, &edit, NULL, NULL);
  mg_value_clear (&edit.value);
}

void
mg_given_builder_set_number (MgGivenBuilder *self,
                             MgId            id,
                             MgFieldId       field,
                             guint32         number)
{
  MgValue value = { .type = MG_VALUE_TEXT };

  if (number == 0)
    return;

  value.text = mg_texts_get (self->file->texts, number);
  mg_network_fill (self->network, id, field, &value, NULL);
}

/* Whether the value is there already as the field has it: most are. */
static gboolean
is_ready (const MgGivenBuilder *self,
          const MgGivenColumn  *column,
          const MgGivenValue   *given,
          MgValue              *value)
{
  MgFieldType type = column->row->type;
  gboolean boolean;
  MgDate date;

  if (column->in_words)
    return FALSE;

  if (given->is_number && type == column->number)
    *value = type == MG_TYPE_REAL ? mg_value_real (mg_given_real (self->file, given))
                                  : mg_value_integer (mg_given_integer (self->file, given));
  else if ((given->text & MG_TEXT_IN_SET) == 0)
    return FALSE;
  else if (type == MG_TYPE_TEXT || (self->file->is_ours && (type == MG_TYPE_CHOICE || type == MG_TYPE_CHOICES)))
    *value = (MgValue) { .type = MG_VALUE_TEXT, .text = mg_texts_get (self->file->texts, given->text & ~MG_TEXT_IN_SET) };
  else if (type == MG_TYPE_BOOLEAN && mg_text_parse_boolean (mg_given_builder_text (self, given->text), &boolean))
    *value = mg_value_boolean (boolean);
  else if (type == MG_TYPE_DATE && mg_date_parse (mg_given_builder_text (self, given->text), &date) && date != MG_DATE_NONE)
    *value = mg_value_date (date);
  else
    return FALSE;

  convert_place (self, column->field, value);

  return TRUE;
}

/* One behind the other. */
static void
join (MgGivenBuilder     *self,
      MgId                id,
      const MgGivenValue *given,
      const MgValue      *first)
{
  g_autofree char *both = g_strconcat (first->text, mg_given_builder_text (self, given->text), NULL);

  mg_given_builder_set_text (self, id, mg_given_builder_column (self, given->column)->field, both);
}

/* Of two values only one is kept; it is said if they differ.
 * @again: the one that is there already, else the one that is given
 */
static void
set_second_value (MgGivenBuilder     *self,
                  MgId                id,
                  const MgGivenValue *given,
                  const MgValue      *first,
                  gboolean            again)
{
  const MgField *row = mg_given_builder_column (self, given->column)->row;
  g_auto(MgValue) second = MG_VALUE_INIT;
  gboolean made = make_value (self, given, &second, NULL);
  gboolean differs;

  convert_place (self, mg_given_builder_column (self, given->column)->field, &second);
  differs = !made || !mg_value_equal (first, &second);
  if (differs && mg_given_builder_column (self, given->column)->joins)
    {
      join (self, id, given, first);
      return;
    }

  if (differs)
    mg_warnings_add (self->file->warnings, given->line,
                     again ? _("“%s” has another value here than before in the file; the first one is kept.")
                           : _("“%s” has several values here; only the last one is kept."), row->name);
  if (differs && !again)
    mg_given_builder_set_value (self, id, given);
}

/* What a foreign value says of a field of ours; FALSE if nothing. */
static gboolean
make_followed (const MgGivenBuilder  *self,
               const MgGivenValue    *given,
               const MgGivenFollower *follower,
               MgValue               *value)
{
  const MgField *row = mg_network_get_field (self->network, follower->field);
  gboolean is_whole = follower->part == MG_PART_WHOLE && !given->is_xml;
  g_autofree char *part = is_whole ? NULL : mg_dialect_extract (mg_given_builder_text (self, given->text), given->is_xml,
                                                                (MgPart) follower->part);
  const char *text = is_whole ? mg_given_builder_text (self, given->text) : part;
  gboolean in_words = mg_given_builder_column (self, given->column)->in_words && row->vocabulary != NULL;
  const char *word = in_words && text != NULL ? mg_dialect_find_word (row->vocabulary, text) : NULL;
  double real;

  if (text == NULL)
    return FALSE;

  if (row->type == MG_TYPE_INTEGER && mg_number_parse_real (text, &real) && real == floor (real) && fabs (real) < G_MAXINT32)
    *value = mg_value_integer ((gint64) real);
  else if (!mg_field_parse (row, word != NULL ? word : text, value, NULL))
    return FALSE;

  convert_place (self, follower->field, value);

  return TRUE;
}

/* Gives fields of ours what a foreign value says of them, if they hold nothing. */
static void
follow (MgGivenBuilder     *self,
        MgId                id,
        const MgGivenValue *given)
{
  for (guint i = 0; i < self->file->followers->len; i++)
    {
      const MgGivenFollower *follower = &g_array_index (self->file->followers, MgGivenFollower, i);
      MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = follower->field };
      MgValue old;

      if (follower->column != given->column || mg_network_get_value (self->network, id, follower->field, &old) ||
          !make_followed (self, given, follower, &edit.value))
        continue;

      mg_network_apply (self->network, &edit, NULL, NULL);
      mg_value_clear (&edit.value);
    }
}

/* Values that the item has already are not replaced if it is the second of its id. */
void
mg_given_builder_set_values (MgGivenBuilder    *self,
                             MgId               id,
                             const MgGivenItem *item,
                             gboolean           again,
                             guint              skipped_column)
{
  for (guint32 i = item->first; i != 0;)
    {
      const MgGivenValue *given = &g_array_index (self->file->values, MgGivenValue, i - 1);
      const MgGivenColumn *column = mg_given_builder_column (self, given->column);
      g_autoptr(GError) error = NULL;
      MgFill fill = MG_FILL_TAKEN;
      MgValue value;

      i = given->next;
      if (column->use == MG_COLUMN_DERIVED || column->use == MG_COLUMN_NODE_TYPE ||
          column->use == MG_COLUMN_IDENTITY || given->column == skipped_column)
        continue;

      if (is_ready (self, column, given, &value))
        fill = mg_network_fill (self->network, id, column->field, &value, &error);

      if (fill == MG_FILL_REFUSED)
        warn_of_refused (self, given, error);
      else if (fill == MG_FILL_TAKEN && mg_network_get_value (self->network, id, column->field, &value))
        set_second_value (self, id, given, &value, again);
      else if (fill == MG_FILL_TAKEN)
        mg_given_builder_set_value (self, id, given);
      if (column->follows)
        follow (self, id, given);
    }
}

/* The text of an item's value in a column, or its default; "" if there is none. */
const char *
mg_given_builder_find_value (const MgGivenBuilder *self,
                             const MgGivenItem    *item,
                             guint                 column)
{
  const MgKey *key;

  if (column == G_MAXUINT)
    return "";

  for (guint32 i = item->first; i != 0;)
    {
      const MgGivenValue *given = &g_array_index (self->file->values, MgGivenValue, i - 1);

      if (given->column == column)
        return mg_given_builder_text (self, given->text);

      i = given->next;
    }

  key = &g_array_index (self->file->keys, MgKey, mg_given_builder_column (self, column)->key);

  return key->initial != NULL ? key->initial : "";
}

/* A place needs both coordinates. */
void
mg_given_builder_check_place (MgGivenBuilder *self,
                              MgId            id)
{
  MgValue x;
  MgValue y;
  gboolean has_x = mg_network_get_value (self->network, id, MG_FIELD_X, &x);
  gboolean has_y = mg_network_get_value (self->network, id, MG_FIELD_Y, &y);

  if (has_x != has_y)
    mg_network_apply (self->network, &(MgEdit) {
      .kind = MG_EDIT_SET_VALUE, .id = id, .field = has_x ? MG_FIELD_X : MG_FIELD_Y
    }, NULL, NULL);
}

/* Defaults of built-in fields become values: nothing else would show them. */
static void
set_default (MgGivenBuilder      *self,
             guint                index,
             const MgGivenColumn *column,
             const MgKey         *key)
{
  MgTextPlace text = mg_given_add_text (self->file, key->initial, strlen (key->initial));
  const MgGivenValue given = { .text = text, .column = index, .line = key->line };
  MgNetworkIter iter;
  const MgItem *item;
  MgValue old;

  mg_network_iter_init (&iter, self->network, column->row->kinds);
  while ((item = mg_network_iter_next (&iter)))
    if (!mg_network_get_value (self->network, item->id, column->field, &old))
      mg_given_builder_set_value (self, item->id, &given);
}

void
mg_given_builder_set_defaults (MgGivenBuilder *self)
{
  for (guint i = 0; i < self->file->columns->len; i++)
    {
      const MgGivenColumn *column = mg_given_builder_column (self, i);
      const MgKey *key = &g_array_index (self->file->keys, MgKey, column->key);

      if (column->use == MG_COLUMN_BUILT_IN && key->initial != NULL && *key->initial != '\0' &&
          !g_str_equal (key->initial, "membership"))
        set_default (self, i, column, key);
    }
}
