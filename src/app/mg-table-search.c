/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-search.h"

#include <string.h>

#include "mg-table-column.h"
#include "mg-table-row.h"
#include "mg-text.h"

struct _MgTableSearch
{
  GtkFilter   parent_instance;

  MgDocument *document;   /* (nullable) */
  GListModel *columns;    /* (nullable) */
  char       *text;       /* (nullable): folded; NULL: everything */
};

G_DEFINE_FINAL_TYPE (MgTableSearch, mg_table_search, GTK_TYPE_FILTER)

static void
learn_text (MgTableSearch *self,
            MgTableRow    *row)
{
  g_autoptr(GString) texts = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->columns); i++)
    {
      g_autoptr(GObject) view_column = g_list_model_get_item (self->columns, i);
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
mg_table_search_match (GtkFilter *filter,
                       gpointer   item)
{
  MgTableSearch *self = MG_TABLE_SEARCH (filter);
  MgTableRow *row = item;

  if (self->text == NULL || self->document == NULL || self->columns == NULL)
    return TRUE;
  if (row->search_text == NULL)
    learn_text (self, row);

  return strstr (row->search_text, self->text) != NULL;
}

static GtkFilterMatch
mg_table_search_get_strictness (GtkFilter *filter)
{
  return MG_TABLE_SEARCH (filter)->text == NULL ? GTK_FILTER_MATCH_ALL : GTK_FILTER_MATCH_SOME;
}

static void
mg_table_search_dispose (GObject *object)
{
  MgTableSearch *self = MG_TABLE_SEARCH (object);

  g_clear_object (&self->document);
  g_clear_object (&self->columns);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (mg_table_search_parent_class)->dispose (object);
}

static void
mg_table_search_class_init (MgTableSearchClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mg_table_search_dispose;
  filter_class->match = mg_table_search_match;
  filter_class->get_strictness = mg_table_search_get_strictness;
}

static void
mg_table_search_init (MgTableSearch *self)
{
}

MgTableSearch *
mg_table_search_new (void)
{
  return g_object_new (MG_TYPE_TABLE_SEARCH, NULL);
}

void
mg_table_search_set_document (MgTableSearch *self,
                              MgDocument    *document)
{
  g_set_object (&self->document, document);
}

void
mg_table_search_set_columns (MgTableSearch *self,
                             GListModel    *columns)
{
  g_set_object (&self->columns, columns);
}

void
mg_table_search_set_text (MgTableSearch *self,
                          const char    *text)
{
  g_autofree char *folded = text != NULL ? g_strstrip (mg_text_fold (text)) : NULL;

  if (folded != NULL && folded[0] == '\0')
    g_clear_pointer (&folded, g_free);
  if (g_strcmp0 (folded, self->text) == 0)
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&folded);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
