/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-header.h"

#include "mg-shown.h"

static const MgTableColumn *
get_data (GListModel *columns,
          guint       position)
{
  g_autoptr(GObject) column = g_list_model_get_item (columns, position);

  return g_object_get_data (column, "mg-column");
}

GtkColumnViewColumn *
mg_table_header_find (GtkColumnView *view,
                      const char    *key)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; key != NULL && i < g_list_model_get_n_items (columns); i++)
    if (g_str_equal (get_data (columns, i)->key, key))
      {
        g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

        return column;
      }

  return NULL;
}

gboolean
mg_table_header_has_field (GtkColumnView *view,
                           MgFieldId      field)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      const MgTableColumn *data = get_data (columns, i);

      if (data->fields[0] == field || data->fields[1] == field)
        return TRUE;
    }

  return FALSE;
}

void
mg_table_header_clear (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view, column);
    }
}

/* The titles have no name in the toolkit: they are the children of the first
 * child, in the order of the columns.
 */
void
mg_table_header_add_tips (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      mg_shown_tooltip (title, get_data (columns, i)->tip);
      title = gtk_widget_get_next_sibling (title);
    }
}
