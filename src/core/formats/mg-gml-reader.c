/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-gml-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-error.h"
#include "mg-graphml.h"
#include "mg-number.h"
#include "mg-text.h"

/* Bytes of a text: more could not be saved. */
#define MAX_TEXT (1024u * 1024)

gboolean
mg_gml_is_key (const MgGmlReader *self,
               const char        *key)
{
  return g_ascii_strcasecmp (self->key->str, key) == 0;
}

MgGivenItem *
mg_gml_get_item (MgGmlReader *self,
                 MgDomain     domain,
                 guint        index)
{
  if (domain == MG_DOMAIN_NODE)
    return &g_array_index (self->given->nodes, MgGivenItem, index);
  if (domain == MG_DOMAIN_EDGE)
    return &g_array_index (self->given->edges, MgGivenItem, index);

  return domain == MG_DOMAIN_GRAPH && index < self->given->graphs->len
         ? &g_array_index (self->given->graphs, MgGivenItem, index) : &self->given->file;
}

MgTextPlace
mg_gml_add_text (MgGmlReader *self,
                 const char  *text)
{
  g_autofree char *clean = mg_text_clean (text, -1);

  return mg_given_add_text (self->given, clean, strlen (clean));
}

/* "1.0" and "1" are the same node. */
static void
make_whole (char *number)
{
  double real;
  g_autoptr(GString) whole = NULL;

  if (strpbrk (number, ".eE+") == NULL || !mg_number_parse_real (number, &real) ||
      !(fabs (real) < 1e15) || floor (real) != real)
    return;

  whole = g_string_new (NULL);
  mg_number_append_integer (whole, (gint64) real);
  if (whole->len <= strlen (number))
    strcpy (number, whole->str);
}

static void
keep_value (MgGmlReader      *self,
            const MgGmlLevel *level,
            MgGmlPath        *path,
            const char       *text,
            MgGmlToken        token)
{
  guint column;

  if (path == NULL)
    {
      mg_warnings_add (self->given->warnings, self->text.line,
                       _("The file has too many different keys; the values of “%.60s” are left out."), self->key->str);
      return;
    }

  if (*text == '\0')
    return;

  column = mg_gml_path_column (path, self->given, level->domain, self->text.line);
  mg_given_add_value (self->given, mg_gml_get_item (self, level->domain, level->index), column,
                      mg_gml_add_text (self, text), FALSE, self->text.line);
  if (path->declared)
    return;

  if (token == MG_GML_NUMBER)
    mg_given_types_note (self->types, column, text);
  else
    mg_given_types_text (self->types, column);
}

static void
set_value (MgGmlReader *self,
           MgGmlToken   token)
{
  MgGmlLevel *level = &self->levels[self->depth];
  gboolean is_end = mg_gml_is_key (self, "id") || mg_gml_is_key (self, "source") || mg_gml_is_key (self, "target");

  if (token == MG_GML_WORD)
    mg_warnings_add (self->given->warnings, self->text.line,
                     _("The text “%.60s” is not in quotes; it is kept."), self->text.value->str);
  if (is_end && (level->place == MG_GML_IN_NODE || level->place == MG_GML_IN_EDGE))
    make_whole (self->text.value->str);
  if (mg_gml_set_structure (self, level, self->text.value->str))
    return;

  keep_value (self, level, level->path != NULL ? mg_gml_paths_step (&self->paths, level->path, self->key->str, level->list) : NULL,
              self->text.value->str, token);
}

/* Lists */

static void
start_graph (MgGmlReader      *self,
             MgGmlLevel       *level,
             const MgGmlLevel *outer)
{
  if (outer->place == MG_GML_IN_FILE)
    {
      level->index = mg_given_add_graph (self->given, NULL, level->line);
      level->path = self->paths.roots[MG_DOMAIN_GRAPH];
      if (self->version != NULL && level->index == 0)
        mg_given_set_graph (self->given, mg_gml_paths_find (&self->paths, MG_DOMAIN_GRAPH, MG_GRAPHML_VERSION_KEY)->column,
                            self->version, -1, level->line);
    }
  else
    {
      mg_given_warn_nested (self->given, level->line);
    }

  level->place = MG_GML_IN_GRAPH;
  level->first_edge = self->given->edges->len;
}

static void
start_node (MgGmlReader *self,
            MgGmlLevel  *level)
{
  level->place = MG_GML_IN_NODE;
  level->domain = MG_DOMAIN_NODE;
  level->path = self->paths.roots[MG_DOMAIN_NODE];
  level->index = mg_given_add_node (self->given, NULL, 0, level->line);

  for (guint i = self->depth - 1; i > 0; i--)
    if (self->levels[i].place == MG_GML_IN_NODE)
      {
        MgGmlNesting nesting = { level->index, self->levels[i].index };

        g_array_append_val (self->nestings, nesting);
        mg_gml_get_item (self, MG_DOMAIN_NODE, level->index)->flags |= MG_GIVEN_NESTED;
        return;
      }
}

static void
start_edge (MgGmlReader *self,
            MgGmlLevel  *level)
{
  level->place = MG_GML_IN_EDGE;
  level->domain = MG_DOMAIN_EDGE;
  level->path = self->paths.roots[MG_DOMAIN_EDGE];
  level->index = mg_given_add_edge (self->given, NULL, "", "", FALSE, level->line);
}

/* A list that is a value with parts. */
static void
start_value (MgGmlReader      *self,
             MgGmlLevel       *level,
             const MgGmlLevel *outer)
{
  if (outer->place == MG_GML_IN_BENDS || outer->place == MG_GML_IN_OURS || outer->place == MG_GML_IN_OUR_FIELD)
    {
      level->place = outer->place == MG_GML_IN_OURS && mg_gml_is_key (self, "field") ? MG_GML_IN_OUR_FIELD : outer->place;
      return;
    }

  level->place = MG_GML_IN_LIST;
  if (outer->path != NULL)
    level->path = mg_gml_paths_step (&self->paths, outer->path, self->key->str, outer->list);
  if (level->path == NULL || level->domain != MG_DOMAIN_EDGE || !g_str_equal (level->path->name, MG_GML_BENDS))
    return;

  level->place = MG_GML_IN_BENDS;
  g_string_truncate (self->bends, 0);
}

static gboolean
start_list (MgGmlReader  *self,
            GError      **error)
{
  const MgGmlLevel *outer = &self->levels[self->depth];
  MgGmlLevel *level;

  if (self->depth == MG_GML_MAX_DEPTH)
    return mg_scan_fail (self->scan, MG_ERROR_TOO_LARGE, error,
                         _("More than %u lists stand inside each other, which no network needs. Check that it is the right file."), MG_GML_MAX_DEPTH);

  level = &self->levels[++self->depth];
  *level = (MgGmlLevel) { outer->place, outer->domain, outer->index, NULL, ++self->n_lists, self->text.line, 0, outer->directed };

  if (mg_gml_is_key (self, "graph") && (outer->place == MG_GML_IN_FILE || outer->place == MG_GML_IN_NODE))
    start_graph (self, level, outer);
  else if (mg_gml_is_key (self, "node") && outer->place == MG_GML_IN_GRAPH)
    start_node (self, level);
  else if (mg_gml_is_key (self, "edge") && outer->place == MG_GML_IN_GRAPH)
    start_edge (self, level);
  else if (mg_gml_is_key (self, MG_GML_OURS) && outer->place == MG_GML_IN_FILE && self->given->graphs->len == 0)
    level->place = MG_GML_IN_OURS;
  else
    start_value (self, level, outer);

  return TRUE;
}

static void
end_graph (MgGmlReader      *self,
           const MgGmlLevel *level)
{
  for (guint i = level->first_edge; i < self->given->edges->len; i++)
    {
      MgGivenItem *edge = mg_gml_get_item (self, MG_DOMAIN_EDGE, i);

      if ((edge->flags & MG_GML_SAYS_DIRECTED) == 0 && level->directed)
        edge->flags |= MG_GIVEN_DIRECTED;
      edge->flags |= MG_GML_SAYS_DIRECTED;
    }
}

static MgDomain
domain_called (const char *name)
{
  return g_strcmp0 (name, "node") == 0 ? MG_DOMAIN_NODE : g_strcmp0 (name, "edge") == 0 ? MG_DOMAIN_EDGE : MG_DOMAIN_GRAPH;
}

/* Declares a column of our own file. */
static void
add_our_column (MgGmlReader *self,
                MgDomain     domain,
                const char  *key,
                const char  *id,
                const char  *name,
                const char  *type,
                const char  *initial)
{
  static const char * const domains[] = { "node", "edge", "graph" };
  MgGmlPath *path = mg_gml_paths_find (&self->paths, domain, key);
  MgKey row = {
    .id = g_strdup (id), .name = g_strdup (name), .type = g_strdup (type), .initial = g_strdup (initial),
    .domain = g_strdup (domains[domain]), .line = self->text.line,
  };

  mg_given_add_key (self->given, &row);
  if (path == NULL)
    return;

  path->column = GPOINTER_TO_UINT (g_hash_table_lookup (self->given->by_id[domain], id)) - 1;
  path->declared = TRUE;
}

static void
end_our_field (MgGmlReader *self)
{
  MgGmlOurField *field = &self->field;

  if (field->key != NULL && field->id != NULL && field->name != NULL && self->paths.n_paths < 1000)
    add_our_column (self, domain_called (field->of), field->key, field->id, field->name,
                    field->type != NULL ? field->type : "string", field->initial);

  g_clear_pointer (&field->of, g_free);
  g_clear_pointer (&field->key, g_free);
  g_clear_pointer (&field->id, g_free);
  g_clear_pointer (&field->name, g_free);
  g_clear_pointer (&field->type, g_free);
  g_clear_pointer (&field->initial, g_free);
}

static void
end_list (MgGmlReader *self)
{
  MgGmlLevel *level = &self->levels[self->depth--];
  MgGmlPlace outer = self->levels[self->depth].place;

  if (level->place == MG_GML_IN_GRAPH)
    end_graph (self, level);
  else if (level->place == MG_GML_IN_OUR_FIELD && outer == MG_GML_IN_OURS)
    end_our_field (self);
  else if (level->place == MG_GML_IN_OURS && outer == MG_GML_IN_FILE && self->version != NULL)
    add_our_column (self, MG_DOMAIN_GRAPH, MG_GRAPHML_VERSION_KEY, "g_" MG_GRAPHML_VERSION_KEY, MG_GRAPHML_VERSION_KEY, "string", NULL);
  else if (level->place == MG_GML_IN_BENDS && outer != MG_GML_IN_BENDS)
    keep_value (self, level, level->path, self->bends->str, MG_GML_STRING);
}

/* The whole file */

static gboolean
read_value (MgGmlReader  *self,
            GError      **error)
{
  guint line = self->text.line;
  MgGmlToken token = mg_gml_text_next (&self->text);

  if (token == MG_GML_OPEN)
    return start_list (self, error);

  if (self->text.value->len > MAX_TEXT)
    return mg_scan_fail (self->scan, MG_ERROR_TOO_LARGE, error,
                         _("A value here is longer than 1 MiB. The file is damaged or was made to do harm."));

  if (token == MG_GML_STRING || token == MG_GML_NUMBER || (token == MG_GML_WORD && self->text.follows))
    {
      set_value (self, token);
      return TRUE;
    }

  self->scan->line = token == MG_GML_BROKEN ? self->text.line : line;

  return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                       token == MG_GML_BROKEN
                       ? _("The text of “%.60s” that begins here has no closing quote. Ask for a new copy, or correct the file in a text editor.")
                       : _("The key “%.60s” has no value. Ask for a new copy, or correct the file in a text editor."),
                       self->key->str);
}

static gboolean
fail_at_end (MgGmlReader  *self,
             GError      **error)
{
  return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                       _("The file ends too early: a “[” in line %u has no “]”. It was perhaps not copied to its end: ask for a new copy."),
                       self->levels[self->depth].line);
}

/* Returns whether to go on; at the end of the file too if @error is not set. */
static gboolean
read_key (MgGmlReader  *self,
          GError      **error)
{
  MgGmlToken token = mg_gml_text_next (&self->text);

  if (token == MG_GML_END)
    return self->depth == 0 ? FALSE : fail_at_end (self, error);

  if (token == MG_GML_CLOSE && self->depth > 0)
    {
      end_list (self);
      return TRUE;
    }

  if (token == MG_GML_WORD)
    {
      g_string_assign (self->key, self->text.value->str);
      return read_value (self, error);
    }

  self->scan->line = self->text.line;
  if (token == MG_GML_CLOSE)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("A “]” closes nothing. Ask for a new copy, or correct the file in a text editor."));

  return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                       _("There is a value without a key. Check that it is a GML file, or correct it in a text editor."));
}

static gboolean
read_file (MgGmlReader  *self,
           GError      **error)
{
  GError *problem = NULL;

  while (mg_scan_go_on (self->scan, &problem) && read_key (self, &problem))
    ;

  if (problem == NULL && self->given->graphs->len == 0)
    g_set_error (&problem, MG_ERROR, MG_ERROR_SYNTAX,
                 _("%s: The file holds no network: it has no “graph [”. Check that it is the right file."), self->given->name);
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, problem);

  return FALSE;
}

static void
set_parents (MgGmlReader *self)
{
  for (guint i = 0; i < self->nestings->len; i++)
    {
      const MgGmlNesting *nesting = &g_array_index (self->nestings, MgGmlNesting, i);
      MgTextPlace id = mg_gml_get_item (self, MG_DOMAIN_NODE, nesting->outer)->id;
      guint column = mg_given_own_column (self->given, MG_DOMAIN_NODE, "parent");

      if (id != 0)
        mg_given_add_value (self->given, mg_gml_get_item (self, MG_DOMAIN_NODE, nesting->node), column, id, FALSE, 0);
    }
}

static void
resolve (MgGmlReader *self,
         MgTextPlace *end)
{
  guint node = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, mg_given_text (self->given, *end)));

  if (node != 0 && mg_gml_get_item (self, MG_DOMAIN_NODE, node - 1)->id != 0)
    *end = mg_gml_get_item (self, MG_DOMAIN_NODE, node - 1)->id;
}

static void
finish (MgGmlReader *self)
{
  for (guint i = 0; i < self->given->edges->len; i++)
    {
      MgGivenItem *edge = mg_gml_get_item (self, MG_DOMAIN_EDGE, i);

      edge->flags &= (guint16) ~MG_GML_SAYS_DIRECTED;
      if (self->version != NULL)
        {
          resolve (self, &edge->source);
          resolve (self, &edge->target);
        }
    }

  set_parents (self);
  mg_given_types_apply (self->types, self->given);
}

static gboolean
scan (MgGiven  *given,
      MgScan   *text,
      GError  **error)
{
  g_autofree MgGmlReader *reader = g_new0 (MgGmlReader, 1);
  gboolean done;

  reader->given = given;
  reader->scan = text;
  reader->text = (MgGmlText) { text, g_string_new (NULL), 1, FALSE };
  mg_gml_paths_init (&reader->paths);
  reader->types = mg_given_types_new ();
  reader->key = g_string_new (NULL);
  reader->bends = g_string_new (NULL);
  reader->nestings = g_array_new (FALSE, FALSE, sizeof (MgGmlNesting));
  reader->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->levels[0] = (MgGmlLevel) { .place = MG_GML_IN_FILE, .domain = MG_DOMAIN_GRAPH, .index = G_MAXUINT, .path = reader->paths.roots[MG_DOMAIN_GRAPH] };

  done = read_file (reader, error);
  if (done)
    finish (reader);

  end_our_field (reader);
  mg_gml_paths_clear (&reader->paths);
  mg_given_types_free (reader->types);
  g_string_free (reader->text.value, TRUE);
  g_string_free (reader->key, TRUE);
  g_string_free (reader->bends, TRUE);
  g_array_unref (reader->nestings);
  g_hash_table_unref (reader->numbers);
  g_free (reader->version);

  return done;
}

gboolean
mg_gml_read (MgNetwork     *network,
             int            fd,
             const char    *display_name,
             MgWarnings    *warnings,
             MgProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  return mg_scan_read (scan, network, fd, display_name, warnings, progress, cancellable, error);
}
