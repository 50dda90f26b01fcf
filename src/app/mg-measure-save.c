/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-save.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-dialogs.h"
#include "mg-methods.h"
#include "mg-save-copy.h"
#include "mg-table.h"
#include "mg-text.h"

typedef char *(*WriteFunc) (MgDocument *document,
                            GPtrArray  *columns);

static const struct
{
  const char *extension;
  WriteFunc   write;
} formats[] = {
  { ".csv", mg_measure_save_csv },
  { ".json", mg_measure_save_json },
  { ".tex", mg_measure_save_latex },
};

/* Who may leave, row by row of the snapshot. */
static gboolean
is_row (MgDocument *document,
        MgId        id)
{
  MgNetwork *network = mg_document_get_network (document);

  return mg_network_find (network, id) != NULL &&
         !mg_network_get_boolean (network, id, MG_FIELD_PRIVATE);
}

static const MgMeasure *
get_measure (GPtrArray *columns,
             guint      i)
{
  return mg_measure_find (((const MgTableColumn *) g_ptr_array_index (columns, i))->key);
}

/* In full, with a point; "" of what has no value. */
static void
add_number (MgTable *table,
            double   value)
{
  char buffer[MG_TEXT_REAL_LENGTH];

  mg_table_add (table, isfinite (value) ? mg_text_format_real (value, buffer) : "");
}

/* For people, rounded; for programs, identifiers and figures in full. */
static MgTable *
create_table (MgDocument *document,
              GPtrArray  *columns,
              gboolean    for_people)
{
  MgNetwork *network = mg_document_get_network (document);
  MgResults *results = mg_document_get_results (document);
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  g_autoptr(GPtrArray) measures = g_ptr_array_new ();
  guint n_texts = for_people ? 1 : 3;
  MgTable *table;

  for (guint i = 0; i < columns->len; i++)
    if (get_measure (columns, i) != NULL)
      g_ptr_array_add (measures, (gpointer) get_measure (columns, i));

  table = mg_table_new (n_texts + measures->len);
  if (!for_people)
    mg_table_add (table, "id");
  mg_table_add (table, for_people ? _("Organisation") : "label");
  if (!for_people)
    mg_table_add (table, "kind");
  for (guint i = 0; i < measures->len; i++)
    {
      const MgMeasure *measure = measures->pdata[i];

      mg_table_set_right (table, n_texts + i);
      mg_table_add (table, for_people ? _(measure->name) : measure->id);
    }

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      MgId id = graph->ids[row];
      g_autofree char *title = NULL;

      if (!is_row (document, id))
        continue;

      title = mg_network_dup_title (network, id);
      if (!for_people)
        mg_table_add (table, mg_network_get_text (network, id, MG_FIELD_ID));
      mg_table_add (table, title);
      if (!for_people)
        mg_table_add (table, mg_network_get_text (network, id, MG_FIELD_KIND));
      for (guint i = 0; i < measures->len; i++)
        {
          const MgMeasure *measure = measures->pdata[i];
          double value = mg_results_get_value (results, measure->id, id);
          g_autofree char *text = mg_measure_format_value (measure, value);

          if (for_people)
            mg_table_add (table, text);
          else
            add_number (table, value);
        }
    }

  return table;
}

char *
mg_measure_save_csv (MgDocument *document,
                     GPtrArray  *columns)
{
  g_autoptr(MgTable) table = create_table (document, columns, FALSE);

  return mg_table_format_csv (table);
}

static char *
dup_methods (MgDocument *document)
{
  MgResults *results = mg_document_get_results (document);
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  const MgScope scope = { .perimeter = graph->perimeter, .date = graph->date };

  return mg_methods_dup_text (&scope, results, NULL);
}

char *
mg_measure_save_latex (MgDocument *document,
                       GPtrArray  *columns)
{
  g_autoptr(MgTable) table = create_table (document, columns, TRUE);
  g_autofree char *tabular = mg_table_format_latex (table, TRUE);
  g_autofree char *methods = dup_methods (document);
  g_autofree char *escaped = mg_table_escape_latex (methods);

  return g_strdup_printf ("%s\n\\section*{%s}\n%s\n", tabular, _("Methods"), escaped);
}

static void
append_json (GString    *json,
             const char *text)
{
  g_string_append_c (json, '"');
  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_printf (json, "\\%c", *c);
      else if ((guchar) *c < 0x20)
        g_string_append_printf (json, "\\u%04x", *c);
      else
        g_string_append_c (json, *c);
    }
  g_string_append_c (json, '"');
}

static void
append_number (GString *json,
               double   value)
{
  char buffer[MG_TEXT_REAL_LENGTH];

  g_string_append (json, isfinite (value) ? mg_text_format_real (value, buffer) : "null");
}

static void
append_member (GString    *json,
               const char *name,
               const char *text)
{
  append_json (json, name);
  g_string_append (json, ": ");
  append_json (json, text);
}

char *
mg_measure_save_json (MgDocument *document,
                      GPtrArray  *columns)
{
  MgNetwork *network = mg_document_get_network (document);
  MgResults *results = mg_document_get_results (document);
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  g_autofree char *date = mg_date_format (graph->date);
  g_autofree char *methods = dup_methods (document);
  GString *json = g_string_new ("{\n  ");
  gboolean is_first = TRUE;

  append_member (json, "perimeter", mg_perimeter_get_id (graph->perimeter));
  g_string_append (json, ",\n  ");
  append_member (json, "date", date);
  g_string_append_printf (json, ",\n  \"organisations_computed\": %u,\n  \"links\": %u,\n"
                          "  \"organisations\": [", graph->n_nodes, graph->n_links);
  for (guint row = 0; row < graph->n_nodes; row++)
    {
      MgId id = graph->ids[row];
      g_autofree char *title = NULL;

      if (!is_row (document, id))
        continue;

      title = mg_network_dup_title (network, id);
      g_string_append (json, is_first ? "\n    { " : ",\n    { ");
      is_first = FALSE;
      append_member (json, "id", mg_network_get_text (network, id, MG_FIELD_ID));
      g_string_append (json, ", ");
      append_member (json, "label", title);
      g_string_append (json, ", ");
      append_member (json, "kind", mg_network_get_text (network, id, MG_FIELD_KIND));
      for (guint i = 0; i < columns->len; i++)
        if (get_measure (columns, i) != NULL)
          {
            g_string_append_printf (json, ", \"%s\": ", get_measure (columns, i)->id);
            append_number (json, mg_results_get_value (results, get_measure (columns, i)->id, id));
          }
      g_string_append (json, " }");
    }
  g_string_append (json, "\n  ],\n  ");
  append_member (json, "methods", methods);
  g_string_append (json, "\n}\n");

  return g_string_free (json, FALSE);
}

typedef struct
{
  MgDocument *document;
  GPtrArray  *columns;
} Save;

static void
save_free (Save *self)
{
  g_object_unref (self->document);
  g_ptr_array_unref (self->columns);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static WriteFunc
find_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].extension))
      return formats[i].write;

  return NULL;
}

/* Small: a row for each organisation. */
static void
write_to (Save       *self,
          const char *path,
          WriteFunc   write)
{
  char *text = write (self->document, self->columns);
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *said = NULL;
  g_autoptr(GError) error = NULL;

  if (!mg_save_copy (path, bytes, &error))
    {
      g_signal_emit_by_name (self->document, "failed", error->message);
      return;
    }

  /* Translators: %s is a file's name */
  said = g_strdup_printf (_("The table is in “%s”"), name);
  g_signal_emit_by_name (self->document, "done", said);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Save) self = user_data;
  g_autoptr(GFile) file = mg_choose_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  WriteFunc write = path != NULL ? find_format (path) : NULL;

  if (path == NULL || mg_document_get_results (self->document) == NULL)
    return;

  if (write != NULL)
    write_to (self, path, write);
  else
    g_signal_emit_by_name (self->document, "failed",
                           _("Choose a name that ends in “.csv”, “.json” or “.tex”."));
}

void
mg_measure_save_ask (GtkWidget  *widget,
                     MgDocument *document,
                     GPtrArray  *columns)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  Save *self = g_new0 (Save, 1);

  self->document = g_object_ref (document);
  self->columns = g_ptr_array_ref (columns);
  gtk_file_filter_set_name (filter, _("Tables: CSV, JSON, LaTeX"));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_file_filter_add_suffix (filter, formats[i].extension + 1);
  g_list_store_append (filters, filter);
  mg_choose_save_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                        _("Export the Table of Organisations"), G_LIST_MODEL (filters), NULL,
                        /* Translators: a file's name */
                        _("organisations.csv"), chosen_cb, self);
}
