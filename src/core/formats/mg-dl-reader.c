/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dl-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-text.h"

/* Nodes */

void
mg_dl_name_node (MgDlReader *self,
                 MgDlSide    side,
                 guint       place,
                 const char *name)
{
  g_autofree char *clean = mg_text_clean (name, -1);

  mg_given_set_node (self->given, g_array_index (self->nodes[side], guint, place),
                     mg_given_declare (self->given, MG_DOMAIN_NODE, "label", "string", self->scan->line),
                     clean, -1, self->scan->line);
  if (!g_hash_table_contains (self->known[side], clean))
    g_hash_table_insert (self->known[side], g_steal_pointer (&clean), GUINT_TO_POINTER (place + 1));
}

guint
mg_dl_add_node (MgDlReader *self,
                MgDlSide    side,
                const char *name)
{
  guint place = self->nodes[side]->len;
  char id[16];
  guint node;

  g_snprintf (id, sizeof id, "%u", self->given->nodes->len + 1);
  node = mg_given_add_node (self->given, id, -1, self->scan->line);
  if (side == MG_DL_COLUMNS)
    g_array_index (self->given->nodes, MgGivenItem, node).flags |= MG_GIVEN_HYPEREDGE;

  g_array_append_val (self->nodes[side], node);
  if (name != NULL)
    mg_dl_name_node (self, side, place, name);

  return place;
}

gboolean
mg_dl_find_node (MgDlReader  *self,
                 MgDlSide     side,
                 const char  *word,
                 guint       *place,
                 GError     **error)
{
  gboolean embedded = self->embedded[side] || (!self->two_modes && self->embedded[MG_DL_COLUMNS]);
  g_autofree char *clean = NULL;
  guint number;

  if (!embedded && mg_lines_number (word, &number) && number >= 1 && number <= self->nodes[side]->len)
    {
      *place = number - 1;
      return TRUE;
    }

  clean = mg_text_clean (word, -1);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->known[side], clean));
  if (number == 0 && embedded && !self->format->is_matrix)
    number = mg_dl_add_node (self, side, word) + 1;
  if (number == 0)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("“%.60s” is neither a number from 1 to %u nor one of the names. Check how many organisations the file announces."),
                         word, self->nodes[side]->len);

  *place = number - 1;

  return TRUE;
}

static const char *
name_of (const MgDlReader *self,
         MgDlSide          side,
         guint             place)
{
  return self->names[side] != NULL && place < self->names[side]->len ? self->names[side]->pdata[place] : NULL;
}

static void
add_nodes (MgDlReader *self,
           MgDlSide    side)
{
  for (guint i = self->nodes[side]->len; i < self->n[side]; i++)
    mg_dl_add_node (self, side, name_of (self, side, i));
}

/* Links */

static void
set_relation (MgDlReader *self,
              guint       edge)
{
  const char *name = name_of (self, MG_DL_LEVELS, self->level);
  char number[16];

  if (name == NULL && self->n[MG_DL_LEVELS] < 2)
    return;

  g_snprintf (number, sizeof number, "%u", self->level + 1);
  mg_given_set_edge (self->given, edge, mg_given_declare (self->given, MG_DOMAIN_EDGE, "relation", "string", self->scan->line),
                     name != NULL ? name : number, -1, self->scan->line);
}

static const char *
id_of (const MgDlReader *self,
       guint             node)
{
  return mg_given_text (self->given, g_array_index (self->given->nodes, MgGivenItem, node).id);
}

void
mg_dl_add_link (MgDlReader *self,
                guint       row,
                guint       column,
                const char *weight)
{
  guint source = g_array_index (self->nodes[MG_DL_ROWS], guint, row);
  guint target = g_array_index (self->nodes[self->two_modes ? MG_DL_COLUMNS : MG_DL_ROWS], guint, column);
  g_autofree char *from = g_strdup (id_of (self, source));
  g_autofree char *to = g_strdup (id_of (self, target));
  guint edge = mg_given_add_edge (self->given, NULL, from, to, self->format->directed && !self->two_modes, self->scan->line);
  MgTextPlace place = 0;

  if (self->two_modes)
    {
      g_array_index (self->given->edges, MgGivenItem, edge).flags |= MG_GIVEN_ENDPOINT;
      g_array_index (self->given->edges, MgGivenItem, edge).target = target;
    }

  if (weight != NULL)
    {
      place = mg_given_add_text (self->given, weight, strlen (weight));
      self->has_weights |= !self->format->is_matrix || (!g_str_equal (weight, "1") && !g_str_equal (weight, "1.0"));
    }
  g_array_append_val (self->weights, place);
  set_relation (self, edge);
}

/* All links weigh 1 if nothing else is said: in a matrix, 1 only says that there is one. */
static void
set_weights (MgDlReader *self)
{
  if (self->has_weights)
    mg_given_types_add_weights (self->types, self->given, "weight", self->weights);
}

/* The whole */

static gboolean
same_names (const MgDlReader *self)
{
  const GPtrArray *rows = self->names[MG_DL_ROWS];
  const GPtrArray *columns = self->names[MG_DL_COLUMNS];

  if (rows == NULL || columns == NULL || rows->len != columns->len)
    return rows == NULL || columns == NULL;

  for (guint i = 0; i < rows->len; i++)
    if (!g_str_equal (rows->pdata[i], columns->pdata[i]))
      return FALSE;

  return TRUE;
}

/* Whether rows are there before the data name them: a cell of the first row of a
 * matrix may be a link to the last.
 */
static gboolean
names_come_later (const MgDlReader *self)
{
  if (self->two_modes)
    return !self->embedded[MG_DL_ROWS];

  return !self->embedded[MG_DL_COLUMNS] && (self->format->is_matrix || !self->embedded[MG_DL_ROWS]);
}

static gboolean
start (MgDlReader  *self,
       GError     **error)
{
  if (self->format == NULL)
    self->format = mg_dl_find_format ("fullmatrix");

  self->two_modes = self->format->two_modes || self->n[MG_DL_ROWS] != self->n[MG_DL_COLUMNS] ||
                    (!self->says_n && !same_names (self));
  if (self->two_modes && !self->format->directed)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("Half a matrix has as many rows as columns; this file announces %u and %u. Correct the file in a text editor."),
                         self->n[MG_DL_ROWS], self->n[MG_DL_COLUMNS]);

  mg_given_add_graph (self->given, NULL, self->scan->line);
  if (names_come_later (self))
    add_nodes (self, MG_DL_ROWS);
  if (self->two_modes && !self->embedded[MG_DL_COLUMNS])
    add_nodes (self, MG_DL_COLUMNS);

  mg_dl_start_data (self);

  return TRUE;
}

/* Those that have no link are not named in a list. */
static void
finish (MgDlReader *self)
{
  guint named = self->nodes[MG_DL_ROWS]->len;

  if (named > self->n[MG_DL_ROWS])
    mg_warnings_add (self->given->warnings, self->scan->line,
                     _("The file announces %u organisations and names %u; all of them are kept."), self->n[MG_DL_ROWS], named);
  else
    add_nodes (self, MG_DL_ROWS);
  if (self->two_modes && self->nodes[MG_DL_COLUMNS]->len <= self->n[MG_DL_COLUMNS])
    add_nodes (self, MG_DL_COLUMNS);

  set_weights (self);
  mg_given_types_apply (self->types, self->given);
}

static gboolean
read_file (MgDlReader  *self,
           GError     **error)
{
  if (!mg_dl_read_head (self, error) || !start (self, error))
    return FALSE;

  for (char *line = self->rest; line != NULL; line = mg_lines_next (self->scan))
    if (!self->format->read_line (self, line, error) || !mg_scan_go_on (self->scan, error))
      return FALSE;

  if (!mg_dl_end_data (self, error))
    return FALSE;

  finish (self);

  return TRUE;
}

static gboolean
scan_dl (MgGiven  *given,
         MgScan   *scan,
         GError  **error)
{
  MgDlReader reader = { 0, };
  gboolean done;

  reader.given = given;
  reader.scan = scan;
  reader.types = mg_given_types_new ();
  reader.row_order = g_array_new (FALSE, FALSE, sizeof (guint));
  reader.weights = g_array_new (FALSE, FALSE, sizeof (MgTextPlace));
  for (guint i = 0; i < 2; i++)
    {
      reader.nodes[i] = g_array_new (FALSE, FALSE, sizeof (guint));
      reader.known[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }

  done = read_file (&reader, error);

  mg_given_types_free (reader.types);
  g_array_unref (reader.row_order);
  g_array_unref (reader.weights);
  for (guint i = 0; i < 2; i++)
    {
      g_array_unref (reader.nodes[i]);
      g_hash_table_unref (reader.known[i]);
    }
  for (guint i = 0; i < MG_DL_N_SIDES; i++)
    g_clear_pointer (&reader.names[i], g_ptr_array_unref);

  return done;
}

gboolean
mg_dl_read (MgNetwork     *network,
            int            fd,
            const char    *display_name,
            MgWarnings    *warnings,
            MgProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  return mg_scan_read (scan_dl, network, fd, display_name, warnings, progress, cancellable, error);
}
