/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sizes, colours, shapes and widths can follow, and what they do follow. */
#include "mg-looks-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-look-groups.h"
#include "mg-text-show.h"

/* As files of other programs say in which folder an organisation was. */
#define GROUP "group"
#define PARENT "parent"

const MgLookPlace mg_look_places[MG_LOOK_N_PLACES] = {
  { MG_FIELD_POLE_SIZE_BY, MG_ITEM_ORGANISATION, MG_MEASURE_ORGANISATION, TRUE, FALSE, 0, TRUE, N_("Size: %s") },
  { MG_FIELD_POLE_COLOUR_BY, MG_ITEM_ORGANISATION, MG_MEASURE_ORGANISATION, TRUE, TRUE, MG_REST_MOST_COLOURS, FALSE, N_("Colour: %s") },
  { MG_FIELD_POLE_SHAPE_BY, MG_ITEM_ORGANISATION, MG_MEASURE_NETWORK, FALSE, TRUE, MG_LOOK_MOST_SHAPES, FALSE, N_("Shape: %s") },
  { MG_FIELD_POLE_WIDTH_BY, MG_ITEM_LINK, MG_MEASURE_LINK, TRUE, FALSE, 0, TRUE, N_("Width of links: %s") },
};

gboolean
mg_looks_is_field (MgFieldId field)
{
  /* Follow nothing, but are looks as well. */
  static const MgFieldId others[] = { MG_FIELD_POLE_OUTLINES, MG_FIELD_POLE_RINGS, MG_FIELD_POLE_FILTER,
                                      MG_FIELD_POLE_COLOURS };

  for (guint i = 0; i < MG_LOOK_N_PLACES; i++)
    if (mg_look_places[i].place == field)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i] == field)
      return TRUE;

  return FALSE;
}

/* What they follow */

guint
mg_look_find_place (MgFieldId place)
{
  guint i = 0;

  while (i < MG_LOOK_N_PLACES - 1 && mg_look_places[i].place != place)
    i++;

  return i;
}

gboolean
mg_look_is_number (const MgField *row)
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
  guint what = mg_look_find_place (place);

  if (row == NULL || (row->kinds & mg_look_places[what].kind) == 0 ||
      (row->flags & (MG_FIELD_HIDDEN | MG_FIELD_LONG)) != 0)
    return FALSE;
  if (mg_look_is_number (row))
    return mg_look_places[what].numbers && !(what == MG_LOOK_SIZE && is_coordinate (row));
  if (!mg_look_places[what].groups)
    return FALSE;

  /* Free text of ours is about one organisation; a file's own column may divide them. */
  return row->type == MG_TYPE_CHOICE || row->type == MG_TYPE_CHOICES || row->type == MG_TYPE_BOOLEAN ||
         (row->type == MG_TYPE_TEXT && (row->flags & MG_FIELD_FOREIGN) != 0);
}

gboolean
mg_looks_can_show (const MgMeasure *measure,
                   MgFieldId        place)
{
  MgMeasureDomain domain = mg_look_places[mg_look_find_place (place)].domain;

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
      by->field = mg_network_find_field (network, mg_look_places[mg_look_find_place (place)].kind, text + strlen (MG_LOOKS_FIELD));

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
  g_auto(GStrv) parts = g_strsplit (_(mg_look_places[mg_look_find_place (place)].title), "%s", 2);

  return g_strjoinv (name, parts);
}

const char **
mg_looks_dup_measures (MgNetwork *network)
{
  const char **ids = g_new0 (const char *, MG_LOOK_N_PLACES + 1);
  guint n_ids = 0;

  for (guint i = 0; i < MG_LOOK_N_PLACES; i++)
    {
      MgLookBy by;

      if (mg_looks_find (network, mg_look_places[i].place, &by) && by.measure != NULL &&
          !g_strv_contains (ids, by.measure->id))
        ids[n_ids++] = by.measure->id;
    }

  return ids;
}
