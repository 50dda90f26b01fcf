/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dialect.h"
#include "mg-given-build.h"

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

/* Far enough for a text to come in time. */
#define VALUES_AHEAD 24

/* How most values of a column get where they belong. */
typedef enum
{
  WAY_OTHER,       /* each is looked at closely */
  WAY_NONE,        /* they are no values */
  WAY_TEXT,
  WAY_BOOLEAN,
  WAY_DATE,
  WAY_INTEGER,
  WAY_REAL,
} WayKind;

struct _MgGivenWay
{
  WayKind     kind;
  gboolean    follows;
  MgFieldId   id;
  MgFillField field;
  MgTextPlace last;      /* of booleans and dates: the text met last, and what it says */
  MgValue     said;
};

static WayKind
find_way (const MgGivenBuilder *self,
          const MgGivenColumn  *column)
{
  static const WayKind ways[] = {
    [MG_TYPE_TEXT] = WAY_TEXT, [MG_TYPE_BOOLEAN] = WAY_BOOLEAN, [MG_TYPE_DATE] = WAY_DATE,
    [MG_TYPE_INTEGER] = WAY_INTEGER, [MG_TYPE_REAL] = WAY_REAL,
  };
  MgFieldType type;

  if (column->use == MG_COLUMN_DERIVED || column->use == MG_COLUMN_NODE_TYPE || column->use == MG_COLUMN_IDENTITY)
    return WAY_NONE;

  type = column->row->type;
  if (column->in_words || ((type == MG_TYPE_INTEGER || type == MG_TYPE_REAL) && type != column->number))
    return WAY_OTHER;
  if (self->file->is_ours && (type == MG_TYPE_CHOICE || type == MG_TYPE_CHOICES))
    return WAY_TEXT;

  return type < G_N_ELEMENTS (ways) ? ways[type] : WAY_OTHER;
}

void
mg_given_builder_prepare_ways (MgGivenBuilder *self)
{
  self->ways = g_new0 (MgGivenWay, self->file->columns->len);
  for (guint i = 0; i < self->file->columns->len; i++)
    {
      const MgGivenColumn *column = mg_given_builder_column (self, i);
      MgGivenWay *way = &self->ways[i];

      way->kind = find_way (self, column);
      way->follows = column->follows && way->kind != WAY_NONE;
      way->id = column->field;
      if (way->kind != WAY_NONE)
        mg_network_fill_open (self->network, column->field, &way->field);
    }
}

/* Reads a boolean or a date; FALSE if it is none. */
static gboolean
read_text (const MgGivenBuilder *self,
           const MgGivenWay     *way,
           MgTextPlace           place,
           MgValue              *value)
{
  const char *text = mg_given_builder_text (self, place);
  gboolean boolean;
  MgDate date;

  if (way->kind == WAY_BOOLEAN && mg_text_parse_boolean (text, &boolean))
    *value = mg_value_boolean (boolean);
  else if (way->kind == WAY_DATE && mg_date_parse (text, &date) && date != MG_DATE_NONE)
    *value = mg_value_date (date);
  else
    return FALSE;

  return TRUE;
}

/* Whether the value is there already as the field has it: most are.  @texts: all of the set */
static inline gboolean
is_ready (const MgGivenBuilder *self,
          MgGivenWay           *way,
          const MgGivenValue   *given,
          char * const         *texts,
          MgValue              *value)
{
  switch (way->kind)
    {
    case WAY_INTEGER:
      *value = given->is_number ? mg_value_integer (mg_given_integer (self->file, given)) : MG_VALUE_INIT;
      return given->is_number;

    case WAY_REAL:
      *value = given->is_number ? mg_value_real (mg_given_real (self->file, given)) : MG_VALUE_INIT;
      mg_given_builder_convert_place (self, way->id, value);
      return given->is_number;

    case WAY_TEXT:
      if ((given->text & MG_TEXT_IN_SET) == 0)
        return FALSE;
      *value = (MgValue) { .type = MG_VALUE_TEXT, .text = texts[(given->text & ~MG_TEXT_IN_SET) - 1] };
      return TRUE;

    case WAY_BOOLEAN:
    case WAY_DATE:
      if ((given->text & MG_TEXT_IN_SET) == 0)
        return FALSE;
      if (way->last != given->text && !read_text (self, way, given->text, &way->said))
        return FALSE;
      way->last = given->text;
      *value = way->said;
      return TRUE;

    case WAY_OTHER:
    case WAY_NONE:
    default:
      return FALSE;
    }
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

/* Texts lie anywhere in a large set: where that of a value further on is, is fetched. */
static inline void
fetch_text (const MgGiven  *file,
            guint32         value,
            char * const   *texts)
{
  MgTextPlace place;

  if (value >= file->values->len)
    return;

  place = ((const MgGivenValue *) (void *) file->values->data)[value].text;
  if ((place & MG_TEXT_IN_SET) != 0)
    __builtin_prefetch (&texts[(place & ~MG_TEXT_IN_SET) - 1]);
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

/* Values that the item has already are not replaced if it is the second of its id. */
void
mg_given_builder_set_values (MgGivenBuilder    *self,
                             MgId               id,
                             const MgGivenItem *item,
                             gboolean           again,
                             guint              skipped_column)
{
  const MgGivenValue *values = (const MgGivenValue *) (void *) self->file->values->data;
  char * const *texts = mg_texts_get_all (self->file->texts);
  gboolean follows = FALSE;
  MgItemKind kind = 0;
  guint row = 0;

  mg_network_fill_find (self->network, id, &row, &kind);
  for (guint32 i = item->first; i != 0; i = values[i - 1].next)
    {
      const MgGivenValue *given = &values[i - 1];
      MgGivenWay *way = &self->ways[given->column];
      gboolean ready;
      MgValue value;

      fetch_text (self->file, i + VALUES_AHEAD, texts);
      if (way->kind == WAY_NONE || given->column == skipped_column)
        continue;

      follows |= way->follows;
      ready = is_ready (self, way, given, texts, &value);
      if (ready && mg_network_fill_at (&way->field, row, kind, &value))
        continue;

      set_closely (self, id, given, ready ? &value : NULL, again);
      texts = mg_texts_get_all (self->file->texts);
    }

  for (guint32 i = follows ? item->first : 0; i != 0; i = values[i - 1].next)
    if (self->ways[values[i - 1].column].follows && values[i - 1].column != skipped_column)
      mg_given_builder_follow (self, id, &values[i - 1]);
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
