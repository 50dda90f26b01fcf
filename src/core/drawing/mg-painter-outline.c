/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines round the participants of collectives, below everything else. */
#include "mg-painter-private.h"

#include "mg-painter.h"

#define FILL_ALPHA .1

/* Of the line from the symbols it goes round, where bands make a bow, too; map units. */
#define OUTLINE_REACH 90.

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
  fill.alpha *= mg_painter_get_share (view->scene, node);
  stroke.alpha *= mg_painter_get_share (view->scene, node);

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
      if (is_seen (view, &outline->box) &&
          (view->without == NULL || !mg_scene_moves_outline (view->scene, outline, view->without)))
        paint_outline (view, sink, outline);
    }

  return TRUE;
}

void
mg_painter_paint_moved_outlines (const MgView *view,
                                 MgSink       *sink,
                                 double        dx,
                                 double        dy)
{
  g_autoptr(GArray) outlines = NULL;

  if (view->scene->outlines->len == 0 || g_hash_table_size (view->only) == 0)
    return;

  outlines = mg_scene_move_outlines (view->scene, view->only, dx, dy);
  for (guint i = 0; i < outlines->len; i++)
    paint_outline (view, sink, &g_array_index (outlines, MgOutline, i));
}

static void
add_other (const MgScene *scene,
           guint          row,
           GHashTable    *ids,
           GHashTable    *others)
{
  gpointer id = GUINT_TO_POINTER (g_array_index (scene->nodes, MgSceneNode, row).id);

  if (!g_hash_table_contains (ids, id))
    g_hash_table_add (others, id);
}

void
mg_painter_add_outlined (const MgScene *scene,
                         GHashTable    *ids,
                         GHashTable    *others)
{
  for (guint i = 0; i < scene->outlines->len; i++)
    {
      const MgOutline *outline = &g_array_index (scene->outlines, MgOutline, i);

      if (!mg_scene_moves_outline (scene, outline, ids))
        continue;
      add_other (scene, outline->collective, ids, others);
      for (guint k = 0; k < scene->parts->len; k++)
        if (g_array_index (scene->parts, MgPart, k).collective == outline->collective)
          add_other (scene, g_array_index (scene->parts, MgPart, k).organisation, ids, others);
    }
}

/* Widens @box to hold a symbol and the line round it. */
static void
widen (MgRect            *box,
       const MgSceneNode *node,
       double             dx,
       double             dy)
{
  double reach = 1.6 * node->radius + OUTLINE_REACH;
  double left = node->x + dx - reach, right = node->x + dx + reach;
  double top = node->y + dy - reach, bottom = node->y + dy + reach;
  gboolean is_first = !(box->width > 0.);
  double x = is_first ? left : MIN (box->x, left), y = is_first ? top : MIN (box->y, top);

  box->width = (is_first ? right : MAX (box->x + box->width, right)) - x;
  box->height = (is_first ? bottom : MAX (box->y + box->height, bottom)) - y;
  box->x = x;
  box->y = y;
}

static void
widen_moved (MgRect            *box,
             const MgSceneNode *node,
             GHashTable        *ids,
             double             dx,
             double             dy)
{
  gboolean moves = g_hash_table_contains (ids, GUINT_TO_POINTER (node->id));

  widen (box, node, moves ? dx : 0., moves ? dy : 0.);
}

gboolean
mg_painter_get_moved_outlines (const MgScene    *scene,
                               const MgViewport *viewport,
                               GHashTable       *ids,
                               double            dx,
                               double            dy,
                               double           *x,
                               double           *y,
                               double           *width,
                               double           *height)
{
  MgRect box = { 0., 0., 0., 0. };

  for (guint i = 0; i < scene->outlines->len; i++)
    {
      const MgOutline *outline = &g_array_index (scene->outlines, MgOutline, i);

      if (!mg_scene_moves_outline (scene, outline, ids))
        continue;
      widen_moved (&box, &g_array_index (scene->nodes, MgSceneNode, outline->collective), ids, dx, dy);
      for (guint k = 0; k < scene->parts->len; k++)
        {
          const MgPart *part = &g_array_index (scene->parts, MgPart, k);

          if (part->collective == outline->collective)
            widen_moved (&box, &g_array_index (scene->nodes, MgSceneNode, part->organisation), ids, dx, dy);
        }
    }

  mg_viewport_to_window (viewport, box.x, box.y, x, y);
  *width = box.width * viewport->scale;
  *height = box.height * viewport->scale;

  return box.width > 0.;
}
