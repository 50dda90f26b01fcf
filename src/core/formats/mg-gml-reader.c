/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-gml.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-error.h"
#include "mg-given-types.h"
#include "mg-gml-paths.h"
#include "mg-gml-text.h"
#include "mg-graphml.h"
#include "mg-number.h"
#include "mg-text.h"

#define MAX_DEPTH 64

/* Set in an item's flags while it is read: the link says itself whether it is directed. */
#define SAYS_DIRECTED (1 << 15)

/* What the list is that we are in. */
typedef enum
{
  IN_FILE,
  IN_GRAPH,
  IN_NODE,
  IN_EDGE,
  IN_LIST,       /* of one of these */
  IN_BENDS,      /* of a link's line */
  IN_OURS,
  IN_OUR_FIELD,
} Place;

typedef struct
{
  Place      place;
  MgDomain   domain;        /* of what its values are of */
  guint      index;         /* of that item */
  MgGmlPath *path;          /* NULL: there are too many: left out */
  guint      list;          /* a number of its own */
  guint      line;
  guint      first_edge;    /* of a graph */
  gboolean   directed;
} Level;

/* A <field> of our own file, as far as it was read. */
typedef struct
{
  char *of;
  char *key;
  char *id;
  char *name;
  char *type;
  char *initial;
} OurField;

typedef struct
{
  guint node;
  guint outer;
} Nesting;

typedef struct
{
  MgGiven      *given;
  MgScan       *scan;
  MgGmlText     text;
  MgGmlPaths    paths;
  MgGivenTypes *types;
  Level         levels[MAX_DEPTH + 1];
  guint         depth;
  guint         n_lists;
  GString      *key;
  GString      *bends;
  GArray       *nestings;     /* Nesting */
  OurField      field;
  char         *version;      /* of our own file; NULL: it is not ours */
  GHashTable   *numbers;      /* of our own file: id -> index of the node + 1 */
} Reader;

static gboolean
is_key (const Reader *self,
        const char   *key)
{
  return g_ascii_strcasecmp (self->key->str, key) == 0;
}

static MgGivenItem *
get_item (Reader   *self,
          MgDomain  domain,
          guint     index)
{
  if (domain == MG_DOMAIN_NODE)
    return &g_array_index (self->given->nodes, MgGivenItem, index);
  if (domain == MG_DOMAIN_EDGE)
    return &g_array_index (self->given->edges, MgGivenItem, index);

  return domain == MG_DOMAIN_GRAPH && index < self->given->graphs->len
         ? &g_array_index (self->given->graphs, MgGivenItem, index) : &self->given->file;
}

static MgTextPlace
add_text (Reader     *self,
          const char *text)
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
keep_value (Reader      *self,
            const Level *level,
            MgGmlPath   *path,
            const char  *text,
            MgGmlToken   token)
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
  mg_given_add_value (self->given, get_item (self, level->domain, level->index), column,
                      add_text (self, text), FALSE, self->text.line);
  if (path->declared)
    return;

  if (token == MG_GML_NUMBER)
    mg_given_types_note (self->types, column, text);
  else
    mg_given_types_text (self->types, column);
}

/* Keys that are no values: each returns whether it was one. */

static gboolean
set_in_file (Reader      *self,
             const Level *level,
             const char  *text)
{
  /* They speak of the file, which is another one once it is saved. */
  return level->place == IN_FILE && (is_key (self, "creator") || is_key (self, "version"));
}

static gboolean
set_in_graph (Reader     *self,
              Level      *level,
              const char *text)
{
  if (is_key (self, "directed"))
    level->directed = strtol (text, NULL, 10) != 0;

  return is_key (self, "directed") || is_key (self, "multigraph");
}

static gboolean
set_in_node (Reader     *self,
             Level      *level,
             const char *text)
{
  MgGivenItem *node = get_item (self, MG_DOMAIN_NODE, level->index);

  if (self->version == NULL)
    {
      if (!is_key (self, "id") || node->id != 0)
        return FALSE;

      node->id = add_text (self, text);
      return TRUE;
    }

  if (is_key (self, "id"))
    g_hash_table_insert (self->numbers, g_strdup (text), GUINT_TO_POINTER (level->index + 1));
  else if (is_key (self, MG_GML_IDENT))
    node->id = add_text (self, text);
  else
    /* Written for programs that want a label. */
    return is_key (self, "label") && strcmp (text, mg_given_text (self->given, node->id)) == 0;

  return TRUE;
}

static gboolean
set_in_edge (Reader     *self,
             Level      *level,
             const char *text)
{
  MgGivenItem *edge = get_item (self, MG_DOMAIN_EDGE, level->index);

  if (is_key (self, "source"))
    edge->source = add_text (self, text);
  else if (is_key (self, "target"))
    edge->target = add_text (self, text);
  else if (is_key (self, self->version != NULL ? MG_GML_IDENT : "id"))
    edge->id = add_text (self, text);
  else if (is_key (self, "directed"))
    {
      edge->flags |= SAYS_DIRECTED | (strtol (text, NULL, 10) != 0 || strcmp (text, "true") == 0 ? MG_GIVEN_DIRECTED : 0);
      return self->version == NULL;
    }
  else
    return FALSE;

  return TRUE;
}

static gboolean
set_in_bends (Reader     *self,
              const char *text)
{
  if (is_key (self, "x"))
    g_string_append_printf (self->bends, "%s%s", self->bends->len > 0 ? " " : "", text);
  else if (is_key (self, "y"))
    g_string_append_printf (self->bends, ",%s", text);

  return TRUE;
}

static gboolean
set_in_ours (Reader     *self,
             const char *text)
{
  if (is_key (self, "version") && self->version == NULL)
    self->version = g_strdup (text);

  return TRUE;
}

static gboolean
set_in_our_field (Reader     *self,
                  const char *text)
{
  const struct
  {
    const char  *key;
    char       **value;
  } parts[] = {
    { "of", &self->field.of }, { "key", &self->field.key }, { "id", &self->field.id },
    { "name", &self->field.name }, { "type", &self->field.type }, { "default", &self->field.initial },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_key (self, parts[i].key))
      {
        g_free (*parts[i].value);
        *parts[i].value = mg_text_clean (text, -1);
      }

  return TRUE;
}

static gboolean
set_structure (Reader *self,
               Level  *level,
               char   *text)
{
  switch (level->place)
    {
    case IN_FILE:
      return set_in_file (self, level, text);

    case IN_GRAPH:
      return set_in_graph (self, level, text);

    case IN_NODE:
      return set_in_node (self, level, text);

    case IN_EDGE:
      return set_in_edge (self, level, text);

    case IN_BENDS:
      return set_in_bends (self, text);

    case IN_OURS:
      return set_in_ours (self, text);

    case IN_OUR_FIELD:
      return set_in_our_field (self, text);

    case IN_LIST:
    default:
      return FALSE;
    }
}

static void
set_value (Reader     *self,
           MgGmlToken  token)
{
  Level *level = &self->levels[self->depth];
  gboolean is_end = is_key (self, "id") || is_key (self, "source") || is_key (self, "target");

  if (token == MG_GML_WORD)
    mg_warnings_add (self->given->warnings, self->text.line,
                     _("The text “%.60s” is not in quotes; it is kept."), self->text.value->str);
  if (is_end && (level->place == IN_NODE || level->place == IN_EDGE))
    make_whole (self->text.value->str);
  if (set_structure (self, level, self->text.value->str))
    return;

  keep_value (self, level, level->path != NULL ? mg_gml_paths_step (&self->paths, level->path, self->key->str, level->list) : NULL,
              self->text.value->str, token);
}

/* Lists */

static void
start_graph (Reader      *self,
             Level       *level,
             const Level *outer)
{
  if (outer->place == IN_FILE)
    {
      level->index = mg_given_add_graph (self->given, NULL, level->line);
      level->path = self->paths.roots[MG_DOMAIN_GRAPH];
      if (self->version != NULL && level->index == 0)
        mg_given_set_graph (self->given, mg_gml_paths_find (&self->paths, MG_DOMAIN_GRAPH, MG_GRAPHML_VERSION_KEY)->column,
                            self->version, -1, level->line);
    }
  else
    {
      mg_warnings_add (self->given->warnings, level->line,
                       _("A graph inside an item is taken apart: what it holds stands beside the item, with its identifier in the field “parent”."));
    }

  level->place = IN_GRAPH;
  level->first_edge = self->given->edges->len;
}

static void
start_node (Reader *self,
            Level  *level)
{
  level->place = IN_NODE;
  level->domain = MG_DOMAIN_NODE;
  level->path = self->paths.roots[MG_DOMAIN_NODE];
  level->index = mg_given_add_node (self->given, NULL, 0, level->line);

  for (guint i = self->depth - 1; i > 0; i--)
    if (self->levels[i].place == IN_NODE)
      {
        Nesting nesting = { level->index, self->levels[i].index };

        g_array_append_val (self->nestings, nesting);
        get_item (self, MG_DOMAIN_NODE, level->index)->flags |= MG_GIVEN_NESTED;
        return;
      }
}

static void
start_edge (Reader *self,
            Level  *level)
{
  level->place = IN_EDGE;
  level->domain = MG_DOMAIN_EDGE;
  level->path = self->paths.roots[MG_DOMAIN_EDGE];
  level->index = mg_given_add_edge (self->given, NULL, "", "", FALSE, level->line);
}

/* A list that is a value with parts. */
static void
start_value (Reader      *self,
             Level       *level,
             const Level *outer)
{
  if (outer->place == IN_BENDS || outer->place == IN_OURS || outer->place == IN_OUR_FIELD)
    {
      level->place = outer->place == IN_OURS && is_key (self, "field") ? IN_OUR_FIELD : outer->place;
      return;
    }

  level->place = IN_LIST;
  if (outer->path != NULL)
    level->path = mg_gml_paths_step (&self->paths, outer->path, self->key->str, outer->list);
  if (level->path == NULL || level->domain != MG_DOMAIN_EDGE || !g_str_equal (level->path->name, MG_GML_BENDS))
    return;

  level->place = IN_BENDS;
  g_string_truncate (self->bends, 0);
}

static gboolean
start_list (Reader  *self,
            GError **error)
{
  const Level *outer = &self->levels[self->depth];
  Level *level;

  if (self->depth == MAX_DEPTH)
    return mg_scan_fail (self->scan, MG_ERROR_TOO_LARGE, error,
                         _("More than %u lists stand inside each other, which no network needs. Check that it is the right file."), MAX_DEPTH);

  level = &self->levels[++self->depth];
  *level = (Level) { outer->place, outer->domain, outer->index, NULL, ++self->n_lists, self->text.line, 0, outer->directed };

  if (is_key (self, "graph") && (outer->place == IN_FILE || outer->place == IN_NODE))
    start_graph (self, level, outer);
  else if (is_key (self, "node") && outer->place == IN_GRAPH)
    start_node (self, level);
  else if (is_key (self, "edge") && outer->place == IN_GRAPH)
    start_edge (self, level);
  else if (is_key (self, MG_GML_OURS) && outer->place == IN_FILE && self->given->graphs->len == 0)
    level->place = IN_OURS;
  else
    start_value (self, level, outer);

  return TRUE;
}

static void
end_graph (Reader      *self,
           const Level *level)
{
  for (guint i = level->first_edge; i < self->given->edges->len; i++)
    {
      MgGivenItem *edge = get_item (self, MG_DOMAIN_EDGE, i);

      if ((edge->flags & SAYS_DIRECTED) == 0 && level->directed)
        edge->flags |= MG_GIVEN_DIRECTED;
      edge->flags |= SAYS_DIRECTED;
    }
}

static MgDomain
domain_called (const char *name)
{
  return g_strcmp0 (name, "node") == 0 ? MG_DOMAIN_NODE : g_strcmp0 (name, "edge") == 0 ? MG_DOMAIN_EDGE : MG_DOMAIN_GRAPH;
}

/* Declares a column of our own file. */
static void
add_our_column (Reader     *self,
                MgDomain    domain,
                const char *key,
                const char *id,
                const char *name,
                const char *type,
                const char *initial)
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
end_our_field (Reader *self)
{
  OurField *field = &self->field;

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
end_list (Reader *self)
{
  Level *level = &self->levels[self->depth--];
  Place outer = self->levels[self->depth].place;

  if (level->place == IN_GRAPH)
    end_graph (self, level);
  else if (level->place == IN_OUR_FIELD && outer == IN_OURS)
    end_our_field (self);
  else if (level->place == IN_OURS && outer == IN_FILE && self->version != NULL)
    add_our_column (self, MG_DOMAIN_GRAPH, MG_GRAPHML_VERSION_KEY, "g_" MG_GRAPHML_VERSION_KEY, MG_GRAPHML_VERSION_KEY, "string", NULL);
  else if (level->place == IN_BENDS && outer != IN_BENDS)
    keep_value (self, level, level->path, self->bends->str, MG_GML_STRING);
}

/* The whole file */

static gboolean
read_value (Reader  *self,
            GError **error)
{
  guint line = self->text.line;
  MgGmlToken token = mg_gml_text_next (&self->text);

  if (token == MG_GML_OPEN)
    return start_list (self, error);

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
fail_at_end (Reader  *self,
             GError **error)
{
  return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                       _("The file ends too early: a “[” in line %u has no “]”. It was perhaps not copied to its end: ask for a new copy."),
                       self->levels[self->depth].line);
}

/* Returns whether to go on; at the end of the file too if @error is not set. */
static gboolean
read_key (Reader  *self,
          GError **error)
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
read_file (Reader  *self,
           GError **error)
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
set_parents (Reader *self)
{
  for (guint i = 0; i < self->nestings->len; i++)
    {
      const Nesting *nesting = &g_array_index (self->nestings, Nesting, i);
      MgTextPlace id = get_item (self, MG_DOMAIN_NODE, nesting->outer)->id;
      guint column = mg_given_own_column (self->given, MG_DOMAIN_NODE, "parent");

      if (id != 0)
        mg_given_add_value (self->given, get_item (self, MG_DOMAIN_NODE, nesting->node), column, id, FALSE, 0);
    }
}

static void
resolve (Reader      *self,
         MgTextPlace *end)
{
  guint node = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, mg_given_text (self->given, *end)));

  if (node != 0 && get_item (self, MG_DOMAIN_NODE, node - 1)->id != 0)
    *end = get_item (self, MG_DOMAIN_NODE, node - 1)->id;
}

static void
finish (Reader *self)
{
  for (guint i = 0; i < self->given->edges->len; i++)
    {
      MgGivenItem *edge = get_item (self, MG_DOMAIN_EDGE, i);

      edge->flags &= (guint16) ~SAYS_DIRECTED;
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
  g_autofree Reader *reader = g_new0 (Reader, 1);
  gboolean done;

  reader->given = given;
  reader->scan = text;
  reader->text = (MgGmlText) { text, g_string_new (NULL), 1, FALSE };
  mg_gml_paths_init (&reader->paths);
  reader->types = mg_given_types_new ();
  reader->key = g_string_new (NULL);
  reader->bends = g_string_new (NULL);
  reader->nestings = g_array_new (FALSE, FALSE, sizeof (Nesting));
  reader->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->levels[0] = (Level) { .place = IN_FILE, .domain = MG_DOMAIN_GRAPH, .index = G_MAXUINT, .path = reader->paths.roots[MG_DOMAIN_GRAPH] };

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
  g_autoptr(MgScan) text = mg_scan_new (fd, display_name, warnings, progress, cancellable, error);
  g_autoptr(MgGiven) given = NULL;

  if (text == NULL)
    return FALSE;

  given = mg_given_new (display_name, warnings);

  return scan (given, text, error) && mg_given_build (given, network, progress, cancellable, error);
}
