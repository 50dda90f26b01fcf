/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-view.h"

#include <math.h>

/* Names are so much larger than their symbols at most, in pixels. */
#define NAME_REACH 90.

#define MANY_EDGES 300.

/* Of most symbols. */
#define NATURAL_RADIUS 16.

/* On paper, more links than so many for each symbol are a web: strands are drawn finer,
 * down to that part, so that there is ground between them; symbols a little smaller.
 */
#define FEW_LINKS 3.
#define FINEST .6

/* Between so many that they are dots. */
#define RADIUS_CROWDED 1.2

static const MgSceneNode *
get_node (const MgView *self,
          guint         row)
{
  return &g_array_index (self->scene->nodes, MgSceneNode, row);
}

static gboolean
holds (GHashTable *set,
       MgId        id)
{
  return set != NULL && g_hash_table_contains (set, GUINT_TO_POINTER (id));
}

void
mg_view_init (MgView           *self,
              const MgScene    *scene,
              const MgViewport *viewport)
{
  *self = (MgView) {
    .scene = scene,
    .viewport = viewport,
    .grow = 1.,
    .fine = 1.,
    .room = { 0., 0., viewport->width, viewport->height },
  };
}

void
mg_view_set_paper (MgView       *self,
                   const MgRect *room)
{
  guint n_nodes = MAX (self->scene->nodes->len, 1);
  double page = sqrt (self->viewport->width * self->viewport->height);
  double area = room->width * room->height;
  double least = self->is_crowded ? RADIUS_CROWDED : 2.5;
  double web = CLAMP (sqrt (FEW_LINKS * n_nodes / MAX (self->scene->edges->len, 1.)), FINEST, 1.);
  double wanted = CLAMP (sqrt (area / n_nodes) / 13., least, MAX (8., page / 85.));

  self->all_detail = TRUE;
  self->room = *room;
  self->fine = sqrt (web);
  self->grow = self->fine * MAX (wanted / (NATURAL_RADIUS * self->viewport->scale), 1.);
}

/* Of all but places. */
static double
get_scale (const MgView *self)
{
  return self->viewport->scale * self->grow;
}

MgPoint
mg_view_get_place (const MgView      *self,
                   const MgSceneNode *node)
{
  MgPoint place;

  mg_viewport_to_window (self->viewport, node->x, node->y, &place.x, &place.y);
  if (holds (self->only, node->id))
    {
      place.x += self->dx;
      place.y += self->dy;
    }

  return place;
}

double
mg_view_get_radius (const MgView      *self,
                    const MgSceneNode *node)
{
  double least = self->all_detail && !self->is_crowded ? 2. : RADIUS_CROWDED;

  return MAX (node->radius * get_scale (self), least);
}

double
mg_view_get_line (const MgView *self)
{
  return MIN (get_scale (self), 2.) * self->fine;
}

double
mg_view_get_veil (const MgView *self)
{
  double crowd = CLAMP (sqrt (MANY_EDGES / MAX (self->scene->edges->len, 1.)), .45, 1.);
  double near = CLAMP ((get_scale (self) - .4) / .5, 0., 1.);

  return crowd + (1. - crowd) * near;
}

double
mg_view_get_text (const MgView *self,
                  guint         n_names)
{
  double area = self->room.width * self->room.height;
  double most = MAX (11., floor (sqrt (area) / 60.));

  if (!self->all_detail)
    return CLAMP (round (12. * self->viewport->scale), 10., 16.);

  return CLAMP (floor (sqrt (area / MAX (n_names, 1)) / 7.), 5., most);
}

MgCurve
mg_view_get_course (const MgView      *self,
                    const MgSceneEdge *edge)
{
  const MgSceneNode *source = get_node (self, edge->source);
  const MgSceneNode *target = get_node (self, edge->target);
  double scale = get_scale (self);
  const MgStrandPlace place = { edge->offset * scale, edge->spread * scale,
                                edge->bend * self->viewport->scale };

  if (edge->source == edge->target)
    return mg_loop_course (mg_view_get_place (self, source), mg_view_get_radius (self, source),
                           place.offset);

  return mg_strand_course (mg_view_get_place (self, source), mg_view_get_radius (self, source),
                           mg_view_get_place (self, target), mg_view_get_radius (self, target),
                           &place);
}

gboolean
mg_view_has_node (const MgView      *self,
                  const MgSceneNode *node)
{
  MgPoint place;
  double reach;

  if (holds (self->without, node->id) ||
      (self->only != NULL && !holds (self->only, node->id)))
    return FALSE;

  place = mg_view_get_place (self, node);
  reach = 1.6 * mg_view_get_radius (self, node) + NAME_REACH;

  return place.x > -reach && place.x < self->viewport->width + reach &&
         place.y > -reach && place.y < self->viewport->height + reach;
}

gboolean
mg_view_has_edge (const MgView *self,
                  guint         row)
{
  const MgViewport *viewport = self->viewport;
  const MgSceneEdge *edge = &g_array_index (self->scene->edges, MgSceneEdge, row);
  const MgRect *box = &self->scene->edge_boxes[row];
  MgId source, target;
  MgRect seen;

  if (self->without != NULL || self->only != NULL)
    {
      source = get_node (self, edge->source)->id;
      target = get_node (self, edge->target)->id;
      if (holds (self->without, source) || holds (self->without, target) ||
          holds (self->without, edge->id))
        return FALSE;
      if (self->only != NULL)
        return holds (self->only, source) || holds (self->only, target) ||
               holds (self->only, edge->id);
    }

  seen.width = viewport->width / viewport->scale + 32.;
  seen.height = viewport->height / viewport->scale + 32.;
  seen.x = viewport->x - seen.width / 2.;
  seen.y = viewport->y - seen.height / 2.;

  return box->x <= seen.x + seen.width && seen.x <= box->x + box->width &&
         box->y <= seen.y + seen.height && seen.y <= box->y + box->height;
}
