/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at a network: counts, items, fields, values. */
#include "mg-network-columns.h"
#include "mg-network-private.h"

#include <string.h>

guint64
mg_network_get_revision (MgNetwork *self)
{
  g_return_val_if_fail (MG_IS_NETWORK (self), 0);

  return self->revision;
}

guint
mg_network_count (MgNetwork *self,
                  guint      kinds)
{
  guint count = 0;

  g_return_val_if_fail (MG_IS_NETWORK (self), 0);

  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    count += kinds & (1u << i) ? self->counts[i] : 0;

  return count;
}

MgId
mg_network_get_id_limit (MgNetwork *self)
{
  g_return_val_if_fail (MG_IS_NETWORK (self), 0);

  return self->last_id + 1;
}

const MgItem *
mg_network_find (MgNetwork *self,
                 MgId       id)
{
  g_return_val_if_fail (MG_IS_NETWORK (self), NULL);

  return mg_network_peek (self, id);
}

MgId
mg_network_find_text_id (MgNetwork  *self,
                         guint       kinds,
                         const char *text_id)
{
  const MgFieldId field = kinds & MG_ITEMS_NODES ? MG_FIELD_ID : MG_FIELD_LINK_ID;
  const MgItem *item;
  MgTexts *texts;
  guint32 number;
  MgNetworkIter iter;

  g_return_val_if_fail (MG_IS_NETWORK (self), MG_ID_NONE);
  g_return_val_if_fail (text_id != NULL, MG_ID_NONE);

  /* Each text is there once, so that comparing addresses is enough. */
  texts = mg_network_get_texts (self);
  number = mg_texts_find (texts, text_id, strlen (text_id));
  if (number == 0)
    return MG_ID_NONE;

  mg_network_iter_init (&iter, self, kinds);
  while ((item = mg_network_iter_next (&iter)))
    {
      if (mg_network_get_text (self, item->id, field) == mg_texts_get (texts, number))
        return item->id;
    }

  return MG_ID_NONE;
}

void
mg_network_iter_init (MgNetworkIter *iter,
                      MgNetwork     *network,
                      guint          kinds)
{
  *iter = (MgNetworkIter) { .network = network, .kinds = kinds };
}

const MgItem *
mg_network_iter_next (MgNetworkIter *iter)
{
  for (; iter->table < N_TABLES; iter->table++, iter->row = 0)
    {
      const GArray *table = iter->network->tables[iter->table];

      while (iter->row < table->len)
        {
          const MgItem *item = &g_array_index (table, MgItem, iter->row++);

          if ((item->kind & iter->kinds) != 0)
            return item;
        }
    }

  return NULL;
}

const MgItem *
mg_network_get_row (MgNetwork *self,
                    guint      kinds,
                    guint      row)
{
  const GArray *table;

  g_return_val_if_fail (MG_IS_NETWORK (self), NULL);

  table = self->tables[mg_network_table_of (kinds)];

  return row < table->len ? &g_array_index (table, MgItem, row) : NULL;
}

guint
mg_network_get_n_fields (MgNetwork *self)
{
  g_return_val_if_fail (MG_IS_NETWORK (self), 0);

  return self->fields->len;
}

const MgField *
mg_network_get_field (MgNetwork *self,
                      MgFieldId  field)
{
  FieldSlot *slot;

  g_return_val_if_fail (MG_IS_NETWORK (self), NULL);

  slot = mg_network_slot_of (self, field);

  return slot != NULL ? slot->spec : NULL;
}

MgFieldId
mg_network_find_field (MgNetwork  *self,
                       MgItemKind  kind,
                       const char *name)
{
  g_return_val_if_fail (MG_IS_NETWORK (self), MG_FIELD_NONE);
  g_return_val_if_fail (name != NULL, MG_FIELD_NONE);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const FieldSlot *slot = mg_network_slot_of (self, i);

      if (slot != NULL && (slot->spec->kinds & kind) != 0 && g_str_equal (slot->spec->name, name))
        return i;
    }

  return MG_FIELD_NONE;
}

const MgColumn *
mg_network_get_column (MgNetwork *self,
                       MgFieldId  field)
{
  const FieldSlot *slot;

  g_return_val_if_fail (MG_IS_NETWORK (self), NULL);

  slot = mg_network_slot_of (self, field);

  return slot != NULL ? &slot->column : NULL;
}

gboolean
mg_network_field_in_use (MgNetwork *self,
                         MgFieldId  field)
{
  const FieldSlot *slot;

  g_return_val_if_fail (MG_IS_NETWORK (self), FALSE);

  slot = mg_network_slot_of (self, field);

  return slot != NULL && slot->column.n_set > 0;
}

gboolean
mg_network_get_value (MgNetwork *self,
                      MgId       id,
                      MgFieldId  field,
                      MgValue   *value)
{
  const FieldSlot *slot = mg_network_slot_of (self, field);
  const MgItem *item;

  *value = MG_VALUE_INIT;

  /* Most fields say nothing of anybody. */
  if (slot == NULL || slot->column.n_set == 0)
    return FALSE;

  item = mg_network_peek (self, id);
  if (item != NULL && (slot->spec->kinds & item->kind) != 0)
    *value = mg_column_read (&slot->column, PLACE_ROW (mg_network_place_of (self, id)));

  return value->type != MG_VALUE_NONE;
}

const char *
mg_network_get_text (MgNetwork *self,
                     MgId       id,
                     MgFieldId  field)
{
  MgValue value;

  return mg_network_get_value (self, id, field, &value) && value.type == MG_VALUE_TEXT ? value.text : NULL;
}

gboolean
mg_network_get_real (MgNetwork *self,
                     MgId       id,
                     MgFieldId  field,
                     double    *real)
{
  MgValue value;

  if (!mg_network_get_value (self, id, field, &value) ||
      (value.type != MG_VALUE_REAL && value.type != MG_VALUE_INTEGER))
    return FALSE;

  *real = value.type == MG_VALUE_REAL ? value.real : (double) value.integer;

  return TRUE;
}

gboolean
mg_network_get_integer (MgNetwork *self,
                        MgId       id,
                        MgFieldId  field,
                        gint64    *integer)
{
  MgValue value;

  if (!mg_network_get_value (self, id, field, &value) || value.type != MG_VALUE_INTEGER)
    return FALSE;

  *integer = value.integer;

  return TRUE;
}

gboolean
mg_network_get_boolean (MgNetwork *self,
                        MgId       id,
                        MgFieldId  field)
{
  MgValue value;

  return mg_network_get_value (self, id, field, &value) && value.type == MG_VALUE_BOOLEAN && value.boolean;
}

MgDate
mg_network_get_date (MgNetwork *self,
                     MgId       id,
                     MgFieldId  field)
{
  MgValue value;

  return mg_network_get_value (self, id, field, &value) && value.type == MG_VALUE_DATE ? value.date
                                                                                        : MG_DATE_NONE;
}

static const char *
node_title (MgNetwork *self,
            MgId       id)
{
  const char *title;

  if ((title = mg_network_get_text (self, id, MG_FIELD_LABEL)) == NULL &&
      (title = mg_network_get_text (self, id, MG_FIELD_NAME)) == NULL)
    title = mg_network_get_text (self, id, MG_FIELD_ID);

  return title != NULL ? title : "";
}

char *
mg_network_dup_title (MgNetwork *self,
                      MgId       id)
{
  const MgItem *item;

  g_return_val_if_fail (MG_IS_NETWORK (self), NULL);

  item = mg_network_peek (self, id);
  if (item != NULL && mg_item_kind_is_edge (item->kind))
    return g_strdup_printf ("%s – %s", node_title (self, item->source), node_title (self, item->target));

  return g_strdup (node_title (self, id));
}
