/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-place.h"

#include <math.h>

/* Map units between neighbours. */
#define DISTANCE 120.0
#define MAX_TRIES 200
#define GOLDEN_ANGLE 2.39996322972865332

/* Whether nobody is near (x, y). */
static gboolean
is_free (MgNetwork *network,
         double     x,
         double     y)
{
  MgNetworkIter iter;
  const MgItem *item;
  double other_x;
  double other_y;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    if (mg_network_get_real (network, item->id, MG_FIELD_X, &other_x) &&
        mg_network_get_real (network, item->id, MG_FIELD_Y, &other_y) &&
        hypot (other_x - x, other_y - y) < DISTANCE)
      return FALSE;

  return TRUE;
}

/* The middle of those that have a place. */
static void
find_middle (MgNetwork *network,
             double    *x,
             double    *y)
{
  MgNetworkIter iter;
  const MgItem *item;
  guint n = 0;
  double other_x;
  double other_y;

  *x = 0;
  *y = 0;
  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    if (mg_network_get_real (network, item->id, MG_FIELD_X, &other_x) &&
        mg_network_get_real (network, item->id, MG_FIELD_Y, &other_y))
      {
        n++;
        *x += (other_x - *x) / n;
        *y += (other_y - *y) / n;
      }
}

/* A spiral from the middle, as the seeds of a sunflower: the first free place. */
void
mg_table_place_find (MgNetwork *network,
                     double    *x,
                     double    *y)
{
  double middle_x;
  double middle_y;

  find_middle (network, &middle_x, &middle_y);

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      double radius = DISTANCE * sqrt (i);

      *x = middle_x + radius * cos (i * GOLDEN_ANGLE);
      *y = middle_y + radius * sin (i * GOLDEN_ANGLE);
      if (is_free (network, *x, *y))
        return;
    }
}
