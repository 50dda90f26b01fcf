/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strands of a pair, in the order of their levels, get places beside each
 * other; then all go into the order of painting.
 */
#include "mg-scene-build.h"

#include <math.h>

/* Between the middles of neighbouring strands, and of the outermost two. */
#define STRAND_GAP 8.
#define STRAND_SPREAD_MAX 72.

/* How much of the way to its neighbour a strand may fill. */
#define STRAND_SHARE .75

/* Of widths by a field; the most is what strands of a pair have room for. */
#define WIDTH_NONE .7           /* less than any value */
#define WIDTH_LEAST 1.6
#define WIDTH_MOST (STRAND_SHARE * STRAND_GAP)

#define FAINT_ALPHA .35
#define FAINT_ALPHA_HIGH .6     /* where everything must be seen */
#define DIM_SHARE .16

/* An edge on its way: sorted by pair to get its place among the strands. */
typedef struct
{
  guint       low, high;    /* rows of nodes */
  guint       order;        /* of its layer */
  MgId        id;
  guint       row;          /* of edges */
} Strand;

double
mg_stroke_get_width (MgStroke stroke,
                     gint64   intensity)
{
  static const double widths[] = {
    [MG_STROKE_SOLID] = 1.8,
    [MG_STROKE_THICK] = 3.4,
    [MG_STROKE_LONG_DASH] = 2.2,
    [MG_STROKE_FINE_DOT] = 1.6,
    [MG_STROKE_THIN] = 1.,
  };
  static const double factors[] = { 1., .7, 1., 1.45 };

  return widths[stroke] * factors[intensity >= 1 && intensity <= 3 ? intensity : 0];
}

double
mg_stroke_get_width_by (double share)
{
  return isnan (share) ? WIDTH_NONE : WIDTH_LEAST + CLAMP (share, 0., 1.) * (WIDTH_MOST - WIDTH_LEAST);
}

/* The width by a field, or by intensity. */
static double
find_width (MgSceneBuild *self,
            MgId          id,
            MgStroke      stroke)
{
  const MgSceneOptions *options = self->options;
  gint64 intensity = 0;

  if (options->widths != NULL)
    {
      double share = mg_scene_find_value (self, options->widths, id);

      self->n_thin += isnan (share) != 0;
      return mg_stroke_get_width_by (share);
    }

  if (mg_network_get_integer (self->network, id, MG_FIELD_INTENSITY, &intensity))
    self->scene->has_intensities |= intensity != MG_INTENSITY_MIDDLE;

  return mg_stroke_get_width (stroke, intensity);
}

static MgSceneEdgeFlags
find_flags (MgSceneBuild        *self,
            const MgItem *item)
{
  MgNetwork *network = self->network;
  MgSceneEdgeFlags flags = 0;
  MgDate start = mg_network_get_date (network, item->id, MG_FIELD_START);
  MgDate end = mg_network_get_date (network, item->id, MG_FIELD_END);

  if (!mg_date_covers (start, end, self->options->date))
    flags |= MG_EDGE_FAINT;
  if (mg_scene_is_dim (self, item->id))
    flags |= MG_EDGE_DIM;
  if (item->kind == MG_ITEM_PARTICIPATION)
    return flags | MG_EDGE_PARTICIPATION;

  if (mg_network_get_boolean (network, item->id, MG_FIELD_WISH))
    flags |= MG_EDGE_WISH;
  if (mg_network_get_boolean (network, item->id, MG_FIELD_DIRECTED))
    {
      flags |= MG_EDGE_ARROW;
      if (mg_network_get_boolean (network, item->id, MG_FIELD_RECIPROCAL))
        flags |= MG_EDGE_ARROW_BACK;
    }

  return flags;
}

static gboolean
is_away (const MgScene *scene,
         int            row)
{
  return (g_array_index (scene->nodes, MgSceneNode, row).flags & MG_NODE_AWAY) != 0;
}

static void
add_part (MgScene *scene,
          guint    organisation,
          guint    collective)
{
  MgPart part = { collective, organisation };

  g_array_append_val (scene->parts, part);
  g_array_index (scene->nodes, MgSceneNode, collective).degree++;
}

static void
add_edge (MgSceneBuild        *self,
          const MgItem *item,
          GArray       *strands)
{
  MgScene *scene = self->scene;
  int source = mg_scene_find_node (scene, item->source);
  int target = mg_scene_find_node (scene, item->target);
  gboolean is_link = item->kind == MG_ITEM_LINK;
  const char *layer = is_link ? mg_network_get_text (self->network, item->id, MG_FIELD_LINK_LAYER)
                              : "membership";
  const MgFilter *filter = self->options->filter;
  MgSceneEdge edge;
  MgEdgeTexts texts;
  Strand strand;
  MgSceneSort *sort;

  if (source < 0 || target < 0 ||
      (filter != NULL && !filter->fades && filter->hidden_layers != NULL &&
       g_hash_table_contains (filter->hidden_layers, layer != NULL ? layer : "")))
    return;

  if (!is_link && self->outlines)
    {
      add_part (scene, (guint) source, (guint) target);
      return;
    }

  sort = mg_scene_find_sort (self, self->layers, "layer", layer);
  sort->count++;

  edge = (MgSceneEdge) {
    .id = item->id,
    .source = (guint) source,
    .target = (guint) target,
    .width = is_link ? find_width (self, item->id, sort->stroke) : mg_stroke_get_width (sort->stroke, 0),
    .stroke = sort->stroke,
    .colour = sort->colour,
    .flags = find_flags (self, item),
  };
  if (is_away (scene, source) || is_away (scene, target))
    edge.flags |= MG_EDGE_FAINT;
  if (edge.flags & MG_EDGE_FAINT)
    edge.colour.alpha = mg_style_is_high_contrast (self->options->theme) ? FAINT_ALPHA_HIGH : FAINT_ALPHA;
  else if (edge.flags & MG_EDGE_PARTICIPATION)
    edge.colour.alpha = .75;
  if (edge.flags & MG_EDGE_DIM)
    edge.colour.alpha *= DIM_SHARE;

  texts.text_id = g_string_chunk_insert (scene->texts,
                                         mg_network_get_text (self->network, item->id,
                                                              MG_FIELD_LINK_ID) ?: "");
  texts.layer = sort->label;
  strand = (Strand) { MIN (edge.source, edge.target), MAX (edge.source, edge.target),
                      sort->order, item->id, scene->edges->len };

  g_array_append_val (scene->edges, edge);
  g_array_append_val (scene->edge_texts, texts);
  g_array_append_val (strands, strand);

  g_array_index (scene->nodes, MgSceneNode, target).degree++;
  if (is_link && source != target)
    g_array_index (scene->nodes, MgSceneNode, source).degree++;
}

static int
compare_strands (gconstpointer a,
                 gconstpointer b)
{
  const Strand *one = a, *other = b;

  if (one->low != other->low)
    return one->low < other->low ? -1 : 1;
  if (one->high != other->high)
    return one->high < other->high ? -1 : 1;
  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;

  return (one->id > other->id) - (one->id < other->id);
}

/* Offsets go the same way for both directions of a pair: the left of one is the
 * right of the other.
 */
static void
spread_strands (MgSceneBuild        *self,
                const Strand *strands,
                guint         n)
{
  double gap = n > 1 ? MIN (STRAND_GAP, STRAND_SPREAD_MAX / (n - 1)) : 0.;
  double width_max = n > 1 ? STRAND_SHARE * gap : G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      MgSceneEdge *edge = &g_array_index (self->scene->edges, MgSceneEdge, strands[i].row);
      double offset = (i - (n - 1) / 2.) * gap;

      edge->width = MIN (edge->width, width_max);
      edge->spread = (n - 1) / 2. * gap;
      if (edge->source == edge->target)
        edge->offset = i * STRAND_GAP;
      else
        edge->offset = edge->source == strands[i].low ? offset : -offset;
    }
}

#define N_DEPTHS 5

/* Painted first: what should lie below. */
static guint
get_depth (const MgSceneEdge *edge)
{
  if (edge->flags & MG_EDGE_DIM)
    return 0;
  if (edge->flags & MG_EDGE_PARTICIPATION)
    return 1;

  return edge->flags & MG_EDGE_FAINT ? 2 : edge->stroke == MG_STROKE_FINE_DOT ? 3 : 4;
}

static void
sort_edges (MgSceneBuild *self)
{
  MgScene *scene = self->scene;
  guint n = scene->edges->len;
  GArray *edges = g_array_sized_new (FALSE, FALSE, sizeof (MgSceneEdge), n);
  GArray *texts = g_array_sized_new (FALSE, FALSE, sizeof (MgEdgeTexts), n);

  for (guint depth = 0; depth < N_DEPTHS; depth++)
    {
      for (guint i = 0; i < n; i++)
        {
          const MgSceneEdge *edge = &g_array_index (scene->edges, MgSceneEdge, i);

          if (get_depth (edge) != depth)
            continue;
          g_array_append_val (edges, *edge);
          g_array_append_val (texts, g_array_index (scene->edge_texts, MgEdgeTexts, i));
          scene->rows[edge->id] = edges->len | MG_SCENE_EDGE_BIT;
        }
    }

  g_array_unref (scene->edges);
  g_array_unref (scene->edge_texts);
  scene->edges = edges;
  scene->edge_texts = texts;
}

void
mg_scene_add_edges (MgSceneBuild *self)
{
  g_autoptr(GArray) strands = g_array_new (FALSE, FALSE, sizeof (Strand));
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->network, MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    add_edge (self, item, strands);

  g_array_sort (strands, compare_strands);
  for (guint i = 0, end; i < strands->len; i = end)
    {
      const Strand *first = &g_array_index (strands, Strand, i);

      for (end = i + 1; end < strands->len; end++)
        {
          const Strand *next = &g_array_index (strands, Strand, end);

          if (next->low != first->low || next->high != first->high)
            break;
        }
      spread_strands (self, first, end - i);
    }

  sort_edges (self);
}
