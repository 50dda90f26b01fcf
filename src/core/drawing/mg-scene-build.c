/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a network to the rows of a scene.  What many items share (the looks of a
 * kind, of a layer) is worked out once each, in "sorts", which become the
 * legend.
 */
#include "mg-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mg-scope.h"
#include "mg-vocabulary.h"

#define RADIUS 16.
#define RADIUS_CENTRE 20.
#define RADIUS_COLLECTIVE 11.
#define RADIUS_SMALL 8.
#define RADIUS_LARGE 36.

/* Between the middles of neighbouring strands, and of the outermost two. */
#define STRAND_GAP 8.
#define STRAND_SPREAD_MAX 72.

#define LABEL_MAX_CHARS 256
#define FAINT_ALPHA .35
#define PLACE_MAX 1e9
#define MAX_GROUPS 12

/* A kind, a layer or a type of collective that occurs. */
typedef struct
{
  const char *id;
  const char *label;
  guint       order;      /* vocabulary first, then as met */
  guint       count;
  MgShape     shape;
  MgStroke    stroke;
  MgColour    colour;
} Sort;

typedef struct
{
  MgScene              *scene;
  MgNetwork            *network;
  const MgSceneOptions *options;
  GHashTable           *kinds;        /* identifier → Sort */
  GHashTable           *layers;
  GHashTable           *collectives;
  GArray               *groups;       /* guint: how many of each group */
  gboolean              has_scale;
} Build;

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

static guint
find_order (const char *domain,
            const char *id,
            guint       n_met)
{
  guint n_terms;
  const MgTerm * const *terms = mg_vocabulary_get_terms (domain, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      if (g_str_equal (terms[i]->id, id))
        return i;
    }

  return id[0] == '\0' || g_str_equal (id, "membership") ? 20000u : 10000u + n_met;
}

/* The sort of @id, made when it is first met. */
static Sort *
find_sort (Build      *self,
           GHashTable *sorts,
           const char *domain,
           const char *id)
{
  Sort *sort = g_hash_table_lookup (sorts, id != NULL ? id : "");
  MgTheme theme = self->options->theme;

  if (sort != NULL)
    return sort;

  sort = g_new0 (Sort, 1);
  sort->id = g_string_chunk_insert_const (self->scene->texts, id != NULL ? id : "");
  sort->label = mg_vocabulary_get_label (domain, sort->id);
  sort->order = find_order (domain, sort->id, g_hash_table_size (sorts));
  if (sorts == self->kinds)
    {
      sort->shape = mg_style_kind_shape (id);
      sort->colour = mg_style_kind_colour (id, theme);
    }
  else
    {
      sort->shape = MG_SHAPE_COLLECTIVE;
      sort->stroke = mg_style_layer_stroke (id);
      sort->colour = mg_style_layer_colour (id, theme);
    }
  g_hash_table_insert (sorts, (gpointer) sort->id, sort);

  return sort;
}

/* One line, no characters that turn the writing about, not endless. */
static const char *
tidy_label (Build      *self,
            const char *text)
{
  g_autoptr(GString) tidy = g_string_new (NULL);
  guint n_chars = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        continue;
      if (n_chars++ == LABEL_MAX_CHARS)
        {
          g_string_append (tidy, "…");
          break;
        }
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        c = ' ';
      g_string_append_unichar (tidy, c);
    }

  return g_string_chunk_insert (self->scene->texts, g_strstrip (tidy->str));
}

static double
find_value (const double *values,
            guint         n_values,
            MgId          id)
{
  return values != NULL && id < n_values ? values[id] : NAN;
}

static double
find_radius (Build                  *self,
             const MgSceneNode      *node)
{
  const MgSceneOptions *options = self->options;
  double share, small = RADIUS_SMALL * RADIUS_SMALL, large = RADIUS_LARGE * RADIUS_LARGE;

  if (node->flags & MG_NODE_COLLECTIVE)
    return RADIUS_COLLECTIVE;
  if (options->sizes == NULL)
    return node->flags & MG_NODE_CENTRE ? RADIUS_CENTRE : RADIUS;

  share = find_value (options->sizes, options->n_values, node->id);
  if (isnan (share))
    return RADIUS_SMALL;

  return sqrt (small + CLAMP (share, 0., 1.) * (large - small));
}

/* The colour by a figure or group instead of by kind. */
static MgColour
find_value_colour (Build *self,
                   MgId   id)
{
  const MgSceneOptions *options = self->options;
  double value = find_value (options->colours, options->n_values, id);
  guint group;

  if (isnan (value) || !options->colours_are_groups)
    {
      self->has_scale = TRUE;
      return mg_style_scale_colour (value, options->theme);
    }

  group = (guint) CLAMP (value, 0., 1e6);
  if (group >= self->groups->len)
    g_array_set_size (self->groups, group + 1);
  g_array_index (self->groups, guint, group)++;

  return mg_style_group_colour (group, options->theme);
}

static void
fill_organisation (Build       *self,
                   MgSceneNode *node,
                   MgNodeTexts *texts)
{
  MgNetwork *network = self->network;
  const char *kind = mg_network_get_text (network, node->id, MG_FIELD_KIND);
  const char *role = mg_network_get_text (network, node->id, MG_FIELD_ROLE);
  Sort *sort = find_sort (self, self->kinds, "kind", kind);

  sort->count++;
  node->shape = sort->shape;
  node->fill = self->options->colours != NULL ? find_value_colour (self, node->id) : sort->colour;
  texts->sort = sort->label;

  if (g_strcmp0 (role, "absent") == 0)
    node->flags |= MG_NODE_FAINT;
  if (mg_network_get_boolean (network, node->id, MG_FIELD_IS_SUPPORT))
    node->flags |= MG_NODE_CENTRE;
}

static void
fill_collective (Build       *self,
                 MgSceneNode *node,
                 MgNodeTexts *texts)
{
  const char *type = mg_network_get_text (self->network, node->id, MG_FIELD_COLLECTIVE_TYPE);
  Sort *sort = find_sort (self, self->collectives, "collective_type", type);

  sort->count++;
  node->flags |= MG_NODE_COLLECTIVE;
  node->shape = MG_SHAPE_COLLECTIVE;
  node->fill = mg_style_ground (self->options->theme);
  texts->sort = sort->label;
}

static void
add_node (Build        *self,
          const MgItem *item)
{
  MgScene *scene = self->scene;
  MgNetwork *network = self->network;
  MgSceneNode node = { .id = item->id };
  MgNodeTexts texts = { NULL, NULL };
  g_autofree char *title = NULL;
  const char *text_id = mg_network_get_text (network, item->id, MG_FIELD_ID);

  if (!mg_filter_shows (self->options->filter, network, item->id))
    {
      scene->n_hidden++;
      return;
    }

  if (!mg_network_get_real (network, item->id, MG_FIELD_X, &node.x) || !isfinite (node.x) ||
      !mg_network_get_real (network, item->id, MG_FIELD_Y, &node.y) || !isfinite (node.y))
    {
      scene->n_unplaced++;
      return;
    }

  if (item->kind == MG_ITEM_COLLECTIVE)
    fill_collective (self, &node, &texts);
  else
    fill_organisation (self, &node, &texts);
  if (mg_network_get_boolean (network, item->id, MG_FIELD_PINNED))
    node.flags |= MG_NODE_PINNED;

  title = mg_network_dup_title (network, item->id);
  node.label = (char *) tidy_label (self, title);
  node.x = CLAMP (node.x, -PLACE_MAX, PLACE_MAX);
  node.y = CLAMP (node.y, -PLACE_MAX, PLACE_MAX);
  node.radius = find_radius (self, &node);
  texts.text_id = g_string_chunk_insert (scene->texts, text_id != NULL ? text_id : "");

  g_array_append_val (scene->nodes, node);
  g_array_append_val (scene->node_texts, texts);
  scene->rows[item->id] = scene->nodes->len;
}

static MgSceneEdgeFlags
find_flags (Build        *self,
            const MgItem *item)
{
  MgNetwork *network = self->network;
  MgSceneEdgeFlags flags = 0;
  MgDate start = mg_network_get_date (network, item->id, MG_FIELD_START);
  MgDate end = mg_network_get_date (network, item->id, MG_FIELD_END);

  if (!mg_date_covers (start, end, self->options->date))
    flags |= MG_EDGE_FAINT;
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

static void
add_edge (Build        *self,
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
  gint64 intensity = 0;
  MgSceneEdge edge;
  MgEdgeTexts texts;
  Strand strand;
  Sort *sort;

  if (source < 0 || target < 0 ||
      (filter != NULL && filter->hidden_layers != NULL &&
       g_hash_table_contains (filter->hidden_layers, layer != NULL ? layer : "")))
    return;

  sort = find_sort (self, self->layers, "layer", layer);
  sort->count++;
  if (is_link && mg_network_get_integer (self->network, item->id, MG_FIELD_INTENSITY, &intensity))
    scene->has_intensities |= intensity != MG_INTENSITY_MIDDLE;

  edge = (MgSceneEdge) {
    .id = item->id,
    .source = (guint) source,
    .target = (guint) target,
    .width = mg_stroke_get_width (sort->stroke, intensity),
    .stroke = sort->stroke,
    .colour = sort->colour,
    .flags = find_flags (self, item),
  };
  if (edge.flags & MG_EDGE_FAINT)
    edge.colour.alpha = FAINT_ALPHA;
  else if (edge.flags & MG_EDGE_PARTICIPATION)
    edge.colour.alpha = .75;

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
spread_strands (Build        *self,
                const Strand *strands,
                guint         n)
{
  double gap = n > 1 ? MIN (STRAND_GAP, STRAND_SPREAD_MAX / (n - 1)) : 0.;

  for (guint i = 0; i < n; i++)
    {
      MgSceneEdge *edge = &g_array_index (self->scene->edges, MgSceneEdge, strands[i].row);
      double offset = (i - (n - 1) / 2.) * gap;

      if (edge->source == edge->target)
        edge->offset = i * STRAND_GAP;
      else
        edge->offset = edge->source == strands[i].low ? offset : -offset;
    }
}

/* Painted first: what should lie below. */
static guint
get_depth (const MgSceneEdge *edge)
{
  if (edge->flags & MG_EDGE_PARTICIPATION)
    return 0;

  return edge->flags & MG_EDGE_FAINT ? 1 : edge->stroke == MG_STROKE_FINE_DOT ? 2 : 3;
}

static void
sort_edges (Build *self)
{
  MgScene *scene = self->scene;
  guint n = scene->edges->len;
  GArray *edges = g_array_sized_new (FALSE, FALSE, sizeof (MgSceneEdge), n);
  GArray *texts = g_array_sized_new (FALSE, FALSE, sizeof (MgEdgeTexts), n);

  for (guint depth = 0; depth < 4; depth++)
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

static void
add_edges (Build *self)
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

static int
compare_degrees (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const MgScene *scene = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  const MgSceneNode *x = &g_array_index (scene->nodes, MgSceneNode, one);
  const MgSceneNode *y = &g_array_index (scene->nodes, MgSceneNode, other);

  if (x->degree != y->degree)
    return x->degree > y->degree ? -1 : 1;
  if (x->radius != y->radius)
    return x->radius > y->radius ? -1 : 1;

  return (one > other) - (one < other);
}

static int
compare_radii (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const MgScene *scene = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  double x = g_array_index (scene->nodes, MgSceneNode, one).radius;
  double y = g_array_index (scene->nodes, MgSceneNode, other).radius;

  return x != y ? (x > y ? -1 : 1) : (one > other) - (one < other);
}

static guint *
rank_nodes (MgScene          *scene,
            GCompareDataFunc  compare)
{
  guint n = scene->nodes->len;
  guint *rows = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    rows[i] = i;
  g_qsort_with_data (rows, (int) n, sizeof (guint), compare, scene);

  return rows;
}

static int
compare_sorts (gconstpointer a,
               gconstpointer b)
{
  const Sort *one = a, *other = b;

  return (one->order > other->order) - (one->order < other->order);
}

static void
add_row (Build        *self,
         MgLegendSort  what,
         const char   *id,
         const char   *label,
         const Sort   *looks)
{
  MgLegendRow row = {
    .sort = what,
    .id = g_string_chunk_insert (self->scene->texts, id),
    .label = g_string_chunk_insert (self->scene->texts, label),
    .count = looks->count,
    .shape = looks->shape,
    .stroke = looks->stroke,
    .colour = looks->colour,
  };

  g_array_append_val (self->scene->legend, row);
}

static const char *
find_row_label (const Sort   *sort,
                MgLegendSort  what,
                gboolean      alone)
{
  if (g_str_equal (sort->id, "membership"))
    return _("Part in a collective cooperation");
  if (sort->id[0] != '\0')
    return sort->label;
  if (what == MG_LEGEND_KIND)
    return alone ? _("Organisations") : _("Kind not given");

  return alone ? _("Links") : _("Level not given");
}

static void
add_sorts (Build        *self,
           GHashTable   *sorts,
           MgLegendSort  what)
{
  g_autoptr(GList) list = g_list_sort (g_hash_table_get_values (sorts), compare_sorts);
  gboolean alone = TRUE;

  for (GList *l = list; l != NULL; l = l->next)
    {
      const Sort *sort = l->data;

      alone &= sort->id[0] == '\0' || g_str_equal (sort->id, "membership");
    }

  for (GList *l = list; l != NULL; l = l->next)
    {
      const Sort *sort = l->data;

      add_row (self, what, sort->id, find_row_label (sort, what, alone), sort);
    }
}

static void
add_collective_row (Build *self)
{
  Sort looks = { .shape = MG_SHAPE_COLLECTIVE,
                 .colour = mg_style_ground (self->options->theme) };
  GHashTableIter iter;
  gpointer sort;

  g_hash_table_iter_init (&iter, self->collectives);
  while (g_hash_table_iter_next (&iter, NULL, &sort))
    looks.count += ((Sort *) sort)->count;

  if (looks.count > 0)
    add_row (self, MG_LEGEND_COLLECTIVE, "collective", _("Collective cooperation"), &looks);
}

static void
add_group_rows (Build *self)
{
  MgTheme theme = self->options->theme;
  guint n_rows = 0;

  for (guint i = 0; i < self->groups->len && n_rows < MAX_GROUPS; i++)
    {
      Sort looks = { .count = g_array_index (self->groups, guint, i),
                     .colour = mg_style_group_colour (i, theme) };
      g_autofree char *id = g_strdup_printf ("%u", i);
      /* Translators: organisations that belong together, numbered from 1. */
      g_autofree char *label = g_strdup_printf (_("Group %u"), i + 1);

      if (looks.count == 0)
        continue;
      add_row (self, MG_LEGEND_COLOUR, id, label, &looks);
      n_rows++;
    }
}

static void
add_figure_rows (Build *self)
{
  const MgSceneOptions *options = self->options;
  Sort looks = { .count = 0 };

  if (options->sizes != NULL)
    add_row (self, MG_LEGEND_SIZE, "", options->size_label ?: _("Size"), &looks);
  if (options->colours == NULL)
    return;

  looks.colour = mg_style_scale_colour (1., options->theme);
  add_row (self, MG_LEGEND_COLOUR, "", options->colour_label ?: _("Colour"), &looks);
  if (options->colours_are_groups)
    add_group_rows (self);
}

static MgScene *
scene_new_empty (MgNetwork            *network,
                 const MgSceneOptions *options)
{
  MgScene *self = g_new0 (MgScene, 1);
  const char *title = mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_NAME);

  g_atomic_ref_count_init (&self->ref_count);
  self->theme = options->theme;
  self->date = options->date;
  self->fictitious = mg_network_get_boolean (network, MG_ID_POLE, MG_FIELD_POLE_FICTITIOUS);
  self->title = g_strdup (title != NULL ? title : "");
  self->size_label = g_strdup (options->size_label);
  self->colour_label = g_strdup (options->colour_label);
  self->colours_are_groups = options->colours_are_groups;
  self->size_low = options->size_low;
  self->size_high = options->size_high;
  self->colour_low = options->colour_low;
  self->colour_high = options->colour_high;
  self->texts = g_string_chunk_new (4096);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (MgSceneNode));
  self->node_texts = g_array_new (FALSE, FALSE, sizeof (MgNodeTexts));
  self->edges = g_array_new (FALSE, FALSE, sizeof (MgSceneEdge));
  self->edge_texts = g_array_new (FALSE, FALSE, sizeof (MgEdgeTexts));
  self->legend = g_array_new (FALSE, FALSE, sizeof (MgLegendRow));
  self->id_limit = mg_network_get_id_limit (network);
  self->rows = g_new0 (guint32, self->id_limit + 1);

  return self;
}

MgScene *
mg_scene_new (MgNetwork            *network,
              const MgSceneOptions *options)
{
  static const MgSceneOptions plain = { .theme = MG_THEME_LIGHT };
  g_autoptr(GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(GHashTable) layers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(GHashTable) collectives = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                             g_free);
  g_autoptr(GArray) groups = g_array_new (FALSE, TRUE, sizeof (guint));
  Build self = { .network = network, .options = options != NULL ? options : &plain,
                 .kinds = kinds, .layers = layers, .collectives = collectives,
                 .groups = groups };
  MgNetworkIter iter;
  const MgItem *item;

  self.scene = scene_new_empty (network, self.options);

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    add_node (&self, item);
  add_edges (&self);
  self.scene->by_degree = rank_nodes (self.scene, compare_degrees);
  self.scene->by_size = rank_nodes (self.scene, compare_radii);

  add_sorts (&self, kinds, MG_LEGEND_KIND);
  add_sorts (&self, layers, MG_LEGEND_LAYER);
  add_collective_row (&self);
  add_figure_rows (&self);
  mg_scene_index (self.scene);

  return self.scene;
}
