/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dialect.h"
#include "mg-given-way.h"

#include <glib/gi18n-lib.h>
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

  mg_given_builder_convert_place (self, edit.field, &edit.value);
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

  mg_given_builder_convert_place (self, mg_given_builder_column (self, given->column)->field, &second);
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

/* One that its field does not take as it is, or not any more. */
static void
set_otherwise (MgGivenBuilder     *self,
               MgId                id,
               const MgGivenValue *given,
               gboolean            again)
{
  MgValue first;

  if (mg_network_get_value (self->network, id, mg_given_builder_column (self, given->column)->field, &first))
    set_second_value (self, id, given, &first, again);
  else
    mg_given_builder_set_value (self, id, given);
}

/* @value: what is ready; NULL: nothing is */
static void
set_closely (MgGivenBuilder     *self,
             MgId                id,
             const MgGivenValue *given,
             const MgValue      *value,
             gboolean            again)
{
  g_autoptr(GError) error = NULL;
  MgFill fill = MG_FILL_TAKEN;

  if (value != NULL)
    fill = mg_network_fill (self->network, id, self->ways[given->column].id, value, &error);
  if (fill == MG_FILL_TAKEN)
    set_otherwise (self, id, given, again);
  else if (fill == MG_FILL_REFUSED)
    warn_of_refused (self, given, error);
}

static void
give (MgGivenBuilder     *self,
      const MgGivenTaker *taker,
      const MgGivenValue *given)
{
  MgGivenWay *way = &self->ways[given->column];
  MgValue value;
  gboolean ready;

  if (way->kind == MG_WAY_NONE || given->column == taker->skipped)
    return;

  ready = mg_given_way_find (self, way, given, mg_texts_get_all (self->file->texts), &value);
  if (!ready || !mg_network_fill_at (&way->field, taker->row, taker->kind, &value))
    set_closely (self, taker->id, given, ready ? &value : NULL, taker->again);
}

static void
give_cells (MgGivenBuilder     *self,
            const MgGivenTaker *taker,
            MgDomain            domain,
            guint               index)
{
  MgGivenValue value;

  for (guint i = 0; i < self->file->columns->len; i++)
    if (self->ways[i].has_cells && self->ways[i].domain == domain &&
        mg_given_get_cell (self->file, i, index, &value) &&
        (mg_given_builder_column (self, i)->cells.marks[index] & MG_CELL_DONE) == 0)
      give (self, taker, &value);
}

void
mg_given_builder_give_cells (MgGivenBuilder *self,
                             MgId            id,
                             MgDomain        domain,
                             guint           index,
                             gboolean        again,
                             guint           skipped_column)
{
  MgGivenTaker taker = { .id = id, .again = again, .skipped = skipped_column };

  mg_network_fill_find (self->network, id, &taker.row, &taker.kind);
  give_cells (self, &taker, domain, index);
}

static void
follow_cells (MgGivenBuilder     *self,
              const MgGivenTaker *taker,
              MgDomain            domain,
              guint               index)
{
  MgGivenValue value;

  for (guint i = 0; i < self->file->columns->len; i++)
    if (self->ways[i].has_cells && self->ways[i].follows && self->ways[i].domain == domain && i != taker->skipped &&
        mg_given_get_cell (self->file, i, index, &value))
      mg_given_builder_follow (self, taker, &value);
}

static void
give_chain (MgGivenBuilder     *self,
            const MgGivenTaker *taker,
            const MgGivenItem  *item)
{
  const MgGivenValue *values = (const MgGivenValue *) (void *) self->file->values->data;

  for (guint32 i = item->first; i != 0; i = values[i - 1].next)
    give (self, taker, &values[i - 1]);
}

static void
follow_chain (MgGivenBuilder     *self,
              const MgGivenTaker *taker,
              const MgGivenItem  *item)
{
  const MgGivenValue *values = (const MgGivenValue *) (void *) self->file->values->data;

  for (guint32 i = item->first; i != 0; i = values[i - 1].next)
    if (self->ways[values[i - 1].column].follows && values[i - 1].column != taker->skipped)
      mg_given_builder_follow (self, taker, &values[i - 1]);
}

/* The table that the item is in; FALSE: neither of nodes nor of edges. */
static gboolean
find_index (const MgGiven     *file,
            const MgGivenItem *item,
            MgDomain          *domain,
            guint             *index)
{
  const MgGivenItem *nodes = (const MgGivenItem *) (void *) file->nodes->data;
  const MgGivenItem *edges = (const MgGivenItem *) (void *) file->edges->data;

  if (item >= nodes && item < nodes + file->nodes->len)
    {
      *domain = MG_DOMAIN_NODE;
      *index = (guint) (item - nodes);
      return TRUE;
    }

  *domain = MG_DOMAIN_EDGE;
  *index = (guint) (item - edges);

  return item >= edges && item < edges + file->edges->len;
}

/* Values that the item has already are not replaced if it is the second of its id. */
void
mg_given_builder_set_values (MgGivenBuilder    *self,
                             MgId               id,
                             const MgGivenItem *item,
                             gboolean           again,
                             guint              skipped_column)
{
  MgGivenTaker taker = { .id = id, .again = again, .skipped = skipped_column };
  MgDomain domain;
  guint index;

  mg_network_fill_find (self->network, id, &taker.row, &taker.kind);
  if (!find_index (self->file, item, &domain, &index))
    {
      give_chain (self, &taker, item);
      follow_chain (self, &taker, item);
      return;
    }

  give_cells (self, &taker, domain, index);
  give_chain (self, &taker, item);
  follow_cells (self, &taker, domain, index);
  follow_chain (self, &taker, item);
}

/* The text of an item's value in a column, or its default; "" if there is none. */
const char *
mg_given_builder_find_value (const MgGivenBuilder *self,
                             const MgGivenItem    *item,
                             guint                 column)
{
  MgGivenValue value;
  const MgKey *key;
  MgDomain domain;
  guint index;

  if (column == G_MAXUINT)
    return "";

  if (find_index (self->file, item, &domain, &index) && domain == mg_given_builder_column (self, column)->domain &&
      mg_given_get_cell (self->file, column, index, &value))
    return mg_given_builder_text (self, value.text);

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
