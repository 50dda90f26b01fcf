/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places for what is new.  What is linked to somebody who has a place comes
 * beside them; the rest stands in rows under the map.  Nothing that is there
 * moves, and nothing lies on it.
 */
#include "mg-import-private.h"

#include <math.h>

#define WIDTH 170.      /* room of one organisation with its name, in map units */
#define HEIGHT 110.
#define ASPECT 1.6      /* of the block of rows */
#define MAX_TRIES 400
#define GOLDEN_ANGLE 2.399963229728653

typedef struct
{
  double x;
  double y;
} Place;

typedef struct
{
  MgImportPlan         *plan;
  const MgImportResult *result;
  MgTransaction        *transaction;
  const MgId           *ids;
  GHashTable           *places;   /* MgId → Place */
  GHashTable           *cells;    /* occupied: column and row → GArray of Place */
  double                left;
  double                right;
  double                bottom;
} Placing;

static gint64 *
make_cell (double x,
           double y)
{
  gint64 *cell = g_new (gint64, 1);

  *cell = (gint64) floor (x / WIDTH) * 0x100000000LL + (gint64) (guint32) (gint32) floor (y / HEIGHT);

  return cell;
}

static void
occupy (Placing *self,
        MgId     id,
        double   x,
        double   y)
{
  Place *place = g_new (Place, 1);
  gint64 *cell = make_cell (x, y);
  GArray *list = g_hash_table_lookup (self->cells, cell);

  *place = (Place) { x, y };
  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Place));
      g_hash_table_insert (self->cells, cell, list);
    }
  else
    g_free (cell);
  g_array_append_val (list, *place);

  self->left = MIN (self->left, x);
  self->right = MAX (self->right, x);
  self->bottom = MAX (self->bottom, y);
  g_hash_table_insert (self->places, GUINT_TO_POINTER (id), place);
}

static gboolean
is_free (Placing *self,
         double   x,
         double   y)
{
  for (int dx = -1; dx <= 1; dx++)
    for (int dy = -1; dy <= 1; dy++)
      {
        g_autofree gint64 *cell = make_cell (x + dx * WIDTH, y + dy * HEIGHT);
        const GArray *list = g_hash_table_lookup (self->cells, cell);

        for (guint i = 0; list != NULL && i < list->len; i++)
          {
            const Place *place = &g_array_index (list, Place, i);

            if (fabs (place->x - x) < WIDTH && fabs (place->y - y) < HEIGHT)
              return FALSE;
          }
      }

  return TRUE;
}

static void
list_free (gpointer data)
{
  g_array_unref (data);
}

static void
placing_init (Placing *self)
{
  MgNetwork *network = self->plan->network;
  MgNetworkIter iter;
  const MgItem *item;

  self->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, list_free);
  self->left = INFINITY;
  self->right = self->bottom = -INFINITY;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    {
      double x;
      double y;

      if (mg_network_get_real (network, item->id, MG_FIELD_X, &x) &&
          mg_network_get_real (network, item->id, MG_FIELD_Y, &y))
        occupy (self, item->id, x, y);
    }
}

static void
give (Placing *self,
      MgId     id,
      double   x,
      double   y)
{
  x = round (x);
  y = round (y);
  mg_transaction_set_real (self->transaction, id, MG_FIELD_X, x);
  mg_transaction_set_real (self->transaction, id, MG_FIELD_Y, y);
  occupy (self, id, x, y);
}

/* As near to a point as there is room; each try is at the golden angle from the last. */
static void
give_near (Placing *self,
           MgId     id,
           double   x,
           double   y)
{
  for (guint i = 1; i < MAX_TRIES; i++)
    {
      double distance = 0.75 * sqrt (i);
      double try_x = x + distance * WIDTH * cos (i * GOLDEN_ANGLE);
      double try_y = y + distance * HEIGHT * 1.3 * sin (i * GOLDEN_ANGLE);

      if (!is_free (self, try_x, try_y))
        continue;

      give (self, id, try_x, try_y);
      return;
    }
}

static gboolean
has_place (const Placing *self,
           guint          index)
{
  const MgImportItem *item = mg_import_result_item (self->result, index);
  guint x = mg_import_find_slot (self->result, MG_FIELD_X);
  guint y = mg_import_find_slot (self->result, MG_FIELD_Y);

  return item->values != NULL && x != MG_IMPORT_NO_SLOT && y != MG_IMPORT_NO_SLOT &&
         item->values[x].type != MG_VALUE_NONE && item->values[y].type != MG_VALUE_NONE;
}

/* New nodes without a place of their own. */
static GArray *
collect (const Placing *self)
{
  GArray *waiting = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->result->items->len; i++)
    {
      const MgImportItem *item = mg_import_result_item (self->result, i);

      if (item->existing == MG_ID_NONE && !mg_item_kind_is_edge (item->kind) && !has_place (self, i))
        g_array_append_val (waiting, i);
    }

  return waiting;
}

typedef struct
{
  double x;
  double y;
  guint  n;
} Middle;

/* The middle of those with a place that each new item is linked to. */
static Middle *
find_middles (const Placing *self)
{
  Middle *middles = g_new0 (Middle, self->result->items->len + 1);

  for (guint i = 0; i < self->result->items->len; i++)
    {
      const MgImportItem *item = mg_import_result_item (self->result, i);
      const Place *place;
      guint new;

      if (item->existing != MG_ID_NONE || !mg_item_kind_is_edge (item->kind) ||
          (item->source_item == G_MAXUINT) == (item->target_item == G_MAXUINT))
        continue;

      new = item->source_item != G_MAXUINT ? item->source_item : item->target_item;
      place = g_hash_table_lookup (self->places,
                                   GUINT_TO_POINTER (item->source_item != G_MAXUINT ? item->target : item->source));
      if (place == NULL)
        continue;

      middles[new].x += place->x;
      middles[new].y += place->y;
      middles[new].n++;
    }

  return middles;
}

static void
give_rows (Placing      *self,
           const GArray *waiting)
{
  guint n = waiting->len;
  guint n_columns = MAX ((guint) ceil (sqrt (n * ASPECT * HEIGHT / WIDTH)), 1);
  gboolean is_alone = !isfinite (self->left);
  double middle = is_alone ? 0. : (self->left + self->right) / 2.;
  double top = is_alone ? -((n + n_columns - 1) / n_columns - 1.) * HEIGHT / 2. : self->bottom + 1.5 * HEIGHT;
  double left = middle - (MIN (n, n_columns) - 1) * WIDTH / 2.;

  for (guint i = 0; i < n; i++)
    give (self, self->ids[g_array_index (waiting, guint, i)],
          left + (i % n_columns) * WIDTH, top + (i / n_columns) * HEIGHT);
}

void
mg_import_place (MgImportPlan         *self,
                 const MgImportResult *result,
                 const MgId           *ids,
                 MgTransaction        *transaction)
{
  Placing placing = { self, result, transaction, ids };
  g_autoptr (GArray) waiting = NULL;
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree Middle *middles = NULL;

  placing_init (&placing);
  waiting = collect (&placing);
  middles = find_middles (&placing);
  for (guint i = 0; i < waiting->len; i++)
    {
      guint index = g_array_index (waiting, guint, i);
      const Middle *middle = &middles[index];

      if (middle->n > 0)
        give_near (&placing, ids[index], middle->x / middle->n, middle->y / middle->n);
      if (!g_hash_table_contains (placing.places, GUINT_TO_POINTER (ids[index])))
        g_array_append_val (rest, index);
    }

  give_rows (&placing, rest);
  g_hash_table_unref (placing.places);
  g_hash_table_unref (placing.cells);
}
