/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-copy.h"

#include "mg-table-column.h"
#include "mg-table-row.h"

static void
append_text (GString    *tsv,
             const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (tsv, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
}

/* @id: 0 for the titles */
static void
append_line (GString    *tsv,
             GListModel *columns,
             MgDocument *document,
             MgId        id)
{
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
      text = id != MG_ID_NONE ? data->text (data, document, id) : g_strdup (data->title);
      append_text (tsv, text);
    }

  g_string_append_c (tsv, '\n');
}

char *
mg_table_copy (GListModel *columns,
               GListModel *rows,
               GtkBitset  *picked,
               MgDocument *document)
{
  GString *tsv = g_string_new (NULL);
  gboolean all = gtk_bitset_is_empty (picked);

  append_line (tsv, columns, document, MG_ID_NONE);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(MgTableRow) row = g_list_model_get_item (rows, i);

      if (all || gtk_bitset_contains (picked, i))
        append_line (tsv, columns, document, row->id);
    }

  return g_string_free (tsv, FALSE);
}
