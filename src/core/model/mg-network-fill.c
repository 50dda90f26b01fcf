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

MgFill
mg_network_fill (MgNetwork      *self,
                 MgId            id,
                 MgFieldId       field,
                 const MgValue  *value,
                 GError        **error)
{
  guint32 place = mg_network_place_of (self, id);
  const MgItem *item = place != 0 ? mg_network_item_at (self, place) : NULL;
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

void
mg_network_fill_open (MgNetwork   *self,
                      MgFieldId    field,
                      MgFillField *open)
{
  FieldSlot *slot = mg_network_slot_of (self, field);

  *open = (MgFillField) { .revision = &self->revision };
  if (slot == NULL || is_identifier (field))
    return;

  open->column = &slot->column;
  open->kinds = slot->spec->kinds;
  open->is_limited = slot->spec->low < slot->spec->high;
  open->low = slot->spec->low;
  open->high = slot->spec->high;
}

gboolean
mg_network_fill_find (MgNetwork  *self,
                      MgId        id,
                      guint      *row,
                      MgItemKind *kind)
{
  guint32 place = mg_network_place_of (self, id);

  if (place == 0)
    return FALSE;

  *row = PLACE_ROW (place);
  *kind = mg_network_item_at (self, place)->kind;

  return TRUE;
}

void
mg_network_fill_expect_place (MgNetwork *self,
                              MgId       id)
{
  if (id < self->directory->len)
    __builtin_prefetch (&g_array_index (self->directory, guint32, id));
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
