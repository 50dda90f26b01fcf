/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By brute force, and with none of the code that places things: courses are
 * walked in small steps, every step is held against everything.
 */
#include "mg-map-count.h"

#include <math.h>

#define STEP 1.5

/* Two strands run over each other where they are this much alike in direction
 * (cosine: 6 degrees), and for at least that part of the shorter one.
 */
#define ALIKE .9945
#define GOOD_PART .25

/* The visible part of a strand. */
typedef struct
{
  guint    row;
  double   half;        /* of its width */
  guint    n_points;
  MgPoint *points;
  MgRect   box;
} Walk;

static void
walk_init (Walk         *self,
           const MgView *view,
           guint         row)
{
  const MgSceneEdge *edge = &g_array_index (view->scene->edges, MgSceneEdge, row);
  const MgSceneNode *source = &g_array_index (view->scene->nodes, MgSceneNode, edge->source);
  const MgSceneNode *target = &g_array_index (view->scene->nodes, MgSceneNode, edge->target);
  MgCurve course = mg_view_get_course (view, edge);
  double from = 0., to = 1., length = 0.;

  if (edge->source != edge->target)
    mg_strand_trim (&course, mg_view_get_place (view, source), source->shape,
                    mg_view_get_radius (view, source), mg_view_get_place (view, target),
                    target->shape, mg_view_get_radius (view, target), 0., &from, &to);
  if (from < to)
    course = mg_curve_cut (&course, from, to);
  for (guint i = 0; i < 3; i++)
    length += hypot (course.p[i + 1].x - course.p[i].x, course.p[i + 1].y - course.p[i].y);

  self->row = row;
  self->half = MAX (edge->width * mg_view_get_line (view), .5) / 2.;
  self->n_points = from < to ? 2 + (guint) (length / STEP) : 0;
  self->points = g_new (MgPoint, self->n_points + 1);
  self->box = mg_curve_get_box (&course);
  for (guint i = 0; i < self->n_points; i++)
    self->points[i] = mg_curve_at (&course, i / (self->n_points - 1.));
}

static gboolean
walk_enters (const Walk   *self,
             const MgRect *rect)
{
  for (guint i = 0; i < self->n_points; i++)
    {
      const MgPoint *at = &self->points[i];

      if (at->x > rect->x - self->half && at->x < rect->x + rect->width + self->half &&
          at->y > rect->y - self->half && at->y < rect->y + rect->height + self->half)
        return TRUE;
    }

  return FALSE;
}

/* What the letters of a line fill, as they are drawn. */
static MgRect
get_letters (MgFonts       *fonts,
             const MgLabel *label,
             guint          line)
{
  MgRect box = mg_label_get_line (label, line);
  PangoLayout *layout = mg_fonts_lay_out (fonts, label->lines[line], label->size, label->face);
  double from_left = (label->align + 1) / 2., unit = 1. / PANGO_SCALE;
  PangoRectangle ink, logical;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), &ink, &logical);

  return (MgRect) { box.x + from_left * (box.width - logical.width * unit) + ink.x * unit,
                    box.y + MG_LINE_ASCENT (label->size) + ink.y * unit,
                    ink.width * unit, ink.height * unit };
}

static gboolean
walk_crosses (const Walk   *self,
              const MgRect *lines,
              guint         n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    {
      if (walk_enters (self, &lines[i]))
        return TRUE;
    }

  return FALSE;
}

static MgRect
get_symbol (const MgView      *view,
            const MgSceneNode *node)
{
  MgPoint place = mg_view_get_place (view, node);
  MgRect box = mg_shape_get_box (node->shape, mg_view_get_radius (view, node));

  box.x += place.x;
  box.y += place.y;

  return box;
}

static gboolean
passes_behind (const Walk        *self,
               const MgView      *view,
               const MgSceneNode *node)
{
  MgPoint place = mg_view_get_place (view, node);
  double radius = mg_view_get_radius (view, node);

  for (guint i = 0; i < self->n_points; i++)
    {
      if (mg_shape_distance (node->shape, radius, self->points[i].x - place.x,
                             self->points[i].y - place.y) < 0.)
        return TRUE;
    }

  return FALSE;
}

/* The direction there, not normalised. */
static MgPoint
get_direction (const Walk *self,
               guint       i)
{
  guint before = i > 0 ? i - 1 : 0, after = MIN (i + 1, self->n_points - 1);

  return (MgPoint) { self->points[after].x - self->points[before].x,
                     self->points[after].y - self->points[before].y };
}

/* Whether @other runs along where @self is at @i. */
static gboolean
is_shared (const Walk *self,
           guint       i,
           const Walk *other)
{
  MgPoint direction = get_direction (self, i);
  double reach = self->half + other->half;

  for (guint j = 0; j < other->n_points; j++)
    {
      MgPoint along = get_direction (other, j);
      double away = hypot (other->points[j].x - self->points[i].x,
                           other->points[j].y - self->points[i].y);
      double lengths = hypot (along.x, along.y) * hypot (direction.x, direction.y);

      if (away < reach && fabs (along.x * direction.x + along.y * direction.y) > ALIKE * lengths)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_superposed (const Walk *a,
               const Walk *b)
{
  const Walk *shorter = a->n_points <= b->n_points ? a : b;
  const Walk *longer = shorter == a ? b : a;
  guint n_shared = 0;

  if (!mg_rect_overlaps (&(MgRect) { a->box.x - 6., a->box.y - 6., a->box.width + 12.,
                                     a->box.height + 12. }, &b->box) || shorter->n_points < 8)
    return FALSE;

  for (guint i = 0; i < shorter->n_points; i += 2)
    n_shared += is_shared (shorter, i, longer);

  return 2 * n_shared > GOOD_PART * shorter->n_points;
}

static gboolean
is_light (const MgView *view,
          guint         row)
{
  const MgSceneEdge *edge = &g_array_index (view->scene->edges, MgSceneEdge, row);

  return edge->flags & (MG_EDGE_PARTICIPATION | MG_EDGE_FAINT | MG_EDGE_DIM) ||
         edge->stroke == MG_STROKE_FINE_DOT;
}

static gboolean
is_far (const MgView  *view,
        const MgLabel *label)
{
  MgPoint from, to;

  return mg_label_get_leader (view, label, &from, &to) &&
         hypot (to.x - from.x, to.y - from.y) > 3. * MG_LINE_HEIGHT (label->size);
}

static void
count_labels (MapFaults    *faults,
              const MgView *view,
              MgFonts      *fonts,
              GArray       *labels,
              const Walk   *walks,
              guint         n_walks)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const MgLabel *label = &g_array_index (labels, MgLabel, i);
      const MgRect *box = &label->box;
      guint n_lines = g_strv_length (label->lines);
      MgRect lines[MG_LABEL_MAX_LINES];
      gboolean crossed = FALSE, light = FALSE;

      g_assert_cmpuint (n_lines, <=, MG_LABEL_MAX_LINES);
      for (guint j = 0; j < n_lines; j++)
        lines[j] = get_letters (fonts, label, j);
      for (guint j = 0; j < i; j++)
        faults->n_on_labels += mg_rect_overlaps (box, &g_array_index (labels, MgLabel, j).box);
      for (guint j = 0; j < view->scene->nodes->len; j++)
        {
          MgRect symbol = get_symbol (view, &g_array_index (view->scene->nodes, MgSceneNode, j));

          faults->n_on_nodes += mg_rect_overlaps (box, &symbol);
        }
      for (guint j = 0; !crossed && j < n_walks; j++)
        {
          if (is_light (view, walks[j].row))
            light |= walk_crosses (&walks[j], lines, n_lines);
          else
            crossed = walk_crosses (&walks[j], lines, n_lines);
        }
      faults->n_on_strands += crossed;
      faults->n_bare += crossed && !label->over_strand;
      faults->n_on_light += light && !crossed;
      faults->n_far += is_far (view, label);
    }
}

static void
count_strands (MapFaults    *faults,
               const MgView *view,
               const Walk   *walks,
               guint         n_walks)
{
  for (guint i = 0; i < n_walks; i++)
    {
      const MgSceneEdge *edge = &g_array_index (view->scene->edges, MgSceneEdge, walks[i].row);

      for (guint j = 0; j < i; j++)
        faults->n_superposed += is_superposed (&walks[i], &walks[j]);
      for (guint j = 0; j < view->scene->nodes->len; j++)
        {
          if (j != edge->source && j != edge->target)
            faults->n_behind +=
              passes_behind (&walks[i], view,
                             &g_array_index (view->scene->nodes, MgSceneNode, j));
        }
    }
}

MapFaults
map_count_faults (const MgView *view,
                  MgFonts      *fonts,
                  GArray       *labels)
{
  guint n_walks = view->scene->edges->len;
  g_autofree Walk *walks = g_new (Walk, n_walks + 1);
  MapFaults faults = { .n_labels = labels->len };

  for (guint i = 0; i < n_walks; i++)
    walk_init (&walks[i], view, i);
  count_labels (&faults, view, fonts, labels, walks, n_walks);
  count_strands (&faults, view, walks, n_walks);
  for (guint i = 0; i < n_walks; i++)
    g_free (walks[i].points);

  return faults;
}
