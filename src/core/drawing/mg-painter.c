/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-painter.h"

#include <pango/pangocairo.h>

#include <math.h>

#include "mg-label.h"
#include "mg-legend.h"
#include "mg-painter-private.h"

/* Level of detail, in pixels and scales. */
#define RADIUS_DOT 1.6
#define RADIUS_PLAIN 5.
#define CHORD_STRAIGHT 14.
#define SCALE_ARROWS .3
#define SCALE_DASHES .25
#define N_BETWEEN_CHECKS 256

/* How much of its own colour is left to what is not in the light. */
#define DIM_SHARE .22

/* And to who is not there at the date. */
#define AWAY_SHARE .35
#define AWAY_SHARE_HIGH .6      /* where everything must be seen */

static gboolean
is_stopped (guint         i,
            GCancellable *cancellable)
{
  return i % N_BETWEEN_CHECKS == 0 && g_cancellable_is_cancelled (cancellable);
}

void
mg_stroke_set_pen (MgStroke  stroke,
                   double    scale,
                   MgPen    *pen)
{
  double k = CLAMP (scale, .5, 2.);

  switch (stroke)
    {
    case MG_STROKE_LONG_DASH:
      pen->on = 11. * k;
      pen->off = 5. * k;
      break;
    case MG_STROKE_FINE_DOT:
      pen->on = 0.;
      pen->off = 4.5 * k;
      break;
    case MG_STROKE_SOLID:
    case MG_STROKE_THICK:
    case MG_STROKE_THIN:
    default:
      pen->on = pen->off = 0.;
      break;
    }
}

MgPen
mg_painter_get_pen (const MgView      *view,
                    const MgSceneEdge *edge)
{
  double line = mg_view_get_line (view), width = edge->width * line;
  MgPen pen = { edge->colour, MAX (width, view->all_detail ? .5 : 1.), 0., 0. };

  pen.colour.alpha *= mg_view_get_veil (view);
  if (width < 1. && !view->all_detail)
    pen.colour.alpha *= MAX (.35, width);
  if (!view->all_detail && view->viewport->scale < SCALE_DASHES)
    return pen;

  if (edge->flags & MG_EDGE_WISH)
    pen.off = MAX (2.4 * pen.width, 3.5);
  else
    mg_stroke_set_pen (edge->stroke, line, &pen);

  return pen;
}

/* What an edge looks like now: its course and up to two arrowheads. */
typedef struct
{
  MgCurve  course;
  MgPen    pen;
  guint    n_heads;
  MgPoint  heads[2][3];
} Strand;

/* The arrowhead whose point is at @t of the course, and how long it is there. */
static void
set_head (Strand        *strand,
          const MgCurve *course,
          double         t,
          double         step,
          double         length)
{
  MgPoint tip = mg_curve_at (course, t), tail = mg_curve_at (course, t - step);
  double dx = tip.x - tail.x, dy = tip.y - tail.y, away = hypot (dx, dy);
  double half = length * .42;
  MgPoint *head = strand->heads[strand->n_heads];

  if (away <= 0.)
    return;

  dx /= away;
  dy /= away;
  head[0] = tip;
  head[1] = (MgPoint) { tip.x - dx * length - dy * half, tip.y - dy * length + dx * half };
  head[2] = (MgPoint) { tip.x - dx * length + dy * half, tip.y - dy * length - dx * half };
  strand->n_heads++;
}

/* Cuts the course at the symbols' rims and puts heads there, the stroke ending
 * inside of them.
 */
static void
add_heads (const MgView      *view,
           const MgSceneEdge *edge,
           Strand            *strand)
{
  const MgSceneNode *source = &g_array_index (view->scene->nodes, MgSceneNode, edge->source);
  const MgSceneNode *target = &g_array_index (view->scene->nodes, MgSceneNode, edge->target);
  const MgCurve whole = strand->course;
  MgRect box = mg_curve_get_box (&whole);
  double span = MAX (hypot (box.width, box.height), 1.);
  double line = mg_view_get_line (view);
  double length = MAX (4.5 * line + 2. * strand->pen.width, view->all_detail ? 4. : 5.);
  double from, to, step;

  mg_strand_trim (&whole, mg_view_get_place (view, source), source->shape,
                  mg_view_get_radius (view, source), mg_view_get_place (view, target),
                  target->shape, mg_view_get_radius (view, target), 1.5 * line, &from, &to);
  length = MIN (length, .45 * (to - from) * span);
  step = length / span;
  if (to - from < .02 || length < 1.)
    return;

  if (edge->flags & MG_EDGE_ARROW)
    {
      set_head (strand, &whole, to, step, length);
      to -= .7 * step;
    }
  if (edge->flags & MG_EDGE_ARROW_BACK)
    {
      set_head (strand, &whole, from, -step, length);
      from += .7 * step;
    }
  strand->course = mg_curve_cut (&whole, edge->flags & MG_EDGE_ARROW_BACK ? from : 0., to);
}

static Strand
get_strand (const MgView      *view,
            const MgSceneEdge *edge)
{
  Strand strand = { mg_view_get_course (view, edge), mg_painter_get_pen (view, edge), 0 };
  MgPoint *p = strand.course.p;

  if (!view->all_detail && fabs (p[3].x - p[0].x) + fabs (p[3].y - p[0].y) < CHORD_STRAIGHT &&
      edge->source != edge->target)
    {
      p[1] = (MgPoint) { (2. * p[0].x + p[3].x) / 3., (2. * p[0].y + p[3].y) / 3. };
      p[2] = (MgPoint) { (p[0].x + 2. * p[3].x) / 3., (p[0].y + 2. * p[3].y) / 3. };
    }

  if (edge->flags & (MG_EDGE_ARROW | MG_EDGE_ARROW_BACK) &&
      (view->all_detail || view->viewport->scale >= SCALE_ARROWS))
    add_heads (view, edge, &strand);

  return strand;
}

static void
paint_heads (MgSink       *sink,
             const Strand *strand)
{
  MgPaint paint = { .fill = &strand->pen.colour };

  for (guint i = 0; i < strand->n_heads; i++)
    mg_sink_polygon (sink, strand->heads[i], 3, &paint);
}

static void
begin_edge (const MgView *view,
            MgSink       *sink,
            guint         row)
{
  const MgScene *scene = view->scene;
  const MgSceneEdge *edge = &g_array_index (scene->edges, MgSceneEdge, row);
  const MgEdgeTexts *texts = &g_array_index (scene->edge_texts, MgEdgeTexts, row);
  g_autofree char *title = NULL;

  title = g_strdup_printf ("%s – %s",
                           g_array_index (scene->nodes, MgSceneNode, edge->source).label,
                           g_array_index (scene->nodes, MgSceneNode, edge->target).label);
  mg_sink_begin (sink, "link", texts->text_id, title, texts->layer);
}

/* Heads come after all strokes; but where items are groups, with their stroke. */
static gboolean
paint_strands (const MgView *view,
               MgSink       *sink,
               GCancellable *cancellable)
{
  g_autoptr(GArray) pointed = g_array_new (FALSE, FALSE, sizeof (Strand));
  gboolean groups = mg_sink_has_groups (sink);

  for (guint i = 0; i < view->scene->edges->len; i++)
    {
      Strand strand;

      if (is_stopped (i, cancellable))
        return FALSE;
      if (!mg_view_has_edge (view, i))
        continue;

      strand = get_strand (view, &g_array_index (view->scene->edges, MgSceneEdge, i));
      if (groups)
        begin_edge (view, sink, i);
      mg_sink_curve (sink, &strand.course, &strand.pen);
      if (groups)
        {
          paint_heads (sink, &strand);
          mg_sink_end (sink);
        }
      else if (strand.n_heads > 0)
        {
          g_array_append_val (pointed, strand);
        }
    }

  for (guint i = 0; i < pointed->len; i++)
    {
      if (is_stopped (i, cancellable))
        return FALSE;
      paint_heads (sink, &g_array_index (pointed, Strand, i));
    }

  return TRUE;
}

static void
paint_pin (MgSink  *sink,
           MgPoint  place,
           double   radius,
           double   line,
           MgColour ground,
           MgColour ink)
{
  MgPaint paint = { .fill = &ink, .stroke = &ground, .width = MAX (1., 1.2 * line) };

  mg_sink_disc (sink, place.x + .8 * radius, place.y - .8 * radius,
                CLAMP (.2 * radius, 2., 5.), &paint);
}

double
mg_painter_get_share (const MgScene     *scene,
                      const MgSceneNode *node)
{
  if (node->flags & MG_NODE_DIM)
    return DIM_SHARE;
  if (node->flags & MG_NODE_AWAY)
    return mg_style_is_high_contrast (scene->theme) ? AWAY_SHARE_HIGH : AWAY_SHARE;

  return 1.;
}

/* Nothing but its outline tells it from the ground. */
static gboolean
is_hollow (const MgSceneNode *node,
           MgColour           ground)
{
  return node->fill.red == ground.red && node->fill.green == ground.green && node->fill.blue == ground.blue;
}

static void
paint_symbol (const MgView      *view,
              MgSink            *sink,
              const MgSceneNode *node,
              MgPoint            place,
              double             radius)
{
  MgTheme theme = view->scene->theme;
  MgColour ground = mg_style_ground (theme), ink = mg_style_ink (theme);
  double share = mg_painter_get_share (view->scene, node);
  MgColour colour = mg_colour_mix (ground, node->fill, share);
  MgColour fill = node->flags & MG_NODE_FAINT ? mg_colour_mix (ground, colour, .12) : colour;
  MgColour outline = is_hollow (node, ground) ? mg_colour_mix (ground, ink, .7)
                                              : mg_colour_mix (node->fill, ink, .45);
  double line = mg_view_get_line (view);
  MgColour pale = mg_colour_mix (ground, ink, share);
  MgPaint halo = { .stroke = &ground, .width = 5. * line };
  MgPaint ring = { .stroke = &ink, .width = MAX (1., 1.8 * line) };
  MgPaint paint = { &fill, &outline, MAX (view->all_detail ? .6 : 1., 1.4 * line), 0. };

  if (share < 1.)
    ring.stroke = paint.stroke = &pale;
  if (node->flags & MG_NODE_FAINT)
    paint.dash = 4. * CLAMP (line, .5, 2.);

  mg_sink_shape (sink, node->shape, place.x, place.y, radius, &halo);
  mg_sink_shape (sink, node->shape, place.x, place.y, radius, &paint);
  if (node->flags & MG_NODE_CENTRE)
    mg_sink_shape (sink, node->shape, place.x, place.y, radius + 4.5 * line, &ring);
  if (node->flags & MG_NODE_PINNED)
    paint_pin (sink, place, radius, line, ground, pale);
  mg_painter_paint_letter (sink, node->letter, place.x, place.y, radius, &fill);
}

static void
paint_node (const MgView      *view,
            MgSink            *sink,
            const MgSceneNode *node)
{
  MgPoint place = mg_view_get_place (view, node);
  double radius = mg_view_get_radius (view, node);
  MgColour ground = mg_style_ground (view->scene->theme);
  MgColour ink = mg_colour_mix (ground, mg_style_ink (view->scene->theme), .5);
  MgColour strong = is_hollow (node, ground) ? ink : node->fill;
  MgColour fill = mg_colour_mix (ground, strong, mg_painter_get_share (view->scene, node));
  MgPaint paint = { .fill = &fill };
  MgRect dot = { floor (place.x - radius), floor (place.y - radius), ceil (2. * radius), ceil (2. * radius) };

  if (view->all_detail || radius >= (node->flags & MG_NODE_CENTRE ? RADIUS_DOT : RADIUS_PLAIN))
    paint_symbol (view, sink, node, place, radius);
  else if (radius >= RADIUS_DOT)
    mg_sink_disc (sink, place.x, place.y, radius, &paint);
  else
    mg_sink_box (sink, &dot, 0., &paint);
}

static char *
describe_node (const MgView *view,
               guint         row)
{
  const MgSceneNode *node = &g_array_index (view->scene->nodes, MgSceneNode, row);
  const MgNodeTexts *texts = &g_array_index (view->scene->node_texts, MgNodeTexts, row);
  g_autofree char *links = mg_painter_format_links (node);

  return texts->sort[0] != '\0' ? g_strdup_printf ("%s · %s", texts->sort, links)
                                : g_steal_pointer (&links);
}

static gboolean
paint_nodes (const MgView *view,
             MgSink       *sink,
             GCancellable *cancellable)
{
  const MgScene *scene = view->scene;
  gboolean groups = mg_sink_has_groups (sink);

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      guint row = scene->by_size[i];
      const MgSceneNode *node = &g_array_index (scene->nodes, MgSceneNode, row);
      g_autofree char *description = NULL;

      if (is_stopped (i, cancellable))
        return FALSE;
      if (!mg_view_has_node (view, node))
        continue;

      if (groups)
        {
          description = describe_node (view, row);
          mg_sink_begin (sink, node->flags & MG_NODE_COLLECTIVE ? "collective" : "organisation",
                         g_array_index (scene->node_texts, MgNodeTexts, row).text_id,
                         node->label, description);
        }
      paint_node (view, sink, node);
      if (groups)
        mg_sink_end (sink);
    }

  return TRUE;
}

gboolean
mg_painter_paint_view (const MgView *view,
                       MgSink       *sink,
                       GCancellable *cancellable)
{
  static const struct
  {
    const char *part;
    gboolean  (*paint) (const MgView *view,
                        MgSink       *sink,
                        GCancellable *cancellable);
  } parts[] = {
    { "outlines", mg_painter_paint_outlines },
    { "links", paint_strands },
    { "organisations", paint_nodes },
  };
  g_autoptr(GArray) labels = mg_labels_place (view, sink->fonts, cancellable);
  gboolean done;

  if (labels == NULL)
    return FALSE;

  mg_painter_paint_rings (view, sink, labels);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (i == 0 && view->scene->outlines->len == 0)
        continue;
      mg_sink_begin (sink, parts[i].part, parts[i].part, NULL, NULL);
      done = parts[i].paint (view, sink, cancellable);
      mg_sink_end (sink);
      if (!done)
        return FALSE;
    }

  mg_sink_begin (sink, "names", "names", NULL, NULL);
  done = mg_painter_paint_labels (view, sink, labels, cancellable);
  mg_sink_end (sink);

  return done;
}

static void
paint_ground (const MgScene    *scene,
              const MgViewport *viewport,
              MgSink           *sink)
{
  MgColour ground = mg_style_ground (scene->theme);
  MgPaint paint = { .fill = &ground };
  MgRect all = { 0., 0., viewport->width, viewport->height };

  mg_sink_box (sink, &all, 0., &paint);
}

/* In the corner at the bottom left, on a panel. */
static void
paint_legend_panel (const MgScene    *scene,
                    const MgViewport *viewport,
                    MgSink           *sink)
{
  MgColour ground = mg_style_ground (scene->theme);
  MgColour rim = mg_colour_mix (ground, mg_style_ink (scene->theme), .2);
  MgPaint paint = { .fill = &ground, .stroke = &rim, .width = 1. };
  double width_max = MIN (230., viewport->width - 48.), height_max = viewport->height - 48.;
  double width, height;
  MgRect panel;

  if (width_max < 80. || height_max < 60.)
    return;

  mg_legend_measure (scene, NULL, sink->fonts, 12., width_max, height_max, &width, &height);
  panel = (MgRect) { 12., viewport->height - height - 36., width + 24., height + 24. };
  ground.alpha = .92;
  mg_sink_box (sink, &panel, 8., &paint);
  mg_legend_paint (scene, NULL, sink, 12., panel.x + 12., panel.y + 12., width_max, height_max);
}

PangoFontMap *
mg_painter_new_font_map (void)
{
  return pango_cairo_font_map_new ();
}

gboolean
mg_painter_paint (const MgScene    *scene,
                  const MgViewport *viewport,
                  MgPaintFlags      flags,
                  GHashTable       *without,
                  cairo_t          *cr,
                  PangoFontMap     *font_map,
                  MgLabelHabits    *habits,
                  GCancellable     *cancellable)
{
  g_autoptr(MgFonts) fonts = mg_fonts_new (font_map);
  MgSink *sink = mg_cairo_sink_new (cr, fonts, MG_HALO_SHIFTS);
  MgView view;
  gboolean done;

  mg_view_init (&view, scene, viewport);
  view.without = without;
  view.habits = habits;
  view.all_detail = (flags & MG_PAINT_ALL_DETAIL) != 0;
  if (flags & MG_PAINT_GROUND)
    paint_ground (scene, viewport, sink);
  done = mg_painter_paint_view (&view, sink, cancellable);
  if (done && flags & MG_PAINT_LEGEND)
    paint_legend_panel (scene, viewport, sink);
  mg_cairo_sink_free (sink);

  return done;
}

/* The other ends of the edges that touch @ids, and who is within the lines that move. */
static GHashTable *
collect_staying (const MgScene *scene,
                 GHashTable    *ids)
{
  GHashTable *staying = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < scene->edges->len; i++)
    {
      const MgSceneEdge *edge = &g_array_index (scene->edges, MgSceneEdge, i);
      gpointer source = GUINT_TO_POINTER (g_array_index (scene->nodes, MgSceneNode, edge->source).id);
      gpointer target = GUINT_TO_POINTER (g_array_index (scene->nodes, MgSceneNode, edge->target).id);
      gboolean source_moves = g_hash_table_contains (ids, source);

      if (source_moves != g_hash_table_contains (ids, target))
        g_hash_table_add (staying, source_moves ? target : source);
    }
  mg_painter_add_outlined (scene, ids, staying);

  return staying;
}

/* Links that move must not lie over the symbols that stay. */
static void
paint_staying (const MgScene    *scene,
               const MgViewport *viewport,
               GHashTable       *ids,
               MgSink           *sink)
{
  g_autoptr(GHashTable) staying = collect_staying (scene, ids);
  MgView view;

  mg_view_init (&view, scene, viewport);
  view.only = staying;
  paint_nodes (&view, sink, NULL);
}

void
mg_painter_paint_moved (const MgScene    *scene,
                        const MgViewport *viewport,
                        GHashTable       *ids,
                        double            dx,
                        double            dy,
                        cairo_t          *cr,
                        PangoFontMap     *font_map)
{
  g_autoptr(MgFonts) fonts = mg_fonts_new (font_map);
  MgSink *sink = mg_cairo_sink_new (cr, fonts, MG_HALO_SHIFTS);
  g_autoptr(GArray) labels = NULL;
  MgView view;

  mg_view_init (&view, scene, viewport);
  view.only = ids;
  view.dx = dx * viewport->scale;
  view.dy = dy * viewport->scale;
  mg_painter_paint_moved_outlines (&view, sink, dx, dy);
  paint_strands (&view, sink, NULL);
  paint_staying (scene, viewport, ids, sink);
  paint_nodes (&view, sink, NULL);
  labels = mg_labels_place (&view, fonts, NULL);
  mg_painter_paint_labels (&view, sink, labels, NULL);
  mg_cairo_sink_free (sink);
}
