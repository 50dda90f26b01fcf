/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-looks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A measure's values as a share of their range, by identifier. */
typedef struct
{
  double   *values;         /* NULL: nothing to show */
  double    low;
  double    high;
  char     *label;
  gboolean  are_groups;
} Look;

struct _MgLooks
{
  guint n_values;
  Look  size;
  Look  colour;
};

static const MgFieldId fields[] = { MG_FIELD_POLE_SIZE_BY, MG_FIELD_POLE_COLOUR_BY };

gboolean
mg_looks_is_field (MgFieldId field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] == field)
      return TRUE;

  /* Not a measure, but a look as well. */
  return field == MG_FIELD_POLE_OUTLINES;
}

const char *
mg_looks_get_measure (MgNetwork *network,
                      MgFieldId  field)
{
  const char *id;
  const MgMeasure *measure;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);
  g_return_val_if_fail (mg_looks_is_field (field), NULL);

  id = mg_network_get_text (network, MG_ID_POLE, field);
  measure = id != NULL ? mg_measure_find (id) : NULL;

  return measure != NULL && measure->domain == MG_MEASURE_ORGANISATION ? measure->id : NULL;
}

const char **
mg_looks_dup_measures (MgNetwork *network)
{
  const char **ids = g_new0 (const char *, G_N_ELEMENTS (fields) + 1);
  guint n_ids = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *id = mg_looks_get_measure (network, fields[i]);

      if (id != NULL && !g_strv_contains (ids, id))
        ids[n_ids++] = id;
    }

  return ids;
}

gboolean
mg_looks_find_range (const MgResults *results,
                     const char      *measure,
                     gboolean         from_zero,
                     double          *low,
                     double          *high)
{
  const double *values = mg_results_get_values (results, measure);
  guint n_values = mg_results_get_snapshot (results)->n_nodes;

  *low = (double) INFINITY;
  *high = (double) -INFINITY;
  for (guint i = 0; values != NULL && i < n_values; i++)
    if (isfinite (values[i]))
      {
        *low = MIN (*low, values[i]);
        *high = MAX (*high, values[i]);
      }
  if (*low > *high)
    return FALSE;
  if (from_zero && *low > 0.)
    *low = 0.;

  return TRUE;
}

static void
look_fill (Look            *self,
           const MgResults *results,
           const MgMeasure *measure,
           guint            n_ids)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  const double *values = mg_results_get_values (results, measure->id);
  double span = self->high - self->low;

  self->are_groups = measure->format == MG_MEASURE_GROUP;
  self->values = g_new (double, n_ids);
  for (guint i = 0; i < n_ids; i++)
    self->values[i] = (double) NAN;

  for (guint row = 0; row < graph->n_nodes; row++)
    if (graph->ids[row] < n_ids && isfinite (values[row]))
      self->values[graph->ids[row]] = self->are_groups ? values[row]
                                      : span > 0. ? (values[row] - self->low) / span : .5;
}

MgLooks *
mg_looks_new (MgNetwork       *network,
              const MgResults *results)
{
  MgLooks *self = g_new0 (MgLooks, 1);
  const char *size_by, *colour_by;

  g_return_val_if_fail (MG_IS_NETWORK (network), self);

  self->n_values = mg_network_get_id_limit (network);
  if (results == NULL)
    return self;

  size_by = mg_looks_get_measure (network, MG_FIELD_POLE_SIZE_BY);
  if (size_by != NULL && mg_looks_find_range (results, size_by, TRUE, &self->size.low, &self->size.high))
    {
      look_fill (&self->size, results, mg_measure_find (size_by), self->n_values);
      self->size.label = g_strdup_printf (_("Size: %s"), _(mg_measure_find (size_by)->name));
    }

  colour_by = mg_looks_get_measure (network, MG_FIELD_POLE_COLOUR_BY);
  if (colour_by != NULL && mg_looks_find_range (results, colour_by, FALSE, &self->colour.low, &self->colour.high))
    {
      look_fill (&self->colour, results, mg_measure_find (colour_by), self->n_values);
      self->colour.label = g_strdup_printf (_("Colour: %s"), _(mg_measure_find (colour_by)->name));
    }

  return self;
}

static void
look_clear (Look *self)
{
  g_free (self->values);
  g_free (self->label);
}

void
mg_looks_free (MgLooks *self)
{
  look_clear (&self->size);
  look_clear (&self->colour);
  g_free (self);
}

void
mg_looks_apply (const MgLooks  *self,
                MgSceneOptions *options)
{
  g_return_if_fail (self != NULL && options != NULL);

  options->n_values = self->n_values;

  options->sizes = self->size.values;
  options->size_label = self->size.label;
  options->size_low = self->size.low;
  options->size_high = self->size.high;

  options->colours = self->colour.values;
  options->colours_are_groups = self->colour.are_groups;
  options->colour_label = self->colour.label;
  options->colour_low = self->colour.low;
  options->colour_high = self->colour.high;
}
