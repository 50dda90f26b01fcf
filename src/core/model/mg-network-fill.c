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

/* The edit path is asked about what is not plain. */
static MgId
add_closely (MgNetwork  *self,
             MgItemKind  kind,
             MgId        source,
             MgId        target)
{
  const MgEdit edit = {
    .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = mg_network_new_id (self), .source = source, .target = target,
  };

  return mg_network_apply (self, &edit, NULL, NULL) ? edit.id : MG_ID_NONE;
}

static gboolean
count_ends (MgNetwork *self,
            MgId       source,
            MgId       target)
{
  MgItem *from = mg_network_peek (self, source);
  MgItem *to = mg_network_peek (self, target);

  if (from == NULL || to == NULL || ((from->kind | to->kind) & ~(guint) MG_ITEMS_NODES) != 0)
    return FALSE;

  from->n_ends++;
  to->n_ends++;

  return TRUE;
}

MgId
mg_network_fill_item (MgNetwork  *self,
                      MgItemKind  kind,
                      MgId        source,
                      MgId        target)
{
  GArray *table = self->tables[mg_network_table_of (kind)];
  const guint32 place = PLACE (mg_network_table_of (kind), table->len);
  gboolean is_link = kind == MG_ITEM_LINK;
  const MgItem item = {
    .kind = kind, .id = self->last_id + 1,
    .source = is_link ? source : MG_ID_NONE, .target = is_link ? target : MG_ID_NONE,
  };

  if ((!is_link && kind != MG_ITEM_ORGANISATION) || item.id != self->directory->len || table->len >= MAX_ROWS ||
      (is_link && !count_ends (self, source, target)))
    return add_closely (self, kind, source, target);

  g_array_append_val (self->directory, place);
  g_array_append_val (table, item);
  self->last_id = item.id;
  self->counts[g_bit_nth_lsf (kind, -1)]++;
  self->revision++;

  return item.id;
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
mg_network_fill_note (MgNetwork *self,
                      guint64    n_values)
{
  self->revision += n_values;
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
