/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphs inside nodes, yEd's folders among them.
 *
 * What such a graph holds stands beside the node it was in, which stays an
 * organisation with its links and values; so counts are those that the program
 * itself gives.  Two fields say what was where: "parent" has the identifier of
 * the outer node, and "group" its name, for people and for colours: a map's looks
 * follow it where most have no kind, and nothing is said of that in the file.
 */
#include "mg-given-build.h"

#include <glib/gi18n-lib.h>

#define GROUP "group"
#define PARENT "parent"

static gboolean
has_groups (const MgGivenBuilder *self)
{
  for (guint i = 0; i < self->file->nodes->len; i++)
    if ((g_array_index (self->file->nodes, MgGivenItem, i).flags & MG_GIVEN_NESTED) != 0)
      return TRUE;

  return FALSE;
}

/* Before columns become fields.  Where the file has a key "group", that stays. */
void
mg_given_builder_declare_groups (MgGivenBuilder *self)
{
  self->group_column = G_MAXUINT;
  if (!has_groups (self))
    return;

  for (guint i = 0; i < self->file->columns->len; i++)
    {
      const MgKey *key = &g_array_index (self->file->keys, MgKey, mg_given_builder_column (self, i)->key);

      if (mg_given_builder_column (self, i)->domain == MG_DOMAIN_NODE &&
          (g_str_equal (key->id, GROUP) || g_strcmp0 (key->name, GROUP) == 0))
        return;
    }

  self->group_column = mg_given_own_column (self->file, MG_DOMAIN_NODE, GROUP);
}

static guint
find_parent_column (const MgGivenBuilder *self)
{
  gpointer found = g_hash_table_lookup (self->file->by_id[MG_DOMAIN_NODE], PARENT);

  return found != NULL ? GPOINTER_TO_UINT (found) - 1 : G_MAXUINT;
}

/* The items made of nodes that hold others, by the identifier in the file. */
static GHashTable *
collect_parents (const MgGivenBuilder *self,
                 guint                 column)
{
  GHashTable *parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->file->nodes->len; i++)
    {
      const MgGivenItem *node = &g_array_index (self->file->nodes, MgGivenItem, i);

      if ((node->flags & MG_GIVEN_NESTED) != 0)
        g_hash_table_insert (parents, g_strdup (mg_given_builder_find_value (self, node, column)), NULL);
    }

  for (guint i = 0; i < self->file->nodes->len; i++)
    {
      const char *id = mg_given_builder_text (self, g_array_index (self->file->nodes, MgGivenItem, i).id);

      if (g_hash_table_lookup_extended (parents, id, NULL, NULL))
        g_hash_table_insert (parents, g_strdup (id), GUINT_TO_POINTER (g_array_index (self->made, MgId, i)));
    }

  return parents;
}

/* After nodes were made: then they have their names. */
void
mg_given_builder_name_groups (MgGivenBuilder *self)
{
  guint column = find_parent_column (self);
  g_autoptr(GHashTable) parents = NULL;

  if (self->group_column == G_MAXUINT || column == G_MAXUINT)
    return;

  parents = collect_parents (self, column);
  for (guint i = 0; i < self->file->nodes->len; i++)
    {
      const MgGivenItem *node = &g_array_index (self->file->nodes, MgGivenItem, i);
      MgId id = g_array_index (self->made, MgId, i);
      MgId parent = GPOINTER_TO_UINT (g_hash_table_lookup (parents, mg_given_builder_find_value (self, node, column)));
      g_autofree char *title = NULL;

      if ((node->flags & MG_GIVEN_NESTED) == 0 || id == MG_ID_NONE || parent == MG_ID_NONE)
        continue;

      title = mg_network_dup_title (self->network, parent);
      mg_given_builder_set_text (self, id, mg_given_builder_column (self, self->group_column)->field, title);
    }
}

void
mg_given_warn_nested (MgGiven *self,
                      guint    line)
{
  mg_warnings_add (self->warnings, line,
                   _("A graph inside an item becomes a group: what it holds stands beside the item, whose name is in the field “group” and its identifier in “parent”."));
}
