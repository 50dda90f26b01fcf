/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-csv-table.h"
#include "mg-error.h"
#include "mg-number.h"
#include "mg-written-cells.h"

static gboolean
is_kept (MgFieldId      field,
         const MgField *row)
{
  return field == MG_FIELD_ID || field == MG_FIELD_LABEL || field == MG_FIELD_INTENSITY || field == MG_FIELD_DIRECTED ||
         ((row->kinds & MG_ITEM_LINK) != 0 && g_str_equal (row->name, "weight"));
}

static gboolean
check_size (guint    n,
            GError **error)
{
  if (n >= 2 && n < MG_SHEETS_MAX_COLUMNS && (guint64) n * n <= MG_WRITTEN_MOST_CELLS)
    return TRUE;

  g_set_error_literal (error, MG_ERROR, n < 2 ? MG_ERROR_UNSUPPORTED : MG_ERROR_TOO_LARGE,
                       n < 2 ? _("A matrix has two organisations at least. Add one, or save as GraphML.")
                       : _("The network is too large for matrices. Save it as a list of links."));

  return FALSE;
}

/* Names are read without the blanks around them; no two are the same. */
static char *
choose_name (const char *name,
             GHashTable *taken)
{
  g_autofree char *trimmed = NULL;
  GString *chosen;

  while (g_unichar_isspace (g_utf8_get_char (name)))
    name = g_utf8_next_char (name);
  trimmed = g_strdup (name);
  for (char *end = g_utf8_find_prev_char (trimmed, trimmed + strlen (trimmed));
       end != NULL && g_unichar_isspace (g_utf8_get_char (end)); end = g_utf8_find_prev_char (trimmed, end))
    *end = '\0';

  chosen = g_string_new (*trimmed != '\0' ? trimmed : "_");
  while (!g_hash_table_add (taken, g_strdup (chosen->str)))
    g_string_append_c (chosen, '_');

  return g_string_free (chosen, FALSE);
}

static GPtrArray *
name_nodes (MgNetwork  *network,
            GHashTable *numbers)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean by_name = mg_csv_have_names (network);
  MgNetworkIter iter;
  const MgItem *item;
  char buffer[24];

  for (guint pass = 0; pass < 2; pass++)
    {
      mg_network_iter_init (&iter, network, pass == 0 ? MG_ITEM_ORGANISATION : MG_ITEM_COLLECTIVE);
      while ((item = mg_network_iter_next (&iter)))
        {
          g_ptr_array_add (names, choose_name (mg_csv_name_of (network, item->id, by_name, buffer), taken));
          g_hash_table_insert (numbers, GUINT_TO_POINTER (item->id), GUINT_TO_POINTER (names->len));
        }
    }

  return names;
}

static GString *
write_rows (const GPtrArray *names,
            const double    *cells,
            gboolean         directed,
            MgWriting       *writing)
{
  GString *text = g_string_new (directed ? MG_CSV_DIRECTED : NULL);

  for (guint i = 0; i < names->len; i++)
    {
      g_string_append_c (text, ',');
      mg_csv_append_cell (text, names->pdata[i]);
    }

  for (guint i = 0; i < names->len; i++)
    {
      g_string_append_c (text, '\n');
      mg_csv_append_cell (text, names->pdata[i]);
      for (guint j = 0; j < names->len && mg_writing_step (writing); j++)
        {
          g_string_append_c (text, ',');
          mg_number_append_real (text, cells[(gsize) i * names->len + j]);
        }
    }
  g_string_append_c (text, '\n');

  return text;
}

GBytes *
mg_csv_write_matrix (MgNetwork     *network,
                     MgWarnings    *warnings,
                     MgProgress    *progress,
                     GCancellable  *cancellable,
                     GError       **error)
{
  guint n = mg_network_count (network, MG_ITEMS_NODES);
  g_autoptr(GHashTable) numbers = g_hash_table_new (NULL, NULL);
  MgWriting writing = mg_writing_init (network, 1, progress, cancellable);
  MgWrittenCells cells = { .network = network, .writing = &writing, .numbers = numbers, .all = TRUE };
  g_autoptr(GPtrArray) names = NULL;
  g_autofree double *table = NULL;

  if (!check_size (n, error))
    return NULL;

  writing.n_expected += (guint64) n * n;
  names = name_nodes (network, numbers);
  table = g_new0 (double, (gsize) n * n);
  mg_written_cells_fill (&cells, NULL, table, n);

  mg_written_warn (network, warnings, "CSV", is_kept);
  mg_written_warn_rows (network, warnings, is_kept);
  if (mg_network_count (network, MG_ITEM_COLLECTIVE) > 0)
    mg_warnings_add (warnings, 0, _("Collective cooperations are written like organisations, participations like links."));
  mg_written_cells_warn (&cells, warnings, cells.n_directed > 0);

  return mg_writing_finish (&writing, write_rows (names, table, cells.n_directed > 0, &writing), error);
}
