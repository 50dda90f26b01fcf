/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that ties a name to its symbol. */
#include <math.h>

#include "mg-label.h"

/* In sizes of a letter: a name so far away is tied, with a gap at both ends. */
#define FAR_AWAY 1.6
#define TIE_GAP .2

gboolean
mg_label_find_leader (const MgView      *view,
                      const MgSceneNode *node,
                      const MgRect      *box,
                      double             size,
                      MgPoint           *from,
                      MgPoint           *to)
{
  MgPoint place = mg_view_get_place (view, node);
  double inset = .15 * size, away, length, part;

  *to = (MgPoint) { CLAMP (place.x, box->x, box->x + box->width),
                    CLAMP (place.y, box->y + inset, box->y + box->height - inset) };
  away = mg_shape_distance (node->shape, mg_view_get_radius (view, node), to->x - place.x,
                            to->y - place.y);
  if (away < FAR_AWAY * size)
    return FALSE;

  length = hypot (to->x - place.x, to->y - place.y);
  part = 1. - (away - TIE_GAP * size) / length;
  *from = (MgPoint) { place.x + (to->x - place.x) * part, place.y + (to->y - place.y) * part };
  part = 1. - TIE_GAP * size / length;
  *to = (MgPoint) { place.x + (to->x - place.x) * part, place.y + (to->y - place.y) * part };

  return TRUE;
}

gboolean
mg_label_get_leader (const MgView  *view,
                     const MgLabel *label,
                     MgPoint       *from,
                     MgPoint       *to)
{
  return mg_label_find_leader (view, &g_array_index (view->scene->nodes, MgSceneNode, label->row),
                               &label->box, label->size, from, to);
}
