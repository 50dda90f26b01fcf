/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-dialogs.h"
#include "mg-json-out.h"
#include "mg-methods.h"
#include "mg-save-copy.h"
#include "mg-sharing.h"
#include "mg-table.h"

static const char * const extensions[] = { ".csv", ".json", ".tex" };

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
            mg_table_add_real (table, value);
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

char *
mg_measure_save_dup_methods (MgDocument            *document,
                             const MgRandomOptions *random,
                             const char * const    *ids)
{
  MgResults *results = mg_document_get_results (document);
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  const MgScope scope = { .perimeter = graph->perimeter, .date = graph->date };

  return mg_methods_dup_text (&scope, results, random, ids);
}

static char *
dup_methods (MgDocument *document,
             GPtrArray  *columns)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < columns->len; i++)
    if (get_measure (columns, i) != NULL)
      g_ptr_array_add (ids, (gpointer) get_measure (columns, i)->id);
  g_ptr_array_add (ids, NULL);

  return mg_measure_save_dup_methods (document, NULL, (const char * const *) ids->pdata);
}

char *
mg_measure_save_latex (MgDocument *document,
                       GPtrArray  *columns)
{
  g_autoptr(MgTable) table = create_table (document, columns, TRUE);
  g_autofree char *tabular = mg_table_format_latex (table, TRUE);
  g_autofree char *methods = dup_methods (document, columns);
  g_autofree char *escaped = mg_table_escape_latex_lines (methods);

  return g_strdup_printf ("%s\n\\section*{%s}\n%s\n", tabular, _("Methods"), escaped);
}

static void
add_organisation (MgJson     *json,
                  MgDocument *document,
                  GPtrArray  *columns,
                  MgId        id)
{
  MgNetwork *network = mg_document_get_network (document);
  MgResults *results = mg_document_get_results (document);
  g_autofree char *title = mg_network_dup_title (network, id);

  mg_json_open (json, NULL, '{');
  mg_json_add_text (json, "id", mg_network_get_text (network, id, MG_FIELD_ID));
  mg_json_add_text (json, "label", title);
  mg_json_add_text (json, "kind", mg_network_get_text (network, id, MG_FIELD_KIND));
  for (guint i = 0; i < columns->len; i++)
    if (get_measure (columns, i) != NULL)
      mg_json_add_real (json, get_measure (columns, i)->id,
                        mg_results_get_value (results, get_measure (columns, i)->id, id));
  mg_json_close (json);
}

char *
mg_measure_save_json (MgDocument *document,
                      GPtrArray  *columns)
{
  const MgSnapshot *graph = mg_results_get_snapshot (mg_document_get_results (document));
  g_autofree char *date = mg_date_format (graph->date);
  g_autofree char *methods = dup_methods (document, columns);
  g_autoptr(MgJson) json = mg_json_new ();

  mg_json_open (json, NULL, '{');
  mg_json_add_text (json, "perimeter", mg_perimeter_get_id (graph->perimeter));
  mg_json_add_text (json, "date", *date != '\0' ? date : NULL);
  mg_json_add_count (json, "organisations_computed", graph->n_nodes);
  mg_json_add_count (json, "links", graph->n_links);
  mg_json_open (json, "organisations", '[');
  for (guint row = 0; row < graph->n_nodes; row++)
    if (is_row (document, graph->ids[row]))
      add_organisation (json, document, columns, graph->ids[row]);
  mg_json_close (json);
  mg_json_add_text (json, "methods", methods);
  mg_json_close (json);

  return g_strdup (mg_json_get_text (json));
}

typedef struct
{
  MgMeasureSave   save;
  gpointer        source;
  GDestroyNotify  destroy;
} Ask;

static void
ask_free (Ask *self)
{
  g_object_unref (self->save.document);
  self->destroy (self->source);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ask, ask_free)

/* Returns: (nullable) */
static const char *
find_extension (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (g_str_has_suffix (lower, extensions[i]))
      return extensions[i];

  return NULL;
}

/* What is small: a row for each organisation, or a note.
 * @extension: of @path
 */
static gboolean
put (const MgMeasureSave *save,
     gpointer             source,
     const char          *path,
     const char          *extension)
{
  char *text = save->write (source, extension);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return FALSE;

  bytes = g_bytes_new_take (text, strlen (text));
  if (!mg_save_copy (path, bytes, NULL, &error))
    g_signal_emit_by_name (save->document, "failed", error->message);

  return error == NULL;
}

/* CSV is one table: its note is a file of its own. */
static void
put_csv (const MgMeasureSave *save,
         gpointer             source,
         const char          *path)
{
  /* Translators: the end of a file's name */
  g_autofree char *beside = mg_sharing_dup_beside (path, C_("file name", "methods"), ".txt");
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *note = g_filename_display_basename (beside);
  g_autofree char *said = NULL;

  if (!put (save, source, path, ".csv") || !put (save, source, beside, ".txt"))
    return;

  /* Translators: both are names of files */
  said = g_strdup_printf (_("The table is in “%s”, how it was found in “%s”; what is not applicable is left blank"),
                          name, note);
  g_signal_emit_by_name (save->document, "done", said);
}

static void
put_whole (const MgMeasureSave *save,
           gpointer             source,
           const char          *path,
           const char          *extension)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *said = NULL;

  if (!put (save, source, path, extension))
    return;

  /* Translators: %s is a file's name */
  said = g_strdup_printf (_("The table is in “%s”"), name);
  g_signal_emit_by_name (save->document, "done", said);
}

void
mg_measure_save_to (const MgMeasureSave *save,
                    gpointer             source,
                    const char          *path)
{
  const char *extension = find_extension (path);

  if (extension == NULL)
    g_signal_emit_by_name (save->document, "failed",
                           _("Choose a name that ends in “.csv”, “.json” or “.tex”."));
  else if (g_str_equal (extension, ".csv"))
    put_csv (save, source, path);
  else
    put_whole (save, source, path, extension);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Ask) self = user_data;
  g_autoptr(GFile) file = mg_choose_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && mg_document_get_results (self->save.document) != NULL)
    mg_measure_save_to (&self->save, self->source, path);
}

void
mg_measure_save_ask_for (GtkWidget           *widget,
                         const MgMeasureSave *save,
                         gpointer             source,
                         GDestroyNotify       destroy)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  Ask *self = g_new0 (Ask, 1);

  self->save = *save;
  g_object_ref (self->save.document);
  self->source = source;
  self->destroy = destroy;
  gtk_file_filter_set_name (filter, _("Tables: CSV, JSON, LaTeX"));
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    gtk_file_filter_add_suffix (filter, extensions[i] + 1);
  g_list_store_append (filters, filter);
  mg_choose_save_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, save->title,
                        G_LIST_MODEL (filters), NULL, save->name, chosen_cb, self);
}

/* The table of organisations */

typedef struct
{
  MgDocument *document;
  GPtrArray  *columns;
} Columns;

static void
columns_free (gpointer data)
{
  Columns *self = data;

  g_object_unref (self->document);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

static char *
write_cb (gpointer    source,
          const char *extension)
{
  const Columns *self = source;

  if (g_str_equal (extension, ".csv"))
    return mg_measure_save_csv (self->document, self->columns);
  if (g_str_equal (extension, ".txt"))
    return dup_methods (self->document, self->columns);

  return g_str_equal (extension, ".json") ? mg_measure_save_json (self->document, self->columns)
                                          : mg_measure_save_latex (self->document, self->columns);
}

void
mg_measure_save_ask (GtkWidget  *widget,
                     MgDocument *document,
                     GPtrArray  *columns)
{
  const MgMeasureSave save = {
    document, _("Export the Table of Organisations"),
    /* Translators: a file's name */
    _("organisations.csv"), write_cb,
  };
  Columns *source = g_new0 (Columns, 1);

  source->document = g_object_ref (document);
  source->columns = g_ptr_array_ref (columns);
  mg_measure_save_ask_for (widget, &save, source, columns_free);
}
