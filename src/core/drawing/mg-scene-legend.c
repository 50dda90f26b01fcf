/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the legend: what is on the map, and how many. */
#include "mg-scene-build.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static int
compare_sorts (gconstpointer a,
               gconstpointer b)
{
  const MgSceneSort *one = a, *other = b;

  return (one->order > other->order) - (one->order < other->order);
}

static void
add_row (MgSceneBuild        *self,
         MgLegendSort  what,
         const char   *id,
         const char   *label,
         const MgSceneSort   *looks)
{
  MgLegendRow row = {
    .sort = what,
    .id = g_string_chunk_insert (self->scene->texts, id),
    .label = g_string_chunk_insert (self->scene->texts, label),
    .count = looks->count,
    .shape = looks->shape,
    .stroke = looks->stroke,
    .colour = looks->colour,
    .letter = looks->letter,
  };

  g_array_append_val (self->scene->legend, row);
}

static const char *
find_row_label (const MgSceneSort   *sort,
                MgLegendSort  what,
                gboolean      alone)
{
  if (sort->id[0] != '\0')
    return sort->label;
  if (what == MG_LEGEND_KIND)
    return alone ? _("Organisations") : _("Kind not given");

  return alone ? _("Links") : _("Level not given");
}

static void
add_sorts (MgSceneBuild        *self,
           GHashTable   *sorts,
           MgLegendSort  what)
{
  g_autoptr(GList) list = g_list_sort (g_hash_table_get_values (sorts), compare_sorts);
  gboolean alone = TRUE;

  for (GList *l = list; l != NULL; l = l->next)
    {
      const MgSceneSort *sort = l->data;

      alone &= sort->id[0] == '\0' || g_str_equal (sort->id, "membership");
    }

  for (GList *l = list; l != NULL; l = l->next)
    {
      const MgSceneSort *sort = l->data;

      add_row (self, what, sort->id, find_row_label (sort, what, alone), sort);
    }
}

static void
add_collective_row (MgSceneBuild *self)
{
  MgSceneSort looks = { .shape = MG_SHAPE_COLLECTIVE,
                 .colour = mg_style_ground (self->options->theme) };
  GHashTableIter iter;
  gpointer sort;

  g_hash_table_iter_init (&iter, self->collectives);
  while (g_hash_table_iter_next (&iter, NULL, &sort))
    looks.count += ((MgSceneSort *) sort)->count;

  if (looks.count > 0)
    add_row (self, MG_LEGEND_COLLECTIVE, "collective", _("Collective cooperation"), &looks);
}

static void
add_group_row (MgSceneBuild *self,
               guint         group)
{
  const char * const *names = self->options->group_names;
  MgSceneSort looks = { .count = g_array_index (self->groups, guint, group),
                        .colour = mg_scene_get_group_colour (self, group),
                        .letter = mg_scene_get_group_letter (self, group) };
  g_autofree char *id = g_strdup_printf ("%u", group);
  /* Translators: organisations that belong together, numbered from 1. */
  g_autofree char *label = names != NULL ? g_strdup (names[group]) : g_strdup_printf (_("Group %u"), group + 1);

  add_row (self, MG_LEGEND_COLOUR, id, label, &looks);
}

/* Organisations without a colour, shape or size of their own, or links without a width. */
static void
add_rest_row (MgSceneBuild *self,
              MgLegendSort  what,
              MgRest        rest,
              guint         count)
{
  const MgSceneOptions *options = self->options;
  gboolean are_groups = what == MG_LEGEND_SHAPE || (what == MG_LEGEND_COLOUR && options->colours_are_groups);
  MgSceneSort looks = { .count = count, .shape = mg_style_group_shape (G_MAXUINT),
                        .colour = what == MG_LEGEND_COLOUR ? mg_rest_get_colour (rest, options->theme)
                                                           : mg_style_ink (options->theme),
                        .letter = what == MG_LEGEND_COLOUR ? mg_rest_get_letter (rest, are_groups, options->theme) : '\0' };

  if (count > 0)
    add_row (self, what, "rest", mg_rest_get_label (rest, are_groups), &looks);
}

static void
add_group_rows (MgSceneBuild *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (g_array_index (self->groups, guint, i) > 0)
      add_group_row (self, i);
}

static void
add_colour_rows (MgSceneBuild *self)
{
  const MgSceneOptions *options = self->options;
  MgSceneSort looks = { .colour = mg_style_scale_colour (1., options->theme) };

  add_row (self, MG_LEGEND_COLOUR, "", options->colour_label ?: _("Colour"), &looks);
  if (options->colours_are_groups)
    add_group_rows (self);
  for (MgRest rest = 0; rest < MG_N_RESTS; rest++)
    add_rest_row (self, MG_LEGEND_COLOUR, rest, self->n_rest[rest]);
}

static void
add_shape_rows (MgSceneBuild *self)
{
  const MgSceneOptions *options = self->options;
  MgSceneSort none = { .count = 0 };

  add_row (self, MG_LEGEND_SHAPE, "", options->shape_label ?: "", &none);
  for (guint i = 0; i < self->shapes->len && options->shape_names != NULL; i++)
    {
      MgSceneSort looks = { .count = g_array_index (self->shapes, guint, i), .shape = mg_style_group_shape (i) };
      g_autofree char *id = g_strdup_printf ("%u", i);

      if (looks.count > 0)
        add_row (self, MG_LEGEND_SHAPE, id, options->shape_names[i], &looks);
    }
  add_rest_row (self, MG_LEGEND_SHAPE, MG_REST_UNKNOWN, self->n_unshaped);
}

static void
add_value_rows (MgSceneBuild *self)
{
  const MgSceneOptions *options = self->options;
  MgSceneSort none = { .count = 0 };

  if (options->sizes != NULL)
    add_row (self, MG_LEGEND_SIZE, "", options->size_label ?: _("Size"), &none);
  add_rest_row (self, MG_LEGEND_SIZE, MG_REST_UNKNOWN, self->n_unsized);
  if (options->colours != NULL)
    add_colour_rows (self);
  if (options->shapes != NULL)
    add_shape_rows (self);
  if (options->widths != NULL)
    add_row (self, MG_LEGEND_WIDTH, "", options->width_label ?: "", &none);
  add_rest_row (self, MG_LEGEND_WIDTH, MG_REST_UNKNOWN, self->n_thin);
}

void
mg_scene_fill_legend (MgSceneBuild *self)
{
  /* Neither shapes nor colours say the kind. */
  if (self->options->colours == NULL || self->options->shapes == NULL)
    add_sorts (self, self->kinds, MG_LEGEND_KIND);
  add_sorts (self, self->layers, MG_LEGEND_LAYER);
  add_collective_row (self);
  add_value_rows (self);
}
