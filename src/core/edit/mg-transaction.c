/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-transaction.h"

struct _MgTransaction
{
  char   *label;
  GArray *edits;    /* MgEdit */
};

#define EDIT(self, index) (&g_array_index ((self)->edits, MgEdit, (index)))

G_DEFINE_BOXED_TYPE (MgTransaction, mg_transaction, mg_transaction_ref, mg_transaction_unref)

MgTransaction *
mg_transaction_new (const char *label)
{
  MgTransaction *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_atomic_rc_box_new0 (MgTransaction);
  self->label = g_strdup (label);
  self->edits = g_array_new (FALSE, FALSE, sizeof (MgEdit));
  g_array_set_clear_func (self->edits, (GDestroyNotify) mg_edit_clear);

  return self;
}

MgTransaction *
mg_transaction_ref (MgTransaction *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
transaction_clear (gpointer data)
{
  MgTransaction *self = data;

  g_free (self->label);
  g_array_unref (self->edits);
}

void
mg_transaction_unref (MgTransaction *self)
{
  g_atomic_rc_box_release_full (self, transaction_clear);
}

const char *
mg_transaction_get_label (const MgTransaction *self)
{
  return self->label;
}

guint
mg_transaction_get_n_edits (const MgTransaction *self)
{
  return self->edits->len;
}

const MgEdit *
mg_transaction_get_edit (const MgTransaction *self,
                         guint                index)
{
  g_return_val_if_fail (index < self->edits->len, NULL);

  return EDIT (self, index);
}

/* Takes over what @edit holds. */
static void
take (MgTransaction *self,
      MgEdit         edit)
{
  g_array_append_val (self->edits, edit);
}

void
mg_transaction_add (MgTransaction *self,
                    const MgEdit  *edit)
{
  g_return_if_fail (self != NULL && edit != NULL);

  take (self, mg_edit_copy (edit));
}

void
mg_transaction_set (MgTransaction *self,
                    MgId           id,
                    MgFieldId      field,
                    const MgValue *value)
{
  g_return_if_fail (self != NULL && value != NULL);

  take (self, (MgEdit) { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field,
                         .value = mg_value_copy (value) });
}

void
mg_transaction_set_text (MgTransaction *self,
                         MgId           id,
                         MgFieldId      field,
                         const char    *text)
{
  g_auto(MgValue) value = mg_value_text (text);

  mg_transaction_set (self, id, field, &value);
}

void
mg_transaction_set_real (MgTransaction *self,
                         MgId           id,
                         MgFieldId      field,
                         double         real)
{
  MgValue value = mg_value_real (real);

  mg_transaction_set (self, id, field, &value);
}

static MgId
add (MgTransaction *self,
     MgNetwork     *network,
     MgItemKind     kind,
     MgId           source,
     MgId           target)
{
  g_autofree char *text_id = mg_network_new_text_id (network, kind);
  MgId id = mg_network_new_id (network);

  take (self, (MgEdit) { .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = id,
                         .source = source, .target = target });
  mg_transaction_set_text (self, id,
                           mg_item_kind_is_edge (kind) ? MG_FIELD_LINK_ID : MG_FIELD_ID, text_id);

  return id;
}

MgId
mg_transaction_add_item (MgTransaction *self,
                         MgNetwork     *network,
                         MgItemKind     kind)
{
  g_return_val_if_fail (self != NULL && MG_IS_NETWORK (network), MG_ID_NONE);
  g_return_val_if_fail (!mg_item_kind_is_edge (kind), MG_ID_NONE);

  return add (self, network, kind, MG_ID_NONE, MG_ID_NONE);
}

MgId
mg_transaction_add_edge (MgTransaction *self,
                         MgNetwork     *network,
                         MgItemKind     kind,
                         MgId           source,
                         MgId           target)
{
  g_return_val_if_fail (self != NULL && MG_IS_NETWORK (network), MG_ID_NONE);
  g_return_val_if_fail (mg_item_kind_is_edge (kind), MG_ID_NONE);

  return add (self, network, kind, source, target);
}

static void
strip_and_remove (MgTransaction *self,
                  MgNetwork     *network,
                  MgId           id)
{
  const MgValue none = MG_VALUE_INIT;
  guint n_fields = mg_network_get_n_fields (network);

  for (MgFieldId field = 0; field < n_fields; field++)
    {
      MgValue value;

      if (mg_network_get_value (network, id, field, &value))
        mg_transaction_set (self, id, field, &none);
    }

  take (self, (MgEdit) { .kind = MG_EDIT_REMOVE_ITEM, .id = id });
}

static gboolean
contains (GHashTable *ids,
          MgId        id)
{
  return id != MG_ID_NONE && g_hash_table_contains (ids, GUINT_TO_POINTER (id));
}

void
mg_transaction_remove_items (MgTransaction *self,
                             MgNetwork     *network,
                             const MgId    *ids,
                             guint          n_ids)
{
  /* An organisation can only go once its links have gone. */
  const guint order[] = { MG_ITEMS_EDGES, MG_ITEMS_NODES };
  g_autoptr(GHashTable) going = g_hash_table_new (NULL, NULL);

  g_return_if_fail (self != NULL && MG_IS_NETWORK (network));

  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (going, GUINT_TO_POINTER (ids[i]));

  for (guint turn = 0; turn < G_N_ELEMENTS (order); turn++)
    {
      const MgItem *item;
      MgNetworkIter iter;

      mg_network_iter_init (&iter, network, order[turn]);
      while ((item = mg_network_iter_next (&iter)))
        {
          if (contains (going, item->id) || contains (going, item->source) ||
              contains (going, item->target))
            strip_and_remove (self, network, item->id);
        }
    }
}

static void
reverse (GArray *edits)
{
  for (guint i = 0; i < edits->len / 2; i++)
    {
      MgEdit *a = &g_array_index (edits, MgEdit, i);
      MgEdit *b = &g_array_index (edits, MgEdit, edits->len - 1 - i);
      MgEdit kept = *a;

      *a = *b;
      *b = kept;
    }
}

MgTransaction *
mg_transaction_apply (const MgTransaction  *self,
                      MgNetwork            *network,
                      GError              **error)
{
  g_autoptr(MgTransaction) inverse = NULL;
  gboolean ok = TRUE;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  inverse = mg_transaction_new (self->label);
  for (guint i = 0; i < self->edits->len && ok; i++)
    {
      MgEdit back;

      if ((ok = mg_network_apply (network, EDIT (self, i), &back, error)))
        take (inverse, back);
    }

  reverse (inverse->edits);
  if (ok)
    return g_steal_pointer (&inverse);

  /* What has just been done can be taken back: this goes one level deep. */
  mg_transaction_unref (mg_transaction_apply (inverse, network, NULL));

  return NULL;
}

gboolean
mg_transaction_same_places (const MgTransaction *self,
                            const MgTransaction *other)
{
  if (self->edits->len != other->edits->len)
    return FALSE;

  for (guint i = 0; i < self->edits->len; i++)
    {
      if (!mg_edit_same_place (EDIT (self, i), EDIT (other, i)))
        return FALSE;
    }

  return TRUE;
}
