/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-network-private.h"

void
mg_network_adopt_texts (MgNetwork *self,
                        MgTexts   *texts)
{
  g_return_if_fail (MG_IS_NETWORK (self));
  g_return_if_fail (mg_texts_get_n (mg_network_get_texts (self)) == 0);

  mg_texts_ref (texts);
  mg_texts_unref (self->texts);
  self->texts = texts;
}

/* What the edit path says of a value that cannot be. */
static MgFill
refuse (MgNetwork      *self,
        MgId            id,
        MgFieldId       field,
        const MgValue  *value,
        GError        **error)
{
  const MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = *value };

  return mg_network_apply (self, &edit, NULL, error) ? MG_FILL_DONE : MG_FILL_REFUSED;
}

static gboolean
is_identifier (MgFieldId field)
{
  return field == MG_FIELD_ID || field == MG_FIELD_LINK_ID;
}

/* Whether the field has limits that mg_field_check() has to look at. */
static gboolean
may_be_outside (const MgField *spec,
                const MgValue *value)
{
  return (value->type == MG_VALUE_REAL || value->type == MG_VALUE_INTEGER) && spec->low < spec->high;
}

/* @item: (nullable): the one of @id, at @place */
static inline MgFill
fill (MgNetwork      *self,
      MgId            id,
      const MgItem   *item,
      guint32         place,
      MgFieldId       field,
      const MgValue  *value,
      GError        **error)
{
  FieldSlot *slot = mg_network_slot_of (self, field);

  g_return_val_if_fail (value->type != MG_VALUE_NONE, MG_FILL_REFUSED);

  if (slot == NULL || item == NULL || (slot->spec->kinds & item->kind) == 0 || value->type != slot->column.type)
    return refuse (self, id, field, value, error);

  if (may_be_outside (slot->spec, value) && !mg_column_is_known (&slot->column, PLACE_ROW (place)) &&
      !mg_field_check (slot->spec, item->kind, value, error))
    return MG_FILL_REFUSED;

  if (!mg_column_fill (&slot->column, PLACE_ROW (place), value))
    return MG_FILL_TAKEN;

  if (is_identifier (field))
    mg_network_note_text_id (self, value->text);
  self->revision++;

  return MG_FILL_DONE;
}

MgFill
mg_network_fill (MgNetwork      *self,
                 MgId            id,
                 MgFieldId       field,
                 const MgValue  *value,
                 GError        **error)
{
  guint32 place = mg_network_place_of (self, id);

  return fill (self, id, place != 0 ? mg_network_item_at (self, place) : NULL, place, field, value, error);
}

guint
mg_network_fill_many (MgNetwork        *self,
                      MgId              id,
                      const MgFieldId  *fields,
                      const MgValue    *values,
                      guint             n,
                      MgFill           *fills,
                      GError          **error)
{
  guint32 place = mg_network_place_of (self, id);
  const MgItem *item = place != 0 ? mg_network_item_at (self, place) : NULL;

  for (guint i = 0; i < n; i++)
    if ((fills[i] = fill (self, id, item, place, fields[i], &values[i], error)) == MG_FILL_REFUSED)
      return i + 1;

  return n;
}

void
mg_network_fill_expect (MgNetwork *self,
                        MgId       id)
{
  guint32 place = mg_network_place_of (self, id);

  if (place != 0)
    __builtin_prefetch (mg_network_item_at (self, place), 1);
}

void
mg_network_fill_reserve (MgNetwork *self,
                         MgFieldId  field,
                         guint      n_rows)
{
  FieldSlot *slot = mg_network_slot_of (self, field);

  g_return_if_fail (slot != NULL);

  mg_column_reserve (&slot->column, n_rows);
}
