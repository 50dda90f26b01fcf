/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for each link: source, target, its identifier, whether it has a
 * direction, then the other fields in use in the network's order.
 */
#include "mg-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-text.h"
#include "mg-written.h"

typedef struct
{
  MgNetwork *network;
  GString   *text;
  GArray    *columns;        /* MgWrittenColumn */
  gboolean   by_name;
} Writer;

static void
append_cell (GString    *text,
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

  append_cell (text, formatted);
}

/* (transfer none): what the organisation is called in the file. */
static const char *
name_of (const Writer *self,
         MgId          id,
         char          buffer[24])
{
  const char *label = self->by_name ? mg_network_get_text (self->network, id, MG_FIELD_LABEL) : NULL;

  return label != NULL ? label : mg_written_id (self->network, id, buffer);
}

static gboolean
is_trimmed (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  return *text != '\0' && !g_unichar_isspace (g_utf8_get_char (text)) && !g_unichar_isspace (g_utf8_get_char (last));
}

/* Whether names tell organisations apart, and none looks like something else when it is read. */
static gboolean
have_names (MgNetwork *network)
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

/* Only what some link has; whether it has a direction stands in front. */
static void
drop_columns (Writer *self)
{
  for (guint i = self->columns->len; i-- > 0;)
    {
      const MgWrittenColumn *column = &g_array_index (self->columns, MgWrittenColumn, i);

      if (column->domain != MG_DOMAIN_EDGE || column->field == MG_FIELD_DIRECTED || !has_values (self, column))
        g_array_remove_index (self->columns, i);
    }
}

/* No two columns have one name. */
static void
write_head (Writer *self)
{
  static const char * const first[] = { MG_CSV_HEADING };
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      g_string_append_printf (self->text, "%s%s", i > 0 ? "," : "", first[i]);
      g_hash_table_add (names, g_strdup (first[i]));
    }

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *plain = g_array_index (self->columns, MgWrittenColumn, i).name;
      g_autofree char *name = g_strdup (plain);

      for (guint n = 2; !g_hash_table_add (names, g_strdup (name)); n++)
        {
          g_free (name);
          name = g_strdup_printf ("%s %u", plain, n);
        }

      g_string_append_c (self->text, ',');
      append_cell (self->text, name);
    }
  g_string_append_c (self->text, '\n');
}

static void
write_link (Writer       *self,
            const MgItem *item)
{
  char buffer[24];
  MgValue value;

  append_cell (self->text, name_of (self, item->source, buffer));
  g_string_append_c (self->text, ',');
  append_cell (self->text, name_of (self, item->target, buffer));
  g_string_append_c (self->text, ',');
  append_cell (self->text, mg_written_id (self->network, item->id, buffer));
  g_string_append (self->text, mg_network_get_boolean (self->network, item->id, MG_FIELD_DIRECTED) ? ",true" : ",false");

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_string_append_c (self->text, ',');
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

static void
warn_of_rest (const Writer *self,
              GHashTable   *linked,
              MgWarnings   *warnings)
{
  guint n_nodes = mg_network_count (self->network, MG_ITEM_ORGANISATION) +
                  mg_network_count (self->network, MG_ITEM_COLLECTIVE);
  guint n_alone = n_nodes - g_hash_table_size (linked);
  guint n_parts = mg_network_count (self->network, MG_ITEM_PARTICIPATION);

  if (n_alone > 0)
    mg_warnings_add (warnings, 0,
                     ngettext ("%u organisation has no link and is therefore not in the file.",
                               "%u organisations have no link and are therefore not in the file.", n_alone), n_alone);
  if (n_parts > 0)
    mg_warnings_add (warnings, 0,
                     ngettext ("%u participation in a collective cooperation is not in the file, which holds links only.",
                               "%u participations in collective cooperations are not in the file, which holds links only.",
                               n_parts), n_parts);
  mg_written_warn (self->network, warnings, "CSV", is_kept);
}

GBytes *
mg_csv_write (MgNetwork   *network,
              MgWarnings  *warnings,
              GError     **error)
{
  g_autoptr(GArray) columns = mg_written_columns (network);
  g_autoptr(GHashTable) linked = g_hash_table_new (NULL, NULL);
  Writer self = { network, g_string_new (NULL), columns, have_names (network) };
  MgNetworkIter iter;
  const MgItem *item;

  drop_columns (&self);
  write_head (&self);
  mg_network_iter_init (&iter, network, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)))
    {
      write_link (&self, item);
      g_hash_table_add (linked, GUINT_TO_POINTER (item->source));
      g_hash_table_add (linked, GUINT_TO_POINTER (item->target));
    }

  warn_of_rest (&self, linked, warnings);

  return g_string_free_to_bytes (self.text);
}
