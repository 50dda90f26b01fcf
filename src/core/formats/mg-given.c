/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-graphml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-text.h"

static const char * const domain_names[MG_N_DOMAINS] = { "node", "edge", "graph", "graphml", NULL };

/* Keys of our files that hold no data of their own. */
static const struct
{
  MgDomain    domain;
  const char *name;
} derived[] = {
  { MG_DOMAIN_NODE, "node_type" },
  { MG_DOMAIN_NODE, "ring" },
  { MG_DOMAIN_NODE, "is_member" },
  { MG_DOMAIN_EDGE, "weight" },
  { MG_DOMAIN_GRAPH, MG_GRAPHML_VERSION_KEY },
};

static void
key_clear (gpointer data)
{
  MgKey *key = data;

  g_free (key->id);
  g_free (key->name);
  g_free (key->type);
  g_free (key->initial);
  g_free (key->description);
  g_free (key->domain);
  if (key->extra != NULL)
    g_string_free (key->extra, TRUE);
}

static void
column_clear (gpointer data)
{
  MgGivenColumn *column = data;

  g_clear_pointer (&column->own, mg_field_unref);
  g_clear_pointer (&column->recent, g_free);
  mg_given_cells_clear (&column->cells);
}

MgGiven *
mg_given_new (const char *name,
              MgWarnings *warnings)
{
  MgGiven *self = g_new0 (MgGiven, 1);

  self->name = name;
  self->warnings = warnings;
  self->texts = mg_texts_new ();
  self->waiting = g_malloc (MG_GIVEN_WAITING);
  mg_given_append_bytes (self, "", 1);
  self->keys = g_array_new (FALSE, FALSE, sizeof (MgKey));
  g_array_set_clear_func (self->keys, key_clear);
  self->columns = g_array_new (FALSE, FALSE, sizeof (MgGivenColumn));
  g_array_set_clear_func (self->columns, column_clear);
  for (guint i = 0; i < MG_N_DOMAINS; i++)
    self->by_id[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (MgGivenItem));
  self->edges = g_array_new (FALSE, FALSE, sizeof (MgGivenItem));
  self->graphs = g_array_new (FALSE, FALSE, sizeof (MgGivenItem));
  self->values = g_array_new (FALSE, FALSE, sizeof (MgGivenValue));
  self->followers = g_array_new (FALSE, FALSE, sizeof (MgGivenFollower));
  self->namespaces = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
mg_given_free (MgGiven *self)
{
  mg_texts_unref (self->texts);
  g_free (self->waiting);
  g_free (self->block);
  g_array_unref (self->keys);
  g_array_unref (self->columns);
  for (guint i = 0; i < MG_N_DOMAINS; i++)
    g_hash_table_unref (self->by_id[i]);
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_array_unref (self->graphs);
  g_array_unref (self->values);
  g_array_unref (self->followers);
  g_ptr_array_unref (self->namespaces);
  g_free (self);
}

static guint
add_column (MgGiven  *self,
            guint     key,
            MgDomain  domain)
{
  const MgKey *spec = &g_array_index (self->keys, MgKey, key);
  MgGivenColumn column = { .key = key, .domain = domain, .field = MG_FIELD_NONE };
  MgFieldType type = mg_given_declared_type (spec);
  guint index = self->columns->len;

  column.id = spec->id;
  column.id_length = strlen (spec->id);
  column.id_has_mark = strchr (spec->id, '&') != NULL;
  column.number = type == MG_TYPE_INTEGER || type == MG_TYPE_REAL ? type : 0;

  column.follower = index + 1;
  g_array_append_val (self->columns, column);
  g_hash_table_insert (self->by_id[domain], g_strdup (spec->id), GUINT_TO_POINTER (index + 1));

  return index;
}

/* Hyperedges become collectives: their keys are the nodes'. */
static MgDomain
find_domain (const char *name)
{
  if (g_str_equal (name, "hyperedge"))
    return MG_DOMAIN_NODE;

  for (guint i = 0; domain_names[i] != NULL; i++)
    if (g_str_equal (name, domain_names[i]))
      return (MgDomain) i;

  return MG_DOMAIN_OTHER;
}

static gboolean
claim_domain (MgGiven  *self,
              guint     key,
              MgDomain  domain)
{
  const MgKey *spec = &g_array_index (self->keys, MgKey, key);

  if (g_hash_table_contains (self->by_id[domain], spec->id))
    {
      mg_warnings_add (self->warnings, spec->line,
                       _("The key “%s” is declared twice for the same things; the first one counts."), spec->id);
      return FALSE;
    }

  add_column (self, key, domain);

  return TRUE;
}

void
mg_given_add_key (MgGiven *self,
                  MgKey   *key)
{
  guint index = self->keys->len;

  key->for_all = key->domain == NULL || *key->domain == '\0' || g_str_equal (key->domain, "all");
  g_array_append_val (self->keys, *key);

  if (!key->for_all)
    {
      claim_domain (self, index, find_domain (key->domain));
      return;
    }

  claim_domain (self, index, MG_DOMAIN_NODE);
  claim_domain (self, index, MG_DOMAIN_EDGE);
  claim_domain (self, index, MG_DOMAIN_GRAPH);
}

static guint
make_up_column (MgGiven    *self,
                MgDomain    domain,
                const char *id,
                guint       line)
{
  MgKey key = { .id = g_strdup (id), .name = g_strdup (id), .type = g_strdup ("string"), .line = line };

  key.domain = g_strdup (domain_names[domain] != NULL ? domain_names[domain] : "port");
  g_array_append_val (self->keys, key);

  return add_column (self, self->keys->len - 1, domain);
}

static gboolean
is_key_of (const MgGiven *self,
           guint          column,
           MgDomain       domain,
           const char    *id,
           gsize          length)
{
  const MgGivenColumn *candidate;

  if (column >= self->columns->len)
    return FALSE;

  candidate = &g_array_index (self->columns, MgGivenColumn, column);

  return candidate->domain == domain && candidate->id_length == length && memcmp (candidate->id, id, length) == 0;
}

guint
mg_given_get_column (MgGiven    *self,
                     MgDomain    domain,
                     const char *id,
                     gsize       length,
                     guint       line)
{
  guint guess = self->last_column[domain];
  g_autofree char *name = NULL;
  guint found;

  /* Items of a file hold the same keys in the same order. */
  if (guess < self->columns->len)
    guess = g_array_index (self->columns, MgGivenColumn, guess).follower;
  if (is_key_of (self, guess, domain, id, length))
    {
      self->last_column[domain] = guess;
      return guess;
    }

  /* As the declaration was: a key's id is text like any other. */
  name = mg_text_clean (id, (gssize) length);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id[domain], name));
  if (found == 0)
    {
      mg_warnings_add (self->warnings, line,
                       _("The key “%s” is not declared for what it is used for here; its values are kept as text."), name);
      found = make_up_column (self, domain, name, line) + 1;
    }

  guess = self->last_column[domain];
  if (guess < self->columns->len)
    g_array_index (self->columns, MgGivenColumn, guess).follower = found - 1;
  self->last_column[domain] = found - 1;

  return found - 1;
}

guint
mg_given_own_column (MgGiven    *self,
                     MgDomain    domain,
                     const char *name)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id[domain], name));

  return found != 0 ? found - 1 : make_up_column (self, domain, name, 0);
}

/* As g_array_append_val() would, for what comes by the million. */
void
mg_given_grow_values (MgGiven *self)
{
  guint n = self->values->len;

  self->values_room = MAX (1024, 2 * n);
  g_array_set_size (self->values, self->values_room);
  self->values->len = n;
}

char *
mg_given_key_id (MgDomain    domain,
                 const char *name)
{
  return g_strdup_printf ("%c_%s", domain_names[domain][0], name);
}

gboolean
mg_given_is_derived (MgDomain    domain,
                     const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    if (derived[i].domain == domain && g_str_equal (derived[i].name, name))
      return TRUE;

  return FALSE;
}

/* For readers whose items come whole */

static MgTextPlace
add_clean (MgGiven    *self,
           const char *text,
           gssize      length,
           gboolean    once)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *clean = NULL;

  clean = mg_text_clean (text, (gssize) size);

  return once ? mg_given_keep_text (self, clean, strlen (clean)) : mg_given_add_text (self, clean, strlen (clean));
}

guint
mg_given_declare (MgGiven    *self,
                  MgDomain    domain,
                  const char *name,
                  const char *type,
                  guint       line)
{
  g_autofree char *text = mg_text_clean (name, -1);
  /* A key must have a name to be read again. */
  const char *clean = *text != '\0' ? text : "unnamed";
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id[domain], clean));
  MgKey key = { .line = line };

  if (found != 0)
    return found - 1;

  key.id = g_strdup (clean);
  key.name = g_strdup (clean);
  key.type = g_strdup (type != NULL ? type : "string");
  key.domain = g_strdup (domain_names[domain]);
  g_array_append_val (self->keys, key);

  return add_column (self, self->keys->len - 1, domain);
}

guint
mg_given_named_column (MgGiven    *self,
                       GHashTable *names,
                       MgDomain    domain,
                       const char *name,
                       guint       line)
{
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));

  if (column == 0)
    {
      column = mg_given_declare (self, domain, *name != '\0' ? name : "?", NULL, line) + 1;
      g_hash_table_insert (names, g_strdup (name), GUINT_TO_POINTER (column));
    }

  return column - 1;
}

static guint
latest_graph (const MgGiven *self)
{
  g_assert (self->graphs->len > 0);

  return self->graphs->len - 1;
}

guint
mg_given_add_graph (MgGiven    *self,
                    const char *id,
                    guint       line)
{
  MgGivenItem graph = { .line = line, .graph = (guint16) self->graphs->len };

  if (id != NULL)
    graph.id = add_clean (self, id, -1, TRUE);
  g_array_append_val (self->graphs, graph);

  return latest_graph (self);
}

guint
mg_given_add_node (MgGiven    *self,
                   const char *id,
                   gssize      length,
                   guint       line)
{
  MgGivenItem node = { .line = line, .graph = (guint16) latest_graph (self) };

  if (id != NULL)
    node.id = add_clean (self, id, length, TRUE);
  g_array_append_val (self->nodes, node);

  return self->nodes->len - 1;
}

guint
mg_given_add_edge (MgGiven    *self,
                   const char *id,
                   const char *source,
                   const char *target,
                   gboolean    directed,
                   guint       line)
{
  MgGivenItem edge = { .line = line, .graph = (guint16) latest_graph (self), .flags = directed ? MG_GIVEN_DIRECTED : 0 };

  if (id != NULL)
    edge.id = add_clean (self, id, -1, TRUE);
  edge.source = add_clean (self, source, -1, TRUE);
  edge.target = add_clean (self, target, -1, TRUE);
  g_array_append_val (self->edges, edge);

  return self->edges->len - 1;
}

static void
set_value (MgGiven     *self,
           MgGivenItem *item,
           guint        column,
           const char  *text,
           gssize       length,
           guint        line)
{
  gboolean is_number = g_array_index (self->columns, MgGivenColumn, column).number != 0;
  MgTextPlace place;

  if (text == NULL || length == 0 || *text == '\0')
    return;

  place = add_clean (self, text, length, !is_number);
  mg_given_add_value (self, item, column, place, FALSE, line);
}

void
mg_given_set_node (MgGiven    *self,
                   guint       node,
                   guint       column,
                   const char *text,
                   gssize      length,
                   guint       line)
{
  set_value (self, &g_array_index (self->nodes, MgGivenItem, node), column, text, length, line);
}

void
mg_given_set_edge (MgGiven    *self,
                   guint       edge,
                   guint       column,
                   const char *text,
                   gssize      length,
                   guint       line)
{
  set_value (self, &g_array_index (self->edges, MgGivenItem, edge), column, text, length, line);
}

void
mg_given_set_graph (MgGiven    *self,
                    guint       column,
                    const char *text,
                    gssize      length,
                    guint       line)
{
  set_value (self, &g_array_index (self->graphs, MgGivenItem, latest_graph (self)), column, text, length, line);
}

/* Without a name, so that it is taken for nothing. */
void
mg_given_drop_column (MgGiven *self,
                      guint    column)
{
  MgGivenColumn *dropped = &g_array_index (self->columns, MgGivenColumn, column);
  MgKey *key = &g_array_index (self->keys, MgKey, dropped->key);

  dropped->use = MG_COLUMN_DERIVED;
  g_free (key->id);
  g_free (key->name);
  key->id = g_strdup ("");
  key->name = g_strdup ("");
}
