/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mg-label.h"
#include "mg-label-boxes.h"
#include "mg-painter-private.h"

#define N_TURNS   13      /* tried to each side of the top */
#define TURN      (G_PI / 36.)
#define N_SAMPLES 32      /* of a link's course */
#define MANY_EDGES 1000   /* more are everywhere */
#define COVERED   12.     /* what symbols and names weigh that would cover a word */
#define SHARE_LINK .06    /* of a word's box: what a piece of a link in it weighs */
#define SHARE_TURN .02    /* what it weighs to be a turn further from the top */

/* How much of the ink a line and a word have: to be seen, not looked at. */
static const struct
{
  double line;
  double word;
} shares[] = {
  [MG_THEME_LIGHT] = { .2, .62 },
  [MG_THEME_DARK] = { .24, .66 },
  [MG_THEME_HIGH_CONTRAST] = { .5, 1. },
  [MG_THEME_HIGH_CONTRAST_DARK] = { .5, 1. },
  [MG_THEME_PRINT] = { .24, .62 },
  [MG_THEME_BLACK_WHITE] = { .3, .75 },
};

typedef struct
{
  const MgView *view;
  MgSink       *sink;
  const GArray *labels;
  MgPoint       middle;
  double        size;       /* of the letters */
  MgColour      ground;
  MgColour      line;
  MgColour      word;
} Rings;

/* Symbols that a word would share its place with. */
typedef struct
{
  const MgView *view;
  MgRect        box;
  double        area;
} Crowd;

static void
add_symbol_cb (guint32  row,
               gpointer user_data)
{
  Crowd *crowd = user_data;
  const MgSceneNode *node = &g_array_index (crowd->view->scene->nodes, MgSceneNode, row);
  MgPoint place = mg_view_get_place (crowd->view, node);
  double radius = 1.2 * mg_view_get_radius (crowd->view, node);
  MgRect symbol = { place.x - radius, place.y - radius, 2. * radius, 2. * radius };

  crowd->area += mg_rect_shared_area (&symbol, &crowd->box);
}

/* Links lie over a word: better beside them. */
static double
measure_links (const Rings  *self,
               const MgRect *box,
               const MgRect *around)
{
  const MgScene *scene = self->view->scene;
  guint n_samples = 0;

  for (guint i = 0; i < scene->edges->len && scene->edges->len <= MANY_EDGES; i++)
    {
      const MgRect *near = &scene->edge_boxes[i];
      MgCurve course;

      if (near->x > around->x + around->width || near->x + near->width < around->x ||
          near->y > around->y + around->height || near->y + near->height < around->y)
        continue;
      course = mg_view_get_course (self->view, &g_array_index (scene->edges, MgSceneEdge, i));
      for (guint k = 0; k <= N_SAMPLES; k++)
        {
          MgPoint at = mg_curve_at (&course, (double) k / N_SAMPLES);

          n_samples += at.x > box->x && at.x < box->x + box->width && at.y > box->y && at.y < box->y + box->height;
        }
    }

  return SHARE_LINK * n_samples * box->width * box->height;
}

/* How much of @box symbols, names and links would cover. */
static double
measure_crowd (const Rings  *self,
               const MgRect *box)
{
  const MgViewport *viewport = self->view->viewport;
  double reach = 2. * self->view->scene->reach * self->view->grow;
  Crowd crowd = { self->view, *box, 0. };
  MgRect around;

  mg_viewport_to_map (viewport, box->x, box->y, &around.x, &around.y);
  around.x -= reach;
  around.y -= reach;
  around.width = box->width / viewport->scale + 2. * reach;
  around.height = box->height / viewport->scale + 2. * reach;
  mg_grid_foreach (&self->view->scene->node_grid, &around, add_symbol_cb, &crowd);
  for (guint i = 0; i < self->labels->len; i++)
    crowd.area += mg_rect_shared_area (&g_array_index (self->labels, MgLabel, i).box, box);

  return COVERED * crowd.area + measure_links (self, box, &around);
}

/* At the top, or as near to it as there is room. */
static MgRect
place_word (const Rings *self,
            double       radius,
            double       width)
{
  double height = MG_LINE_HEIGHT (self->size);
  double least = (double) INFINITY;
  MgRect best = { 0., 0., 0., 0. };

  for (int turn = 0; turn <= 2 * N_TURNS && least > 0.; turn++)
    {
      double angle = (turn % 2 ? -1 : 1) * ((turn + 1) / 2) * TURN;
      MgRect box = { self->middle.x + radius * sin (angle) - width / 2.,
                     self->middle.y - radius * cos (angle) - height / 2., width, height };
      double crowd = measure_crowd (self, &box);

      if (crowd + turn * SHARE_TURN * width * height < least)
        {
          least = crowd > 0. ? crowd + turn * SHARE_TURN * width * height : 0.;
          best = box;
        }
    }

  return best;
}

/* The line gives way to it, as on a map of heights. */
static void
paint_word (const Rings       *self,
            const MgSceneRing *ring,
            double             radius)
{
  double pad = .45 * self->size;
  double width = mg_fonts_measure (self->sink->fonts, ring->label, self->size, MG_TEXT_ITALIC);
  MgRect box = place_word (self, radius, width + 2. * pad);
  MgPaint gap = { .fill = &self->ground };
  MgTextBlock text = { .x = box.x + box.width / 2., .y = box.y + .02 * self->size, .size = self->size,
                       .face = MG_TEXT_ITALIC, .ink = self->word };

  mg_sink_box (self->sink, &box, 0., &gap);
  mg_sink_line (self->sink, ring->label, text);
}

/* Whether any of it can be seen. */
static gboolean
is_in_sight (const Rings *self,
             double       radius)
{
  const MgViewport *viewport = self->view->viewport;
  double left = -self->middle.x, right = viewport->width - self->middle.x;
  double top = -self->middle.y, bottom = viewport->height - self->middle.y;
  double near = hypot (CLAMP (0., left, right), CLAMP (0., top, bottom));
  double far = hypot (MAX (fabs (left), fabs (right)), MAX (fabs (top), fabs (bottom)));

  return radius >= near - 2. && radius <= far + 2.;
}

static void
rings_init (Rings        *self,
            const MgView *view,
            MgSink       *sink,
            const GArray *labels)
{
  const MgScene *scene = view->scene;
  MgColour ink = mg_style_ink (scene->theme);

  self->view = view;
  self->sink = sink;
  self->labels = labels;
  self->ground = mg_style_ground (scene->theme);
  self->line = mg_colour_mix (self->ground, ink, shares[scene->theme].line);
  self->word = mg_colour_mix (self->ground, ink, shares[scene->theme].word);
  self->size = mg_view_get_text (view, MIN (scene->nodes->len, 120));
  mg_viewport_to_window (view->viewport, scene->rings_x, scene->rings_y, &self->middle.x, &self->middle.y);
}

void
mg_painter_paint_rings (const MgView *view,
                        MgSink       *sink,
                        const GArray *labels)
{
  const MgScene *scene = view->scene;
  double free_from = 0.;
  Rings self;

  if (scene->rings->len == 0)
    return;

  rings_init (&self, view, sink, labels);
  mg_sink_begin (sink, "circles", "circles", NULL, NULL);
  for (guint i = 0; i < scene->rings->len; i++)
    {
      const MgSceneRing *ring = &g_array_index (scene->rings, MgSceneRing, i);
      double radius = ring->radius * view->viewport->scale;
      MgPaint paint = { .stroke = &self.line, .width = view->all_detail ? .7 : 1. };

      if (!is_in_sight (&self, radius))
        continue;
      mg_sink_begin (sink, "circle", "", ring->title, NULL);
      mg_sink_disc (sink, self.middle.x, self.middle.y, radius, &paint);
      if (radius >= free_from)
        {
          paint_word (&self, ring, radius);
          free_from = radius + 1.4 * self.size;
        }
      mg_sink_end (sink);
    }
  mg_sink_end (sink);
}
