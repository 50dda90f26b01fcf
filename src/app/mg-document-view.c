/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-document-private.h"
#include "mg-sharing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What is shown */

/* Returns: whether it is another text */
static gboolean
set_text (char       **place,
          const char  *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return FALSE;

  g_free (*place);
  *place = g_strdup (text);
  return TRUE;
}

const char *
mg_document_get_layer (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->layer;
}

void
mg_document_set_layer (MgDocument *self,
                       const char *layer)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (set_text (&self->layer, layer))
    g_object_notify (G_OBJECT (self), "layer");
}

const char *
mg_document_get_kind (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->kind;
}

void
mg_document_set_kind (MgDocument *self,
                      const char *kind)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (set_text (&self->kind, kind))
    g_object_notify (G_OBJECT (self), "kind");
}

const MgFilter *
mg_document_get_filter (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->filter;
}

void
mg_document_set_filter (MgDocument     *self,
                        const MgFilter *filter)
{
  MgFilter *copy;

  g_return_if_fail (MG_IS_DOCUMENT (self));

  copy = filter != NULL ? mg_filter_copy (filter) : mg_filter_new ();
  mg_filter_free (self->filter);
  self->filter = copy;
  mg_document_notify_view (self);
}

static gboolean
same_set (GHashTable *one,
          GHashTable *other)
{
  GHashTableIter iter;
  gpointer id;

  if (one == NULL || other == NULL)
    return one == other;
  if (g_hash_table_size (one) != g_hash_table_size (other))
    return FALSE;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (!g_hash_table_contains (other, id))
        return FALSE;
    }

  return TRUE;
}

void
mg_document_set_light (MgDocument *self,
                       GHashTable *lit)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (same_set (self->lit, lit))
    return;

  g_clear_pointer (&self->lit, g_hash_table_unref);
  if (lit != NULL)
    self->lit = g_hash_table_ref (lit);
  mg_document_notify_view (self);
}

MgPerimeter
mg_document_get_perimeter (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), MG_PERIMETER_MAP);

  return self->perimeter;
}

void
mg_document_set_perimeter (MgDocument  *self,
                           MgPerimeter  perimeter)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (self->perimeter == perimeter)
    return;

  self->perimeter = perimeter;
  mg_document_scope_changed (self);
}

MgDate
mg_document_get_date (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), MG_DATE_NONE);

  return self->date;
}

void
mg_document_set_date (MgDocument *self,
                      MgDate      date)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (self->date == date)
    return;

  self->date = date;
  mg_document_scope_changed (self);
  mg_document_notify_view (self);
}

/* Looks: fields of the pole, so that they are saved, and undone */

gboolean
mg_document_is_look (MgFieldId field)
{
  return field == MG_FIELD_POLE_SIZE_BY || field == MG_FIELD_POLE_COLOUR_BY;
}

/* Files may name what is no measure of organisations. */
static const char *
get_look (MgDocument *self,
          MgFieldId   field)
{
  const char *id = mg_network_get_text (self->network, MG_ID_POLE, field);
  const MgMeasure *measure = id != NULL ? mg_measure_find (id) : NULL;

  return measure != NULL && measure->domain == MG_MEASURE_ORGANISATION ? id : NULL;
}

gboolean
mg_document_has_looks (MgDocument *self)
{
  return get_look (self, MG_FIELD_POLE_SIZE_BY) != NULL || get_look (self, MG_FIELD_POLE_COLOUR_BY) != NULL;
}

/* Those that follow a measure need figures: asks for them if there are none. */
void
mg_document_looks_changed (MgDocument *self)
{
  if (mg_document_has_looks (self) && (self->results == NULL || mg_document_results_are_stale (self)))
    mg_document_measure (self);
  mg_document_notify_view (self);
}

static void
set_look (MgDocument *self,
          MgFieldId   field,
          const char *measure,
          const char *label)
{
  MgTransaction *transaction;

  if (g_strcmp0 (mg_network_get_text (self->network, MG_ID_POLE, field), measure) == 0)
    return;

  transaction = mg_transaction_new (label);
  mg_transaction_set_text (transaction, MG_ID_POLE, field, measure);
  mg_document_run (self, transaction, 0);
}

const char *
mg_document_get_size_by (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return get_look (self, MG_FIELD_POLE_SIZE_BY);
}

void
mg_document_set_size_by (MgDocument *self,
                         const char *measure)
{
  const MgMeasure *row = measure != NULL ? mg_measure_find (measure) : NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (MG_IS_DOCUMENT (self));
  g_return_if_fail ((measure == NULL) == (row == NULL));

  /* Translators: a step that can be undone; the measure that sizes follow. */
  label = row != NULL ? g_strdup_printf (_("sizes by “%s”"), _(row->name)) : g_strdup (_("sizes all alike"));
  set_look (self, MG_FIELD_POLE_SIZE_BY, measure, label);
}

const char *
mg_document_get_colour_by (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return get_look (self, MG_FIELD_POLE_COLOUR_BY);
}

void
mg_document_set_colour_by (MgDocument *self,
                           const char *measure)
{
  const MgMeasure *row = measure != NULL ? mg_measure_find (measure) : NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (MG_IS_DOCUMENT (self));
  g_return_if_fail ((measure == NULL) == (row == NULL));

  /* Translators: a step that can be undone; the measure that colours follow. */
  label = row != NULL ? g_strdup_printf (_("colours by “%s”"), _(row->name)) : g_strdup (_("colours by kind"));
  set_look (self, MG_FIELD_POLE_COLOUR_BY, measure, label);
}

/* The scene */

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

/* @from_zero: an area that is twice as large must mean twice as much.
 * Returns: %FALSE if there is nothing to show
 */
static gboolean
find_range (const double *values,
            guint         n_values,
            gboolean      from_zero,
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
  if (*low > *high)
    return FALSE;
  if (from_zero && *low > 0.)
    *low = 0.;

  return TRUE;
}

gboolean
mg_document_get_range (MgDocument *self,
                       const char *measure,
                       gboolean    from_zero,
                       double     *low,
                       double     *high)
{
  const double *values;

  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);

  values = self->results != NULL ? mg_results_get_values (self->results, measure) : NULL;

  return values != NULL && find_range (values, mg_results_get_snapshot (self->results)->n_nodes,
                                       from_zero, low, high);
}

/* Returns: %FALSE if there is nothing to show */
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

  if (!find_range (values, graph->n_nodes, from_zero, &self->low, &self->high))
    return FALSE;

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

/* @network: the document's, or a copy of it that lacks something */
static MgScene *
create_scene (MgDocument *self,
              MgNetwork  *network,
              MgTheme     theme)
{
  /* A perimeter of figures: "all" would have no date. */
  MgScope scope = { .perimeter = MG_PERIMETER_MAP, .date = self->date };
  MgSceneOptions options = { .filter = self->filter, .lit = self->lit, .theme = theme };
  g_auto(Look) size = { 0 };
  g_auto(Look) colour = { 0 };
  const char *size_by = get_look (self, MG_FIELD_POLE_SIZE_BY);
  const char *colour_by = get_look (self, MG_FIELD_POLE_COLOUR_BY);
  guint n_ids = mg_network_get_id_limit (network);

  options.date = mg_scope_get_date (&scope, network);
  options.n_values = n_ids;

  if (self->results != NULL && look_fill (&size, self->results, size_by, n_ids, TRUE))
    {
      size.label = g_strdup_printf (_("Size: %s"), _(mg_measure_find (size_by)->name));
      options.sizes = size.values;
      options.size_label = size.label;
      options.size_low = size.low;
      options.size_high = size.high;
    }

  if (self->results != NULL && look_fill (&colour, self->results, colour_by, n_ids, FALSE))
    {
      colour.label = g_strdup_printf (_("Colour: %s"), _(mg_measure_find (colour_by)->name));
      options.colours = colour.values;
      options.colours_are_groups = colour.are_groups;
      options.colour_label = colour.label;
      options.colour_low = colour.low;
      options.colour_high = colour.high;
    }

  return mg_scene_new (network, &options);
}

MgScene *
mg_document_create_scene (MgDocument *self,
                          MgTheme     theme)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return create_scene (self, self->network, theme);
}

MgScene *
mg_document_create_public_scene (MgDocument *self,
                                 MgTheme     theme)
{
  g_autoptr(MgNetwork) copy = NULL;

  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  copy = mg_network_copy (self->network);
  mg_sharing_leave_out_private (copy, NULL);

  return create_scene (self, copy, theme);
}
