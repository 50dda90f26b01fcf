/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-list.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "mg-table-cell.h"
#include "mg-table-row.h"
#include "mg-text.h"

/* Before the next frame, after whatever list model is still telling its news. */
#define SYNC_PRIORITY (G_PRIORITY_HIGH_IDLE + 5)

struct _MgTableList
{
  GtkWidget           parent_instance;

  MgDocument         *document;      /* (nullable) */
  MgTableRows        *rows;
  GtkCustomFilter    *filter;
  GtkCustomSorter    *sorter;
  GListModel         *shown;         /* rows, filtered and sorted */
  GtkSelectionModel  *selection;
  GtkColumnView      *view;
  GtkWidget          *scroll;

  char               *search;        /* (nullable): folded */
  MgTableColumn      *sorted;        /* (nullable): by which column */
  gboolean            descending;
  gboolean            keys_are_old;  /* values changed since the last sort */

  MgTableColumn      *probed;        /* see probe_cb() */
  MgTableRow         *low;
  MgTableRow         *high;

  GHashTable         *cells;         /* set of those that show a row */
  MgId                editing;       /* the row whose name is to be edited once it shows */
  gboolean            is_syncing;    /* the selection is being told, not asked */
  guint               sync_source;
  guint               refresh_source;
  gboolean            sync_missed;   /* changed while nobody could see it */
  gboolean            refresh_missed;
};

enum
{
  NOTICE,
  SHOWN_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgTableList, mg_table_list, GTK_TYPE_WIDGET)

/* Sorting */

static void
learn_key (MgTableList *self,
           MgTableRow  *row)
{
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  row->sort_known = TRUE;
  if (self->sorted->number != NULL)
    {
      row->sort_number = self->sorted->number (self->sorted, self->document, row->id);
      return;
    }

  text = self->sorted->text (self->sorted, self->document, row->id);
  if (text[0] == '\0')
    return;

  folded = g_utf8_casefold (text, -1);
  row->sort_text = g_utf8_collate_key (folded, -1);
}

static gboolean
has_key (const MgTableList *self,
         const MgTableRow  *row)
{
  return self->sorted->number != NULL ? !isnan (row->sort_number) : row->sort_text != NULL;
}

static int
compare_keys (const MgTableList *self,
              const MgTableRow  *a,
              const MgTableRow  *b)
{
  if (self->sorted->number != NULL)
    return (a->sort_number > b->sort_number) - (a->sort_number < b->sort_number);

  return strcmp (a->sort_text, b->sort_text);
}

static int
compare_rows_func (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  MgTableList *self = user_data;
  MgTableRow *first = (MgTableRow *) a;
  MgTableRow *second = (MgTableRow *) b;
  gboolean known;
  int order = 0;

  if (self->sorted != NULL && self->document != NULL)
    {
      if (!first->sort_known)
        learn_key (self, first);
      if (!second->sort_known)
        learn_key (self, second);

      known = has_key (self, first);
      if (known != has_key (self, second))
        return known ? -1 : 1;
      if (known)
        order = compare_keys (self, first, second);
      if (order != 0)
        return self->descending ? -order : order;
    }

  return (first->id > second->id) - (first->id < second->id);
}

void
mg_table_list_resort (MgTableList *self)
{
  g_return_if_fail (MG_IS_TABLE_LIST (self));

  for (guint i = 0; i < mg_table_rows_get_n (self->rows); i++)
    mg_table_row_forget_sort (mg_table_rows_get (self->rows, i));

  self->keys_are_old = FALSE;
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
}

/* A column view says which column sorts, and which way, only from 4.10 on. Its
 * sorter is therefore asked to compare two rows of ours: the column that is
 * asked first is the one, and the answer is turned round if the order is.
 */
static int
probe_cb (gconstpointer a,
          gconstpointer b,
          gpointer      user_data)
{
  GtkColumnViewColumn *column = user_data;
  MgTableList *self = g_object_get_data (G_OBJECT (column), "mg-list");

  if (self->probed == NULL)
    self->probed = g_object_get_data (G_OBJECT (column), "mg-column");

  return a == (gconstpointer) self->low ? -1 : 1;
}

static void
order_changed_cb (GtkSorter       *sorter,
                  GtkSorterChange  change,
                  MgTableList     *self)
{
  GtkOrdering order;

  self->probed = NULL;
  order = gtk_sorter_compare (sorter, self->low, self->high);

  if (self->probed == self->sorted && self->descending == (order == GTK_ORDERING_LARGER) &&
      !self->keys_are_old)
    return;

  g_clear_pointer (&self->sorted, mg_table_column_unref);
  if (self->probed != NULL)
    self->sorted = mg_table_column_ref (self->probed);
  self->descending = order == GTK_ORDERING_LARGER;
  mg_table_list_resort (self);
}

/* Searching */

static void
learn_search (MgTableList *self,
              MgTableRow  *row)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr(GString) texts = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GObject) view_column = g_list_model_get_item (columns, i);
      const MgTableColumn *column = g_object_get_data (view_column, "mg-column");
      g_autofree char *text = NULL;

      if (column->is_number)
        continue;
      text = column->text (column, self->document, row->id);
      g_string_append (texts, text);
      g_string_append_c (texts, '\n');
    }

  row->search_text = mg_text_fold (texts->str);
}

static gboolean
matches_func (gpointer item,
              gpointer user_data)
{
  MgTableList *self = user_data;
  MgTableRow *row = item;

  if (self->search == NULL || self->document == NULL)
    return TRUE;
  if (row->search_text == NULL)
    learn_search (self, row);

  return strstr (row->search_text, self->search) != NULL;
}

void
mg_table_list_set_search (MgTableList *self,
                          const char  *text)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (MG_IS_TABLE_LIST (self));

  folded = text != NULL ? g_strstrip (mg_text_fold (text)) : NULL;
  if (folded != NULL && folded[0] == '\0')
    g_clear_pointer (&folded, g_free);
  if (g_strcmp0 (folded, self->search) == 0)
    return;

  g_free (self->search);
  self->search = g_steal_pointer (&folded);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* Selection: the document's is the one that counts */

static MgId
id_at (MgTableList *self,
       guint        position)
{
  g_autoptr(MgTableRow) row = g_list_model_get_item (self->shown, position);

  return row != NULL ? row->id : MG_ID_NONE;
}

static void
show_selection (MgTableList *self)
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
  gtk_selection_model_set_selection (self->selection, selected, mask);
  self->is_syncing = FALSE;
}

static gboolean
sync_cb (gpointer user_data)
{
  MgTableList *self = user_data;

  self->sync_source = 0;
  self->sync_missed = FALSE;
  if (self->document != NULL)
    show_selection (self);

  return G_SOURCE_REMOVE;
}

/* Later: a list that is telling of its items must not be told of a selection. */
static void
queue_sync (MgTableList *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->sync_missed = TRUE;
  else if (self->sync_source == 0)
    self->sync_source = g_idle_add_full (SYNC_PRIORITY, sync_cb, self, NULL);
}

/* Those that were selected already keep their turn; new ones follow. */
static GArray *
list_selected (MgTableList *self,
               GtkBitset   *positions)
{
  MgSelection *selection = mg_document_get_selection (self->document);
  g_autoptr(GHashTable) wanted = g_hash_table_new (NULL, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  const MgId *old;
  GtkBitsetIter iter;
  guint position;
  guint n_old;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_hash_table_add (wanted, GUINT_TO_POINTER (id_at (self, position)));

  old = mg_selection_get_ids (selection, &n_old);
  for (guint i = 0; i < n_old; i++)
    if (g_hash_table_remove (wanted, GUINT_TO_POINTER (old[i])))
      g_array_append_val (ids, old[i]);

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      MgId id = id_at (self, position);

      if (g_hash_table_contains (wanted, GUINT_TO_POINTER (id)))
        g_array_append_val (ids, id);
    }

  return ids;
}

static void
selected_cb (GtkSelectionModel *model,
             guint              position,
             guint              n_items,
             MgTableList       *self)
{
  g_autoptr(GtkBitset) positions = NULL;
  g_autoptr(GArray) ids = NULL;

  if (self->is_syncing || self->document == NULL)
    return;

  positions = gtk_selection_model_get_selection (model);
  ids = list_selected (self, positions);

  self->is_syncing = TRUE;
  mg_selection_set (mg_document_get_selection (self->document), (const MgId *) ids->data,
                    ids->len);
  self->is_syncing = FALSE;
}

static void
selection_changed_cb (MgTableList *self)
{
  if (!self->is_syncing)
    queue_sync (self);
}

static void
shown_changed_cb (MgTableList *self)
{
  queue_sync (self);
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
    self->refresh_source = g_idle_add_full (SYNC_PRIORITY, refresh_cb, self, NULL);
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

  self->keys_are_old = TRUE;
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
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (self->cells != NULL)
    g_hash_table_remove (self->cells, cell);
  mg_table_cell_bind (MG_TABLE_CELL (cell), NULL, MG_ID_NONE);
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
  GtkColumnViewColumn *column = gtk_column_view_column_new (data->title, factory);
  g_autoptr(GtkCustomSorter) sorter = gtk_custom_sorter_new (probe_cb, column, NULL);

  g_object_set_data (G_OBJECT (column), "mg-list", self);
  g_object_set_data_full (G_OBJECT (column), "mg-column", mg_table_column_ref (data),
                          (GDestroyNotify) mg_table_column_unref);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), column, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), column, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), column, 0);

  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, data->is_name);
  gtk_column_view_column_set_visible (column, !data->hidden);

  return column;
}

static GtkColumnViewColumn *
find_column (MgTableList *self,
             const char  *key)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; key != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const MgTableColumn *data = g_object_get_data (G_OBJECT (column), "mg-column");

      if (g_str_equal (data->key, key))
        return column;
    }

  return NULL;
}

void
mg_table_list_sort (MgTableList *self,
                    const char  *key,
                    GtkSortType  order)
{
  g_return_if_fail (MG_IS_TABLE_LIST (self));

  gtk_column_view_sort_by_column (self->view, find_column (self, key), order);
}

static void
remove_columns (MgTableList *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

void
mg_table_list_set_columns (MgTableList *self,
                           GPtrArray   *columns)
{
  g_autofree char *key = NULL;
  gboolean descending;

  g_return_if_fail (MG_IS_TABLE_LIST (self));

  key = self->sorted != NULL ? g_strdup (self->sorted->key) : NULL;
  descending = self->descending;
  remove_columns (self);

  for (guint i = 0; i < columns->len; i++)
    {
      g_autoptr(GtkColumnViewColumn) column =
        create_column (self, g_ptr_array_index (columns, i));

      gtk_column_view_append_column (self->view, column);
    }

  mg_table_list_touch (self, MG_ID_NONE);
  mg_table_list_sort (self, key, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

gboolean
mg_table_list_has_field (MgTableList *self,
                         MgFieldId    field)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GObject) column = g_list_model_get_item (columns, i);
      const MgTableColumn *data = g_object_get_data (column, "mg-column");

      if (data->fields[0] == field || data->fields[1] == field)
        return TRUE;
    }

  return FALSE;
}

/* Copying */

static void
append_text (GString    *tsv,
             const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (tsv, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
}

/* @id: 0 for the titles */
static void
append_line (MgTableList *self,
             GString     *tsv,
             MgId         id)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  gboolean first = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const MgTableColumn *data = g_object_get_data (G_OBJECT (column), "mg-column");
      g_autofree char *text = NULL;

      if (!gtk_column_view_column_get_visible (column))
        continue;
      if (!first)
        g_string_append_c (tsv, '\t');
      first = FALSE;
      text = id != MG_ID_NONE ? data->text (data, self->document, id) : g_strdup (data->title);
      append_text (tsv, text);
    }

  g_string_append_c (tsv, '\n');
}

char *
mg_table_list_dup_tsv (MgTableList *self)
{
  g_autoptr(GtkBitset) positions = NULL;
  GString *tsv = g_string_new (NULL);
  gboolean all;

  g_return_val_if_fail (MG_IS_TABLE_LIST (self), NULL);

  positions = gtk_selection_model_get_selection (self->selection);
  all = gtk_bitset_is_empty (positions);
  append_line (self, tsv, MG_ID_NONE);

  for (guint i = 0; i < g_list_model_get_n_items (self->shown); i++)
    if (all || gtk_bitset_contains (positions, i))
      append_line (self, tsv, id_at (self, i));

  return g_string_free (tsv, FALSE);
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
  g_autoptr(GtkBitset) positions = gtk_selection_model_get_selection (self->selection);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      MgId id = id_at (self, position);

      g_array_append_val (ids, id);
    }

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

static void
activate_cb (GtkColumnView *view,
             guint          position,
             MgTableList   *self)
{
  mg_table_list_edit (self, id_at (self, position));
}

/* The widget */

static void
mg_table_list_map (GtkWidget *widget)
{
  MgTableList *self = MG_TABLE_LIST (widget);

  GTK_WIDGET_CLASS (mg_table_list_parent_class)->map (widget);

  if (self->keys_are_old)
    {
      mg_table_list_resort (self);
      gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
    }
  if (self->refresh_missed)
    queue_refresh (self);
  if (self->sync_missed)
    queue_sync (self);
}

static void
forget_document (MgTableList *self)
{
  g_clear_handle_id (&self->sync_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  mg_table_rows_sync (self->rows, NULL, 0);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (mg_document_get_selection (self->document), self);
  g_clear_object (&self->document);
}

static void
mg_table_list_dispose (GObject *object)
{
  MgTableList *self = MG_TABLE_LIST (object);

  if (self->rows != NULL)
    forget_document (self);
  if (self->view != NULL)
    {
      gtk_column_view_set_model (self->view, NULL);
      remove_columns (self);
    }
  self->view = NULL;
  g_clear_pointer (&self->scroll, gtk_widget_unparent);
  g_clear_pointer (&self->sorted, mg_table_column_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (mg_table_list_parent_class)->dispose (object);
}

static void
mg_table_list_finalize (GObject *object)
{
  MgTableList *self = MG_TABLE_LIST (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->low);
  g_clear_object (&self->high);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_free (self->search);

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
  self->filter = gtk_custom_filter_new (matches_func, self, NULL);
  self->sorter = gtk_custom_sorter_new (compare_rows_func, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                        g_object_ref (GTK_FILTER (self->filter)));
  self->shown = G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (filtered),
                                                       g_object_ref (GTK_SORTER (self->sorter))));
  self->selection =
    GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (self->shown)));

  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_cb), self, 0);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
mg_table_list_init (MgTableList *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
  self->low = g_object_new (MG_TYPE_TABLE_ROW, NULL);
  self->high = g_object_new (MG_TYPE_TABLE_ROW, NULL);
  create_models (self);

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (g_object_ref (self->selection)));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_enable_rubberband (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (order_changed_cb), self, 0);

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

  forget_document (self);
  if (document == NULL)
    return;

  self->document = g_object_ref (document);
  g_signal_connect_object (mg_document_get_selection (document), "changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
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
  return self->selection;
}

GListModel *
mg_table_list_get_columns (MgTableList *self)
{
  return gtk_column_view_get_columns (self->view);
}
