/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-selection.h"

#include <string.h>

struct _MgSelection
{
  GObject     parent_instance;

  GArray     *ids;   /* of MgId, in the order of selecting */
  GHashTable *set;   /* the same ids, to be looked up */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgSelection, mg_selection, G_TYPE_OBJECT)

static void
changed (MgSelection *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
append (MgSelection *self,
        MgId         id)
{
  if (id != MG_ID_NONE && g_hash_table_add (self->set, GUINT_TO_POINTER (id)))
    g_array_append_val (self->ids, id);
}

static void
empty (MgSelection *self)
{
  g_hash_table_remove_all (self->set);
  g_array_set_size (self->ids, 0);
}

static void
mg_selection_finalize (GObject *object)
{
  MgSelection *self = MG_SELECTION (object);

  g_array_unref (self->ids);
  g_hash_table_unref (self->set);

  G_OBJECT_CLASS (mg_selection_parent_class)->finalize (object);
}

static void
mg_selection_class_init (MgSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mg_selection_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", MG_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mg_selection_init (MgSelection *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  self->set = g_hash_table_new (NULL, NULL);
}

MgSelection *
mg_selection_new (void)
{
  return g_object_new (MG_TYPE_SELECTION, NULL);
}

guint
mg_selection_get_n (MgSelection *self)
{
  g_return_val_if_fail (MG_IS_SELECTION (self), 0);

  return self->ids->len;
}

const MgId *
mg_selection_get_ids (MgSelection *self,
                      guint       *n_ids)
{
  g_return_val_if_fail (MG_IS_SELECTION (self), NULL);

  if (n_ids != NULL)
    *n_ids = self->ids->len;

  return (const MgId *) (gpointer) self->ids->data;
}

MgId
mg_selection_get_primary (MgSelection *self)
{
  g_return_val_if_fail (MG_IS_SELECTION (self), MG_ID_NONE);

  if (self->ids->len == 0)
    return MG_ID_NONE;

  return g_array_index (self->ids, MgId, self->ids->len - 1);
}

gboolean
mg_selection_contains (MgSelection *self,
                       MgId         id)
{
  g_return_val_if_fail (MG_IS_SELECTION (self), FALSE);

  return g_hash_table_contains (self->set, GUINT_TO_POINTER (id));
}

void
mg_selection_clear (MgSelection *self)
{
  mg_selection_set (self, NULL, 0);
}

/* Whether setting @ids would change nothing: views echo each other's changes. */
static gboolean
is_same (MgSelection *self,
         const MgId  *ids,
         guint        n_ids)
{
  if (self->ids->len != n_ids)
    return FALSE;

  return n_ids == 0 || memcmp (self->ids->data, ids, n_ids * sizeof (MgId)) == 0;
}

void
mg_selection_set (MgSelection *self,
                  const MgId  *ids,
                  guint        n_ids)
{
  g_autofree MgId *copy = NULL;

  g_return_if_fail (MG_IS_SELECTION (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  if (is_same (self, ids, n_ids))
    return;

  /* What is given may be our own array. */
  copy = g_memdup2 (ids, n_ids * sizeof (MgId));
  empty (self);
  for (guint i = 0; i < n_ids; i++)
    append (self, copy[i]);

  changed (self);
}

void
mg_selection_set_one (MgSelection *self,
                      MgId         id)
{
  mg_selection_set (self, &id, id != MG_ID_NONE ? 1 : 0);
}

void
mg_selection_add (MgSelection *self,
                  MgId         id)
{
  g_return_if_fail (MG_IS_SELECTION (self));

  if (id == MG_ID_NONE || mg_selection_contains (self, id))
    return;

  append (self, id);
  changed (self);
}

void
mg_selection_toggle (MgSelection *self,
                     MgId         id)
{
  g_return_if_fail (MG_IS_SELECTION (self));

  if (!mg_selection_contains (self, id))
    {
      mg_selection_add (self, id);
      return;
    }

  g_hash_table_remove (self->set, GUINT_TO_POINTER (id));
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, MgId, i) == id)
      {
        g_array_remove_index (self->ids, i);
        break;
      }

  changed (self);
}
