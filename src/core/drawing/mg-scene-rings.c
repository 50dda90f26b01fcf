/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Circles behind a map: what they stand for is said by whoever makes the scene. */
#include <math.h>

#include "mg-scene-private.h"

/* A circle that everybody is far inside of is of another map: it would make this one small. */
#define OUT_OF_REACH 1.6

static double
find_farthest (const MgScene *self,
               double         x,
               double         y)
{
  double farthest = 0.;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const MgSceneNode *node = &g_array_index (self->nodes, MgSceneNode, i);

      farthest = MAX (farthest, hypot (node->x - x, node->y - y) + node->radius);
    }

  return farthest;
}

void
mg_scene_add_rings (MgScene              *self,
                    const MgSceneOptions *options)
{
  double most = OUT_OF_REACH * find_farthest (self, options->rings_x, options->rings_y);

  self->rings_x = options->rings_x;
  self->rings_y = options->rings_y;
  for (guint i = 0; i < options->n_rings; i++)
    {
      MgSceneRing ring = options->rings[i];

      if (!(ring.radius > 0.) || !(ring.radius <= most))
        continue;
      ring.label = g_string_chunk_insert (self->texts, ring.label);
      ring.title = g_string_chunk_insert (self->texts, ring.title);
      g_array_append_val (self->rings, ring);
    }
  if (self->rings->len > 0)
    self->rings_label = g_strdup (options->rings_label);
}

MgRect
mg_scene_hold_rings (const MgScene *self,
                     MgRect         box)
{
  double left = box.x, top = box.y, right = box.x + box.width, bottom = box.y + box.height;

  for (guint i = 0; i < self->rings->len; i++)
    {
      double radius = g_array_index (self->rings, MgSceneRing, i).radius;

      left = MIN (left, self->rings_x - radius);
      top = MIN (top, self->rings_y - radius);
      right = MAX (right, self->rings_x + radius);
      bottom = MAX (bottom, self->rings_y + radius);
    }

  return (MgRect) { left, top, right - left, bottom - top };
}

const MgSceneRing *
mg_scene_get_rings (const MgScene *self,
                    guint         *n_rings)
{
  *n_rings = self->rings->len;

  return (const MgSceneRing *) (gpointer) self->rings->data;
}
