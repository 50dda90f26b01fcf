/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-vna.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-given-types.h"
#include "mg-lines.h"
#include "mg-text.h"

#define SEPARATORS ","
#define MAX_COLUMNS 2000u

typedef enum
{
  SECTION_NONE,
  SECTION_NODES,
  SECTION_TIES,
} Section;

typedef struct
{
  MgGiven      *given;
  MgScan       *scan;
  MgGivenTypes *types;
  GHashTable   *nodes;        /* identifier -> index + 1 */
  GArray       *columns;      /* guint: of the values behind the identifiers */
  Section       section;
  gboolean      has_heading;
} Reader;

static const struct
{
  const char *title;
  Section     section;
} sections[] = {
  { "node data", SECTION_NODES },
  { "node properties", SECTION_NODES },
  { "tie data", SECTION_TIES },
};

/* What has another name with us. */
static const struct
{
  Section     section;
  const char *theirs;
  const char *ours;
} names[] = {
  { SECTION_NODES, "shortlabel", "label" },
  { SECTION_NODES, "X", "x" },
  { SECTION_NODES, "Y", "y" },
  { SECTION_TIES, "strength", "weight" },
};

static void
start_section (Reader *self,
               char   *title)
{
  self->section = SECTION_NONE;
  self->has_heading = FALSE;
  g_strstrip (title);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_ascii_strcasecmp (sections[i].title, title) == 0)
      self->section = sections[i].section;

  if (self->section == SECTION_NONE)
    mg_warnings_add (self->given->warnings, self->scan->line,
                     _("The section “*%.60s” is left out: it says nothing of organisations and links."), title);
}

static const char *
our_name (Section     section,
          const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].section == section && g_str_equal (names[i].theirs, name))
      return names[i].ours;

  return name;
}

/* "ID x y", "from to strength" */
static gboolean
read_heading (Reader  *self,
              char    *line,
              GError **error)
{
  guint n_identifiers = self->section == SECTION_NODES ? 1 : 2;
  MgDomain domain = self->section == SECTION_NODES ? MG_DOMAIN_NODE : MG_DOMAIN_EDGE;
  char *word;
  guint n = 0;

  self->has_heading = TRUE;
  g_array_set_size (self->columns, 0);
  while ((word = mg_lines_word (&line, SEPARATORS, NULL)) != NULL)
    {
      guint column;

      if (n++ < n_identifiers)
        continue;
      if (n > MAX_COLUMNS)
        return mg_scan_fail (self->scan, MG_ERROR_TOO_LARGE, error,
                             _("The table has more than %u columns, which no network needs. Check that it is the right file."), MAX_COLUMNS);

      column = mg_given_declare (self->given, domain, our_name (self->section, word), NULL, self->scan->line);
      g_array_append_val (self->columns, column);
    }

  if (n >= n_identifiers)
    return TRUE;

  return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                       _("The table has no heading with the names of its columns. Ask for a new copy, or correct the file in a text editor."));
}

static guint
get_node (Reader     *self,
          const char *word)
{
  g_autofree char *id = mg_text_clean (word, -1);
  guint node = GPOINTER_TO_UINT (g_hash_table_lookup (self->nodes, id));

  if (node != 0)
    return node - 1;

  node = mg_given_add_node (self->given, id, -1, self->scan->line);
  g_hash_table_insert (self->nodes, g_steal_pointer (&id), GUINT_TO_POINTER (node + 1));

  return node;
}

static void
keep_values (Reader *self,
             guint   index,
             char   *rest)
{
  guint n = 0;
  gboolean quoted;
  char *word;

  while ((word = mg_lines_word (&rest, SEPARATORS, &quoted)) != NULL)
    {
      guint column;

      if (n == self->columns->len)
        {
          mg_warnings_add (self->given->warnings, self->scan->line,
                           _("This line has more values than the table has columns; “%.60s” and what follows are left out."), word);
          return;
        }

      column = g_array_index (self->columns, guint, n++);
      mg_given_types_note (self->types, column, word);
      if (self->section == SECTION_NODES)
        mg_given_set_node (self->given, index, column, word, -1, self->scan->line);
      else
        mg_given_set_edge (self->given, index, column, word, -1, self->scan->line);
    }
}

static gboolean
read_row (Reader  *self,
          char    *line,
          GError **error)
{
  const char *first = mg_lines_word (&line, SEPARATORS, NULL);
  const char *second;
  guint index;

  if (first == NULL)
    return TRUE;

  index = get_node (self, first);
  if (self->section == SECTION_TIES)
    {
      second = mg_lines_word (&line, SEPARATORS, NULL);
      if (second == NULL)
        return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                             _("A line of a list of links names two organisations, this one has “%.60s” alone. Ask for a new copy, or correct the file in a text editor."),
                             first);

      get_node (self, second);
      index = mg_given_add_edge (self->given, NULL, first, second, TRUE, self->scan->line);
    }

  keep_values (self, index, line);

  return TRUE;
}

static gboolean
read_line (Reader  *self,
           char    *line,
           GError **error)
{
  while (g_ascii_isspace (*line))
    line++;

  if (*line == '*')
    start_section (self, line + 1);
  else if (*line != '\0' && self->section != SECTION_NONE)
    return self->has_heading ? read_row (self, line, error) : read_heading (self, line, error);

  return TRUE;
}

static gboolean
read_file (Reader  *self,
           GError **error)
{
  char *line;

  mg_given_add_graph (self->given, NULL, 1);
  while ((line = mg_lines_next (self->scan)) != NULL)
    if (!read_line (self, line, error) || !mg_scan_go_on (self->scan, error))
      return FALSE;

  mg_given_types_apply (self->types, self->given);
  if (self->given->nodes->len > 0)
    return TRUE;

  return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                       _("The file holds no network: it has neither “*Node data” nor “*Tie data”. Check that it is the right file."));
}

static gboolean
scan_vna (MgGiven  *given,
          MgScan   *scan,
          GError  **error)
{
  Reader reader = { 0, };
  gboolean done;

  reader.given = given;
  reader.scan = scan;
  reader.types = mg_given_types_new ();
  reader.nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.columns = g_array_new (FALSE, FALSE, sizeof (guint));

  done = read_file (&reader, error);

  mg_given_types_free (reader.types);
  g_hash_table_unref (reader.nodes);
  g_array_unref (reader.columns);

  return done;
}

gboolean
mg_vna_read (MgNetwork     *network,
             int            fd,
             const char    *display_name,
             MgWarnings    *warnings,
             MgProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  return mg_scan_read (scan_vna, network, fd, display_name, warnings, progress, cancellable, error);
}
