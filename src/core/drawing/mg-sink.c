/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sink.h"

void
mg_sink_curve (MgSink        *self,
               const MgCurve *curve,
               const MgPen   *pen)
{
  self->klass->curve (self, curve, pen);
}

void
mg_sink_polygon (MgSink        *self,
                 const MgPoint *points,
                 guint          n_points,
                 const MgPaint *paint)
{
  self->klass->polygon (self, points, n_points, paint);
}

void
mg_sink_region (MgSink        *self,
                const MgPoint *points,
                const guint   *counts,
                guint          n_lines,
                const MgPaint *paint)
{
  self->klass->region (self, points, counts, n_lines, paint);
}

void
mg_sink_box (MgSink        *self,
             const MgRect  *rect,
             double         corner,
             const MgPaint *paint)
{
  self->klass->box (self, rect, corner, paint);
}

void
mg_sink_disc (MgSink        *self,
              double         x,
              double         y,
              double         radius,
              const MgPaint *paint)
{
  MgRect rect = { x - radius, y - radius, 2. * radius, 2. * radius };

  self->klass->box (self, &rect, radius, paint);
}

void
mg_sink_shape (MgSink        *self,
               MgShape        shape,
               double         x,
               double         y,
               double         radius,
               const MgPaint *paint)
{
  MgPoint corners[MG_SHAPE_MAX_CORNERS];
  guint n = mg_shape_get_corners (shape, radius, corners);
  double half_width, half_height, corner;
  MgRect rect;

  for (guint i = 0; i < n; i++)
    {
      corners[i].x += x;
      corners[i].y += y;
    }
  if (n > 0)
    {
      mg_sink_polygon (self, corners, n, paint);
      return;
    }

  mg_shape_get_rounded (shape, radius, &half_width, &half_height, &corner);
  rect = (MgRect) { x - half_width, y - half_height, 2. * half_width, 2. * half_height };
  mg_sink_box (self, &rect, corner, paint);
}

void
mg_sink_text (MgSink            *self,
              const MgTextBlock *text)
{
  self->klass->text (self, text);
}

void
mg_sink_line (MgSink      *self,
              const char  *line,
              MgTextBlock  text)
{
  char *lines[] = { (char *) line, NULL };

  text.lines = lines;
  self->klass->text (self, &text);
}

gboolean
mg_sink_has_groups (MgSink *self)
{
  return self->klass->begin != NULL;
}

void
mg_sink_begin (MgSink     *self,
               const char *part,
               const char *id,
               const char *title,
               const char *description)
{
  if (self->klass->begin != NULL)
    self->klass->begin (self, part, id, title, description);
}

void
mg_sink_end (MgSink *self)
{
  if (self->klass->end != NULL)
    self->klass->end (self);
}
