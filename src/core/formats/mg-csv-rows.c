/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-csv-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-number.h"
#include "mg-text.h"

/* How often a stop is looked for. */
#define ROWS_PER_LOOK 4096

/* Blanks, those that do not break lines included. */
static const char *
skip_blanks (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

const char *
mg_csv_get_name (MgCsvNetwork     *network,
                 const MgCsvTable *table,
                 guint             row,
                 guint             column)
{
  const char *text = mg_sheet_get (table->sheet, row, column);
  const char *start = table->is_ours ? text : skip_blanks (text);
  const char *end = start;

  if (table->is_ours)
    return g_string_chunk_insert (network->names, text);

  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      end = g_utf8_next_char (p);

  return g_string_chunk_insert_len (network->names, start, end - start);
}

/* Two spellings of what may be one name are two organisations, and are told. */
static void
look_for_twin (MgCsvNetwork *network,
               const char   *name,
               guint         line)
{
  g_autofree char *folded = mg_text_fold (name);
  const char *twin = g_hash_table_lookup (network->folded, folded);

  if (twin == NULL)
    g_hash_table_insert (network->folded, g_steal_pointer (&folded), (gpointer) name);
  else if (!g_str_equal (twin, name))
    mg_warnings_add (network->warnings, line,
                     _("“%.60s” and “%.60s” differ only in accents, capitals or blanks. If they are one organisation, write them alike."),
                     name, twin);
}

const char *
mg_csv_find_end (MgCsvNetwork *network,
                 const char   *name,
                 guint         line)
{
  const char *id = g_hash_table_lookup (network->ends, name);
  guint node;

  if (id != NULL || *name == '\0')
    return id != NULL ? id : "";

  look_for_twin (network, name, line);
  g_hash_table_insert (network->ends, (gpointer) name, (gpointer) name);
  node = mg_given_add_node (network->given, name, -1, line);
  mg_given_set_node (network->given, node, network->label, name, -1, line);

  return name;
}

/* ---- Organisations ---------------------------------------------------------------------- */

static void
add_node (MgCsvNetwork       *network,
          const MgCsvTable   *table,
          const MgCsvColumns *columns,
          guint               row)
{
  guint line = mg_sheet_get_line (table->sheet, row);
  const char *id = mg_csv_get_name (network, table, row, table->id);
  const char *label = mg_csv_get_name (network, table, row, table->label);
  guint node;

  if (*id == '\0')
    id = label;
  if (*id == '\0')
    {
      mg_warnings_add (network->warnings, line, _("This row names no organisation; it is left out."));
      return;
    }

  if (*label != '\0')
    look_for_twin (network, label, line);

  /* Who is there already is told by the builder, and given these values, too. */
  node = mg_given_add_node (network->given, id, -1, line);
  if (!g_hash_table_contains (network->ends, id))
    g_hash_table_insert (network->ends, (gpointer) id, (gpointer) id);
  if (*label != '\0' && !g_hash_table_contains (network->ends, label))
    g_hash_table_insert (network->ends, (gpointer) label, (gpointer) id);

  mg_given_set_node (network->given, node, network->label, *label != '\0' ? label : id, -1, line);
  mg_csv_columns_set (columns, node, row);
}

gboolean
mg_csv_add_nodes (MgCsvNetwork      *network,
                  const MgCsvTable  *table,
                  GCancellable      *cancellable,
                  GError           **error)
{
  const guint taken[] = { table->id, table->label };
  g_autoptr(MgCsvColumns) columns = mg_csv_columns_new (network->given, MG_DOMAIN_NODE, table,
                                                        taken, G_N_ELEMENTS (taken));
  guint n = mg_sheet_get_n_rows (table->sheet);

  for (guint i = table->first; i < n; i++)
    {
      if (i % ROWS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      add_node (network, table, columns, i);
    }

  return TRUE;
}

/* ---- Links ------------------------------------------------------------------------------- */

static gboolean
is_directed (const MgCsvTable *table,
             guint             row)
{
  static const char * const yes[] = { "directed", "true", "1", "oui", "yes" };
  const char *text = table->directed != MG_CSV_NO_COLUMN ? mg_sheet_get (table->sheet, row, table->directed) : "";

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    if (g_ascii_strcasecmp (text, yes[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
add_edge (MgCsvNetwork       *network,
          const MgCsvTable   *table,
          const MgCsvColumns *columns,
          guint               row)
{
  MgSheet *sheet = table->sheet;
  guint line = mg_sheet_get_line (sheet, row);
  const char *source = mg_csv_find_end (network, mg_csv_get_name (network, table, row, table->source), line);
  const char *target = mg_csv_find_end (network, mg_csv_get_name (network, table, row, table->target), line);
  const char *id = mg_sheet_get (sheet, row, table->id);
  guint edge;

  if (*source == '\0' || *target == '\0')
    {
      if (*source != *target)
        mg_warnings_add (network->warnings, line, _("This row names one organisation only; it is kept, without a link."));
      else
        mg_warnings_add (network->warnings, line, _("This row names no organisation; it is left out."));
      return;
    }

  edge = mg_given_add_edge (network->given, *id != '\0' ? id : NULL, source, target, is_directed (table, row), line);
  mg_csv_columns_set (columns, edge, row);
}

/* Strengths below zero mean conflict to some and a mistake to others. */
static void
warn_of_negatives (MgCsvNetwork     *network,
                   const MgCsvTable *table)
{
  static const char * const words[] = { "weight", "poids", "intensite", "intensity", "value", "valeur" };
  MgSheet *sheet = table->sheet;
  guint n = mg_sheet_get_n_columns (sheet);

  for (guint j = 0; j < n && table->first > 0; j++)
    {
      g_autofree char *word = mg_text_fold (mg_sheet_get (sheet, 0, j));
      double number;

      for (guint k = 0; k < G_N_ELEMENTS (words); k++)
        for (guint i = table->first; g_str_equal (word, words[k]) && i < mg_sheet_get_n_rows (sheet); i++)
          if (*mg_sheet_get (sheet, i, j) == '-' &&
              mg_csv_read_number (mg_sheet_get (sheet, i, j), TRUE, &number) && number < 0.)
            mg_warnings_add (network->warnings, mg_sheet_get_line (sheet, i),
                             _("A strength below zero (%s) is kept, but nothing is computed with it."),
                             mg_sheet_get (sheet, i, j));
    }
}

gboolean
mg_csv_add_edges (MgCsvNetwork      *network,
                  const MgCsvTable  *table,
                  GCancellable      *cancellable,
                  GError           **error)
{
  const guint taken[] = { table->source, table->target, table->id, table->directed };
  g_autoptr(MgCsvColumns) columns = mg_csv_columns_new (network->given, MG_DOMAIN_EDGE, table,
                                                        taken, G_N_ELEMENTS (taken));
  guint n = mg_sheet_get_n_rows (table->sheet);

  for (guint i = table->first; i < n; i++)
    {
      if (i % ROWS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      add_edge (network, table, columns, i);
    }

  warn_of_negatives (network, table);

  return TRUE;
}
