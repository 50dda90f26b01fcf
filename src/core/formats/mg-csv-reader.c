/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-csv.h"

#include <glib/gi18n-lib.h>

#include "mg-csv-table.h"
#include "mg-error.h"
#include "mg-graphml.h"

static gboolean
fail (const char  *display_name,
      MgSheet     *sheet,
      GError     **error,
      const char  *sentence)
{
  guint line = mg_sheet_get_line (sheet, 0);

  if (line > 0)
    g_set_error (error, MG_ERROR, MG_ERROR_SYNTAX, "%s:%u: %s", display_name, line, sentence);
  else
    g_set_error (error, MG_ERROR, MG_ERROR_SYNTAX, "%s: %s", display_name, sentence);

  return FALSE;
}

static void
pass_notes (MgSheet    *sheet,
            MgWarnings *warnings)
{
  for (guint i = 0; i < mg_sheet_get_n_notes (sheet); i++)
    {
      const MgSheetNote *note = mg_sheet_get_note (sheet, i);

      if (*mg_sheet_get_name (sheet) == '\0')
        mg_warnings_add (warnings, note->line, "%s", note->text);
      else
        /* Translators: the name of a sheet, and a sentence about it. */
        mg_warnings_add (warnings, note->line, _("Sheet “%.60s”: %s"), mg_sheet_get_name (sheet), note->text);
    }
}

static gboolean
check_crooked (const MgCsvTable  *table,
               const char        *display_name,
               GError           **error)
{
  g_autofree char *sentence = NULL;
  guint n_rows = mg_sheet_get_n_rows (table->sheet) - 1;
  guint n_columns = mg_sheet_get_n_columns (table->sheet) - 1;

  if (table->kind != MG_CSV_CROOKED)
    return TRUE;

  sentence = g_strdup_printf (_("This looks like a matrix, but it has names for %u rows and %u columns that are not the same. Give both the same names."),
                              n_rows, n_columns);

  return fail (display_name, table->sheet, error, sentence);
}

static gboolean
add_table (MgCsvNetwork      *network,
           const MgCsvTable  *table,
           GCancellable      *cancellable,
           GError           **error)
{
  switch (table->kind)
    {
    case MG_CSV_NODES:
      return mg_csv_add_nodes (network, table, cancellable, error);
    case MG_CSV_EDGES:
      return mg_csv_add_edges (network, table, cancellable, error);
    case MG_CSV_MATRIX:
      return mg_csv_add_matrix (network, table, cancellable, error);
    case MG_CSV_OTHER:
    case MG_CSV_CROOKED:
    default:
      return TRUE;
    }
}

/* What a sheet is guessed to be counts only if none is known for sure: a
 * spreadsheet has sheets of notes, too.
 */
static void
drop_doubtful (GArray     *tables,
               MgWarnings *warnings)
{
  gboolean sure = FALSE;

  for (guint i = 0; i < tables->len; i++)
    sure = sure || g_array_index (tables, MgCsvTable, i).is_sure;

  for (guint i = tables->len; i-- > (sure ? 0 : 1);)
    {
      const MgCsvTable *table = &g_array_index (tables, MgCsvTable, i);

      if (table->is_sure && table->kind != MG_CSV_CROOKED)
        continue;
      if (tables->len == 1)
        break;

      mg_warnings_add (warnings, 0, _("The sheet “%.60s” is neither organisations nor links that could be told; it is left out."),
                       mg_sheet_get_name (table->sheet));
      g_array_remove_index (tables, i);
    }
}

/* Organisations first: links then find them by name, too. */
static gboolean
add_tables (MgCsvNetwork  *network,
            GArray        *tables,
            GCancellable  *cancellable,
            GError       **error)
{
  static const MgCsvKind kinds[] = { MG_CSV_NODES, MG_CSV_EDGES, MG_CSV_MATRIX };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < tables->len; i++)
      {
        const MgCsvTable *table = &g_array_index (tables, MgCsvTable, i);

        if (table->kind == kinds[k] && !add_table (network, table, cancellable, error))
          return FALSE;
      }

  return TRUE;
}

static gboolean
check_tables (GArray      *tables,
              const char  *display_name,
              GError     **error)
{
  guint n_rows = 0, n_tables = 0;

  for (guint i = 0; i < tables->len; i++)
    {
      const MgCsvTable *table = &g_array_index (tables, MgCsvTable, i);

      if (!check_crooked (table, display_name, error))
        return FALSE;
      if (table->kind == MG_CSV_OTHER)
        continue;

      n_tables++;
      n_rows += table->is_ours;
      n_rows += mg_sheet_get_n_rows (table->sheet) - table->first;
    }

  if (n_tables == 0)
    return fail (display_name, g_array_index (tables, MgCsvTable, 0).sheet, error,
                 _("No organisations or links can be told in this table. Write “source” and “target” above the columns of the two ends of links, or “id” and “label” above organisations."));

  return n_rows > 0 || fail (display_name, g_array_index (tables, MgCsvTable, 0).sheet, error,
                             _("There is nothing in the table but the names of its columns. Add a row for each link or organisation."));
}

static GArray *
look_at_sheets (GPtrArray  *sheets,
                MgWarnings *warnings)
{
  GArray *tables = g_array_new (FALSE, FALSE, sizeof (MgCsvTable));

  for (guint i = 0; i < sheets->len; i++)
    {
      MgCsvTable table = mg_csv_look (sheets->pdata[i]);

      g_array_append_val (tables, table);
    }

  drop_doubtful (tables, warnings);
  for (guint i = 0; i < tables->len; i++)
    pass_notes (g_array_index (tables, MgCsvTable, i).sheet, warnings);

  return tables;
}

/* Then names of columns are those of our fields. */
static gboolean
any_is_ours (GArray *tables)
{
  for (guint i = 0; i < tables->len; i++)
    if (g_array_index (tables, MgCsvTable, i).is_ours)
      return TRUE;

  return FALSE;
}

static gboolean
build (MgNetwork     *network,
       GPtrArray     *sheets,
       const char    *display_name,
       MgWarnings    *warnings,
       MgProgress    *progress,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr(GArray) tables = look_at_sheets (sheets, warnings);
  g_autoptr(MgGiven) given = mg_given_new (display_name, warnings);
  g_autoptr(GHashTable) ends = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GStringChunk *names = g_string_chunk_new (64 * 1024);
  MgCsvNetwork csv = { given, warnings, names, ends, folded, MG_CSV_NO_COLUMN };
  gboolean done;

  given->format = "csv";
  mg_given_add_graph (given, NULL, 1);
  if (any_is_ours (tables))
    mg_given_declare (given, MG_DOMAIN_GRAPH, MG_GRAPHML_VERSION_KEY, "string", 1);
  csv.label = mg_given_declare (given, MG_DOMAIN_NODE, "label", "string", 1);
  done = check_tables (tables, display_name, error) &&
         add_tables (&csv, tables, cancellable, error) &&
         mg_given_build (given, network, progress, cancellable, error);
  g_string_chunk_free (names);

  return done;
}

gboolean
mg_csv_read (MgNetwork     *network,
             int            fd,
             const char    *display_name,
             MgWarnings    *warnings,
             MgProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GPtrArray) sheets = NULL;

  /* It would tell the whole of its own way, which is a part of ours. */
  sheets = mg_sheets_read_fd (fd, display_name, NULL, NULL, cancellable, error);
  if (sheets == NULL)
    return FALSE;

  if (progress != NULL)
    mg_progress_report (progress, .4);

  return build (network, sheets, display_name, warnings, progress, cancellable, error);
}
