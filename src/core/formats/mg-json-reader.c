/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks in JSON, as programs write them:
 *
 *   NetworkX, D3   {"directed":false,"graph":{…},"nodes":[{"id":…}],"links":[{"source":…,"target":…}]}
 *                  "edges" for "links"; without "id" the ends are names, or places in the list
 *   Cytoscape.js   {"elements":{"nodes":[{"data":{"id":…},"position":{"x":…,"y":…}}],"edges":[{"data":{…}}]}}
 *                  or one list of both
 *   graphology     {"options":{"type":…},"nodes":[{"key":…,"attributes":{…}}],"edges":[{"key":…,"source":…}]}
 *   JSON Graph     {"graph":{"nodes":{"a":{"label":…,"metadata":{…}}},"edges":[…]}}
 *   vis.js         {"nodes":[…],"edges":[{"from":…,"to":…}]}
 *
 * Members may come in any order.  Lists and objects inside an attribute are kept
 * as text.
 */
#include "mg-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-exchange.h"
#include "mg-json-items.h"
#include "mg-text.h"

static gboolean read_network (MgJsonReader  *self,
                              GError       **error);

/* Reading */

/* A list of items, or an object of them by identifier. */
static gboolean
read_items (MgJsonReader    *self,
            MgJsonItemKind   kind,
            MgJsonToken      first,
            GError         **error)
{
  guint depth = self->text.depth;
  g_autofree char *id = NULL;

  self->has_network |= kind != MG_JSON_ANY_ITEM;
  self->has_nodes |= kind == MG_JSON_NODE;
  if (first != MG_JSON_OPEN_ARRAY && first != MG_JSON_OPEN_OBJECT)
    return TRUE;

  while (self->text.depth >= depth)
    {
      MgJsonToken token = mg_json_next (&self->text, error);

      if (token == MG_JSON_BROKEN)
        return FALSE;

      if (token == MG_JSON_NAME)
        {
          g_free (id);
          id = g_strdup (self->text.text->str);
        }
      else if (token == MG_JSON_OPEN_OBJECT)
        {
          if (!mg_json_read_item (self, kind, kind == MG_JSON_NODE ? id : NULL, error))
            return FALSE;
        }
      else if (self->text.depth >= depth)
        {
          mg_warnings_add (self->file->warnings, self->text.line,
                           _("Something in the list of organisations or links is neither; it is left out."));
          if (!mg_json_keep (&self->text, token, NULL, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Options of graphology: what links are. */
static gboolean
read_options (MgJsonReader  *self,
              GError       **error)
{
  g_string_truncate (self->members_text, 0);
  g_array_set_size (self->members, 0);
  if (!mg_json_read_members (self, error))
    return FALSE;

  self->is_graphology = TRUE;
  self->directed = TRUE;
  for (guint i = 0; i < self->members->len; i++)
    {
      const MgJsonMember *member = &g_array_index (self->members, MgJsonMember, i);

      if (g_str_equal (self->members_text->str + member->name, "type"))
        self->directed = !g_str_equal (self->members_text->str + member->value, "undirected");
    }

  return TRUE;
}

/* Looks and the like: what shows the network, not the network. */
static gboolean
is_showing (const char *name)
{
  static const char * const names[] = { "style", "layout", "renderer", "pan", "settings", NULL };

  return g_strv_contains (names, name);
}

static gboolean
read_several (MgJsonReader  *self,
              GError       **error)
{
  guint depth = self->text.depth;
  guint n = 0;

  while (self->text.depth >= depth)
    {
      MgJsonToken token = mg_json_next (&self->text, error);

      /* The file has begun the first one. */
      if (token == MG_JSON_OPEN_OBJECT && n++ > 0)
        mg_given_add_graph (self->file, NULL, self->text.line);
      if (token == MG_JSON_BROKEN || (token == MG_JSON_OPEN_OBJECT && !read_network (self, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
keep_value (MgJsonReader  *self,
            const char    *name,
            MgJsonToken    token,
            GError       **error)
{
  g_autoptr(GString) value = g_string_new (NULL);

  if (token == MG_JSON_NULL)
    return TRUE;

  if (token == MG_JSON_STRING)
    g_string_assign (value, self->text.text->str);
  else if (!mg_json_keep (&self->text, token, value, error))
    return FALSE;

  if (value->len > 0 && !g_str_equal (value->str, "[]") && !g_str_equal (value->str, "{}"))
    mg_json_set_graph (self, name, token, value->str);

  return TRUE;
}

/* One member of the network's object. */
static gboolean
read_member (MgJsonReader  *self,
             const char    *name,
             GError       **error)
{
  static const struct { const char *name; MgJsonItemKind kind; } lists[] = {
    { "nodes", MG_JSON_NODE }, { "links", MG_JSON_EDGE }, { "edges", MG_JSON_EDGE },
  };
  static const char * const wrappings[] = { "graph", "elements", "attributes", "metadata", "data", NULL };
  MgJsonToken token = mg_json_next (&self->text, error);

  if (token == MG_JSON_BROKEN)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].name, name))
      return read_items (self, lists[i].kind, token, error);

  if (g_str_equal (name, "directed") && (token == MG_JSON_TRUE || token == MG_JSON_FALSE))
    {
      self->directed = token == MG_JSON_TRUE;
      return TRUE;
    }
  if (g_str_equal (name, "multigraph"))
    return mg_json_keep (&self->text, token, NULL, error);
  self->has_elements |= g_str_equal (name, "elements");
  if (token == MG_JSON_OPEN_ARRAY && g_str_equal (name, "elements"))
    return read_items (self, MG_JSON_ANY_ITEM, token, error);
  if (token == MG_JSON_OPEN_ARRAY && g_str_equal (name, "graphs"))
    return read_several (self, error);
  if (token == MG_JSON_OPEN_OBJECT && g_str_equal (name, "options"))
    return read_options (self, error);
  if (token == MG_JSON_OPEN_OBJECT && g_strv_contains (wrappings, name))
    return read_network (self, error);
  if ((token == MG_JSON_OPEN_OBJECT || token == MG_JSON_OPEN_ARRAY) && is_showing (name))
    {
      mg_warnings_add (self->file->warnings, self->text.line,
                       _("“%.60s” says how the network was shown; it is left out."), name);
      return mg_json_keep (&self->text, token, NULL, error);
    }

  return keep_value (self, name, token, error);
}

/* Of an object that was just opened. */
static gboolean
read_network (MgJsonReader  *self,
              GError       **error)
{
  guint depth = self->text.depth;

  while (self->text.depth >= depth)
    {
      MgJsonToken token = mg_json_next (&self->text, error);

      if (token == MG_JSON_BROKEN)
        return FALSE;

      if (token == MG_JSON_NAME)
        {
          g_autofree char *name = g_strdup (self->text.text->str);

          if (!read_member (self, name, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_file (MgJsonReader  *self,
           GError       **error)
{
  MgJsonToken token = mg_json_next (&self->text, error);

  mg_given_add_graph (self->file, NULL, 1);
  if (token == MG_JSON_BROKEN ||
      (token == MG_JSON_OPEN_OBJECT && !read_network (self, error)) ||
      (token == MG_JSON_OPEN_ARRAY && !read_items (self, MG_JSON_ANY_ITEM, token, error)))
    return FALSE;

  if (mg_json_next (&self->text, error) != MG_JSON_END)
    return FALSE;

  if (self->has_network)
    return TRUE;

  self->text.scan->line = 1;

  return mg_scan_fail (self->text.scan, MG_ERROR_SYNTAX, error,
                       _("The file holds no network that is known here: neither “nodes” nor “elements”. Export it as node-link JSON or as GraphML."));
}

/* What can only be known at the end */

static MgGivenItem *
get_node (MgJsonReader *self,
          guint         i)
{
  return &g_array_index (self->file->nodes, MgGivenItem, i);
}

static MgGivenItem *
get_edge (MgJsonReader *self,
          guint         i)
{
  return &g_array_index (self->file->edges, MgGivenItem, i);
}

static guint
count_ids (MgJsonReader *self)
{
  guint n = 0;

  for (guint i = 0; i < self->file->nodes->len; i++)
    n += get_node (self, i)->id != 0;

  return n;
}

static gboolean
are_all_numbers (MgJsonReader *self)
{
  for (guint i = 0; i < self->edge_flags->len; i++)
    if ((self->edge_flags->data[i] & MG_JSON_END_NUMBERS) == 0)
      return FALSE;

  return self->edge_flags->len > 0;
}

/* Nodes without identifiers are called by their names, or by their places in the list. */
static void
name_nodes (MgJsonReader *self)
{
  gboolean by_place = are_all_numbers (self);

  if (count_ids (self) > 0)
    return;

  for (guint i = 0; i < self->file->nodes->len; i++)
    {
      MgTextPlace place = g_array_index (self->names, MgTextPlace, i);
      char number[16];

      if (by_place || place == 0)
        {
          g_snprintf (number, sizeof number, "%u", i);
          place = mg_given_add_text (self->file, number, strlen (number));
        }

      get_node (self, i)->id = place;
    }
}

static GHashTable *
collect_ids (MgJsonReader *self)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->file->nodes->len; i++)
    g_hash_table_add (ids, g_strdup (mg_given_text (self->file, get_node (self, i)->id)));

  return ids;
}

/* Ends that are numbers are places in the list if they are not all identifiers. */
static gboolean
are_places (MgJsonReader *self)
{
  g_autoptr(GHashTable) ids = NULL;
  gboolean all_known = TRUE;

  if (!are_all_numbers (self))
    return FALSE;

  ids = collect_ids (self);
  for (guint i = 0; i < self->file->edges->len; i++)
    for (guint j = 0; j < 2; j++)
      {
        const char *end = mg_given_text (self->file, j == 0 ? get_edge (self, i)->source : get_edge (self, i)->target);

        if (g_ascii_strtoull (end, NULL, 10) >= self->file->nodes->len && !g_hash_table_contains (ids, end))
          return FALSE;

        all_known &= g_hash_table_contains (ids, end);
      }

  return !all_known;
}

static void
resolve_places (MgJsonReader *self)
{
  if (!are_places (self))
    return;

  for (guint i = 0; i < self->file->edges->len; i++)
    {
      MgGivenItem *edge = get_edge (self, i);
      guint64 source = g_ascii_strtoull (mg_given_text (self->file, edge->source), NULL, 10);
      guint64 target = g_ascii_strtoull (mg_given_text (self->file, edge->target), NULL, 10);

      if (source < self->file->nodes->len)
        edge->source = get_node (self, (guint) source)->id;
      if (target < self->file->nodes->len)
        edge->target = get_node (self, (guint) target)->id;
    }
}

/* A list of links alone: their ends are the nodes. */
static void
add_ends (MgJsonReader *self)
{
  g_autoptr(GHashTable) ids = NULL;

  if (self->has_nodes)
    return;

  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->file->edges->len; i++)
    for (guint j = 0; j < 2; j++)
      {
        char *id = g_strdup (mg_given_text (self->file, j == 0 ? get_edge (self, i)->source : get_edge (self, i)->target));

        if (*id == '\0' || g_hash_table_contains (ids, id))
          {
            g_free (id);
            continue;
          }

        mg_given_add_node (self->file, id, -1, get_edge (self, i)->line);
        g_hash_table_add (ids, id);
      }
}

static guint
find_column (MgJsonReader *self,
             MgDomain      domain,
             const char   *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->columns[domain], name)) - 1;
}

/* "key" names a link if each has one of its own that is no number, as in graphology
 * and in what we write.
 */
static void
take_keys (MgJsonReader *self)
{
  guint column = find_column (self, MG_DOMAIN_EDGE, "key");
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (MgTextPlace));

  if (column == G_MAXUINT)
    return;

  for (guint i = 0; i < self->file->edges->len; i++)
    {
      const MgGivenItem *edge = get_edge (self, i);
      MgTextPlace place = 0;

      for (guint32 j = edge->first; j != 0; j = g_array_index (self->file->values, MgGivenValue, j - 1).next)
        if (g_array_index (self->file->values, MgGivenValue, j - 1).column == column)
          place = g_array_index (self->file->values, MgGivenValue, j - 1).text;

      if (edge->id != 0 || place == 0 || !g_hash_table_add (keys, g_strdup (mg_given_text (self->file, place))) ||
          (self->edge_flags->data[i] & MG_JSON_KEY_IS_TEXT) == 0)
        return;

      g_array_append_val (places, place);
    }

  for (guint i = 0; i < self->file->edges->len; i++)
    get_edge (self, i)->id = g_array_index (places, MgTextPlace, i);
  mg_given_drop_column (self->file, column);
}

/* The map of sigma, which graphology is drawn by, has its y upwards. */
static void
turn_places (MgJsonReader *self)
{
  guint column = find_column (self, MG_DOMAIN_NODE, "y");

  if (!self->is_graphology || column == G_MAXUINT)
    return;

  for (guint i = 0; i < self->file->values->len; i++)
    {
      MgGivenValue *value = &g_array_index (self->file->values, MgGivenValue, i);
      char number[MG_TEXT_REAL_LENGTH];
      double real;

      if (value->column != column || !mg_text_parse_real (mg_given_text (self->file, value->text), &real))
        continue;

      mg_text_format_real (real == 0. ? 0. : -real, number);
      value->text = mg_given_add_text (self->file, number, strlen (number));
    }
}

static void
set_directions (MgJsonReader *self)
{
  for (guint i = 0; i < self->file->edges->len; i++)
    if (self->directed && (self->edge_flags->data[i] & MG_JSON_SAYS_DIRECTION) == 0)
      get_edge (self, i)->flags |= MG_GIVEN_DIRECTED;
}

/* Numbers called x and y are places, a text called label a label; what we call so ourselves too. */
static void
claim (MgJsonReader *self,
       MgDomain      domain,
       const char   *name,
       MgFieldId     field,
       gboolean      is_number)
{
  guint column = find_column (self, domain, name);
  const MgKey *key;

  if (column == G_MAXUINT)
    return;

  key = &g_array_index (self->file->keys, MgKey, g_array_index (self->file->columns, MgGivenColumn, column).key);
  if (is_number == (g_str_equal (key->type, "double") || g_str_equal (key->type, "long")))
    mg_exchange_claim (self->file, column, field);
}

static void
conclude (MgJsonReader *self)
{
  mg_json_type_columns (self);
  name_nodes (self);
  resolve_places (self);
  add_ends (self);
  take_keys (self);
  turn_places (self);
  set_directions (self);
  claim (self, MG_DOMAIN_NODE, "label", MG_FIELD_LABEL, FALSE);
  claim (self, MG_DOMAIN_NODE, "x", MG_FIELD_X, TRUE);
  claim (self, MG_DOMAIN_NODE, "y", MG_FIELD_Y, TRUE);
  claim (self, MG_DOMAIN_GRAPH, "pole_name", MG_FIELD_POLE_NAME, FALSE);
}

static void
prepare (MgJsonReader *self,
         MgScan       *scan,
         MgGiven      *file)
{
  self->text.scan = scan;
  self->text.text = g_string_new (NULL);
  self->file = file;
  file->format = "json";
  self->members_text = g_string_new (NULL);
  self->members = g_array_new (FALSE, FALSE, sizeof (MgJsonMember));
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    self->columns[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_byte_array_new ();
  self->names = g_array_new (FALSE, FALSE, sizeof (MgTextPlace));
  self->edge_flags = g_byte_array_new ();
}

static void
finish (MgJsonReader *self)
{
  g_string_free (self->text.text, TRUE);
  g_string_free (self->members_text, TRUE);
  g_array_unref (self->members);
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    g_hash_table_unref (self->columns[i]);
  g_byte_array_unref (self->seen);
  g_array_unref (self->names);
  g_byte_array_unref (self->edge_flags);
}

static gboolean
scan_json (MgGiven  *given,
           MgScan   *scan,
           GError  **error)
{
  MgJsonReader reader = { 0, };
  gboolean done;

  prepare (&reader, scan, given);
  done = read_file (&reader, error);
  if (done)
    conclude (&reader);
  finish (&reader);

  return done;
}

gboolean
mg_json_read (MgNetwork     *network,
              int            fd,
              const char    *display_name,
              MgWarnings    *warnings,
              MgProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  return mg_scan_read (scan_json, network, fd, display_name, warnings, progress, cancellable, error);
}
