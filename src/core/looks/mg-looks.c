/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-looks-private.h"

#include <math.h>

#include "mg-filter-text.h"
#include "mg-filter-words.h"
#include "mg-look-groups.h"
#include "mg-looks-rings.h"
#include "mg-own-colours.h"

/* Values as a share of their range, or numbers of groups, by identifier. */
typedef struct
{
  double    *values;        /* NULL: nothing to show */
  char      *label;
  gboolean   are_groups;
  char     **names;         /* of groups; NULL: they have none */
  char     **texts;         /* the same as in files */
  char      *field;         /* whose values these are */
  MgLookShown shown;        /* lent by the above */
} Look;

struct _MgLooks
{
  guint n_values;
  Look  looks[MG_LOOK_N_PLACES];
  MgLooksRings *rings;
  GHashTable *own_colours;
  MgFilter *filter;
  char *filter_text;        /* NULL: everything is shown */
  GHashTable *lit;          /* NULL: nothing is faded */
};

/* Values by identifier */

/* Each link has the value of its pair. */
static void
take_link_measure (Look            *self,
                   const MgMeasure *measure,
                   MgNetwork       *network,
                   const MgResults *results)
{
  const MgItem *item;
  MgNetworkIter iter;

  if (results == NULL || mg_results_get_link_values (results, measure->id) == NULL)
    return;

  mg_network_iter_init (&iter, network, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    self->values[item->id] = mg_results_get_link_value (results, measure, network, item->id);
}

/* What is counted at each edit goes before what was computed. */
static void
take_measure (Look            *self,
              const MgMeasure *measure,
              const MgResults *results,
              MgLive          *live,
              guint            n_ids)
{
  const double *values = results != NULL ? mg_results_get_values (results, measure->id) : NULL;
  const MgSnapshot *graph = results != NULL ? mg_results_get_snapshot (results) : NULL;

  self->are_groups = measure->format == MG_MEASURE_GROUP;
  if (live != NULL && mg_live_has_values (measure->id))
    {
      for (MgId id = 0; id < n_ids; id++)
        mg_live_get_value (live, measure->id, id, &self->values[id]);
      return;
    }

  for (guint row = 0; values != NULL && row < graph->n_nodes; row++)
    if (graph->ids[row] < n_ids)
      self->values[graph->ids[row]] = values[row];
  if (self->are_groups)
    mg_look_groups_mark_alone (self->values, n_ids);
}

static void
take_field (Look      *self,
            guint      what,
            MgFieldId  field,
            MgNetwork *network)
{
  const MgItem *item;
  MgNetworkIter iter;

  if (!mg_look_is_number (mg_network_get_field (network, field)))
    {
      self->are_groups = TRUE;
      self->names = mg_look_groups_new (network, field, mg_look_places[what].most_groups, self->values, &self->texts);
      self->field = g_strdup (mg_network_get_field (network, field)->name);
      return;
    }

  mg_network_iter_init (&iter, network, mg_look_places[what].kind);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    {
      double real;

      if (mg_network_get_real (network, item->id, field, &real))
        self->values[item->id] = real;
    }
}

/* Returns: %FALSE if there is nothing to show */
static gboolean
find_range (Look     *self,
            guint     n_ids,
            gboolean  from_zero)
{
  MgLookShown *shown = &self->shown;

  shown->low = (double) INFINITY;
  shown->high = (double) -INFINITY;
  for (guint i = 0; i < n_ids; i++)
    if (isfinite (self->values[i]))
      {
        shown->low = MIN (shown->low, self->values[i]);
        shown->high = MAX (shown->high, self->values[i]);
      }
  if (shown->low > shown->high)
    return FALSE;

  if (from_zero && shown->low > 0.)
    shown->low = 0.;

  return TRUE;
}

static void
scale (Look  *self,
       guint  n_ids)
{
  /* Halves: the whole may be beyond all numbers. */
  double low = self->shown.low, span = self->shown.high / 2. - low / 2.;

  for (guint i = 0; i < n_ids; i++)
    if (!isfinite (self->values[i]))
      self->values[i] = (double) NAN;
    else if (!self->are_groups)
      self->values[i] = span > 0. ? (self->values[i] / 2. - low / 2.) / span : .5;
}

/* Who is in what row of the legend. */
static void
count_rows (Look      *self,
            guint      what,
            MgNetwork *network)
{
  MgLookShown *shown = &self->shown;
  const MgItem *item;
  MgNetworkIter iter;

  shown->names = (const char * const *) self->names;
  shown->texts = (const char * const *) self->texts;
  shown->field = self->field;

  mg_network_iter_init (&iter, network, mg_look_places[what].kind);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    {
      double value = self->values[item->id];
      MgRest rest = mg_rest_find (value, self->are_groups, self->names != NULL);

      if (rest != MG_N_RESTS)
        shown->has_rest[rest] = TRUE;
      else if (self->are_groups)
        shown->n_groups = MAX (shown->n_groups, (guint) value + 1);
    }
}

static void
look_clear (Look *self)
{
  g_free (self->values);
  g_free (self->label);
  g_strfreev (self->names);
  g_strfreev (self->texts);
  g_free (self->field);
}

static void
look_fill (Look            *self,
           guint            what,
           MgNetwork       *network,
           const MgResults *results,
           MgLive          *live,
           guint            n_ids)
{
  MgFieldId place = mg_look_places[what].place;
  MgLookBy by;

  if (!mg_looks_find (network, place, &by))
    return;

  self->values = g_new (double, n_ids);
  for (guint i = 0; i < n_ids; i++)
    self->values[i] = (double) NAN;
  if (by.measure != NULL && by.measure->domain == MG_MEASURE_LINK)
    take_link_measure (self, by.measure, network, results);
  else if (by.measure != NULL)
    take_measure (self, by.measure, results, live, n_ids);
  else
    take_field (self, what, by.field, network);

  if (find_range (self, n_ids, mg_look_places[what].from_zero))
    {
      scale (self, n_ids);
      count_rows (self, what, network);
      self->label = mg_looks_dup_title (network, place, &by);
      return;
    }

  look_clear (self);
  *self = (Look) { 0 };
}

GHashTable *
mg_looks_dup_own_colours (MgNetwork *network)
{
  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  return mg_own_colours_read (mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_COLOURS));
}

/* What is hidden */

MgFilter *
mg_looks_dup_filter (MgNetwork *network)
{
  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  return mg_filter_read (network, mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_FILTER), NULL);
}

static void
fill_filter (MgLooks   *self,
             MgNetwork *network)
{
  self->filter = mg_looks_dup_filter (network);
  if (mg_filter_is_empty (self->filter))
    return;

  self->filter_text = mg_filter_dup_sentence (self->filter, network);
  self->lit = mg_filter_dup_lit (self->filter, network);
}

/* All of it */

MgLooks *
mg_looks_new (MgNetwork       *network,
              const MgResults *results,
              MgLive          *live)
{
  MgLooks *self = g_new0 (MgLooks, 1);

  g_return_val_if_fail (MG_IS_NETWORK (network), self);

  self->n_values = mg_network_get_id_limit (network);
  for (guint i = 0; i < MG_LOOK_N_PLACES; i++)
    look_fill (&self->looks[i], i, network, results, live, self->n_values);
  self->rings = mg_looks_rings_new (network);
  self->own_colours = mg_looks_dup_own_colours (network);
  fill_filter (self, network);

  return self;
}

void
mg_looks_free (MgLooks *self)
{
  for (guint i = 0; i < MG_LOOK_N_PLACES; i++)
    look_clear (&self->looks[i]);
  g_clear_pointer (&self->rings, mg_looks_rings_free);
  g_clear_pointer (&self->lit, g_hash_table_unref);
  g_hash_table_unref (self->own_colours);
  mg_filter_free (self->filter);
  g_free (self->filter_text);
  g_free (self);
}

const MgLookShown *
mg_looks_get_shown (const MgLooks *self,
                    MgFieldId      place)
{
  const Look *look = &self->looks[mg_look_find_place (place)];

  return look->values != NULL ? &look->shown : NULL;
}

void
mg_looks_apply (const MgLooks  *self,
                MgSceneOptions *options)
{
  const Look *size, *colour, *shape, *width;

  g_return_if_fail (self != NULL && options != NULL);

  size = &self->looks[MG_LOOK_SIZE];
  colour = &self->looks[MG_LOOK_COLOUR];
  shape = &self->looks[MG_LOOK_SHAPE];
  width = &self->looks[MG_LOOK_WIDTH];
  options->n_values = self->n_values;

  options->sizes = size->values;
  options->size_label = size->label;
  options->size_low = size->shown.low;
  options->size_high = size->shown.high;

  options->colours = colour->values;
  options->colours_are_groups = colour->are_groups;
  options->group_names = (const char * const *) colour->names;
  options->group_values = (const char * const *) colour->texts;
  options->colour_field = colour->field;
  options->own_colours = self->own_colours;
  options->colour_label = colour->label;
  options->colour_low = colour->shown.low;
  options->colour_high = colour->shown.high;

  options->shapes = shape->values;
  options->shape_names = (const char * const *) shape->names;
  options->shape_label = shape->label;

  options->widths = width->values;
  options->width_label = width->label;
  options->width_low = width->shown.low;
  options->width_high = width->shown.high;

  options->filter = self->filter;
  options->filter_text = self->filter_text;
  options->lit = self->lit;

  mg_looks_rings_apply (self->rings, options);
}
