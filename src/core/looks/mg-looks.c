/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-looks.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-filter-text.h"
#include "mg-filter-words.h"
#include "mg-look-groups.h"
#include "mg-looks-rings.h"
#include "mg-own-colours.h"
#include "mg-text-show.h"

/* As files of other programs say in which folder an organisation was. */
#define GROUP "group"
#define PARENT "parent"

enum { SIZE, COLOUR, SHAPE, WIDTH, N_PLACES };

/* Values as a share of their range, or numbers of groups, by identifier. */
typedef struct
{
  double    *values;        /* NULL: nothing to show */
  double     low;
  double     high;
  char      *label;
  gboolean   are_groups;
  char     **groups;        /* names; NULL: they have none */
  char     **texts;         /* the same as in files */
  char      *field;         /* whose values these are */
  gboolean   has_rest;      /* organisations that are in none */
} Look;

struct _MgLooks
{
  guint n_values;
  Look  looks[N_PLACES];
  MgLooksRings *rings;
  GHashTable *own_colours;
  MgFilter *filter;
  char *filter_text;        /* NULL: everything is shown */
  GHashTable *lit;          /* NULL: nothing is faded */
};

/* What can follow something. */
static const struct
{
  MgFieldId   place;
  MgItemKind  kind;         /* whose fields */
  MgMeasureDomain domain;   /* whose measures; %MG_MEASURE_NETWORK: none */
  gboolean    numbers;
  gboolean    groups;
  guint       most_groups;
  gboolean    from_zero;    /* twice as large must mean twice as much */
  const char *title;
} places[N_PLACES] = {
  { MG_FIELD_POLE_SIZE_BY, MG_ITEM_ORGANISATION, MG_MEASURE_ORGANISATION, TRUE, FALSE, 0, TRUE, N_("Size: %s") },
  { MG_FIELD_POLE_COLOUR_BY, MG_ITEM_ORGANISATION, MG_MEASURE_ORGANISATION, TRUE, TRUE, MG_LOOK_MOST_COLOURS, FALSE, N_("Colour: %s") },
  { MG_FIELD_POLE_SHAPE_BY, MG_ITEM_ORGANISATION, MG_MEASURE_NETWORK, FALSE, TRUE, MG_LOOK_MOST_SHAPES, FALSE, N_("Shape: %s") },
  { MG_FIELD_POLE_WIDTH_BY, MG_ITEM_LINK, MG_MEASURE_LINK, TRUE, FALSE, 0, TRUE, N_("Width of links: %s") },
};

gboolean
mg_looks_is_field (MgFieldId field)
{
  /* Follow nothing, but are looks as well. */
  static const MgFieldId others[] = { MG_FIELD_POLE_OUTLINES, MG_FIELD_POLE_RINGS, MG_FIELD_POLE_FILTER,
                                      MG_FIELD_POLE_COLOURS };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].place == field)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i] == field)
      return TRUE;

  return FALSE;
}

/* What they follow */

static guint
find_place (MgFieldId place)
{
  guint i = 0;

  while (i < N_PLACES - 1 && places[i].place != place)
    i++;

  return i;
}

static gboolean
is_number (const MgField *row)
{
  return row->type == MG_TYPE_INTEGER || row->type == MG_TYPE_REAL;
}

/* More to the north is not more. */
static gboolean
is_coordinate (const MgField *row)
{
  return (row->flags & MG_FIELD_FOREIGN) == 0 &&
         (g_str_equal (row->name, "lat") || g_str_equal (row->name, "lon"));
}

gboolean
mg_looks_can_follow (const MgField *row,
                     MgFieldId      place)
{
  guint what = find_place (place);

  if (row == NULL || (row->kinds & places[what].kind) == 0 ||
      (row->flags & (MG_FIELD_HIDDEN | MG_FIELD_LONG)) != 0)
    return FALSE;
  if (is_number (row))
    return places[what].numbers && !(what == SIZE && is_coordinate (row));
  if (!places[what].groups)
    return FALSE;

  /* Free text of ours is about one organisation; a file's own column may divide them. */
  return row->type == MG_TYPE_CHOICE || row->type == MG_TYPE_CHOICES || row->type == MG_TYPE_BOOLEAN ||
         (row->type == MG_TYPE_TEXT && (row->flags & MG_FIELD_FOREIGN) != 0);
}

gboolean
mg_looks_can_show (const MgMeasure *measure,
                   MgFieldId        place)
{
  MgMeasureDomain domain = places[find_place (place)].domain;

  return measure != NULL && domain != MG_MEASURE_NETWORK && measure->domain == domain;
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
      by->field = mg_network_find_field (network, places[find_place (place)].kind, text + strlen (MG_LOOKS_FIELD));

      return by->field != MG_FIELD_NONE &&
             mg_looks_can_follow (mg_network_get_field (network, by->field), place);
    }

  if (mg_looks_can_show (mg_measure_find (text), place))
    by->measure = mg_measure_find (text);

  return by->measure != NULL;
}

/* Whether more have no kind than one. */
static gboolean
lacks_kinds (MgNetwork *network)
{
  const MgItem *item;
  MgNetworkIter iter;
  guint n_known = 0;

  mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    n_known += mg_network_get_text (network, item->id, MG_FIELD_KIND) != NULL;

  return 2 * n_known < mg_network_count (network, MG_ITEM_ORGANISATION);
}

/* Where the pole does not say it: folders of another program have a colour each,
 * until people say of what kind organisations are.
 */
const char *
mg_looks_get_usual (MgNetwork *network,
                    MgFieldId  place)
{
  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  if (place != MG_FIELD_POLE_COLOUR_BY ||
      mg_network_find_field (network, MG_ITEM_ORGANISATION, GROUP) == MG_FIELD_NONE ||
      mg_network_find_field (network, MG_ITEM_ORGANISATION, PARENT) == MG_FIELD_NONE)
    return NULL;

  return lacks_kinds (network) ? MG_LOOKS_FIELD GROUP : NULL;
}

const char *
mg_looks_get_kept (MgNetwork  *network,
                   MgFieldId   place,
                   const char *text)
{
  g_return_val_if_fail (MG_IS_NETWORK (network), text);

  return text == NULL && mg_looks_get_usual (network, place) != NULL ? MG_LOOKS_BY_KIND : text;
}

const char *
mg_looks_get_text (MgNetwork *network,
                   MgFieldId  place)
{
  const char *said;
  MgLookBy by;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  said = mg_network_get_text (network, MG_ID_POLE, place);
  if (said == NULL)
    said = mg_looks_get_usual (network, place);
  if (g_strcmp0 (said, MG_LOOKS_BY_KIND) == 0)
    return NULL;

  return mg_looks_parse (network, place, said, &by) ? said : NULL;
}

gboolean
mg_looks_find (MgNetwork *network,
               MgFieldId  place,
               MgLookBy  *by)
{
  g_return_val_if_fail (MG_IS_NETWORK (network), FALSE);

  return mg_looks_parse (network, place, mg_looks_get_text (network, place), by);
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

char *
mg_looks_dup_title (MgNetwork      *network,
                    MgFieldId       place,
                    const MgLookBy *by)
{
  g_autofree char *name = mg_looks_dup_name (network, by);
  g_auto(GStrv) parts = g_strsplit (_(places[find_place (place)].title), "%s", 2);

  return g_strjoinv (name, parts);
}

const char **
mg_looks_dup_measures (MgNetwork *network)
{
  const char **ids = g_new0 (const char *, G_N_ELEMENTS (places) + 1);
  guint n_ids = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      MgLookBy by;

      if (mg_looks_find (network, places[i].place, &by) && by.measure != NULL &&
          !g_strv_contains (ids, by.measure->id))
        ids[n_ids++] = by.measure->id;
    }

  return ids;
}

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
}

static void
take_field (Look      *self,
            guint      what,
            MgFieldId  field,
            MgNetwork *network)
{
  const MgItem *item;
  MgNetworkIter iter;

  if (!is_number (mg_network_get_field (network, field)))
    {
      self->are_groups = TRUE;
      self->groups = mg_look_groups_new (network, field, places[what].most_groups, self->values, &self->texts,
                                         &self->has_rest);
      self->field = g_strdup (mg_network_get_field (network, field)->name);
      return;
    }

  mg_network_iter_init (&iter, network, places[what].kind);
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
  MgFieldId place = places[what].place;
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

  if (find_range (self, n_ids, places[what].from_zero))
    {
      scale (self, n_ids);
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
  for (guint i = 0; i < N_PLACES; i++)
    look_fill (&self->looks[i], i, network, results, live, self->n_values);
  self->rings = mg_looks_rings_new (network);
  self->own_colours = mg_looks_dup_own_colours (network);
  fill_filter (self, network);

  return self;
}

void
mg_looks_free (MgLooks *self)
{
  for (guint i = 0; i < N_PLACES; i++)
    look_clear (&self->looks[i]);
  g_clear_pointer (&self->rings, mg_looks_rings_free);
  g_clear_pointer (&self->lit, g_hash_table_unref);
  g_hash_table_unref (self->own_colours);
  mg_filter_free (self->filter);
  g_free (self->filter_text);
  g_free (self);
}

gboolean
mg_looks_get_range (const MgLooks *self,
                    MgFieldId      place,
                    double        *low,
                    double        *high)
{
  const Look *look = &self->looks[find_place (place)];

  *low = look->low;
  *high = look->high;

  return look->values != NULL;
}

gboolean
mg_looks_get_colours (const MgLooks        *self,
                      double               *low,
                      double               *high,
                      const char * const  **groups,
                      gboolean             *has_rest)
{
  const Look *look = &self->looks[COLOUR];

  *low = look->low;
  *high = look->high;
  *groups = (const char * const *) look->groups;
  *has_rest = look->has_rest;

  return look->values != NULL;
}

const char * const *
mg_looks_get_colour_values (const MgLooks  *self,
                            const char    **field)
{
  *field = self->looks[COLOUR].field;

  return (const char * const *) self->looks[COLOUR].texts;
}

const char * const *
mg_looks_get_shapes (const MgLooks *self,
                     gboolean      *has_rest)
{
  *has_rest = self->looks[SHAPE].has_rest;

  return (const char * const *) self->looks[SHAPE].groups;
}

void
mg_looks_apply (const MgLooks  *self,
                MgSceneOptions *options)
{
  const Look *size, *colour, *shape, *width;

  g_return_if_fail (self != NULL && options != NULL);

  size = &self->looks[SIZE];
  colour = &self->looks[COLOUR];
  shape = &self->looks[SHAPE];
  width = &self->looks[WIDTH];
  options->n_values = self->n_values;

  options->sizes = size->values;
  options->size_label = size->label;
  options->size_low = size->low;
  options->size_high = size->high;

  options->colours = colour->values;
  options->colours_are_groups = colour->are_groups;
  options->group_names = (const char * const *) colour->groups;
  options->group_values = (const char * const *) colour->texts;
  options->colour_field = colour->field;
  options->own_colours = self->own_colours;
  options->colour_label = colour->label;
  options->colour_low = colour->low;
  options->colour_high = colour->high;

  options->shapes = shape->values;
  options->shape_names = (const char * const *) shape->groups;
  options->shape_label = shape->label;

  options->widths = width->values;
  options->width_label = width->label;
  options->width_low = width->low;
  options->width_high = width->high;

  options->filter = self->filter;
  options->filter_text = self->filter_text;
  options->lit = self->lit;

  mg_looks_rings_apply (self->rings, options);
}
