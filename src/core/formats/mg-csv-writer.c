/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each link: source, target, its identifier, whether it has a
 * direction, then the other fields in use in the network's order.
 */
#include "mg-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-csv-table.h"
#include "mg-exchange.h"
#include "mg-text.h"
#include "mg-writing.h"
#include "mg-written.h"

#define WEIGHT "weight"

typedef struct
{
  MgNetwork *network;
  GString   *text;
  GArray    *columns;        /* MgWrittenColumn */
  gboolean   by_name;
  char       separator;
  MgWriting  writing;
} Writer;

void
mg_csv_append_cell (GString    *text,
                    const char *cell)
{
  if (*cell != '\0' && cell[strcspn (cell, ",;\t\"\r\n")] == '\0' && *cell != ' ' && cell[strlen (cell) - 1] != ' ')
    {
      g_string_append (text, cell);
      return;
    }
  if (*cell == '\0')
    return;

  g_string_append_c (text, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *cell);
    }
  g_string_append_c (text, '"');
}

static void
append_value (GString       *text,
              const MgValue *value)
{
  g_autofree char *formatted = mg_value_format (value);

  mg_csv_append_cell (text, formatted);
}

const char *
mg_csv_name_of (MgNetwork *network,
                MgId       id,
                gboolean   by_name,
                char       buffer[24])
{
  const char *label = by_name ? mg_network_get_text (network, id, MG_FIELD_LABEL) : NULL;

  return label != NULL ? label : mg_written_id (network, id, buffer);
}

static gboolean
is_trimmed (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  return *text != '\0' && !g_unichar_isspace (g_utf8_get_char (text)) && !g_unichar_isspace (g_utf8_get_char (last));
}

gboolean
mg_csv_have_names (MgNetwork *network)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION | MG_ITEM_COLLECTIVE);
  while ((item = mg_network_iter_next (&iter)))
    {
      const char *label = mg_network_get_text (network, item->id, MG_FIELD_LABEL);

      if (label == NULL || !is_trimmed (label) || !g_hash_table_add (names, (gpointer) label))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_values (const Writer          *self,
            const MgWrittenColumn *column)
{
  MgNetworkIter iter;
  const MgItem *item;
  MgValue value;

  mg_network_iter_init (&iter, self->network, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)))
    if (mg_written_value (self->network, item, column, &value))
      return TRUE;

  return FALSE;
}

static gboolean
is_foreign (const MgWrittenColumn *column)
{
  return column->row != NULL && (column->row->flags & MG_FIELD_FOREIGN) != 0;
}

/* Whether this column of another program says what our intensity says, link by link. */
static gboolean
is_intensity (const Writer          *self,
              const MgWrittenColumn *column)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->network, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)))
    {
      g_autofree char *weight = NULL;
      g_autofree char *intensity = NULL;
      MgValue value;

      if (mg_written_value (self->network, item, column, &value))
        weight = mg_value_format (&value);
      if (mg_network_get_value (self->network, item->id, MG_FIELD_INTENSITY, &value))
        intensity = mg_value_format (&value);
      if (g_strcmp0 (weight, intensity) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_wanted (const Writer          *self,
           const MgWrittenColumn *column)
{
  return column->domain == MG_DOMAIN_EDGE && column->origin != MG_WRITTEN_WEIGHT &&
         column->field != MG_FIELD_DIRECTED && has_values (self, column) &&
         !(is_foreign (column) && g_str_equal (column->name, WEIGHT) &&
           mg_network_field_in_use (self->network, MG_FIELD_INTENSITY) && is_intensity (self, column));
}

/* Only what some link has; whether it has a direction stands in front.  The
 * intensity comes again as what programs call it, before all others.
 */
static void
choose_columns (Writer *self)
{
  MgWrittenColumn weight = { MG_WRITTEN_WEIGHT, MG_DOMAIN_EDGE, MG_FIELD_NONE, NULL, WEIGHT, MG_TYPE_INTEGER };

  for (guint i = self->columns->len; i-- > 0;)
    if (!is_wanted (self, &g_array_index (self->columns, MgWrittenColumn, i)))
      g_array_remove_index (self->columns, i);

  if (mg_network_field_in_use (self->network, MG_FIELD_INTENSITY))
    g_array_prepend_val (self->columns, weight);
}

/* Whether a column of that name would be read as something of ours. */
static gboolean
is_ours (Writer     *self,
         const char *name)
{
  guint n_fields;
  const MgField *table = mg_field_get_table (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((table[i].kinds & MG_ITEMS_EDGES) != 0 && g_str_equal (table[i].name, name))
      return TRUE;

  return g_str_equal (name, WEIGHT) && mg_network_field_in_use (self->network, MG_FIELD_INTENSITY);
}

/* No two columns have one name, and none of another program has one of ours. */
static void
write_head (Writer     *self,
            MgWarnings *warnings)
{
  static const char * const first[] = { MG_CSV_HEADING };
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      if (i > 0)
        g_string_append_c (self->text, self->separator);
      g_string_append (self->text, first[i]);
      g_hash_table_add (names, g_strdup (first[i]));
    }

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MgWrittenColumn *column = &g_array_index (self->columns, MgWrittenColumn, i);
      g_autofree char *name = g_strdup (column->name);

      for (guint n = 2; g_hash_table_contains (names, name) || (is_foreign (column) && is_ours (self, name)); n++)
        {
          g_free (name);
          name = g_strdup_printf ("%s %u", column->name, n);
        }

      mg_exchange_warn_name (column->name, name, warnings);
      g_hash_table_add (names, g_strdup (name));
      g_string_append_c (self->text, self->separator);
      mg_csv_append_cell (self->text, name);
    }
  g_string_append_c (self->text, '\n');
}

static void
write_link (Writer       *self,
            const MgItem *item)
{
  char buffer[24];
  MgValue value;

  mg_csv_append_cell (self->text, mg_csv_name_of (self->network, item->source, self->by_name, buffer));
  g_string_append_c (self->text, self->separator);
  mg_csv_append_cell (self->text, mg_csv_name_of (self->network, item->target, self->by_name, buffer));
  g_string_append_c (self->text, self->separator);
  mg_csv_append_cell (self->text, mg_written_id (self->network, item->id, buffer));
  g_string_append_c (self->text, self->separator);
  g_string_append (self->text, mg_network_get_boolean (self->network, item->id, MG_FIELD_DIRECTED) ? "true" : "false");

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_string_append_c (self->text, self->separator);
      if (mg_written_value (self->network, item, &g_array_index (self->columns, MgWrittenColumn, i), &value))
        append_value (self->text, &value);
    }
  g_string_append_c (self->text, '\n');
}

static gboolean
is_kept (MgFieldId      field,
         const MgField *row)
{
  return field == MG_FIELD_ID || field == MG_FIELD_LABEL || (row->kinds & MG_ITEM_LINK) != 0;
}

static guint
count_alone (const Writer *self,
             GHashTable   *linked,
             MgItemKind    kind)
{
  MgNetworkIter iter;
  const MgItem *item;
  guint n = 0;

  mg_network_iter_init (&iter, self->network, kind);
  while ((item = mg_network_iter_next (&iter)))
    n += !g_hash_table_contains (linked, GUINT_TO_POINTER (item->id));

  return n;
}

static void
warn_of_rest (const Writer *self,
              GHashTable   *linked,
              MgWarnings   *warnings)
{
  guint n_alone = count_alone (self, linked, MG_ITEM_ORGANISATION);
  guint n_apart = count_alone (self, linked, MG_ITEM_COLLECTIVE);
  guint n_parts = mg_network_count (self->network, MG_ITEM_PARTICIPATION);

  if (n_alone > 0)
    mg_warnings_add (warnings, 0,
                     ngettext ("%u organisation has no link and is therefore not in the file. Two tables, organisations and links, hold all.",
                               "%u organisations have no link and are therefore not in the file. Two tables, organisations and links, hold all.",
                               n_alone), n_alone);
  if (n_apart > 0)
    mg_warnings_add (warnings, 0,
                     ngettext ("%u collective cooperation is not in the file, which holds links only.",
                               "%u collective cooperations are not in the file, which holds links only.", n_apart), n_apart);
  if (n_parts > 0)
    mg_warnings_add (warnings, 0,
                     ngettext ("%u participation in a collective cooperation is not in the file, which holds links only.",
                               "%u participations in collective cooperations are not in the file, which holds links only.",
                               n_parts), n_parts);
  mg_written_warn (self->network, warnings, "CSV", is_kept);
  mg_written_warn_rows (self->network, warnings, is_kept);
}

static GBytes *
write_all (MgNetwork     *network,
           MgWarnings    *warnings,
           char           separator,
           MgProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GArray) columns = mg_written_columns (network);
  g_autoptr(GHashTable) linked = g_hash_table_new (NULL, NULL);
  Writer self = { network, g_string_new (NULL), columns, mg_csv_have_names (network), separator,
                  mg_writing_init (network, 1, progress, cancellable) };
  MgNetworkIter iter;
  const MgItem *item;

  choose_columns (&self);
  write_head (&self, warnings);
  mg_network_iter_init (&iter, network, MG_ITEM_LINK);
  while ((item = mg_writing_next (&self.writing, &iter)))
    {
      write_link (&self, item);
      g_hash_table_add (linked, GUINT_TO_POINTER (item->source));
      g_hash_table_add (linked, GUINT_TO_POINTER (item->target));
    }

  warn_of_rest (&self, linked, warnings);

  return mg_writing_finish (&self.writing, self.text, error);
}

GBytes *
mg_csv_write (MgNetwork     *network,
              MgWarnings    *warnings,
              MgProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  return write_all (network, warnings, ',', progress, cancellable, error);
}

GBytes *
mg_csv_write_tabs (MgNetwork     *network,
                   MgWarnings    *warnings,
                   MgProgress    *progress,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return write_all (network, warnings, '\t', progress, cancellable, error);
}
