/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-document-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A measure's values as a share of their range, by identifier. */
typedef struct
{
  double   *values;
  double    low;
  double    high;
  char     *label;
  gboolean  are_groups;
} Look;

static void
look_clear (Look *self)
{
  g_free (self->values);
  g_free (self->label);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static void
find_range (const double *values,
            guint         n_values,
            double       *low,
            double       *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (guint i = 0; i < n_values; i++)
    if (isfinite (values[i]))
      {
        *low = MIN (*low, values[i]);
        *high = MAX (*high, values[i]);
      }
}

/* @from_zero: an area that is twice as large must mean twice as much.
 * Returns: %FALSE if there is nothing to show
 */
static gboolean
look_fill (Look            *self,
           const MgResults *results,
           const char      *id,
           guint            n_ids,
           gboolean         from_zero)
{
  const MgMeasure *measure = id != NULL ? mg_measure_find (id) : NULL;
  const double *values = measure != NULL ? mg_results_get_values (results, id) : NULL;
  const MgSnapshot *graph = mg_results_get_snapshot (results);

  if (values == NULL)
    return FALSE;

  find_range (values, graph->n_nodes, &self->low, &self->high);
  if (self->low > self->high)
    return FALSE;
  if (from_zero && self->low > 0.)
    self->low = 0.;

  self->are_groups = measure->format == MG_MEASURE_GROUP;
  self->values = g_new (double, n_ids);
  for (guint i = 0; i < n_ids; i++)
    self->values[i] = NAN;

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      double span = self->high - self->low;

      if (graph->ids[row] >= n_ids || !isfinite (values[row]))
        continue;
      if (self->are_groups)
        self->values[graph->ids[row]] = values[row];
      else
        self->values[graph->ids[row]] = span > 0. ? (values[row] - self->low) / span : .5;
    }

  return TRUE;
}

MgScene *
mg_document_create_scene (MgDocument *self,
                          MgTheme     theme)
{
  MgScope scope = { .perimeter = MG_PERIMETER_ALL };
  MgSceneOptions options = { .filter = self->filter, .theme = theme };
  g_auto(Look) size = { 0 };
  g_auto(Look) colour = { 0 };
  guint n_ids;

  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  n_ids = mg_network_get_id_limit (self->network);
  scope.date = self->date;
  options.date = mg_scope_get_date (&scope, self->network);
  options.n_values = n_ids;

  if (self->results != NULL && look_fill (&size, self->results, self->size_by, n_ids, TRUE))
    {
      size.label = g_strdup_printf (_("Size: %s"), _(mg_measure_find (self->size_by)->name));
      options.sizes = size.values;
      options.size_label = size.label;
      options.size_low = size.low;
      options.size_high = size.high;
    }

  if (self->results != NULL && look_fill (&colour, self->results, self->colour_by, n_ids, FALSE))
    {
      colour.label = g_strdup_printf (_("Colour: %s"), _(mg_measure_find (self->colour_by)->name));
      options.colours = colour.values;
      options.colours_are_groups = colour.are_groups;
      options.colour_label = colour.label;
      options.colour_low = colour.low;
      options.colour_high = colour.high;
    }

  return mg_scene_new (self->network, &options);
}
