/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edit is its kind, then:
 *
 *   add item       kind of item, id; of a link or participation source and target
 *   remove item    id
 *   set value      id, field, value
 *   set ends       id, source, target
 *   add field      field, and its whole row
 *   remove field   field
 *
 * A field that is built in is the kinds that have it and its name, which are
 * the same in all versions, where its number may not be; a foreign one is 0 and
 * how many foreign fields come before it.  A text is its length and its bytes;
 * no text is the length 0xffffffff.  A value is its type, then the number, or
 * the text.  A row of a field ends with its description if bit 31 of its flags
 * is set, which is of the journal alone.  A transaction is its label, the number of its edits, its edits.
 */
#include "mg-journal-codec.h"

#include <string.h>

#include "mg-text.h"

#define NO_TEXT G_MAXUINT32

/* The fewest bytes that an edit takes. */
#define EDIT_MIN 5

void
mg_journal_put_u8 (GByteArray *bytes,
                   guint       number)
{
  guint8 byte = (guint8) number;

  g_byte_array_append (bytes, &byte, 1);
}

void
mg_journal_put_u32 (GByteArray *bytes,
                    guint32     number)
{
  guint32 little = GUINT32_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

void
mg_journal_put_u64 (GByteArray *bytes,
                    guint64     number)
{
  guint64 little = GUINT64_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
put_real (GByteArray *bytes,
          double      real)
{
  guint64 bits;

  memcpy (&bits, &real, sizeof bits);
  mg_journal_put_u64 (bytes, bits);
}

void
mg_journal_put_text (GByteArray *bytes,
                     const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  mg_journal_put_u32 (bytes, text != NULL ? (guint32) length : NO_TEXT);
  if (length > 0)
    g_byte_array_append (bytes, (const guint8 *) text, (guint) length);
}

static void
put_field (GByteArray *bytes,
           MgFieldId   field)
{
  guint n_built_in;
  const MgField *table = mg_field_get_table (&n_built_in);

  if (field >= n_built_in)
    {
      mg_journal_put_u8 (bytes, 0);
      mg_journal_put_u32 (bytes, field - n_built_in);
      return;
    }

  mg_journal_put_u8 (bytes, table[field].kinds);
  mg_journal_put_text (bytes, table[field].name);
}

/* Beside the flags of a field: a description follows.  Few have one; the others stay
 * as older versions know them.
 */
#define HAS_DESCRIPTION (1u << 31)

static void
put_row (GByteArray    *bytes,
         const MgField *row)
{
  mg_journal_put_u8 (bytes, row->kinds);
  mg_journal_put_u8 (bytes, row->type);
  mg_journal_put_u32 (bytes, row->flags | (row->description != NULL ? HAS_DESCRIPTION : 0));
  put_real (bytes, row->low);
  put_real (bytes, row->high);
  mg_journal_put_text (bytes, row->name);
  mg_journal_put_text (bytes, row->label);
  mg_journal_put_text (bytes, row->key_id);
  mg_journal_put_text (bytes, row->attr_type);
  mg_journal_put_text (bytes, row->initial);
  mg_journal_put_text (bytes, row->extra);
  if (row->description != NULL)
    mg_journal_put_text (bytes, row->description);
}

static void
put_value (GByteArray    *bytes,
           const MgValue *value)
{
  mg_journal_put_u8 (bytes, value->type);
  switch (value->type)
    {
    case MG_VALUE_TEXT:
      mg_journal_put_text (bytes, value->text);
      break;

    case MG_VALUE_INTEGER:
      mg_journal_put_u64 (bytes, (guint64) value->integer);
      break;

    case MG_VALUE_REAL:
      put_real (bytes, value->real);
      break;

    case MG_VALUE_BOOLEAN:
      mg_journal_put_u8 (bytes, value->boolean != FALSE);
      break;

    case MG_VALUE_DATE:
      mg_journal_put_u32 (bytes, value->date);
      break;

    case MG_VALUE_NONE:
    default:
      break;
    }
}

static void
put_ends (GByteArray   *bytes,
          const MgEdit *edit)
{
  mg_journal_put_u32 (bytes, edit->source);
  mg_journal_put_u32 (bytes, edit->target);
}

void
mg_journal_put_edit (GByteArray   *bytes,
                     const MgEdit *edit)
{
  mg_journal_put_u8 (bytes, edit->kind);
  switch (edit->kind)
    {
    case MG_EDIT_ADD_ITEM:
      mg_journal_put_u8 (bytes, edit->item);
      mg_journal_put_u32 (bytes, edit->id);
      if (mg_item_kind_is_edge (edit->item))
        put_ends (bytes, edit);
      break;

    case MG_EDIT_REMOVE_ITEM:
      mg_journal_put_u32 (bytes, edit->id);
      break;

    case MG_EDIT_SET_VALUE:
      mg_journal_put_u32 (bytes, edit->id);
      put_field (bytes, edit->field);
      put_value (bytes, &edit->value);
      break;

    case MG_EDIT_SET_ENDS:
      mg_journal_put_u32 (bytes, edit->id);
      put_ends (bytes, edit);
      break;

    case MG_EDIT_ADD_FIELD:
      put_field (bytes, edit->field);
      put_row (bytes, edit->spec);
      break;

    case MG_EDIT_REMOVE_FIELD:
      put_field (bytes, edit->field);
      break;

    default:
      g_return_if_reached ();
    }
}

void
mg_journal_put_transaction (GByteArray          *bytes,
                            const MgTransaction *transaction)
{
  guint n_edits = mg_transaction_get_n_edits (transaction);

  mg_journal_put_text (bytes, mg_transaction_get_label (transaction));
  mg_journal_put_u32 (bytes, n_edits);
  for (guint i = 0; i < n_edits; i++)
    mg_journal_put_edit (bytes, mg_transaction_get_edit (transaction, i));
}

/* Reading: nothing is believed */

/* The next @length bytes, or NULL. */
static const guint8 *
take (MgJournalBytes *self,
      gsize           length)
{
  const guint8 *data = self->data + self->at;

  if (self->is_bad || length > self->length - self->at)
    {
      self->is_bad = TRUE;
      return NULL;
    }

  self->at += length;

  return data;
}

static gboolean
refuse (MgJournalBytes *self)
{
  self->is_bad = TRUE;

  return FALSE;
}

guint
mg_journal_get_u8 (MgJournalBytes *self)
{
  const guint8 *data = take (self, 1);

  return data != NULL ? *data : 0;
}

guint32
mg_journal_get_u32 (MgJournalBytes *self)
{
  const guint8 *data = take (self, sizeof (guint32));
  guint32 little = 0;

  if (data != NULL)
    memcpy (&little, data, sizeof little);

  return GUINT32_FROM_LE (little);
}

guint64
mg_journal_get_u64 (MgJournalBytes *self)
{
  const guint8 *data = take (self, sizeof (guint64));
  guint64 little = 0;

  if (data != NULL)
    memcpy (&little, data, sizeof little);

  return GUINT64_FROM_LE (little);
}

static double
get_real (MgJournalBytes *self)
{
  guint64 bits = mg_journal_get_u64 (self);
  double real;

  memcpy (&real, &bits, sizeof real);

  return real;
}

/* Lent, with its length; NULL if there is none. */
static const char *
get_chars (MgJournalBytes *self,
           gsize          *length)
{
  guint32 n = mg_journal_get_u32 (self);

  *length = n;

  return n == NO_TEXT || self->is_bad ? NULL : (const char *) take (self, n);
}

char *
mg_journal_get_text (MgJournalBytes *self)
{
  gsize length;
  const char *chars = get_chars (self, &length);

  if (chars == NULL)
    return NULL;

  if (memchr (chars, '\0', length) != NULL)
    {
      refuse (self);
      return NULL;
    }

  return g_strndup (chars, length);
}

void
mg_journal_get_bytes (MgJournalBytes *self,
                      guint8         *bytes,
                      gsize           length)
{
  const guint8 *data = take (self, length);

  if (data != NULL)
    memcpy (bytes, data, length);
}

static MgId
get_id (MgJournalBytes *self)
{
  guint32 id = mg_journal_get_u32 (self);

  if (id > MG_JOURNAL_MAX_ID)
    refuse (self);

  return id;
}

static MgFieldId
find_built_in (guint       kinds,
               const char *name,
               gsize       length)
{
  guint n_built_in;
  const MgField *table = mg_field_get_table (&n_built_in);

  for (guint i = 0; i < n_built_in && name != NULL; i++)
    if ((table[i].kinds & kinds) != 0 && strlen (table[i].name) == length &&
        memcmp (table[i].name, name, length) == 0)
      return i;

  return MG_FIELD_NONE;
}

static MgFieldId
get_field (MgJournalBytes *self)
{
  guint kinds = mg_journal_get_u8 (self);
  const char *name;
  gsize length;
  guint n_built_in;
  guint32 index;
  MgFieldId field;

  mg_field_get_table (&n_built_in);
  if (kinds == 0)
    {
      index = mg_journal_get_u32 (self);
      if (index > MG_JOURNAL_MAX_ID)
        refuse (self);
      return n_built_in + index;
    }

  name = get_chars (self, &length);
  field = find_built_in (kinds, name, length);
  if (field == MG_FIELD_NONE)
    refuse (self);

  return field;
}

/* All of one table. */
static gboolean
are_kinds (guint kinds)
{
  return kinds != 0 && ((kinds & ~MG_ITEMS_NODES) == 0 || (kinds & ~MG_ITEMS_EDGES) == 0 ||
                        kinds == MG_ITEM_POLE);
}

static gboolean
is_words (const char *text)
{
  return text == NULL || g_utf8_validate (text, -1, NULL);
}

static MgField *
get_row (MgJournalBytes *self)
{
  MgField row = { .kinds = mg_journal_get_u8 (self), .type = mg_journal_get_u8 (self) };
  g_autofree char *name = NULL, *label = NULL, *key_id = NULL;
  g_autofree char *attr_type = NULL, *initial = NULL, *extra = NULL, *description = NULL;
  guint32 flags = mg_journal_get_u32 (self);

  row.flags = flags & ~HAS_DESCRIPTION;
  row.low = get_real (self);
  row.high = get_real (self);
  row.name = name = mg_journal_get_text (self);
  row.label = label = mg_journal_get_text (self);
  row.key_id = key_id = mg_journal_get_text (self);
  row.attr_type = attr_type = mg_journal_get_text (self);
  row.initial = initial = mg_journal_get_text (self);
  row.extra = extra = mg_journal_get_text (self);
  if ((flags & HAS_DESCRIPTION) != 0)
    row.description = description = mg_journal_get_text (self);

  if (self->is_bad || name == NULL || !are_kinds (row.kinds) ||
      row.type < MG_TYPE_TEXT || row.type > MG_TYPE_XML ||
      !is_words (name) || !is_words (label) || !is_words (key_id) || !is_words (attr_type) ||
      !is_words (initial) || !is_words (extra) || !is_words (description))
    {
      refuse (self);
      return NULL;
    }

  return mg_field_new_foreign (&row);
}

static MgValue
get_text_value (MgJournalBytes *self)
{
  gsize length;
  const char *chars = get_chars (self, &length);
  MgValue value = MG_VALUE_INIT;

  if (chars == NULL || length == 0 || !mg_text_is_clean (chars, (gssize) length))
    {
      refuse (self);
      return value;
    }

  value.type = MG_VALUE_TEXT;
  value.text = g_ref_string_new_len (chars, (gssize) length);

  return value;
}

static MgDate
get_date (MgJournalBytes *self)
{
  MgDate date = mg_journal_get_u32 (self);

  if (mg_date_get_year (date) < 1 || mg_date_get_year (date) > 9999 ||
      mg_date_get_month (date) > 12 || mg_date_get_day (date) > 31)
    refuse (self);

  return date;
}

static MgValue
get_value (MgJournalBytes *self)
{
  MgValue value = { .type = mg_journal_get_u8 (self) };

  switch (value.type)
    {
    case MG_VALUE_NONE:
      break;

    case MG_VALUE_TEXT:
      return get_text_value (self);

    case MG_VALUE_INTEGER:
      value.integer = (gint64) mg_journal_get_u64 (self);
      break;

    case MG_VALUE_REAL:
      value.real = get_real (self);
      break;

    case MG_VALUE_BOOLEAN:
      value.boolean = mg_journal_get_u8 (self) != 0;
      break;

    case MG_VALUE_DATE:
      value.date = get_date (self);
      break;

    default:
      refuse (self);
      value.type = MG_VALUE_NONE;
    }

  return value;
}

static void
get_ends (MgJournalBytes *self,
          MgEdit         *edit)
{
  edit->source = get_id (self);
  edit->target = get_id (self);
}

static void
get_item (MgJournalBytes *self,
          MgEdit         *edit)
{
  edit->item = mg_journal_get_u8 (self);
  edit->id = get_id (self);
  if (edit->item != MG_ITEM_ORGANISATION && edit->item != MG_ITEM_COLLECTIVE &&
      !mg_item_kind_is_edge (edit->item))
    refuse (self);
  else if (mg_item_kind_is_edge (edit->item))
    get_ends (self, edit);
}

gboolean
mg_journal_get_edit (MgJournalBytes *self,
                     MgEdit         *edit)
{
  *edit = (MgEdit) { .kind = mg_journal_get_u8 (self) };
  switch (edit->kind)
    {
    case MG_EDIT_ADD_ITEM:
      get_item (self, edit);
      break;

    case MG_EDIT_REMOVE_ITEM:
      edit->id = get_id (self);
      break;

    case MG_EDIT_SET_VALUE:
      edit->id = get_id (self);
      edit->field = get_field (self);
      edit->value = get_value (self);
      break;

    case MG_EDIT_SET_ENDS:
      edit->id = get_id (self);
      get_ends (self, edit);
      break;

    case MG_EDIT_ADD_FIELD:
      edit->field = get_field (self);
      edit->spec = get_row (self);
      break;

    case MG_EDIT_REMOVE_FIELD:
      edit->field = get_field (self);
      break;

    default:
      refuse (self);
    }

  if (self->is_bad)
    mg_edit_clear (edit);

  return !self->is_bad;
}

MgTransaction *
mg_journal_get_transaction (MgJournalBytes *self)
{
  g_autofree char *label = mg_journal_get_text (self);
  guint32 n_edits = mg_journal_get_u32 (self);
  g_autoptr(MgTransaction) transaction = NULL;

  if (self->is_bad || label == NULL || !g_utf8_validate (label, -1, NULL) ||
      n_edits > (self->length - self->at) / EDIT_MIN + 1)
    {
      refuse (self);
      return NULL;
    }

  transaction = mg_transaction_new (label);
  for (guint32 i = 0; i < n_edits; i++)
    {
      MgEdit edit;

      if (!mg_journal_get_edit (self, &edit))
        return NULL;
      mg_transaction_add (transaction, &edit);
      mg_edit_clear (&edit);
    }

  return g_steal_pointer (&transaction);
}
