/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-command-paste.h"

#include <glib/gi18n-lib.h>

/* A field that does not exist yet: it is made when a value asks for it. */
#define NOT_ASKED (MG_FIELD_NONE - 1)

typedef struct
{
  MgNetwork     *network;
  MgNetwork     *piece;
  MgTransaction *transaction;
  MgId          *made;         /* by the id in @piece */
  GHashTable    *text_ids;     /* of @piece: text identifier -> the new one; both lent or owned here */
  MgFieldId     *fields;       /* by the field in @piece */
  MgFieldId      next_field;
  double         dx;
  double         dy;
} Paste;

/* The same field of the other network, made in this step if there is none. */
static MgFieldId
find_field (Paste     *self,
            MgFieldId  field)
{
  const MgField *row = mg_network_get_field (self->piece, field);
  guint n_built_in;
  MgFieldId found;

  mg_field_get_table (&n_built_in);
  if (field < n_built_in)
    return field;
  if (self->fields[field] != NOT_ASKED)
    return self->fields[field];

  for (found = n_built_in; found < mg_network_get_n_fields (self->network); found++)
    {
      const MgField *theirs = mg_network_get_field (self->network, found);

      if (theirs != NULL && theirs->kinds == row->kinds && g_str_equal (theirs->name, row->name))
        {
          self->fields[field] = theirs->type == row->type ? found : MG_FIELD_NONE;
          return self->fields[field];
        }
    }

  self->fields[field] = self->next_field++;
  {
    MgEdit edit = { .kind = MG_EDIT_ADD_FIELD, .field = self->fields[field], .spec = mg_field_new_foreign (row) };

    mg_transaction_add (self->transaction, &edit);
    mg_edit_clear (&edit);
  }

  return self->fields[field];
}

/* Where one is named by its text identifier: by its new one. */
static gboolean
is_reference (MgFieldId field)
{
  return field == MG_FIELD_LEAD_ORG || field == MG_FIELD_COLLECTIVE_ID;
}

static void
copy_value (Paste         *self,
            MgId           id,
            MgFieldId      field,
            const MgValue *value)
{
  MgFieldId taker;

  if (field == MG_FIELD_ID || field == MG_FIELD_LINK_ID)
    return;

  if (field == MG_FIELD_X || field == MG_FIELD_Y)
    {
      mg_transaction_set_real (self->transaction, id, field, value->real + (field == MG_FIELD_X ? self->dx : self->dy));
      return;
    }

  if (is_reference (field))
    {
      const char *other = g_hash_table_lookup (self->text_ids, value->text);

      if (other != NULL)
        mg_transaction_set_text (self->transaction, id, field, other);
      return;
    }

  taker = find_field (self, field);
  if (taker != MG_FIELD_NONE)
    mg_transaction_set (self->transaction, id, taker, value);
}

static void
copy_values (Paste        *self,
             const MgItem *item)
{
  for (MgFieldId field = 0; field < mg_network_get_n_fields (self->piece); field++)
    {
      const MgField *row = mg_network_get_field (self->piece, field);
      MgValue value;

      if (row != NULL && (row->kinds & item->kind) != 0 && mg_network_get_value (self->piece, item->id, field, &value))
        copy_value (self, self->made[item->id], field, &value);
    }
}

/* The text identifier that add_item() has just given. */
static const char *
latest_text (const MgTransaction *transaction)
{
  const MgEdit *edit = mg_transaction_get_edit (transaction, mg_transaction_get_n_edits (transaction) - 1);

  return edit->kind == MG_EDIT_SET_VALUE && edit->value.type == MG_VALUE_TEXT ? edit->value.text : NULL;
}

static void
add_items (Paste  *self,
           guint   kinds,
           GArray *ids)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->piece, kinds);
  while ((item = mg_network_iter_next (&iter)))
    {
      const char *text_id = mg_network_get_text (self->piece, item->id, MG_FIELD_ID);

      if (mg_item_kind_is_edge (item->kind))
        self->made[item->id] = mg_transaction_add_edge (self->transaction, self->network, item->kind,
                                                        self->made[item->source], self->made[item->target]);
      else
        self->made[item->id] = mg_transaction_add_item (self->transaction, self->network, item->kind);

      if (text_id != NULL && latest_text (self->transaction) != NULL)
        g_hash_table_insert (self->text_ids, (gpointer) text_id, g_strdup (latest_text (self->transaction)));
      if (ids != NULL)
        g_array_append_val (ids, self->made[item->id]);
    }
}

static void
fill (Paste *self,
      guint  kinds)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->piece, kinds);
  while ((item = mg_network_iter_next (&iter)))
    copy_values (self, item);
}

MgTransaction *
mg_command_paste (MgNetwork  *network,
                  MgNetwork  *piece,
                  double      dx,
                  double      dy,
                  GArray    **ids)
{
  guint n = mg_network_count (piece, MG_ITEMS_NODES);
  /* Translators: a command: "Undo: paste 3 items" */
  g_autofree char *label = g_strdup_printf (ngettext ("paste %u item", "paste %u items", n), n);
  Paste self = { .network = network, .piece = piece, .dx = dx, .dy = dy };
  g_autoptr(GArray) made = g_array_new (FALSE, FALSE, sizeof (MgId));

  g_return_val_if_fail (MG_IS_NETWORK (network) && MG_IS_NETWORK (piece), NULL);

  self.transaction = mg_transaction_new (label);
  self.made = g_new0 (MgId, mg_network_get_id_limit (piece));
  self.text_ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self.fields = g_new (MgFieldId, mg_network_get_n_fields (piece));
  for (guint i = 0; i < mg_network_get_n_fields (piece); i++)
    self.fields[i] = NOT_ASKED;
  self.next_field = mg_network_get_n_fields (network);

  add_items (&self, MG_ITEMS_NODES, made);
  fill (&self, MG_ITEMS_NODES);
  add_items (&self, MG_ITEMS_EDGES, NULL);
  fill (&self, MG_ITEMS_EDGES);

  g_free (self.made);
  g_free (self.fields);
  g_hash_table_unref (self.text_ids);
  if (ids != NULL)
    *ids = g_steal_pointer (&made);

  return self.transaction;
}
