/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pajek's sections: each begins with a star and a word. */
#include "mg-pajek-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-text.h"

typedef gboolean (*StartFunc) (MgPajekReader  *self,
                               char           *rest,
                               GError        **error);

static void
set_string (char       **string,
            const char  *text)
{
  g_free (*string);
  *string = text != NULL ? g_strstrip (mg_text_clean (text, -1)) : NULL;
}

/* Networks */

static gboolean
start_network (MgPajekReader  *self,
               char           *rest,
               GError        **error)
{
  set_string (&self->name, rest);
  self->is_list = FALSE;
  self->n_cells = 0;

  return TRUE;
}

static void
add_nodes (MgPajekReader *self)
{
  guint graph = mg_given_add_graph (self->given, NULL, self->scan->line);

  g_ptr_array_set_size (self->labels, (int) self->n);
  for (guint i = 0; i < self->n; i++)
    {
      char id[16];
      guint node;

      g_snprintf (id, sizeof id, "%u", i + 1);
      node = mg_given_add_node (self->given, id, -1, self->scan->line);
      if (i >= self->n_first)
        g_array_index (self->given->nodes, MgGivenItem, node).flags |= MG_GIVEN_HYPEREDGE;
    }

  if (graph == 0 && self->name != NULL && *self->name != '\0')
    mg_given_set_graph (self->given, mg_given_declare (self->given, MG_DOMAIN_GRAPH, self->is_ours ? "pole_name" : "name", NULL, self->scan->line),
                        self->name, -1, self->scan->line);
  if (self->is_ours)
    mg_given_declare (self->given, MG_DOMAIN_GRAPH, "app_version", NULL, self->scan->line);
}

static gboolean
start_first (MgPajekReader  *self,
             guint           n,
             guint           n_first,
             GError        **error)
{
  if (n > mg_lines_most (self->scan))
    return mg_scan_fail (self->scan, MG_ERROR_TOO_LARGE, error,
                         _("The file announces %u organisations, far more than a file of its size can hold. Check this number."), n);

  self->n = n;
  self->n_first = n_first == 0 || n_first > n ? n : n_first;
  set_string (&self->first_name, self->name);
  add_nodes (self);

  return TRUE;
}

static void
start_other (MgPajekReader *self,
             guint          n)
{
  if (self->n_networks == 2)
    self->n_first_edges = self->given->edges->len;
  if (n == self->n)
    return;

  self->left_out = TRUE;
  self->read_line = NULL;
  self->n_others++;
  mg_warnings_add (self->given->warnings, self->scan->line,
                   _("The network “%.60s” has other organisations than the first one of the file; it is left out."),
                   self->name != NULL ? self->name : "");
}

/* The vertices of a network, or the length of a partition or vector. */
static gboolean
start_vertices (MgPajekReader  *self,
                char           *rest,
                GError        **error)
{
  const char *word = mg_lines_word (&rest, NULL, NULL);
  const char *second = mg_lines_word (&rest, NULL, NULL);
  guint n = 0;
  guint n_first = 0;

  if (word == NULL || !mg_lines_number (word, &n))
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("“*Vertices” is followed by the number of organisations, not by “%.60s”. Correct the file in a text editor."),
                         word != NULL ? word : "");

  if (self->is_list)
    {
      self->n_wanted = n;
      self->n_cells = 0;
      self->read_line = self->column != G_MAXUINT ? mg_pajek_values : NULL;
      if (self->column != G_MAXUINT && n != self->given->nodes->len)
        mg_warnings_add (self->given->warnings, self->scan->line,
                         _("This list has %u values, the network %u organisations; the first ones get them."), n, self->given->nodes->len);
      return TRUE;
    }

  mg_pajek_start_part (self, n);
  if (!mg_pajek_is_wanted (self))
    {
      self->left_out = TRUE;
      self->read_line = NULL;
      return TRUE;
    }

  self->read_line = mg_pajek_vertex;
  if (++self->n_networks > 1)
    {
      start_other (self, n);
      return TRUE;
    }

  if (second != NULL)
    mg_lines_number (second, &n_first);

  return start_first (self, n, n_first, error);
}

/* Lines */

/* ":1 "name"", ":1 name" or nothing */
static void
take_relation (MgPajekReader *self,
               char          *rest)
{
  const char *number = NULL;
  const char *known;

  g_clear_pointer (&self->relation, g_free);
  while (g_ascii_isspace (*rest))
    rest++;
  if (*rest != ':')
    return;

  rest++;
  number = mg_lines_word (&rest, NULL, NULL);
  if (number == NULL)
    return;

  g_strstrip (rest);
  if (*rest == '"')
    rest = mg_lines_word (&rest, NULL, NULL);
  if (*rest != '\0')
    g_hash_table_insert (self->relations, g_strdup (number), mg_text_clean (rest, -1));

  known = g_hash_table_lookup (self->relations, number);
  if (known != NULL || !self->is_ours)
    set_string (&self->relation, known != NULL ? known : number);
}

/* Sections that need vertices before them. */
static gboolean
need_vertices (MgPajekReader  *self,
               GError        **error)
{
  if (self->parts->len > 0)
    return TRUE;

  return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                       _("There are links before the list of organisations, “*Vertices”. Ask for a new copy, or correct the file in a text editor."));
}

static gboolean
start_lines (MgPajekReader  *self,
             char           *rest,
             MgPajekLine     read_line,
             gboolean        directed,
             GError        **error)
{
  if (!need_vertices (self, error))
    return FALSE;

  take_relation (self, rest);
  self->directed = directed;
  self->counted = read_line;
  self->read_line = self->left_out ? mg_pajek_count : read_line;

  return TRUE;
}

static gboolean
start_arcs (MgPajekReader  *self,
            char           *rest,
            GError        **error)
{
  return start_lines (self, rest, mg_pajek_pair, TRUE, error);
}

static gboolean
start_edges (MgPajekReader  *self,
             char           *rest,
             GError        **error)
{
  return start_lines (self, rest, mg_pajek_pair, FALSE, error);
}

static gboolean
start_arcslist (MgPajekReader  *self,
                char           *rest,
                GError        **error)
{
  return start_lines (self, rest, mg_pajek_neighbours, TRUE, error);
}

static gboolean
start_edgeslist (MgPajekReader  *self,
                 char           *rest,
                 GError        **error)
{
  return start_lines (self, rest, mg_pajek_neighbours, FALSE, error);
}

static gboolean
start_matrix (MgPajekReader  *self,
              char           *rest,
              GError        **error)
{
  if (!start_lines (self, rest, mg_pajek_cells, TRUE, error))
    return FALSE;

  self->n_cells = 0;
  self->n_wanted = self->n_first < self->n ? (guint64) self->n_first * (self->n - self->n_first)
                   : (guint64) self->n * self->n;

  return TRUE;
}

/* Partitions and vectors */

static char *
free_name (MgPajekReader *self,
           const char    *name)
{
  GString *free = g_string_new (name);

  for (guint n = 2; g_hash_table_contains (self->given->by_id[MG_DOMAIN_NODE], free->str); n++)
    g_string_printf (free, "%s %u", name, n);

  return g_string_free (free, FALSE);
}

/* Its values are those of the last network. */
static gboolean
can_have_list (MgPajekReader *self,
               const char    *name)
{
  gboolean is_left_out = self->left_out && mg_warnings_get_wanted_part (self->given->warnings) != NULL;

  if (is_left_out)
    mg_warnings_add (self->given->warnings, self->scan->line,
                     _("The values of “%.60s” are those of another network of the file; they are left out."), name);
  else if (self->n_networks == 0)
    mg_warnings_add (self->given->warnings, self->scan->line,
                     _("The values of “%.60s” stand before any network; they are left out."), name);

  return !is_left_out && self->n_networks > 0;
}

static gboolean
start_list (MgPajekReader *self,
            char          *rest,
            const char    *otherwise)
{
  static const char * const endings[] = { ".clu", ".vec", ".per" };
  g_autofree char *clean = g_strstrip (mg_text_clean (rest, -1));
  g_autofree char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings) && !self->is_ours; i++)
    if (g_str_has_suffix (clean, endings[i]))
      clean[strlen (clean) - strlen (endings[i])] = '\0';

  self->is_list = TRUE;
  self->column = G_MAXUINT;
  self->n_cells = 0;
  g_hash_table_remove_all (self->meanings);
  if (!can_have_list (self, clean))
    return TRUE;

  name = self->is_ours ? g_strdup (clean) : free_name (self, *clean != '\0' ? clean : otherwise);
  self->column = mg_given_declare (self->given, MG_DOMAIN_NODE, name, NULL, self->scan->line);
  self->n_wanted = self->given->nodes->len;
  self->read_line = mg_pajek_values;

  return TRUE;
}

static gboolean
start_partition (MgPajekReader  *self,
                 char           *rest,
                 GError        **error)
{
  return start_list (self, rest, "partition");
}

static gboolean
start_vector (MgPajekReader  *self,
              char           *rest,
              GError        **error)
{
  return start_list (self, rest, "vector");
}

static const struct
{
  const char *word;
  StartFunc   start;
} sections[] = {
  { "network", start_network },
  { "vertices", start_vertices },
  { "arcs", start_arcs },
  { "edges", start_edges },
  { "arcslist", start_arcslist },
  { "edgeslist", start_edgeslist },
  { "matrix", start_matrix },
  { "partition", start_partition },
  { "vector", start_vector },
};

gboolean
mg_pajek_end_section (MgPajekReader  *self,
                      GError        **error)
{
  if (self->read_line == mg_pajek_cells && self->n_cells < self->n_wanted)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("The matrix ends here with %lu numbers of %lu. Check how many organisations the file announces, or ask for a new copy."),
                         (gulong) self->n_cells, (gulong) self->n_wanted);

  /* Their length comes in a section of its own before the first. */
  if (self->read_line == mg_pajek_values && self->n_cells > 0 && self->n_cells != self->n_wanted)
    mg_warnings_add (self->given->warnings, self->section_line,
                     _("This list has %lu values instead of %lu; the first ones are kept."),
                     (gulong) self->n_cells, (gulong) self->n_wanted);

  return TRUE;
}

gboolean
mg_pajek_start_section (MgPajekReader  *self,
                        char           *line,
                        GError        **error)
{
  const char *word;

  if (!mg_pajek_end_section (self, error))
    return FALSE;

  word = mg_lines_word (&line, NULL, NULL);
  self->read_line = NULL;
  self->section_line = self->scan->line;
  for (guint i = 0; i < G_N_ELEMENTS (sections) && word != NULL; i++)
    if (g_ascii_strcasecmp (sections[i].word, word) == 0)
      return sections[i].start (self, line, error);

  /* Their length comes in a line of its own. */
  self->is_list = TRUE;
  self->column = G_MAXUINT;
  mg_warnings_add (self->given->warnings, self->scan->line,
                   _("The section “*%.60s” is left out: it says nothing of organisations and links."), word != NULL ? word : "");

  return TRUE;
}
