/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines round the participants of collectives, below everything else. */
#include "mg-painter-private.h"

#define FILL_ALPHA .1
#define DIM_SHARE .25

MgPaint
mg_painter_get_outline (const MgScene *scene,
                        guint          number,
                        double         line,
                        MgColour      *fill,
                        MgColour      *stroke)
{
  static const double dashes[] = { 0., 7., 3. };
  gboolean colours = scene->theme != MG_THEME_BLACK_WHITE;

  *stroke = colours ? mg_style_group_colour (number, scene->theme)
                    : mg_colour_mix (mg_style_ground (scene->theme), mg_style_ink (scene->theme), .5);
  *fill = *stroke;
  fill->alpha = FILL_ALPHA;

  return (MgPaint) {
    .fill = fill,
    .stroke = stroke,
    .width = MAX (1., 1.6 * line),
    .dash = dashes[colours ? 0 : number % G_N_ELEMENTS (dashes)] * line,
  };
}

static gboolean
is_seen (const MgView *view,
         const MgRect *box)
{
  const MgViewport *viewport = view->viewport;
  double width = viewport->width / viewport->scale, height = viewport->height / viewport->scale;
  MgRect seen = { viewport->x - width / 2., viewport->y - height / 2., width, height };

  return mg_rect_overlaps (box, &seen);
}

static void
paint_outline (const MgView    *view,
               MgSink          *sink,
               const MgOutline *outline)
{
  const MgSceneNode *node = &g_array_index (view->scene->nodes, MgSceneNode, outline->collective);
  MgColour fill, stroke;
  MgPaint paint = mg_painter_get_outline (view->scene, outline->number, mg_view_get_line (view),
                                          &fill, &stroke);
  g_autofree MgPoint *points = NULL;
  guint n_points = 0;

  for (guint i = 0; i < outline->n_lines; i++)
    n_points += outline->counts[i];
  points = g_new (MgPoint, n_points + 1);
  for (guint i = 0; i < n_points; i++)
    mg_viewport_to_window (view->viewport, outline->points[i].x, outline->points[i].y,
                           &points[i].x, &points[i].y);
  if (node->flags & MG_NODE_DIM)
    {
      fill.alpha *= DIM_SHARE;
      stroke.alpha *= DIM_SHARE;
    }

  mg_sink_begin (sink, "outline", "", node->label, NULL);
  mg_sink_region (sink, points, outline->counts, outline->n_lines, &paint);
  mg_sink_end (sink);
}

gboolean
mg_painter_paint_outlines (const MgView *view,
                           MgSink       *sink,
                           GCancellable *cancellable)
{
  for (guint i = 0; i < view->scene->outlines->len; i++)
    {
      const MgOutline *outline = &g_array_index (view->scene->outlines, MgOutline, i);

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (is_seen (view, &outline->box))
        paint_outline (view, sink, outline);
    }

  return TRUE;
}
