/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-gml-paths.h"

#include <string.h>

/* Beyond so many a file is no network any more. */
#define MOST_PATHS 2000u
#define MOST_TIMES 50u

/* Keys that say what a field of ours says. */
static const struct
{
  const char *path;
  const char *name;
} places[] = {
  { "graphics.x", "x" },
  { "graphics.y", "y" },
};

static void
path_free (gpointer data)
{
  MgGmlPath *path = data;

  g_clear_pointer (&path->children, g_hash_table_unref);
  g_free (path->name);
  g_free (path);
}

static MgGmlPath *
path_new (const char *outer,
          const char *key)
{
  MgGmlPath *path = g_new0 (MgGmlPath, 1);

  path->name = *outer == '\0' ? g_strdup (key) : g_strconcat (outer, ".", key, NULL);
  path->column = G_MAXUINT;

  return path;
}

void
mg_gml_paths_init (MgGmlPaths *self)
{
  for (guint i = 0; i < MG_N_DOMAINS; i++)
    self->roots[i] = path_new ("", "");
  self->n_paths = 0;
}

void
mg_gml_paths_clear (MgGmlPaths *self)
{
  for (guint i = 0; i < MG_N_DOMAINS; i++)
    g_clear_pointer (&self->roots[i], path_free);
}

static MgGmlPath *
find_child (MgGmlPaths *self,
            MgGmlPath  *path,
            const char *key)
{
  MgGmlPath *child = path->children != NULL ? g_hash_table_lookup (path->children, key) : NULL;

  if (child != NULL || self->n_paths >= MOST_PATHS)
    return child;

  if (path->children == NULL)
    path->children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, path_free);
  child = path_new (path->name, key);
  g_hash_table_insert (path->children, g_strdup (key), child);
  self->n_paths++;

  return child;
}

MgGmlPath *
mg_gml_paths_step (MgGmlPaths *self,
                   MgGmlPath  *path,
                   const char *key,
                   guint       list)
{
  MgGmlPath *child = find_child (self, path, key);
  char number[16];

  if (child == NULL)
    return NULL;

  child->n_seen = child->list == list ? child->n_seen + 1 : 1;
  child->list = list;
  if (child->n_seen == 1)
    return child;

  g_snprintf (number, sizeof number, "%u", child->n_seen);

  return child->n_seen <= MOST_TIMES ? find_child (self, child, number) : NULL;
}

MgGmlPath *
mg_gml_paths_find (MgGmlPaths *self,
                   MgDomain    domain,
                   const char *name)
{
  g_auto(GStrv) keys = g_strsplit (name, ".", -1);
  MgGmlPath *path = self->roots[domain];

  for (guint i = 0; keys[i] != NULL && path != NULL; i++)
    path = find_child (self, path, keys[i]);

  return path;
}

char *
mg_gml_make_key (const char *name)
{
  g_autofree char *apart = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  GString *key = g_string_new (NULL);
  gboolean upper = FALSE;

  for (const char *c = apart != NULL ? apart : name; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_unichar_ismark (g_utf8_get_char (c)))
        continue;

      if (!g_ascii_isalnum (*c))
        {
          upper = key->len > 0;
          continue;
        }

      if (key->len == 0 && g_ascii_isdigit (*c))
        g_string_append_c (key, 'x');
      g_string_append_c (key, upper ? g_ascii_toupper (*c) : *c);
      upper = FALSE;
    }

  if (key->len == 0)
    g_string_append (key, "field");

  return g_string_free (key, FALSE);
}

static guint
kinds_of (MgDomain domain)
{
  return domain == MG_DOMAIN_NODE ? MG_ITEMS_NODES : domain == MG_DOMAIN_EDGE ? MG_ITEMS_EDGES : MG_ITEM_POLE;
}

MgFieldId
mg_gml_find_built_in (MgDomain    domain,
                      const char *key)
{
  guint n_fields;
  const MgField *table = mg_field_get_table (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *made = NULL;

      if ((table[i].kinds & kinds_of (domain)) == 0)
        continue;

      made = mg_gml_make_key (table[i].name);
      if (g_str_equal (made, key))
        return i;
    }

  return MG_FIELD_NONE;
}

/* What the path is called as a field. */
static const char *
field_name (const MgGmlPath *self,
            const MgGiven   *given,
            MgDomain         domain)
{
  MgFieldId field;

  for (guint i = 0; i < G_N_ELEMENTS (places) && domain == MG_DOMAIN_NODE; i++)
    if (g_str_equal (self->name, places[i].path) && !g_hash_table_contains (given->by_id[domain], places[i].name))
      return places[i].name;

  /* Another program may have written our keys again, without what says that they are ours. */
  field = mg_gml_find_built_in (domain, self->name);
  if (field != MG_FIELD_NONE)
    return mg_field_get_table (NULL)[field].name;

  return domain == MG_DOMAIN_NODE && g_str_equal (self->name, "nodeType") ? "node_type" : self->name;
}

guint
mg_gml_path_column (MgGmlPath *self,
                    MgGiven   *given,
                    MgDomain   domain,
                    guint      line)
{
  if (self->column == G_MAXUINT)
    self->column = mg_given_declare (given, domain, field_name (self, given, domain), NULL, line);

  return self->column;
}
