/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-picked.h"

#include "mg-table-row.h"

/* Before the next frame, after whatever list model is still telling its news. */
#define SYNC_PRIORITY (G_PRIORITY_HIGH_IDLE + 5)

struct _MgTablePicked
{
  GObject            parent_instance;

  MgDocument        *document;    /* (nullable) */
  GListModel        *shown;
  GtkSelectionModel *model;
  GtkWidget         *widget;      /* (unowned) */
  gboolean           is_syncing;  /* one side is being told by us */
  gboolean           is_missed;   /* changed while nobody could see it */
  guint              source;
};

G_DEFINE_FINAL_TYPE (MgTablePicked, mg_table_picked, G_TYPE_OBJECT)

static MgId
id_at (MgTablePicked *self,
       guint          position)
{
  g_autoptr(MgTableRow) row = g_list_model_get_item (self->shown, position);

  return row != NULL ? row->id : MG_ID_NONE;
}

static void
show_selection (MgTablePicked *self)
{
  MgSelection *selection = mg_document_get_selection (self->document);
  guint n = g_list_model_get_n_items (self->shown);
  g_autoptr(GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) mask = gtk_bitset_new_range (0, n);

  if (mg_selection_get_n (selection) > 0)
    for (guint i = 0; i < n; i++)
      if (mg_selection_contains (selection, id_at (self, i)))
        gtk_bitset_add (selected, i);

  self->is_syncing = TRUE;
  gtk_selection_model_set_selection (self->model, selected, mask);
  self->is_syncing = FALSE;
}

static gboolean
sync_cb (gpointer user_data)
{
  MgTablePicked *self = user_data;

  self->source = 0;
  if (self->document != NULL)
    show_selection (self);

  return G_SOURCE_REMOVE;
}

/* Later: a list that is telling of its items must not be told of a selection. */
static void
queue_sync (MgTablePicked *self)
{
  if (self->document == NULL || self->is_syncing)
    return;

  if (!gtk_widget_get_mapped (self->widget))
    self->is_missed = TRUE;
  else if (self->source == 0)
    self->source = g_idle_add_full (SYNC_PRIORITY, sync_cb, self, NULL);
}

/* Those that were selected already keep their turn; new ones follow. */
static GArray *
merge_ids (MgTablePicked *self,
           GArray        *picked)
{
  MgSelection *selection = mg_document_get_selection (self->document);
  g_autoptr(GHashTable) fresh = g_hash_table_new (NULL, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  const MgId *old;
  guint n_old;

  for (guint i = 0; i < picked->len; i++)
    g_hash_table_add (fresh, GUINT_TO_POINTER (g_array_index (picked, MgId, i)));

  old = mg_selection_get_ids (selection, &n_old);
  for (guint i = 0; i < n_old; i++)
    if (g_hash_table_remove (fresh, GUINT_TO_POINTER (old[i])))
      g_array_append_val (ids, old[i]);

  for (guint i = 0; i < picked->len; i++)
    {
      MgId id = g_array_index (picked, MgId, i);

      if (g_hash_table_contains (fresh, GUINT_TO_POINTER (id)))
        g_array_append_val (ids, id);
    }

  return ids;
}

static void
picked_cb (GtkSelectionModel *model,
           guint              position,
           guint              n_items,
           MgTablePicked     *self)
{
  g_autoptr(GArray) picked = NULL;
  g_autoptr(GArray) ids = NULL;

  if (self->is_syncing || self->document == NULL)
    return;

  picked = mg_table_picked_list_ids (self);
  ids = merge_ids (self, picked);

  self->is_syncing = TRUE;
  mg_selection_set (mg_document_get_selection (self->document), (const MgId *) ids->data,
                    ids->len);
  self->is_syncing = FALSE;
}

static void
mg_table_picked_dispose (GObject *object)
{
  MgTablePicked *self = MG_TABLE_PICKED (object);

  mg_table_picked_set_document (self, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (mg_table_picked_parent_class)->dispose (object);
}

static void
mg_table_picked_class_init (MgTablePickedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mg_table_picked_dispose;
}

static void
mg_table_picked_init (MgTablePicked *self)
{
}

MgTablePicked *
mg_table_picked_new (GListModel *shown,
                     GtkWidget  *widget)
{
  MgTablePicked *self = g_object_new (MG_TYPE_TABLE_PICKED, NULL);

  self->shown = g_object_ref (shown);
  self->widget = widget;
  self->model = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (shown)));
  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (picked_cb), self, 0);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (queue_sync), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
mg_table_picked_set_document (MgTablePicked *self,
                              MgDocument    *document)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (mg_document_get_selection (self->document), self);

  g_set_object (&self->document, document);
  if (document == NULL)
    return;

  g_signal_connect_object (mg_document_get_selection (document), "changed",
                           G_CALLBACK (queue_sync), self, G_CONNECT_SWAPPED);
  queue_sync (self);
}

void
mg_table_picked_wake (MgTablePicked *self)
{
  if (!self->is_missed)
    return;

  self->is_missed = FALSE;
  queue_sync (self);
}

GtkSelectionModel *
mg_table_picked_get_model (MgTablePicked *self)
{
  return self->model;
}

GArray *
mg_table_picked_list_ids (MgTablePicked *self)
{
  g_autoptr(GtkBitset) positions = gtk_selection_model_get_selection (self->model);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      MgId id = id_at (self, position);

      g_array_append_val (ids, id);
    }

  return ids;
}
