/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the graphs of a file count. */
#include "mg-given-build.h"

#include <glib/gi18n-lib.h>

#include "mg-error.h"
#include "mg-format-part.h"

static void
collect_ids (const MgGivenBuilder *self,
             guint                 graph,
             GHashTable           *ids)
{
  for (guint i = 0; i < self->file->nodes->len; i++)
    {
      const MgGivenItem *node = &g_array_index (self->file->nodes, MgGivenItem, i);

      if (node->graph == graph)
        g_hash_table_add (ids, (gpointer) mg_given_builder_text (self, node->id));
    }
}

static guint
first_with_nodes (const MgGivenBuilder *self)
{
  if (self->file->nodes->len == 0)
    return 0;

  return g_array_index (self->file->nodes, MgGivenItem, 0).graph;
}

static void
name_relations (MgGivenBuilder *self)
{
  guint column = mg_given_own_column (self->file, MG_DOMAIN_EDGE, "graph");

  for (guint i = 0; i < self->file->edges->len; i++)
    {
      MgGivenItem *edge = &g_array_index (self->file->edges, MgGivenItem, i);
      const MgGivenItem *graph = &g_array_index (self->file->graphs, MgGivenItem, edge->graph);

      if (graph->id != 0)
        mg_given_add_value (self->file, edge, column, graph->id, FALSE, graph->line);
    }
}

/* Values are the pole's: of one graph. */
static void
warn_of_values (MgGivenBuilder *self)
{
  for (guint i = 0; i < self->file->graphs->len; i++)
    {
      const MgGivenItem *graph = &g_array_index (self->file->graphs, MgGivenItem, i);

      if (i != self->graph && graph->first != 0)
        mg_warnings_add (self->file->warnings, graph->line,
                         _("The values of this further network as a whole are left out; its links are kept."));
    }
}

/* What each graph holds, for whoever asks. */
static void
list_graphs (MgGivenBuilder *self)
{
  g_autofree guint *n_nodes = g_new0 (guint, self->file->graphs->len + 1);
  g_autofree guint *n_edges = g_new0 (guint, self->file->graphs->len + 1);

  for (guint i = 0; i < self->file->nodes->len; i++)
    n_nodes[g_array_index (self->file->nodes, MgGivenItem, i).graph]++;
  for (guint i = 0; i < self->file->edges->len; i++)
    n_edges[g_array_index (self->file->edges, MgGivenItem, i).graph]++;

  for (guint i = 0; i < self->file->graphs->len; i++)
    mg_warnings_add_part (self->file->warnings, &(MgFormatPart) {
      .id = (char *) mg_given_builder_text (self, g_array_index (self->file->graphs, MgGivenItem, i).id),
      .n_organisations = n_nodes[i], .n_links = n_edges[i], .is_read = self->merged || i == self->graph,
    });
}

/* By its identifier, else by its number from 1. */
static gboolean
find_graph (MgGivenBuilder  *self,
            const char      *name,
            GError         **error)
{
  guint n = self->file->graphs->len;
  guint64 number;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (mg_given_builder_text (self, g_array_index (self->file->graphs, MgGivenItem, i).id), name))
      {
        self->graph = i;
        return TRUE;
      }

  if (g_ascii_string_to_unsigned (name, 10, 1, n, &number, NULL))
    {
      self->graph = (guint) number - 1;
      return TRUE;
    }

  g_set_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED,
               ngettext ("%s: The file holds %u network, and none is called “%s”. Name it by its identifier or its number.",
                         "%s: The file holds %u networks, and none is called “%s”. Name it by its identifier or its number.", n),
               self->file->name, n, name);

  return FALSE;
}

static gboolean
have_same_nodes (MgGivenBuilder *self)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  collect_ids (self, self->graph, ids);
  for (guint i = 0; i < self->file->nodes->len; i++)
    if (!g_hash_table_contains (ids, mg_given_builder_text (self, g_array_index (self->file->nodes, MgGivenItem, i).id)))
      return FALSE;

  return TRUE;
}

static void
warn_of_others (MgGivenBuilder *self)
{
  guint n = self->file->graphs->len - 1;

  mg_warnings_add (self->file->warnings, g_array_index (self->file->graphs, MgGivenItem, self->graph).line,
                   ngettext ("The file holds %u network more, of other organisations; only the first one is read.",
                             "The file holds %u networks more, of other organisations; only the first one is read.", n), n);
}

/* Several graphs of the same nodes are several relations between them; of other
 * graphs only the first is read, or the one that was asked for.
 */
gboolean
mg_given_builder_choose_graphs (MgGivenBuilder  *self,
                                GError         **error)
{
  const char *wanted = mg_warnings_get_wanted_part (self->file->warnings);

  self->graph = first_with_nodes (self);
  if (wanted != NULL && !find_graph (self, wanted, error))
    return FALSE;

  if (self->file->graphs->len < 2)
    return TRUE;

  if (wanted == NULL)
    {
      self->merged = have_same_nodes (self);
      if (!self->merged)
        warn_of_others (self);
    }

  if (self->merged)
    {
      warn_of_values (self);
      name_relations (self);
    }
  list_graphs (self);

  return TRUE;
}
