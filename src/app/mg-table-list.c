/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-list.h"

#include <glib/gi18n-lib.h>

#include "mg-shown.h"
#include "mg-table-cell.h"
#include "mg-table-copy.h"
#include "mg-table-header.h"
#include "mg-table-order.h"
#include "mg-table-picked.h"
#include "mg-table-row.h"
#include "mg-table-search.h"

/* Before the next frame, after all edits of this turn. */
#define REFRESH_PRIORITY (G_PRIORITY_HIGH_IDLE + 5)

struct _MgTableList
{
  GtkWidget           parent_instance;

  MgDocument         *document;      /* (nullable) */
  MgTableRows        *rows;
  MgTableSearch      *search;
  MgTableOrder       *order;
  GListModel         *shown;           /* rows, filtered and sorted */
  MgTablePicked      *picked;
  GtkColumnView      *view;
  GtkWidget          *scroll;

  GHashTable         *cells;           /* set of those that show a row */
  MgId                editing;         /* the row whose name is to be edited once it shows */
  guint               refresh_source;
  gboolean            refresh_missed;  /* changed while nobody could see it */
};

enum
{
  NOTICE,
  SHOWN_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgTableList, mg_table_list, GTK_TYPE_WIDGET)

void
mg_table_list_resort (MgTableList *self)
{
  g_return_if_fail (MG_IS_TABLE_LIST (self));

  mg_table_order_renew (self->order);
}

void
mg_table_list_set_search (MgTableList *self,
                          const char  *text)
{
  g_return_if_fail (MG_IS_TABLE_LIST (self));

  mg_table_search_set_text (self->search, text);
}

static MgId
id_at (MgTableList *self,
       guint        position)
{
  g_autoptr(MgTableRow) row = g_list_model_get_item (self->shown, position);

  return row != NULL ? row->id : MG_ID_NONE;
}

static void
shown_changed_cb (MgTableList *self)
{
  g_signal_emit (self, signals[SHOWN_CHANGED], 0);
}

/* Cells */

static gboolean
refresh_cb (gpointer user_data)
{
  MgTableList *self = user_data;
  GHashTableIter iter;
  gpointer cell;

  self->refresh_source = 0;
  self->refresh_missed = FALSE;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    mg_table_cell_refresh (cell);

  return G_SOURCE_REMOVE;
}

static void
queue_refresh (MgTableList *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_missed = TRUE;
  else if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_full (REFRESH_PRIORITY, refresh_cb, self, NULL);
}

void
mg_table_list_touch (MgTableList *self,
                     MgId         id)
{
  MgTableRow *row;

  g_return_if_fail (MG_IS_TABLE_LIST (self));

  if (id != MG_ID_NONE && (row = mg_table_rows_find (self->rows, id)) != NULL)
    mg_table_row_forget_search (row);
  if (id == MG_ID_NONE)
    for (guint i = 0; i < mg_table_rows_get_n (self->rows); i++)
      mg_table_row_forget_search (mg_table_rows_get (self->rows, i));

  mg_table_order_touch (self->order);
  queue_refresh (self);
}

static void
cell_notice_cb (MgTableCell *cell,
                const char  *text,
                MgTableList *self)
{
  g_signal_emit (self, signals[NOTICE], 0, text);
}

static void
setup_cb (GtkListItemFactory  *factory,
          GtkListItem         *item,
          GtkColumnViewColumn *column)
{
  MgTableList *self = g_object_get_data (G_OBJECT (column), "mg-list");
  GtkWidget *cell = mg_table_cell_new (g_object_get_data (G_OBJECT (column), "mg-column"));

  g_signal_connect_object (cell, "notice", G_CALLBACK (cell_notice_cb), self, 0);
  gtk_list_item_set_child (item, cell);
}

static gboolean
edit_cb (gpointer cell)
{
  if (gtk_widget_get_mapped (cell))
    mg_table_cell_edit (cell);

  return G_SOURCE_REMOVE;
}

static void
bind_cb (GtkListItemFactory  *factory,
         GtkListItem         *item,
         GtkColumnViewColumn *column)
{
  MgTableList *self = g_object_get_data (G_OBJECT (column), "mg-list");
  const MgTableColumn *data = g_object_get_data (G_OBJECT (column), "mg-column");
  MgTableRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  mg_table_cell_bind (MG_TABLE_CELL (cell), self->document, row->id);
  g_hash_table_add (self->cells, cell);

  if (self->editing == row->id && data->is_name)
    {
      self->editing = MG_ID_NONE;
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, edit_cb, g_object_ref (cell), g_object_unref);
    }
}

static void
unbind_cb (GtkListItemFactory  *factory,
           GtkListItem         *item,
           GtkColumnViewColumn *column)
{
  MgTableList *self = g_object_get_data (G_OBJECT (column), "mg-list");

  /* It may be bound to the same row at once: what is being edited stays. */
  g_hash_table_remove (self->cells, gtk_list_item_get_child (item));
}

static MgTableCell *
find_cell (MgTableList *self,
           MgId         id)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (mg_table_cell_get_id (cell) == id && mg_table_cell_get_column (cell)->is_name)
      return cell;

  return NULL;
}

static gboolean
find_position (MgTableList *self,
               MgId         id,
               guint       *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->shown); i++)
    if (id_at (self, i) == id)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/* gtk_column_view_scroll_to() comes with 4.12; the list inside has the action. */
void
mg_table_list_reveal (MgTableList *self,
                      MgId         id)
{
  guint position;

  g_return_if_fail (MG_IS_TABLE_LIST (self));

  if (!find_position (self, id, &position))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

void
mg_table_list_edit (MgTableList *self,
                    MgId         id)
{
  MgTableCell *cell;

  g_return_if_fail (MG_IS_TABLE_LIST (self));

  mg_table_list_reveal (self, id);
  cell = find_cell (self, id);
  if (cell != NULL && gtk_widget_get_mapped (GTK_WIDGET (cell)))
    mg_table_cell_edit (cell);
  else
    self->editing = id;
}

/* Columns */

static GtkColumnViewColumn *
create_column (MgTableList   *self,
               MgTableColumn *data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *title = mg_shown_take (g_strdup (data->title));
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);
  g_autoptr(GtkSorter) sorter = mg_table_order_create_header (self->order, data);

  g_object_set_data (G_OBJECT (column), "mg-list", self);
  g_object_set_data_full (G_OBJECT (column), "mg-column", mg_table_column_ref (data),
                          (GDestroyNotify) mg_table_column_unref);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), column, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), column, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), column, 0);

  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, data->is_name);
  gtk_column_view_column_set_visible (column, !data->hidden);

  return column;
}

void
mg_table_list_sort (MgTableList *self,
                    const char  *key,
                    GtkSortType  order)
{
  g_return_if_fail (MG_IS_TABLE_LIST (self));

  gtk_column_view_sort_by_column (self->view, mg_table_header_find (self->view, key), order);
}

void
mg_table_list_set_columns (MgTableList *self,
                           GPtrArray   *columns)
{
  const MgTableColumn *sorted;
  g_autofree char *key = NULL;
  GtkSortType direction;

  g_return_if_fail (MG_IS_TABLE_LIST (self));

  sorted = mg_table_order_get_column (self->order);
  key = sorted != NULL ? g_strdup (sorted->key) : NULL;
  direction = mg_table_order_get_direction (self->order);
  mg_table_header_clear (self->view);

  for (guint i = 0; i < columns->len; i++)
    {
      g_autoptr(GtkColumnViewColumn) column =
        create_column (self, g_ptr_array_index (columns, i));

      gtk_column_view_append_column (self->view, column);
    }
  mg_table_header_add_tips (self->view);

  mg_table_list_touch (self, MG_ID_NONE);
  mg_table_list_sort (self, key, direction);
}

gboolean
mg_table_list_has_field (MgTableList *self,
                         MgFieldId    field)
{
  g_return_val_if_fail (MG_IS_TABLE_LIST (self), FALSE);

  return mg_table_header_has_field (self->view, field);
}

/* Copying */

char *
mg_table_list_dup_tsv (MgTableList *self)
{
  g_autoptr(GtkBitset) picked = NULL;

  g_return_val_if_fail (MG_IS_TABLE_LIST (self), NULL);

  picked = gtk_selection_model_get_selection (mg_table_picked_get_model (self->picked));

  return mg_table_copy (gtk_column_view_get_columns (self->view), self->shown, picked,
                        self->document);
}

/* Actions */

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_autofree char *tsv = mg_table_list_dup_tsv (MG_TABLE_LIST (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tsv);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  MgTableList *self = MG_TABLE_LIST (widget);
  g_autoptr(GArray) ids = mg_table_picked_list_ids (self->picked);

  if (ids->len > 0)
    mg_document_run (self->document,
                     mg_command_remove (mg_document_get_network (self->document),
                                        (const MgId *) ids->data, ids->len), 0);
}

static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  MgTableList *self = MG_TABLE_LIST (widget);

  if (self->document != NULL)
    mg_table_list_edit (self, mg_selection_get_primary (mg_document_get_selection (self->document)));
}

/* Enter on a row; a double click is the business of the cell under it. */
static void
activate_cb (GtkColumnView *view,
             guint          position,
             MgTableList   *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (mg_table_cell_is_pressed (cell))
      return;

  mg_table_list_edit (self, id_at (self, position));
}

/* The widget */

static void
mg_table_list_map (GtkWidget *widget)
{
  MgTableList *self = MG_TABLE_LIST (widget);

  /* A list makes cells even where nobody sees them: not before the first look. */
  if (gtk_column_view_get_model (self->view) == NULL)
    gtk_column_view_set_model (self->view, mg_table_picked_get_model (self->picked));

  GTK_WIDGET_CLASS (mg_table_list_parent_class)->map (widget);

  if (mg_table_order_is_old (self->order))
    {
      mg_table_list_resort (self);
      gtk_filter_changed (GTK_FILTER (self->search), GTK_FILTER_CHANGE_DIFFERENT);
    }
  if (self->refresh_missed)
    queue_refresh (self);
  mg_table_picked_wake (self->picked);
}

static void
mg_table_list_dispose (GObject *object)
{
  MgTableList *self = MG_TABLE_LIST (object);

  mg_table_list_set_document (self, NULL);
  if (self->view != NULL)
    {
      gtk_column_view_set_model (self->view, NULL);
      mg_table_header_clear (self->view);
    }
  self->view = NULL;
  g_clear_pointer (&self->scroll, gtk_widget_unparent);

  G_OBJECT_CLASS (mg_table_list_parent_class)->dispose (object);
}

static void
mg_table_list_finalize (GObject *object)
{
  MgTableList *self = MG_TABLE_LIST (object);

  g_object_unref (self->picked);
  g_object_unref (self->shown);
  g_object_unref (self->search);
  g_object_unref (self->order);
  g_object_unref (self->rows);
  g_hash_table_unref (self->cells);

  G_OBJECT_CLASS (mg_table_list_parent_class)->finalize (object);
}

static void
mg_table_list_class_init (MgTableListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_table_list_dispose;
  object_class->finalize = mg_table_list_finalize;
  widget_class->map = mg_table_list_map;

  signals[NOTICE] = g_signal_new ("notice", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOWN_CHANGED] = g_signal_new ("shown-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "table.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "table.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "table.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "table.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "table.edit", NULL);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
create_models (MgTableList *self)
{
  GtkFilterListModel *filtered;

  self->rows = mg_table_rows_new ();
  self->search = mg_table_search_new ();
  self->order = mg_table_order_new (self->rows);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                        g_object_ref (GTK_FILTER (self->search)));
  self->shown = G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                                       g_object_ref (GTK_SORTER (self->order))));
  self->picked = mg_table_picked_new (self->shown, GTK_WIDGET (self));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
mg_table_list_init (MgTableList *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
  create_models (self);

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_enable_rubberband (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
  mg_table_search_set_columns (self->search, gtk_column_view_get_columns (self->view));
  mg_table_order_follow (self->order, gtk_column_view_get_sorter (self->view));

  self->scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroll, GTK_WIDGET (self));
}

GtkWidget *
mg_table_list_new (const char *name)
{
  MgTableList *self = g_object_new (MG_TYPE_TABLE_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

void
mg_table_list_set_document (MgTableList *self,
                            MgDocument  *document)
{
  g_return_if_fail (MG_IS_TABLE_LIST (self));
  g_return_if_fail (document == NULL || MG_IS_DOCUMENT (document));

  if (self->document == document)
    return;

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  mg_table_rows_sync (self->rows, NULL, 0);
  g_set_object (&self->document, document);
  mg_table_order_set_document (self->order, document);
  mg_table_search_set_document (self->search, document);
  mg_table_picked_set_document (self->picked, document);
}

void
mg_table_list_set_ids (MgTableList *self,
                       const MgId  *ids,
                       guint        n_ids)
{
  g_return_if_fail (MG_IS_TABLE_LIST (self));

  mg_table_rows_sync (self->rows, ids, n_ids);
}

guint
mg_table_list_get_n_rows (MgTableList *self)
{
  return mg_table_rows_get_n (self->rows);
}

guint
mg_table_list_get_n_shown (MgTableList *self)
{
  return g_list_model_get_n_items (self->shown);
}

MgId
mg_table_list_get_shown (MgTableList *self,
                         guint        position)
{
  return id_at (self, position);
}

GtkSelectionModel *
mg_table_list_get_selection (MgTableList *self)
{
  return mg_table_picked_get_model (self->picked);
}

GListModel *
mg_table_list_get_columns (MgTableList *self)
{
  return gtk_column_view_get_columns (self->view);
}
