/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, and what ties them to their symbols. */
#include "mg-painter-private.h"

#include "mg-label.h"

#define N_BETWEEN_CHECKS 256

/* On the screen, smaller ones have no room for a halo. */
#define SCALE_WEB .25

/* Under a name that has no free place: in sizes of a letter. */
#define PLATE_ALPHA .85
#define PLATE_CORNER .3

/* Round the line to a name, in widths of it. */
#define LEADER_BARE 3.5
#define LEADER_ALPHA .8

/* Fine dots on bare ground, apart from the symbol and the name: no link looks like it. */
static void
paint_leader (const MgView  *view,
              MgSink        *sink,
              const MgLabel *label)
{
  MgColour ground = mg_style_ground (view->scene->theme), ink = mg_style_ink (view->scene->theme);
  double width = MAX (.06 * label->size, view->all_detail ? .5 : 1.);
  MgPen pen = { mg_colour_mix (ground, ink, .7), width, 0., 2.2 * width };
  MgPen bare = { ground, LEADER_BARE * width, 0., 0. };
  MgPoint from, to;
  MgCurve line;

  if (!mg_label_get_leader (view, label, &from, &to))
    return;

  bare.colour.alpha = LEADER_ALPHA;
  line = (MgCurve) { { from, { (2. * from.x + to.x) / 3., (2. * from.y + to.y) / 3. },
                       { (from.x + 2. * to.x) / 3., (from.y + 2. * to.y) / 3. }, to } };
  mg_sink_curve (sink, &line, &bare);
  mg_sink_curve (sink, &line, &pen);
}

/* Where nothing is free of strands, these fade under the name. */
static void
paint_plate (const MgView  *view,
             MgSink        *sink,
             const MgLabel *label)
{
  MgColour ground = mg_style_ground (view->scene->theme);
  MgPaint paint = { .fill = &ground };

  ground.alpha = PLATE_ALPHA;
  for (guint i = 0; label->lines[i] != NULL; i++)
    {
      MgRect line = mg_label_get_line (label, i);

      mg_sink_box (sink, &line, PLATE_CORNER * label->size, &paint);
    }
}

static void
paint_label (const MgView  *view,
             MgSink        *sink,
             const MgLabel *label)
{
  const MgSceneNode *node = &g_array_index (view->scene->nodes, MgSceneNode, label->row);
  MgColour ground = mg_style_ground (view->scene->theme);
  MgColour ink = mg_style_ink (view->scene->theme);
  MgTextBlock text = {
    .lines = label->lines,
    .x = label->box.x + (label->align + 1) / 2. * label->box.width,
    .y = label->box.y,
    .align = label->align,
    .size = label->size,
    .face = label->face,
    .ink = mg_colour_mix (ground, ink, node->flags & MG_NODE_DIM                      ? .4
                                       : node->flags & (MG_NODE_FAINT | MG_NODE_AWAY) ? .7 : 1.),
    .halo = &ground,
  };

  paint_leader (view, sink, label);
  /* Over a web of links, a shift of the letters is not enough. */
  if (!view->all_detail && view->viewport->scale < SCALE_WEB)
    {
      ground.alpha = .6;
      mg_sink_box (sink, &label->box, 3., &(MgPaint) { .fill = &ground });
    }
  else if (label->over_strand)
    paint_plate (view, sink, label);
  ground.alpha = .85;
  mg_sink_text (sink, &text);
}

gboolean
mg_painter_paint_labels (const MgView *view,
                         MgSink       *sink,
                         const GArray *labels,
                         GCancellable *cancellable)
{
  for (guint i = 0; i < labels->len; i++)
    {
      if (i % N_BETWEEN_CHECKS == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      paint_label (view, sink, &g_array_index (labels, MgLabel, i));
    }

  return !g_cancellable_is_cancelled (cancellable);
}
