/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-gml-branches.h"

#include "mg-gml.h"
#include "mg-gml-paths.h"
#include "mg-graphml.h"

/* Keys that a list has anyway. */
static const char * const reserved[][10] = {
  [MG_DOMAIN_NODE] = { "id", MG_GML_IDENT, "graph", "label", NULL },
  [MG_DOMAIN_EDGE] = { "id", MG_GML_IDENT, "source", "target", "directed", NULL },
  [MG_DOMAIN_GRAPH] = { "node", "edge", "directed", "multigraph", "graph", MG_GRAPHML_VERSION_KEY, NULL },
};

void
mg_gml_branch_free (gpointer data)
{
  MgGmlBranch *branch = data;

  g_ptr_array_unref (branch->branches);
  g_free (branch->key);
  g_free (branch);
}

MgGmlBranch *
mg_gml_branch_new (const char *key)
{
  MgGmlBranch *branch = g_new0 (MgGmlBranch, 1);

  branch->key = g_strdup (key);
  branch->branches = g_ptr_array_new_with_free_func (mg_gml_branch_free);

  return branch;
}

static MgGmlBranch *
find_branch (const MgGmlBranch *branch,
             const char        *key)
{
  for (guint i = 0; i < branch->branches->len; i++)
    if (g_str_equal (((MgGmlBranch *) branch->branches->pdata[i])->key, key))
      return branch->branches->pdata[i];

  return NULL;
}

static gboolean
is_plain_key (const char *key)
{
  return g_ascii_isalpha (*key) && key[strspn (key, G_CSET_A_2_Z G_CSET_a_2_z "0123456789")] == '\0';
}

static gboolean
is_reserved (MgDomain    domain,
             const char *key)
{
  for (guint i = 0; reserved[domain][i] != NULL; i++)
    if (g_ascii_strcasecmp (reserved[domain][i], key) == 0)
      return TRUE;

  return FALSE;
}

/* Whether these keys lead to a new place. */
static gboolean
is_free (const MgGmlBranch *branch,
         MgDomain           domain,
         GStrv              keys)
{
  if (is_reserved (domain, keys[0]))
    return FALSE;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (!is_plain_key (keys[i]))
        return FALSE;

      branch = branch != NULL ? find_branch (branch, keys[i]) : NULL;
      if (branch != NULL && (branch->column != NULL || keys[i + 1] == NULL))
        return FALSE;
    }

  return keys[0] != NULL;
}

void
mg_gml_branch_add (MgGmlBranch           *branch,
                   GStrv                  keys,
                   const MgWrittenColumn *column)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      MgGmlBranch *next = find_branch (branch, keys[i]);

      if (next == NULL)
        {
          next = mg_gml_branch_new (keys[i]);
          g_ptr_array_add (branch->branches, next);
        }
      branch = next;
    }

  branch->column = column;
}

GStrv
mg_gml_branch_choose (const MgGmlBranch     *root,
                      const MgWrittenColumn *column)
{
  gboolean foreign = column->row != NULL && (column->row->flags & MG_FIELD_FOREIGN) != 0;
  g_autofree char *key = mg_gml_make_key (column->name);
  g_auto(GStrv) keys = g_strsplit (column->name, ".", -1);

  if (!foreign && (column->field == MG_FIELD_X || column->field == MG_FIELD_Y))
    return g_strsplit (column->field == MG_FIELD_X ? "graphics.x" : "graphics.y", ".", -1);
  if (!foreign)
    return g_strsplit (key, ".", -1);

  for (guint n = 2; !is_free (root, column->domain, keys); n++)
    {
      g_strfreev (keys);
      keys = g_new0 (char *, 2);
      keys[0] = n == 2 ? g_strdup (key) : g_strdup_printf ("%s%u", key, n - 1);
    }

  return g_steal_pointer (&keys);
}
