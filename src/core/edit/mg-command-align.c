/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-command-align.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "mg-command.h"

#define CELL      60.     /* of the grid: half the usual length of a link */
#define FAR_CELLS 1e6     /* beyond, a place is a fault of some file */

static const MgAlignment alignments[] = {
  { "left", N_("Align Left"), N_("align on the left"), 2 },
  { "centre", N_("Align in a Column"), N_("align in a column"), 2 },
  { "right", N_("Align Right"), N_("align on the right"), 2 },
  { "top", N_("Align Top"), N_("align at the top"), 2 },
  { "middle", N_("Align in a Row"), N_("align in a row"), 2 },
  { "bottom", N_("Align Bottom"), N_("align at the bottom"), 2 },
  { "across", N_("Space Evenly Across"), N_("space evenly across"), 3 },
  { "down", N_("Space Evenly Down"), N_("space evenly down"), 3 },
  { "grid", N_("Snap to Grid"), N_("snap to the grid"), 1 },
};

typedef struct
{
  MgId   id;
  guint  order;      /* in the selection */
  double xy[2];
} Place;

const MgAlignment *
mg_alignment_get_table (guint *n_rows)
{
  if (n_rows != NULL)
    *n_rows = G_N_ELEMENTS (alignments);

  return alignments;
}

const MgAlignment *
mg_alignment_find (const char *id)
{
  for (guint k = 0; k < G_N_ELEMENTS (alignments); k++)
    if (g_strcmp0 (alignments[k].id, id) == 0)
      return &alignments[k];

  return NULL;
}

static GArray *
read_places (MgNetwork  *network,
             const MgId *ids,
             guint       n_ids)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint k = 0; k < n_ids; k++)
    {
      const MgItem *item = mg_network_find (network, ids[k]);
      Place place = { .id = ids[k], .order = k };

      if (item != NULL && (item->kind & MG_ITEMS_NODES) != 0 &&
          mg_network_get_real (network, ids[k], MG_FIELD_X, &place.xy[0]) &&
          mg_network_get_real (network, ids[k], MG_FIELD_Y, &place.xy[1]) &&
          fabs (place.xy[0]) < FAR_CELLS * CELL && fabs (place.xy[1]) < FAR_CELLS * CELL)
        g_array_append_val (places, place);
    }

  return places;
}

/* @part: 0 is the smallest coordinate, 1 the greatest, 0.5 between the two */
static void
align (Place  *places,
       guint   n,
       guint   axis,
       double  part)
{
  double low = places[0].xy[axis];
  double high = low;

  for (guint k = 1; k < n; k++)
    {
      low = MIN (low, places[k].xy[axis]);
      high = MAX (high, places[k].xy[axis]);
    }
  for (guint k = 0; k < n; k++)
    places[k].xy[axis] = part <= 0. ? low : part >= 1. ? high : low + part * (high - low);
}

static int
compare_along (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Place *left = a;
  const Place *right = b;
  guint axis = GPOINTER_TO_UINT (data);

  if (left->xy[axis] != right->xy[axis])
    return left->xy[axis] < right->xy[axis] ? -1 : 1;

  return left->order < right->order ? -1 : left->order > right->order;
}

/* The first and the last stay. */
static void
space_evenly (Place *places,
              guint  n,
              guint  axis)
{
  double low;
  double step;

  g_qsort_with_data (places, (int) n, sizeof *places, compare_along, GUINT_TO_POINTER (axis));
  low = places[0].xy[axis];
  step = (places[n - 1].xy[axis] - low) / (n - 1);
  for (guint k = 1; k + 1 < n; k++)
    places[k].xy[axis] = low + k * step;
}

static gint64
cell_key (double column,
          double row)
{
  return (gint64) column * (gint64) (8 * FAR_CELLS) + (gint64) row;
}

static gboolean
take_cell (GHashTable *taken,
           Place      *place,
           double      column,
           double      row)
{
  gint64 key = cell_key (column, row);

  if (g_hash_table_contains (taken, &key))
    return FALSE;

  g_hash_table_add (taken, g_memdup2 (&key, sizeof key));
  place->xy[0] = column * CELL;
  place->xy[1] = row * CELL;

  return TRUE;
}

/* The nearest free crossing, on wider and wider squares about the nearest. */
static void
snap_one (GHashTable *taken,
          Place      *place)
{
  double column = floor (place->xy[0] / CELL + 0.5);
  double row = floor (place->xy[1] / CELL + 0.5);

  for (int reach = 0;; reach++)
    for (int dx = -reach; dx <= reach; dx++)
      for (int dy = -reach; dy <= reach; dy++)
        if (MAX (abs (dx), abs (dy)) == reach && take_cell (taken, place, column + dx, row + dy))
          return;
}

static void
snap (Place *places,
      guint  n)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint k = 0; k < n; k++)
    snap_one (taken, &places[k]);
}

static void
arrange (const MgAlignment *how,
         Place             *places,
         guint              n)
{
  guint row = (guint) (how - alignments);

  if (row < 6)
    align (places, n, row / 3, row % 3 / 2.);
  else if (row < 8)
    space_evenly (places, n, row - 6);
  else
    snap (places, n);
}

static gboolean
has_moved (MgNetwork   *network,
           const Place *place)
{
  double x = 0.;
  double y = 0.;

  mg_network_get_real (network, place->id, MG_FIELD_X, &x);
  mg_network_get_real (network, place->id, MG_FIELD_Y, &y);

  return x != place->xy[0] || y != place->xy[1];
}

MgTransaction *
mg_command_align (MgNetwork         *network,
                  const MgId        *ids,
                  guint              n_ids,
                  const MgAlignment *how)
{
  g_autoptr(GArray) places = NULL;
  g_autofree MgId *moved = NULL;
  g_autofree double *xy = NULL;
  guint n = 0;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);
  g_return_val_if_fail (how != NULL, NULL);

  places = read_places (network, ids, n_ids);
  moved = g_new (MgId, places->len + 1);
  xy = g_new (double, 2 * (gsize) places->len + 1);
  if (places->len >= how->least)
    arrange (how, (Place *) (gpointer) places->data, places->len);

  for (guint k = 0; k < places->len; k++)
    {
      const Place *place = &g_array_index (places, Place, k);

      if (!has_moved (network, place))
        continue;
      moved[n] = place->id;
      memcpy (xy + 2 * n++, place->xy, sizeof place->xy);
    }

  return mg_command_move (network, moved, n, xy, _(how->step));
}
