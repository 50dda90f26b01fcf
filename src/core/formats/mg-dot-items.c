/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dot-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"

#define MAX_NODES (1000u * 1000)

/* Values and links that a file may bring about by a word ("node [a=b]", "{a b} -> {c d}"),
 * beside what its size pays for.
 */
#define MAX_GIVEN (2u * 1000 * 1000)

static gboolean
count_given (MgDotReader *self,
             GError     **error)
{
  return ++self->n_given <= MAX_GIVEN ||
         mg_scan_fail (self->text.scan, MG_ERROR_TOO_LARGE, error,
                       _("The file says little and means much: more than %u links or values by a word. It was perhaps made to do harm."),
                       MAX_GIVEN);
}

/* Nodes */

static gboolean
apply_defaults (MgDotReader      *self,
                const MgDotScope *scope,
                gboolean          to_edge,
                guint             index,
                GError          **error)
{
  if (scope->outer != NULL && !apply_defaults (self, scope->outer, to_edge, index, error))
    return FALSE;

  for (guint i = 0; i < scope->defaults[to_edge]->len; i++)
    {
      const MgDotAttribute *attribute = &g_array_index (scope->defaults[to_edge], MgDotAttribute, i);

      if (!count_given (self, error))
        return FALSE;
      if (to_edge)
        mg_dot_give_edge (self, index, attribute);
      else
        mg_dot_give_node (self, index, attribute);
    }

  return TRUE;
}

gboolean
mg_dot_find_node (MgDotReader      *self,
                  const MgDotScope *scope,
                  guint            *node,
                  GError          **error)
{
  g_autofree char *name = mg_dot_resolve_name (self->text.text->str);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->nodes, name));

  if (found > 0)
    {
      *node = found - 1;
    }
  else
    {
      if (self->file->nodes->len >= MAX_NODES)
        return mg_scan_fail (self->text.scan, MG_ERROR_TOO_LARGE, error,
                             _("The file has more than %u organisations, the most that is read. Keep only the part you need."), MAX_NODES);

      *node = mg_given_add_node (self->file, *name != '\0' ? name : "\"\"", -1, self->text.line);
      g_hash_table_insert (self->nodes, g_strdup (name), GUINT_TO_POINTER (*node + 1));
      if (!apply_defaults (self, scope, FALSE, *node, error))
        return FALSE;
    }

  if (scope->members != NULL)
    g_array_append_val (scope->members, *node);

  return TRUE;
}

/* Links */

/* In a strict graph two organisations have one link; @edge is it, if there is one. */
static gboolean
find_pair (MgDotReader *self,
           guint        source,
           guint        target,
           gboolean     directed,
           guint       *edge)
{
  gint64 key = (gint64) source << 32 | target;
  guint found;

  if (!self->strict)
    return FALSE;

  if (!directed && source > target)
    key = (gint64) target << 32 | source;
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->pairs, &key));
  *edge = found - 1;
  if (found == 0)
    g_hash_table_insert (self->pairs, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (self->file->edges->len + 1));

  return found != 0;
}

static gboolean
add_edge (MgDotReader      *self,
          const MgDotScope *scope,
          guint             source,
          guint             target,
          gboolean          directed,
          const GArray     *attributes,
          GError          **error)
{
  guint edge;

  if (!find_pair (self, source, target, directed, &edge))
    {
      MgGivenItem *item;

      edge = mg_given_add_edge (self->file, NULL, "", "", directed, self->text.line);
      item = &g_array_index (self->file->edges, MgGivenItem, edge);
      item->source = g_array_index (self->file->nodes, MgGivenItem, source).id;
      item->target = g_array_index (self->file->nodes, MgGivenItem, target).id;
      if (!apply_defaults (self, scope, TRUE, edge, error))
        return FALSE;
    }

  for (guint i = 0; i < attributes->len; i++)
    mg_dot_give_edge (self, edge, &g_array_index (attributes, MgDotAttribute, i));

  return TRUE;
}

static guint
chain_start (const MgDotChain *chain,
             guint             end)
{
  return end < chain->starts->len ? g_array_index (chain->starts, guint, end) : chain->nodes->len;
}

gboolean
mg_dot_add_edges (MgDotReader      *self,
                  const MgDotScope *scope,
                  const MgDotChain *chain,
                  gboolean          directed,
                  const GArray     *attributes,
                  GError          **error)
{
  for (guint end = 0; end + 1 < chain->starts->len; end++)
    for (guint i = chain_start (chain, end); i < chain_start (chain, end + 1); i++)
      for (guint j = chain_start (chain, end + 1); j < chain_start (chain, end + 2); j++)
        {
          if (chain_start (chain, end + 2) - chain_start (chain, end) > 2 && !count_given (self, error))
            return FALSE;
          if (!mg_scan_go_on (self->text.scan, error) ||
              !add_edge (self, scope, g_array_index (chain->nodes, guint, i), g_array_index (chain->nodes, guint, j),
                         directed, attributes, error))
            return FALSE;
        }

  return TRUE;
}

/* Groups of nodes */

MgDotScope *
mg_dot_scope_new (const MgDotScope *outer)
{
  MgDotScope *scope = g_new0 (MgDotScope, 1);

  scope->outer = outer;
  scope->defaults[0] = g_array_new (FALSE, FALSE, sizeof (MgDotAttribute));
  scope->defaults[1] = g_array_new (FALSE, FALSE, sizeof (MgDotAttribute));
  if (outer != NULL)
    scope->members = g_array_new (FALSE, FALSE, sizeof (guint));

  return scope;
}

void
mg_dot_scope_free (MgDotScope *scope)
{
  g_array_unref (scope->defaults[0]);
  g_array_unref (scope->defaults[1]);
  g_clear_pointer (&scope->members, g_array_unref);
  g_free (scope->name);
  g_free (scope->label);
  g_free (scope);
}

void
mg_dot_unite_members (GArray *members)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    {
      guint node = g_array_index (members, guint, i);

      if (g_hash_table_add (seen, GUINT_TO_POINTER (node)))
        g_array_index (members, guint, n++) = node;
    }

  g_array_set_size (members, n);
}

void
mg_dot_name_group (MgDotReader      *self,
                   const MgDotScope *scope)
{
  const char *name = scope->label != NULL && *scope->label != '\0' ? scope->label : scope->name;
  MgDotAttribute group;

  if (!scope->is_cluster || scope->members->len == 0)
    return;

  g_string_truncate (self->text.text, 0);
  mg_dot_quote (self->text.text, name);
  g_string_truncate (self->text.text, self->text.text->len - 1);
  group = mg_dot_make_attribute (self, MG_DOMAIN_NODE, "group", MG_DOT_TEXT, self->text.text->str + 1);
  for (guint i = 0; i < scope->members->len; i++)
    {
      guint node = g_array_index (scope->members, guint, i);
      const MgGivenItem *item = &g_array_index (self->file->nodes, MgGivenItem, node);
      gboolean has_one = FALSE;

      for (guint32 j = item->first; j != 0; j = g_array_index (self->file->values, MgGivenValue, j - 1).next)
        has_one |= g_array_index (self->file->values, MgGivenValue, j - 1).column == group.column;
      if (!has_one)
        mg_dot_give_node (self, node, &group);
    }
}
