/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-looks.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-filter-text.h"
#include "mg-filter-words.h"
#include "mg-look-groups.h"
#include "mg-looks-rings.h"
#include "mg-text-show.h"

/* Values as a share of their range, or numbers of groups, by identifier. */
typedef struct
{
  double    *values;        /* NULL: nothing to show */
  double     low;
  double     high;
  char      *label;
  gboolean   are_groups;
  char     **groups;        /* names; NULL: they have none */
  gboolean   has_rest;      /* organisations that are in none */
} Look;

struct _MgLooks
{
  guint n_values;
  Look  size;
  Look  colour;
  MgLooksRings *rings;
  MgFilter *filter;
  char *filter_text;        /* NULL: everything is shown */
  GHashTable *lit;          /* NULL: nothing is faded */
};

static const MgFieldId places[] = { MG_FIELD_POLE_SIZE_BY, MG_FIELD_POLE_COLOUR_BY };

gboolean
mg_looks_is_field (MgFieldId field)
{
  /* Follow nothing, but are looks as well. */
  static const MgFieldId others[] = { MG_FIELD_POLE_OUTLINES, MG_FIELD_POLE_RINGS, MG_FIELD_POLE_FILTER };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i] == field)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i] == field)
      return TRUE;

  return FALSE;
}

/* What sizes or colours follow */

static gboolean
is_number (const MgField *row)
{
  return row->type == MG_TYPE_INTEGER || row->type == MG_TYPE_REAL;
}

gboolean
mg_looks_can_follow (const MgField *row,
                     gboolean       is_size)
{
  if (row == NULL || (row->kinds & MG_ITEM_ORGANISATION) == 0 ||
      (row->flags & (MG_FIELD_HIDDEN | MG_FIELD_LONG)) != 0)
    return FALSE;
  if (is_number (row))
    return TRUE;
  if (is_size)
    return FALSE;

  /* Free text of ours is about one organisation; a file's own column may divide them. */
  return row->type == MG_TYPE_CHOICE || row->type == MG_TYPE_CHOICES || row->type == MG_TYPE_BOOLEAN ||
         (row->type == MG_TYPE_TEXT && (row->flags & MG_FIELD_FOREIGN) != 0);
}

gboolean
mg_looks_parse (MgNetwork  *network,
                MgFieldId   place,
                const char *text,
                MgLookBy   *by)
{
  g_return_val_if_fail (MG_IS_NETWORK (network), FALSE);
  g_return_val_if_fail (by != NULL, FALSE);

  *by = (MgLookBy) { NULL, MG_FIELD_NONE };
  if (text == NULL)
    return FALSE;

  if (g_str_has_prefix (text, MG_LOOKS_FIELD))
    {
      by->field = mg_network_find_field (network, MG_ITEM_ORGANISATION, text + strlen (MG_LOOKS_FIELD));

      return by->field != MG_FIELD_NONE &&
             mg_looks_can_follow (mg_network_get_field (network, by->field), place == MG_FIELD_POLE_SIZE_BY);
    }

  by->measure = mg_measure_find (text);

  return by->measure != NULL && by->measure->domain == MG_MEASURE_ORGANISATION;
}

gboolean
mg_looks_find (MgNetwork *network,
               MgFieldId  place,
               MgLookBy  *by)
{
  g_return_val_if_fail (MG_IS_NETWORK (network), FALSE);

  return mg_looks_parse (network, place, mg_network_get_text (network, MG_ID_POLE, place), by);
}

char *
mg_looks_dup_name (MgNetwork      *network,
                   const MgLookBy *by)
{
  const MgField *row;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  if (by->measure != NULL)
    return g_strdup (_(by->measure->name));

  row = mg_network_get_field (network, by->field);
  g_return_val_if_fail (row != NULL, NULL);

  return (row->flags & MG_FIELD_FOREIGN) != 0 ? mg_text_show_line (row->label) : g_strdup (_(row->label));
}

const char **
mg_looks_dup_measures (MgNetwork *network)
{
  const char **ids = g_new0 (const char *, G_N_ELEMENTS (places) + 1);
  guint n_ids = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      MgLookBy by;

      if (mg_looks_find (network, places[i], &by) && by.measure != NULL &&
          !g_strv_contains (ids, by.measure->id))
        ids[n_ids++] = by.measure->id;
    }

  return ids;
}

/* Values by identifier */

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
}

static void
take_field (Look      *self,
            MgFieldId  field,
            MgNetwork *network)
{
  const MgItem *item;
  MgNetworkIter iter;

  if (!is_number (mg_network_get_field (network, field)))
    {
      self->are_groups = TRUE;
      self->groups = mg_look_groups_new (network, field, self->values, &self->has_rest);
      return;
    }

  mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION);
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
  self->low = (double) INFINITY;
  self->high = (double) -INFINITY;
  for (guint i = 0; i < n_ids; i++)
    if (isfinite (self->values[i]))
      {
        self->low = MIN (self->low, self->values[i]);
        self->high = MAX (self->high, self->values[i]);
      }
  if (self->low > self->high)
    return FALSE;

  /* An area that is twice as large must mean twice as much. */
  if (from_zero && self->low > 0.)
    self->low = 0.;

  return TRUE;
}

static void
scale (Look  *self,
       guint  n_ids)
{
  /* Halves: the whole may be beyond all numbers. */
  double span = self->high / 2. - self->low / 2.;

  for (guint i = 0; i < n_ids; i++)
    if (!isfinite (self->values[i]))
      self->values[i] = (double) NAN;
    else if (!self->are_groups)
      self->values[i] = span > 0. ? (self->values[i] / 2. - self->low / 2.) / span : .5;
}

static void
look_clear (Look *self)
{
  g_free (self->values);
  g_free (self->label);
  g_strfreev (self->groups);
}

static void
look_fill (Look            *self,
           MgFieldId        place,
           MgNetwork       *network,
           const MgResults *results,
           MgLive          *live,
           guint            n_ids)
{
  gboolean is_size = place == MG_FIELD_POLE_SIZE_BY;
  MgLookBy by;

  if (!mg_looks_find (network, place, &by))
    return;

  self->values = g_new (double, n_ids);
  for (guint i = 0; i < n_ids; i++)
    self->values[i] = (double) NAN;
  if (by.measure != NULL)
    take_measure (self, by.measure, results, live, n_ids);
  else
    take_field (self, by.field, network);

  if (find_range (self, n_ids, is_size))
    {
      g_autofree char *name = mg_looks_dup_name (network, &by);

      scale (self, n_ids);
      self->label = is_size ? g_strdup_printf (_("Size: %s"), name) : g_strdup_printf (_("Colour: %s"), name);
      return;
    }

  look_clear (self);
  *self = (Look) { 0 };
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
  look_fill (&self->size, MG_FIELD_POLE_SIZE_BY, network, results, live, self->n_values);
  look_fill (&self->colour, MG_FIELD_POLE_COLOUR_BY, network, results, live, self->n_values);
  self->rings = mg_looks_rings_new (network);
  fill_filter (self, network);

  return self;
}

void
mg_looks_free (MgLooks *self)
{
  look_clear (&self->size);
  look_clear (&self->colour);
  g_clear_pointer (&self->rings, mg_looks_rings_free);
  g_clear_pointer (&self->lit, g_hash_table_unref);
  mg_filter_free (self->filter);
  g_free (self->filter_text);
  g_free (self);
}

gboolean
mg_looks_get_sizes (const MgLooks *self,
                    double        *low,
                    double        *high)
{
  *low = self->size.low;
  *high = self->size.high;

  return self->size.values != NULL;
}

gboolean
mg_looks_get_colours (const MgLooks        *self,
                      double               *low,
                      double               *high,
                      const char * const  **groups,
                      gboolean             *has_rest)
{
  *low = self->colour.low;
  *high = self->colour.high;
  *groups = (const char * const *) self->colour.groups;
  *has_rest = self->colour.has_rest;

  return self->colour.values != NULL;
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
  options->group_names = (const char * const *) self->colour.groups;
  options->colour_label = self->colour.label;
  options->colour_low = self->colour.low;
  options->colour_high = self->colour.high;

  options->filter = self->filter;
  options->filter_text = self->filter_text;
  options->lit = self->lit;

  mg_looks_rings_apply (self->rings, options);
}
