/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-given-build.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"

#define MAX_TEXT (1024u * 1024)

/* How often a stop is looked for and progress told. */
#define ITEMS_PER_LOOK 4096

/* Far enough for what they join to come in time. */
#define EDGES_AHEAD 8

#define MEMBERSHIP "membership"

/* FALSE with @error if the user has had enough. */
static gboolean
go_on (MgGivenBuilder  *self,
       const GArray    *items,
       guint            index,
       GError         **error)
{
  guint total = self->file->nodes->len + self->file->edges->len;

  if (++self->n_done % ITEMS_PER_LOOK != 0)
    return TRUE;

  /* Of this item nothing is needed any more, and so of those before. */
  if (self->in_order)
    mg_given_release (self->file, g_array_index (items, MgGivenItem, index).first);

  if (self->progress != NULL)
    mg_progress_report (self->progress, 0.7 + 0.3 * self->n_done / total);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
counts (const MgGivenBuilder *self,
        const MgGivenItem    *item)
{
  return self->merged || item->graph == self->graph;
}

/* Nodes */

static MgItemKind
node_kind (const MgGivenBuilder *self,
           const MgGivenItem    *node)
{
  if ((node->flags & MG_GIVEN_HYPEREDGE) != 0 ||
      g_str_equal (mg_given_builder_find_value (self, node, self->type_column), "collective"))
    return MG_ITEM_COLLECTIVE;

  return MG_ITEM_ORGANISATION;
}

/* What stands in a table of texts under that one. */
static guint32
find_number (const GArray *table,
             guint32       number)
{
  return number < table->len ? g_array_index (table, guint32, number) : 0;
}

static void
set_number (GArray  *table,
            guint32  number,
            guint32  value)
{
  if (number >= table->len)
    g_array_set_size (table, number + 1);

  g_array_index (table, guint32, number) = value;
}

/* An identifier that neither the network nor the rest of the file has. */
static void
give_id (MgGivenBuilder *self,
         MgId            id,
         MgItemKind      kind,
         const GArray   *taken)
{
  g_autofree char *text = NULL;

  do
    {
      g_free (text);
      text = mg_network_new_text_id (self->network, kind);
    }
  while (find_number (taken, mg_texts_find (self->file->texts, text, strlen (text))) != 0);

  mg_given_builder_set_text (self, id, mg_item_kind_is_edge (kind) ? MG_FIELD_LINK_ID : MG_FIELD_ID, text);
}

/* What the file itself calls it, or another program that numbers all things
 * keeps as their names.
 */
static guint32
own_id (const MgGivenBuilder *self,
        const MgGivenItem    *item,
        guint                 column)
{
  const char *text;

  if (column == G_MAXUINT)
    return mg_given_text_number (self->file, item->id);

  text = mg_given_builder_find_value (self, item, column);

  return *text != '\0' ? mg_texts_add (self->file->texts, text, strlen (text)) : 0;
}

static MgId
add_node (MgGivenBuilder    *self,
          const MgGivenItem *node)
{
  guint32 text_id = mg_given_text_number (self->file, node->id);
  MgId id = find_number (self->node_ids, text_id);
  MgItemKind kind = node_kind (self, node);

  if (node->id != 0 && id != MG_ID_NONE)
    {
      if (node->graph == self->graph)
        mg_warnings_add (self->file->warnings, node->line,
                         _("The identifier “%.60s” was used before; both are taken for the same organisation."),
                         mg_given_builder_text (self, node->id));
      if (!self->by_columns)
        mg_given_builder_set_values (self, id, node, TRUE, G_MAXUINT);
      return id;
    }

  id = mg_network_fill_item (self->network, kind, MG_ID_NONE, MG_ID_NONE);
  if (node->id != 0)
    {
      set_number (self->node_ids, text_id, id);
      mg_given_builder_set_number (self, id, MG_FIELD_ID, own_id (self, node, self->node_id_column));
    }

  if (self->by_columns)
    return id;

  mg_given_builder_set_values (self, id, node, FALSE, G_MAXUINT);
  if (!self->file->is_ours)
    mg_given_builder_check_place (self, id);

  return id;
}

/* After the others, so that a made-up identifier cannot be one that comes later. */
static void
name_nodes (MgGivenBuilder *self)
{
  for (guint i = 0; i < self->file->nodes->len; i++)
    {
      const MgGivenItem *node = &g_array_index (self->file->nodes, MgGivenItem, i);
      MgId id = g_array_index (self->made, MgId, i);

      if (node->id != 0 || id == MG_ID_NONE)
        continue;

      give_id (self, id, node_kind (self, node), self->node_ids);
      if ((node->flags & MG_GIVEN_HYPEREDGE) == 0)
        mg_warnings_add (self->file->warnings, node->line,
                         _("An organisation has no identifier in the file; it was given one."));
    }
}

/* Whether anything gives items places on the map. */
static gboolean
has_places (const MgGivenBuilder *self)
{
  for (guint i = 0; i < self->file->columns->len; i++)
    if (mg_given_builder_column (self, i)->field == MG_FIELD_X || mg_given_builder_column (self, i)->field == MG_FIELD_Y)
      return TRUE;

  for (guint i = 0; i < self->file->followers->len; i++)
    {
      MgFieldId field = g_array_index (self->file->followers, MgGivenFollower, i).field;

      if (field == MG_FIELD_X || field == MG_FIELD_Y)
        return TRUE;
    }

  return FALSE;
}

static gboolean
fill_nodes (MgGivenBuilder  *self,
            GError         **error)
{
  if (!mg_given_builder_fill (self, MG_DOMAIN_NODE, self->made, G_MAXUINT, error))
    return FALSE;

  if (self->file->is_ours || !has_places (self))
    return TRUE;

  for (guint i = 0; i < self->made->len; i++)
    if (g_array_index (self->made, MgId, i) != MG_ID_NONE)
      mg_given_builder_check_place (self, g_array_index (self->made, MgId, i));

  return TRUE;
}

static gboolean
add_nodes (MgGivenBuilder  *self,
           GError         **error)
{
  for (guint i = 0; i < self->file->nodes->len; i++)
    {
      const MgGivenItem *node = &g_array_index (self->file->nodes, MgGivenItem, i);
      MgId id = MG_ID_NONE;

      if (counts (self, node))
        id = add_node (self, node);
      g_array_append_val (self->made, id);
      if (!go_on (self, self->file->nodes, i, error))
        return FALSE;
    }

  name_nodes (self);

  return !self->by_columns || fill_nodes (self, error);
}

/* Edges */

static gboolean
find_end (MgGivenBuilder    *self,
          const MgGivenItem *edge,
          MgTextPlace        place,
          MgId              *end)
{
  *end = find_number (self->node_ids, mg_given_text_number (self->file, place));
  if (*end != MG_ID_NONE)
    return TRUE;

  if (place == 0)
    mg_warnings_add (self->file->warnings, edge->line,
                     _("A link does not say what it joins; it is left out."));
  else
    mg_warnings_add (self->file->warnings, edge->line,
                     _("A link names “%.60s”, which the file does not hold; it is left out."),
                     mg_given_builder_text (self, place));

  return FALSE;
}

static gboolean
find_ends (MgGivenBuilder    *self,
           const MgGivenItem *edge,
           MgId              *source,
           MgId              *target)
{
  if (!find_end (self, edge, edge->source, source))
    return FALSE;

  if ((edge->flags & MG_GIVEN_ENDPOINT) == 0)
    return find_end (self, edge, edge->target, target);

  *target = g_array_index (self->made, MgId, edge->target);

  return *target != MG_ID_NONE;
}

static MgItemKind
kind_of (MgGivenBuilder *self,
         MgId            id)
{
  return mg_network_find (self->network, id)->kind;
}

/* Turns a membership written from the collective's side around. */
static MgItemKind
edge_kind (MgGivenBuilder    *self,
           const MgGivenItem *edge,
           MgId              *source,
           MgId              *target)
{
  MgItemKind from;
  MgItemKind to;
  MgId end = *source;

  if ((edge->flags & MG_GIVEN_ENDPOINT) == 0 &&
      !g_str_equal (mg_given_builder_find_value (self, edge, self->layer_column), MEMBERSHIP))
    return MG_ITEM_LINK;

  from = kind_of (self, *source);
  to = kind_of (self, *target);
  if (from == MG_ITEM_ORGANISATION && to == MG_ITEM_COLLECTIVE)
    return MG_ITEM_PARTICIPATION;

  if (from == MG_ITEM_COLLECTIVE && to == MG_ITEM_ORGANISATION)
    {
      *source = *target;
      *target = end;
      return MG_ITEM_PARTICIPATION;
    }

  mg_warnings_add (self->file->warnings, edge->line,
                   _("A membership does not join an organisation to a collective cooperation; it is kept as a link."));

  return MG_ITEM_LINK;
}

static void
set_edge_id (MgGivenBuilder    *self,
             MgId               id,
             const MgGivenItem *edge,
             MgItemKind         kind)
{
  guint32 text_id = own_id (self, edge, self->edge_id_column);
  guint index = (guint) (edge - &g_array_index (self->file->edges, MgGivenItem, 0));

  /* The first to come takes its identifier out of the set of those waiting. */
  if (text_id != 0 && find_number (self->edge_ids, text_id) == index + 1)
    {
      mg_given_builder_set_number (self, id, MG_FIELD_LINK_ID, text_id);
      return;
    }

  if (text_id != 0 && !self->merged)
    mg_warnings_add (self->file->warnings, edge->line,
                     _("The identifier “%.60s” of a link was used before; the second link was given another one."),
                     mg_texts_get (self->file->texts, text_id));
  give_id (self, id, kind, self->edge_ids);
}

static MgId
add_edge (MgGivenBuilder    *self,
          const MgGivenItem *edge)
{
  MgItemKind kind;
  MgId source;
  MgId target;
  MgId id;

  if (!find_ends (self, edge, &source, &target))
    return MG_ID_NONE;

  kind = edge_kind (self, edge, &source, &target);
  id = mg_network_fill_item (self->network, kind, source, target);
  set_edge_id (self, id, edge, kind);
  if (kind == MG_ITEM_LINK && (edge->flags & MG_GIVEN_DIRECTED) != 0)
    mg_network_apply (self->network, &(MgEdit) {
      .kind = MG_EDIT_SET_VALUE, .id = id, .field = MG_FIELD_DIRECTED, .value = mg_value_boolean (TRUE)
    }, NULL, NULL);

  if (!self->by_columns)
    mg_given_builder_set_values (self, id, edge, FALSE, kind == MG_ITEM_PARTICIPATION ? self->layer_column : G_MAXUINT);

  return id;
}

static void
collect_edge_ids (MgGivenBuilder *self)
{
  for (guint i = 0; i < self->file->edges->len; i++)
    {
      const MgGivenItem *edge = &g_array_index (self->file->edges, MgGivenItem, i);
      guint32 text_id = own_id (self, edge, self->edge_id_column);

      if (text_id != 0 && counts (self, edge) && find_number (self->edge_ids, text_id) == 0)
        set_number (self->edge_ids, text_id, i + 1);
    }
}

static void
expect_end (MgGivenBuilder *self,
            MgTextPlace     place,
            guint           n_ahead)
{
  guint32 number = place & ~MG_TEXT_IN_SET;

  if ((place & MG_TEXT_IN_SET) == 0 || number >= self->node_ids->len)
    return;

  if (n_ahead == 3)
    __builtin_prefetch (&g_array_index (self->node_ids, MgId, number));
  else if (n_ahead == 2)
    mg_network_fill_expect_place (self->network, g_array_index (self->node_ids, MgId, number));
  else
    mg_network_fill_expect (self->network, g_array_index (self->node_ids, MgId, number));
}

/* Items lie far apart: those that an edge will join are fetched while others are
 * made; before them where they are, and before that which they are.
 */
static void
expect_ends (MgGivenBuilder *self,
             guint           index)
{
  for (guint n = 1; n <= 3; n++)
    {
      const MgGivenItem *edge;

      if (index + n * EDGES_AHEAD >= self->file->edges->len)
        return;

      edge = &g_array_index (self->file->edges, MgGivenItem, index + n * EDGES_AHEAD);
      expect_end (self, edge->source, n);
      if ((edge->flags & MG_GIVEN_ENDPOINT) == 0)
        expect_end (self, edge->target, n);
    }
}

static gboolean
add_edges (MgGivenBuilder  *self,
           GError         **error)
{
  collect_edge_ids (self);
  for (guint i = 0; i < self->file->edges->len; i++)
    {
      const MgGivenItem *edge = &g_array_index (self->file->edges, MgGivenItem, i);

      MgId id = MG_ID_NONE;

      expect_ends (self, i);
      if (counts (self, edge))
        id = add_edge (self, edge);
      g_array_append_val (self->made_edges, id);
      if (!go_on (self, self->file->edges, i, error))
        return FALSE;
    }

  return !self->by_columns || mg_given_builder_fill (self, MG_DOMAIN_EDGE, self->made_edges, self->layer_column, error);
}

/* All of it */

static guint
find_identity (const MgGivenBuilder *self,
               MgDomain              domain)
{
  for (guint i = 0; i < self->file->columns->len; i++)
    if (mg_given_builder_column (self, i)->use == MG_COLUMN_IDENTITY && mg_given_builder_column (self, i)->domain == domain)
      return i;

  return G_MAXUINT;
}

static guint
find_column (const MgGivenBuilder *self,
             MgColumnUse           use,
             MgFieldId             field)
{
  for (guint i = 0; i < self->file->columns->len; i++)
    if (mg_given_builder_column (self, i)->use == use && (field == MG_FIELD_NONE || mg_given_builder_column (self, i)->field == field))
      return i;

  return G_MAXUINT;
}

/* Room for a value of each item, if most have one; what is filled column by column
 * makes its own.
 */
static void
reserve (MgGivenBuilder *self)
{
  mg_network_fill_reserve (self->network, MG_FIELD_ID, self->file->nodes->len);
  mg_network_fill_reserve (self->network, MG_FIELD_LINK_ID, self->file->edges->len);
  for (guint i = 0; i < self->file->columns->len && !self->by_columns; i++)
    {
      const MgGivenColumn *column = mg_given_builder_column (self, i);
      guint n = column->domain == MG_DOMAIN_NODE ? self->file->nodes->len
                : column->domain == MG_DOMAIN_EDGE ? self->file->edges->len : 0;

      if (column->field != MG_FIELD_NONE && column->n_values > n / 2)
        mg_network_fill_reserve (self->network, column->field, n);
    }
}

/* A longer one could not be saved: our own reader would refuse it. */
static gboolean
check_texts (MgGivenBuilder  *self,
             GError         **error)
{
  if (mg_texts_get_longest (self->file->texts) <= MAX_TEXT)
    return TRUE;

  g_set_error (error, MG_ERROR, MG_ERROR_TOO_LARGE, "%s: %s", self->file->name,
               _("A value here is longer than 1 MiB. The file is damaged or was made to do harm."));

  return FALSE;
}

/* Whether some value of these items lies in no cell. */
static gboolean
has_chains (const GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, MgGivenItem, i).first != 0)
      return TRUE;

  return FALSE;
}

static gboolean
fill (MgGivenBuilder  *self,
      GError         **error)
{
  if (!check_texts (self, error) || !mg_given_builder_choose_graphs (self, error))
    return FALSE;

  mg_given_builder_declare_groups (self);
  if (!mg_given_map_columns (self->file, self->network, error) ||
      g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  self->by_columns = self->file->values->len == 0 || (!has_chains (self->file->nodes) && !has_chains (self->file->edges));
  self->in_order = !self->by_columns && mg_given_is_in_order (self->file);
  mg_given_builder_prepare_follows (self);
  mg_given_builder_prepare_ways (self);
  reserve (self);
  self->layer_column = find_column (self, MG_COLUMN_BUILT_IN, MG_FIELD_LINK_LAYER);
  self->type_column = find_column (self, MG_COLUMN_NODE_TYPE, MG_FIELD_NONE);
  self->node_id_column = find_identity (self, MG_DOMAIN_NODE);
  self->edge_id_column = find_identity (self, MG_DOMAIN_EDGE);

  mg_given_builder_set_pole (self);
  if (!add_nodes (self, error) || !add_edges (self, error))
    return FALSE;

  mg_given_builder_name_groups (self);
  mg_given_builder_set_defaults (self);
  mg_given_builder_keep_namespaces (self);

  return TRUE;
}

gboolean
mg_given_build (MgGiven       *self,
                MgNetwork     *network,
                MgProgress    *progress,
                GCancellable  *cancellable,
                GError       **error)
{
  MgGivenBuilder builder = {
    .file = self, .network = network, .progress = progress, .cancellable = cancellable,
    .node_ids = g_array_new (FALSE, TRUE, sizeof (MgId)),
    .edge_ids = g_array_new (FALSE, TRUE, sizeof (guint32)),
    .made = g_array_new (FALSE, FALSE, sizeof (MgId)),
    .made_edges = g_array_new (FALSE, FALSE, sizeof (MgId)),
  };
  gboolean done;

  mg_network_adopt_texts (network, self->texts);
  self->cancellable = cancellable;
  mg_given_settle (self);
  mg_given_number_texts (self);
  g_array_set_size (builder.node_ids, mg_texts_get_n (self->texts) + 1);
  g_array_set_size (builder.edge_ids, mg_texts_get_n (self->texts) + 1);
  done = !g_cancellable_set_error_if_cancelled (cancellable, error) && fill (&builder, error);
  self->cancellable = NULL;

  mg_given_builder_clear_follows (&builder);
  g_free (builder.ways);
  g_array_unref (builder.node_ids);
  g_array_unref (builder.edge_ids);
  g_array_unref (builder.made);
  g_array_unref (builder.made_edges);

  return done;
}
