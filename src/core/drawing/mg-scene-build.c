/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a network to the rows of a scene.  What many items share (the looks of a
 * kind, of a layer) is worked out once each, in "sorts", which become the
 * legend.
 */
#include "mg-scene-build.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-own-colours.h"
#include "mg-text-show.h"
#include "mg-vocabulary.h"

#define RADIUS 16.
#define RADIUS_CENTRE 20.
#define RADIUS_COLLECTIVE 11.
#define RADIUS_NONE 6.5         /* less than any value */
#define RADIUS_SMALL 8.
#define RADIUS_LARGE 36.

#define LABEL_MAX_CHARS 256
#define PLACE_MAX 1e9
#define MAX_OUTLINES 60         /* more of them say nothing */

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

gboolean
mg_scene_find_own_colour (const MgSceneBuild *self,
                          const char         *field,
                          const char         *value,
                          gboolean            is_link,
                          MgColour           *colour)
{
  MgTheme theme = self->options->theme;

  if (theme == MG_THEME_BLACK_WHITE || !mg_own_colours_find (self->options->own_colours, field, value, colour))
    return FALSE;

  *colour = mg_style_own_colour (colour, is_link, theme);

  return TRUE;
}

MgColour
mg_scene_get_group_colour (const MgSceneBuild *self,
                           guint               group)
{
  const MgSceneOptions *options = self->options;
  MgColour own;

  if (options->group_values != NULL &&
      mg_scene_find_own_colour (self, options->colour_field, options->group_values[group], FALSE, &own))
    return own;

  return mg_style_group_colour (group, options->theme);
}

char
mg_scene_get_group_letter (const MgSceneBuild *self,
                           guint               group)
{
  return self->options->theme == MG_THEME_BLACK_WHITE && group < 26 ? (char) ('A' + group) : '\0';
}

/* The sort of @id, made when it is first met. */
MgSceneSort *
mg_scene_find_sort (MgSceneBuild      *self,
           GHashTable *sorts,
           const char *domain,
           const char *id)
{
  MgSceneSort *sort = g_hash_table_lookup (sorts, id != NULL ? id : "");
  MgTheme theme = self->options->theme;

  if (sort != NULL)
    return sort;

  sort = g_new0 (MgSceneSort, 1);
  sort->id = g_string_chunk_insert_const (self->scene->texts, id != NULL ? id : "");
  sort->label = g_str_equal (sort->id, "membership")
                  ? _("Part in a collective cooperation")
                  : mg_vocabulary_get_label (domain, sort->id);
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
      /* Without colours, width alone says it, unless widths say something else. */
      if (theme == MG_THEME_BLACK_WHITE && self->options->widths != NULL && sort->stroke == MG_STROKE_THICK)
        sort->colour = mg_colour_mix (mg_style_ink (theme), mg_style_ground (theme), .55);
    }
  mg_scene_find_own_colour (self, domain, sort->id, sorts != self->kinds, &sort->colour);
  g_hash_table_insert (sorts, (gpointer) sort->id, sort);

  return sort;
}

gboolean
mg_scene_is_dim (const MgSceneBuild *self,
                 MgId                id)
{
  GHashTable *lit = self->options->lit;

  return lit != NULL && !g_hash_table_contains (lit, GUINT_TO_POINTER (id));
}

/* One line, with marks for what would turn the writing about; not endless. */
static const char *
tidy_label (MgSceneBuild *self,
            const char   *text)
{
  g_autofree char *tidy = g_strstrip (mg_text_show_line (text));

  if (g_utf8_strlen (tidy, -1) > LABEL_MAX_CHARS)
    {
      g_autofree char *cut = g_utf8_substring (tidy, 0, LABEL_MAX_CHARS);
      g_autofree char *ended = g_strconcat (cut, "…", NULL);

      return g_string_chunk_insert (self->scene->texts, ended);
    }

  return g_string_chunk_insert (self->scene->texts, tidy);
}

double
mg_scene_find_value (const MgSceneBuild *self,
                     const double       *values,
                     MgId                id)
{
  return values != NULL && id < self->options->n_values ? values[id] : NAN;
}

static void
count_group (GArray *counts,
             guint   group)
{
  if (group >= counts->len)
    g_array_set_size (counts, group + 1);
  g_array_index (counts, guint, group)++;
}

static double
find_radius (MgSceneBuild                  *self,
             const MgSceneNode      *node)
{
  const MgSceneOptions *options = self->options;
  double share, small = RADIUS_SMALL * RADIUS_SMALL, large = RADIUS_LARGE * RADIUS_LARGE;

  if (node->flags & MG_NODE_COLLECTIVE)
    return RADIUS_COLLECTIVE;
  if (options->sizes == NULL)
    return node->flags & MG_NODE_CENTRE ? RADIUS_CENTRE : RADIUS;

  share = mg_scene_find_value (self, options->sizes, node->id);
  if (isnan (share))
    {
      self->n_unsized++;
      return RADIUS_NONE;
    }

  return sqrt (small + CLAMP (share, 0., 1.) * (large - small));
}

/* The colour by a figure or group instead of by kind. */
static MgColour
find_value_colour (MgSceneBuild *self,
                   MgId          id,
                   char         *letter)
{
  const MgSceneOptions *options = self->options;
  double value = mg_scene_find_value (self, options->colours, id);
  /* Two groups of one colour would be taken for one. */
  MgRest rest = mg_rest_find (value, options->colours_are_groups, options->group_names != NULL);
  guint group;

  if (rest != MG_N_RESTS)
    {
      self->n_rest[rest]++;
      *letter = mg_rest_get_letter (rest, options->colours_are_groups, options->theme);
      return mg_rest_get_colour (rest, options->theme);
    }
  if (!options->colours_are_groups)
    return mg_style_scale_colour (value, options->theme);

  group = (guint) value;
  count_group (self->groups, group);
  *letter = mg_scene_get_group_letter (self, group);

  return mg_scene_get_group_colour (self, group);
}

/* The shape by a field instead of by kind. */
static MgShape
find_value_shape (MgSceneBuild *self,
                  MgId          id)
{
  double value = mg_scene_find_value (self, self->options->shapes, id);

  if (isnan (value))
    {
      self->n_unshaped++;
      return mg_style_group_shape (G_MAXUINT);
    }

  count_group (self->shapes, (guint) value);

  return mg_style_group_shape ((guint) value);
}

static void
fill_organisation (MgSceneBuild       *self,
                   MgSceneNode *node,
                   MgNodeTexts *texts)
{
  MgNetwork *network = self->network;
  const char *kind = mg_network_get_text (network, node->id, MG_FIELD_KIND);
  const char *role = mg_network_get_text (network, node->id, MG_FIELD_ROLE);
  MgSceneSort *sort = mg_scene_find_sort (self, self->kinds, "kind", kind);

  sort->count++;
  node->shape = self->options->shapes != NULL ? find_value_shape (self, node->id) : sort->shape;
  node->fill = self->options->colours != NULL ? find_value_colour (self, node->id, &node->letter)
                                                : sort->colour;
  texts->sort = sort->label;

  if (g_strcmp0 (role, "absent") == 0)
    node->flags |= MG_NODE_FAINT;
  if (mg_network_get_boolean (network, node->id, MG_FIELD_IS_SUPPORT))
    node->flags |= MG_NODE_CENTRE;
}

static void
fill_collective (MgSceneBuild       *self,
                 MgSceneNode *node,
                 MgNodeTexts *texts)
{
  const char *type = mg_network_get_text (self->network, node->id, MG_FIELD_COLLECTIVE_TYPE);
  MgSceneSort *sort = mg_scene_find_sort (self, self->collectives, "collective_type", type);

  sort->count++;
  node->flags |= MG_NODE_COLLECTIVE;
  node->shape = MG_SHAPE_COLLECTIVE;
  node->fill = mg_style_ground (self->options->theme);
  texts->sort = sort->label;
}

static gboolean
is_there (const MgSceneBuild *self,
          const MgItem       *item)
{
  gboolean collective = item->kind == MG_ITEM_COLLECTIVE;
  MgDate since = mg_network_get_date (self->network, item->id, collective ? MG_FIELD_COLLECTIVE_START : MG_FIELD_JOINED);
  MgDate until = mg_network_get_date (self->network, item->id, collective ? MG_FIELD_COLLECTIVE_END : MG_FIELD_LEFT);

  return mg_date_covers (since, until, self->options->date);
}

static void
add_node (MgSceneBuild        *self,
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
  if (mg_scene_is_dim (self, item->id))
    node.flags |= MG_NODE_DIM;
  if (!is_there (self, item))
    node.flags |= MG_NODE_AWAY;

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

static gboolean
is_faded (const MgSceneNode *node)
{
  return (node->flags & (MG_NODE_DIM | MG_NODE_AWAY)) != 0;
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

  if (is_faded (x) != is_faded (y))
    return is_faded (x) ? 1 : -1;
  if (scene->size_label != NULL && x->radius != y->radius)
    return x->radius > y->radius ? -1 : 1;
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

/* Returns: (transfer full) (nullable): who answers for the pole, and so for its map */
static char *
dup_author (MgNetwork *network)
{
  MgFieldId field = mg_network_find_field (network, MG_ITEM_POLE, "legal_support_org");
  const char *text_id = field != MG_FIELD_NONE ? mg_network_get_text (network, MG_ID_POLE, field)
                                               : NULL;
  MgId id = text_id != NULL ? mg_network_find_text_id (network, MG_ITEMS_NODES, text_id)
                            : MG_ID_NONE;

  return id != MG_ID_NONE ? mg_network_dup_title (network, id) : NULL;
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
  self->author = dup_author (network);
  self->filter_text = g_strdup (options->filter_text);
  self->size_label = g_strdup (options->size_label);
  self->colour_label = g_strdup (options->colour_label);
  self->shape_label = g_strdup (options->shape_label);
  self->width_label = g_strdup (options->width_label);
  self->colours_are_groups = options->colours_are_groups;
  self->size_low = options->size_low;
  self->size_high = options->size_high;
  self->width_low = options->width_low;
  self->width_high = options->width_high;
  self->colour_low = options->colour_low;
  self->colour_high = options->colour_high;
  self->texts = g_string_chunk_new (4096);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (MgSceneNode));
  self->node_texts = g_array_new (FALSE, FALSE, sizeof (MgNodeTexts));
  self->edges = g_array_new (FALSE, FALSE, sizeof (MgSceneEdge));
  self->edge_texts = g_array_new (FALSE, FALSE, sizeof (MgEdgeTexts));
  self->legend = g_array_new (FALSE, FALSE, sizeof (MgLegendRow));
  self->outlines = g_array_new (FALSE, FALSE, sizeof (MgOutline));
  self->parts = g_array_new (FALSE, FALSE, sizeof (MgPart));
  self->rings = g_array_new (FALSE, FALSE, sizeof (MgSceneRing));
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
  g_autoptr(GArray) shapes = g_array_new (FALSE, TRUE, sizeof (guint));
  MgSceneBuild self = { .network = network, .options = options != NULL ? options : &plain,
                 .kinds = kinds, .layers = layers, .collectives = collectives,
                 .groups = groups, .shapes = shapes,
                 .outlines = options != NULL && options->outlines &&
                             mg_network_count (network, MG_ITEM_COLLECTIVE) <= MAX_OUTLINES };
  MgNetworkIter iter;
  const MgItem *item;

  self.scene = scene_new_empty (network, self.options);

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    add_node (&self, item);
  mg_scene_add_edges (&self);
  self.scene->by_degree = rank_nodes (self.scene, compare_degrees);
  self.scene->by_size = rank_nodes (self.scene, compare_radii);

  mg_scene_fill_legend (&self);
  mg_scene_draw_outlines (self.scene);
  mg_scene_add_rings (self.scene, self.options);
  mg_scene_index (self.scene);

  return self.scene;
}
