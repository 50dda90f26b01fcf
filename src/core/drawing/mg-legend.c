/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-painter-private.h"

/* All lengths are in sizes of a letter. */
#define SIGN 2.6            /* the room of a symbol or stroke */
#define ROW_GAP .35
#define PART_GAP .8
#define COLUMN_WIDTH 18.
#define COLUMN_GAP 1.5
#define LETTER_WIDTH .52
#define TITLE_SIZE 1.35

typedef enum
{
  ITEM_TITLE,
  ITEM_NOTE,
  ITEM_STRONG_NOTE,
  ITEM_HEADING,
  ITEM_ROW,
  ITEM_SIZES,
  ITEM_SCALE,
  ITEM_WIDTHS,
} ItemSort;

/* A paragraph of the legend. */
typedef struct
{
  ItemSort            sort;
  char              **lines;
  double              size;
  double              height;
  const MgLegendRow  *row;
  double              x, y;     /* from the legend's corner */
} Item;

typedef struct
{
  const MgScene *scene;
  const char    *note;          /* (nullable) */
  double         size;
  double         column;        /* its width */
  GArray        *items;
  double         width, height;
} Legend;

static void
item_clear (gpointer data)
{
  g_strfreev (((Item *) data)->lines);
}

static gboolean
has_sign (ItemSort sort)
{
  return sort == ITEM_ROW;
}

/* Below its line. */
static gboolean
has_scale (ItemSort sort)
{
  return sort == ITEM_SIZES || sort == ITEM_SCALE || sort == ITEM_WIDTHS;
}

static void
add_item (Legend            *self,
          ItemSort           sort,
          const char        *text,
          const MgLegendRow *row)
{
  double size = sort == ITEM_TITLE ? self->size * TITLE_SIZE : self->size;
  double room = self->column - (has_sign (sort) ? SIGN * self->size : 0.);
  guint max_chars = (guint) MAX (room / (LETTER_WIDTH * size), 8.);
  Item item = { .sort = sort, .size = size, .row = row };
  guint n_lines;

  if (sort == ITEM_TITLE || sort == ITEM_HEADING)
    max_chars = MAX (max_chars * 9 / 10, 8);
  item.lines = mg_text_wrap (text, max_chars, sort == ITEM_TITLE ? 4 : sort == ITEM_NOTE ? 8 : 3);
  n_lines = g_strv_length (item.lines);
  item.height = n_lines * MG_LINE_HEIGHT (size) + ROW_GAP * self->size;
  if (sort == ITEM_HEADING)
    item.height += PART_GAP * self->size;
  else if (has_scale (sort))
    item.height += 2.2 * self->size;

  g_array_append_val (self->items, item);
}

static ItemSort
get_scale (const Legend *self,
           MgLegendSort  sort)
{
  if (sort == MG_LEGEND_SIZE)
    return ITEM_SIZES;
  if (sort == MG_LEGEND_WIDTH)
    return ITEM_WIDTHS;

  return sort == MG_LEGEND_COLOUR && !self->scene->colours_are_groups ? ITEM_SCALE : ITEM_NOTE;
}

static void
add_row (Legend            *self,
         const MgLegendRow *row)
{
  g_autofree char *text = NULL;

  /* What it is, above what it means. */
  if (row->sort >= MG_LEGEND_SIZE && row->id[0] == '\0')
    {
      add_item (self, get_scale (self, row->sort), row->label, row);
      return;
    }

  text = g_strdup_printf ("%s (%u)", row->label, row->count);
  add_item (self, ITEM_ROW, text, row);
}

static const char *
get_heading (MgLegendSort sort)
{
  switch (sort)
    {
    case MG_LEGEND_KIND:
      return _("Kinds of organisations");
    case MG_LEGEND_LAYER:
      return _("Levels of cooperation");
    case MG_LEGEND_COLLECTIVE:
      return _("Collective cooperation");
    case MG_LEGEND_SIZE:
    case MG_LEGEND_COLOUR:
    case MG_LEGEND_SHAPE:
    case MG_LEGEND_WIDTH:
    default:
      return _("What the drawing says");
    }
}

static void
add_date (Legend *self)
{
  MgDate when = self->scene->date;
  g_autofree char *date = mg_date_dup_words (when);
  g_autofree char *text = NULL;

  if (when == MG_DATE_NONE)
    return;

  /* Translators: the date at which the map is looked at: "30 June 2016". */
  text = mg_date_get_day (when) > 0 ? g_strdup_printf (_("As of %s"), date)
  /* Translators: the same, but a month or a year: "June 2016", "2016". */
                                    : g_strdup_printf (_("Situation in %s"), date);
  add_item (self, ITEM_NOTE, text, NULL);
}

/* What the strokes say besides their level; only what occurs. */
static void
add_notes (Legend *self)
{
  static const struct
  {
    MgSceneEdgeFlags  flag;
    const char       *text;
  } notes[] = {
    { MG_EDGE_WISH, N_("Dotted: a link to be made") },
    { MG_EDGE_FAINT, N_("Faint: not current at this date") },
  };
  gboolean has_away = FALSE;
  MgSceneEdgeFlags flags = 0;

  if (self->scene->has_intensities)
    add_item (self, ITEM_NOTE, _("Thicker: a stronger cooperation"), NULL);
  for (guint i = 0; i < self->scene->edges->len; i++)
    flags |= g_array_index (self->scene->edges, MgSceneEdge, i).flags;
  for (guint i = 0; i < self->scene->nodes->len && !has_away; i++)
    has_away = (g_array_index (self->scene->nodes, MgSceneNode, i).flags & MG_NODE_AWAY) != 0;
  if (has_away)
    {
      flags &= ~(MgSceneEdgeFlags) MG_EDGE_FAINT;
      add_item (self, ITEM_NOTE, _("Faint: not there at this date"), NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      if (flags & notes[i].flag)
        add_item (self, ITEM_NOTE, _(notes[i].text), NULL);
    }
}

/* Who answers for the map, and that nobody was left out of it. */
static void
add_source (Legend *self)
{
  const MgScene *scene = self->scene;
  g_autofree char *source = NULL;

  if (scene->filter_text == NULL && scene->title[0] != '\0')
    add_item (self, ITEM_NOTE, _("Perimeter: the whole map"), NULL);
  if (scene->author == NULL)
    return;

  /* Translators: an organisation that answers for the map */
  source = g_strdup_printf (_("Source: %s"), scene->author);
  add_item (self, ITEM_NOTE, source, NULL);
}

static void
fill_items (Legend *self)
{
  const MgScene *scene = self->scene;
  int last = -1;

  if (scene->title[0] != '\0')
    add_item (self, ITEM_TITLE, scene->title, NULL);
  add_date (self);
  if (scene->fictitious)
    add_item (self, ITEM_STRONG_NOTE, _("Fictitious data"), NULL);
  if (scene->filter_text != NULL)
    add_item (self, ITEM_NOTE, scene->filter_text, NULL);

  for (guint i = 0; i < scene->legend->len; i++)
    {
      const MgLegendRow *row = &g_array_index (scene->legend, MgLegendRow, i);
      int heading = MIN ((int) row->sort, MG_LEGEND_SIZE);

      if (heading != last && row->sort != MG_LEGEND_COLLECTIVE)
        add_item (self, ITEM_HEADING, get_heading (row->sort), NULL);
      last = heading;
      add_row (self, row);
    }
  if (scene->rings_label != NULL)
    add_item (self, ITEM_NOTE, scene->rings_label, NULL);
  add_notes (self);
  if (self->note != NULL)
    add_item (self, ITEM_NOTE, self->note, NULL);
  add_source (self);
}

/* Down each column, then the next one; a heading stays with its first row. */
static void
arrange (Legend *self,
         double  height_max,
         guint   n_columns_max)
{
  double x = 0., y = 0.;
  guint n_columns = 1;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);
      double need = item->height;

      if (item->sort == ITEM_HEADING && i + 1 < self->items->len)
        need += g_array_index (self->items, Item, i + 1).height;
      if (y > 0. && y + need > height_max && n_columns < n_columns_max)
        {
          x += self->column + COLUMN_GAP * self->size;
          y = 0.;
          n_columns++;
        }

      item->x = x;
      item->y = y;
      y += item->height;
      self->height = MAX (self->height, y);
    }

  self->width = x + self->column;
}

static void
legend_init (Legend        *self,
             const MgScene *scene,
             double         size,
             double         width_max,
             double         height_max)
{
  double gap = COLUMN_GAP * size;
  guint n_columns_max;
  double total = 0.;

  self->scene = scene;
  self->size = size;
  self->column = MIN (COLUMN_WIDTH * size, width_max);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  fill_items (self);

  n_columns_max = (guint) MAX ((width_max + gap) / (self->column + gap), 1.);
  for (guint i = 0; i < self->items->len; i++)
    total += g_array_index (self->items, Item, i).height;

  /* As low as all the columns allow, but for one that is as high as it may be. */
  if (n_columns_max > 1)
    height_max = MIN (height_max, total / n_columns_max + 4. * size);
  arrange (self, height_max, n_columns_max);
}

static void
legend_clear (Legend *self)
{
  g_array_unref (self->items);
}

void
mg_legend_measure (const MgScene *scene,
                   const char    *note,
                   MgFonts       *fonts,
                   double         size,
                   double         width_max,
                   double         height_max,
                   double        *width,
                   double        *height)
{
  Legend self = { .note = note };

  legend_init (&self, scene, size, width_max, height_max);
  *width = self.width;
  *height = self.height;
  legend_clear (&self);
}

static MgColour
get_outline (const MgScene  *scene,
             const MgColour *fill)
{
  MgColour ink = mg_style_ink (scene->theme);

  return (MgColour) { (fill->red + ink.red) / 2., (fill->green + ink.green) / 2.,
                      (fill->blue + ink.blue) / 2., 1. };
}

static void
paint_stroke (const Legend      *self,
              MgSink            *sink,
              const MgLegendRow *row,
              double             x,
              double             y)
{
  double end = x + (SIGN - .7) * self->size, third = (end - x) / 3.;
  MgCurve line = { { { x, y }, { x + third, y }, { x + 2. * third, y }, { end, y } } };
  /* Widths may say something else. */
  double width = self->scene->width_label != NULL && row->stroke != MG_STROKE_THIN
                 ? mg_stroke_get_width_by (.2) : mg_stroke_get_width (row->stroke, MG_INTENSITY_MIDDLE);
  MgPen pen = { row->colour, width * self->size / 12., 0., 0. };

  mg_stroke_set_pen (row->stroke, self->size / 12., &pen);
  mg_sink_curve (sink, &line, &pen);
}

/* @share: as of mg_stroke_get_width_by() */
static void
paint_width (const Legend *self,
             MgSink       *sink,
             double        share,
             double        x,
             double        y)
{
  double third = .63 * self->size;
  MgCurve line = { { { x, y }, { x + third, y }, { x + 2. * third, y }, { x + 3. * third, y } } };
  MgPen pen = { mg_style_ink (self->scene->theme), mg_stroke_get_width_by (share) * self->size / 12., 0., 0. };

  mg_sink_curve (sink, &line, &pen);
}

static void
paint_outline (const Legend *self,
               MgSink       *sink,
               const MgRect *patch)
{
  double size = self->size;
  MgRect box = { patch->x - .35 * size, patch->y - .15 * size, patch->width + .7 * size,
                 patch->height + .3 * size };
  MgColour fill, stroke;
  MgPaint paint = mg_painter_get_outline (self->scene, 0, size / 12., &fill, &stroke);

  mg_sink_box (sink, &box, .5 * size, &paint);
}

static void
paint_sign (const Legend      *self,
            MgSink            *sink,
            const MgLegendRow *row,
            double             x,
            double             y)
{
  double size = self->size, middle = x + (SIGN - .7) * size / 2.;
  MgColour ink = mg_style_ink (self->scene->theme), fill = row->colour;
  gboolean coloured = row->sort == MG_LEGEND_KIND && self->scene->colour_label == NULL;
  MgColour outline = get_outline (self->scene, coloured ? &fill : &ink);
  MgPaint paint = { &fill, &outline, .1 * size, 0. };
  MgRect patch = { middle - .7 * size, y - .45 * size, 1.4 * size, .9 * size };

  switch (row->sort)
    {
    case MG_LEGEND_KIND:
      /* Shapes say something else: the colour alone means the kind. */
      if (self->scene->shape_label != NULL)
        {
          mg_sink_box (sink, &patch, .15 * size, &paint);
          break;
        }
      /* Likewise of colours. */
      if (self->scene->colour_label != NULL)
        fill = mg_style_ground (self->scene->theme);
      mg_sink_shape (sink, row->shape, middle, y, .52 * size, &paint);
      break;
    case MG_LEGEND_COLLECTIVE:
      if (self->scene->outlines->len > 0)
        paint_outline (self, sink, &patch);
      mg_sink_shape (sink, row->shape, middle, y, .6 * size, &paint);
      break;
    case MG_LEGEND_LAYER:
      paint_stroke (self, sink, row, x, y);
      break;
    case MG_LEGEND_SHAPE:
      fill = mg_style_ground (self->scene->theme);
      mg_sink_shape (sink, row->shape, middle, y, .52 * size, &paint);
      break;
    case MG_LEGEND_SIZE:
      mg_sink_disc (sink, middle, y, .13 * size, &paint);
      break;
    case MG_LEGEND_WIDTH:
      paint_width (self, sink, (double) NAN, x, y);
      break;
    case MG_LEGEND_COLOUR:
    default:
      mg_sink_box (sink, &patch, .15 * size, &paint);
      mg_painter_paint_letter (sink, row->letter, middle, y, .6 * size, &fill);
      break;
    }
}

/* For people: two figures or more, as their language writes them. */
static char *
format_figure (double value)
{
  double size = value != 0. && isfinite (value) ? floor (log10 (fabs (value))) : 0.;
  int n_decimals = (int) CLAMP (1. - size, 0., 4.);

  return g_strdup_printf ("%'.*f", value == floor (value) ? 0 : n_decimals, value);
}

static void
paint_ends (const Legend *self,
            MgSink       *sink,
            double        low,
            double        high,
            double        x,
            double        y,
            double        width)
{
  g_autofree char *first = format_figure (low);
  g_autofree char *last = format_figure (high);
  MgTextBlock text = { .x = x, .y = y, .align = -1, .size = self->size * .9,
                       .ink = mg_style_ink (self->scene->theme) };

  mg_sink_line (sink, first, text);
  text.x = x + width;
  text.align = 1;
  mg_sink_line (sink, last, text);
}

static void
paint_scale (const Legend *self,
             MgSink       *sink,
             double        x,
             double        y)
{
  const MgScene *scene = self->scene;
  double width = 9. * self->size;
  guint n_parts = 18;

  for (guint i = 0; i < n_parts; i++)
    {
      MgColour colour = mg_style_scale_colour (i / (n_parts - 1.), scene->theme);
      MgPaint paint = { .fill = &colour };
      MgRect part = { x + i * width / n_parts, y, width / n_parts + .3, self->size * .8 };

      mg_sink_box (sink, &part, 0., &paint);
    }
  paint_ends (self, sink, scene->colour_low, scene->colour_high, x, y + self->size * .9, width);
}

static void
paint_sizes (const Legend *self,
             MgSink       *sink,
             double        x,
             double        y)
{
  MgColour ink = mg_style_ink (self->scene->theme);
  MgPaint paint = { .stroke = &ink, .width = .1 * self->size };
  double middle = y + .9 * self->size;

  mg_sink_disc (sink, x + .3 * self->size, middle, .25 * self->size, &paint);
  mg_sink_disc (sink, x + 5. * self->size, middle, .9 * self->size, &paint);
  paint_ends (self, sink, self->scene->size_low, self->scene->size_high, x + self->size,
              middle - .55 * self->size, 7. * self->size);
}

static void
paint_widths (const Legend *self,
              MgSink       *sink,
              double        x,
              double        y)
{
  double size = self->size, middle = y + .5 * size;

  for (guint i = 0; i < 2; i++)
    paint_width (self, sink, i, x + 6. * i * size, middle);
  paint_ends (self, sink, self->scene->width_low, self->scene->width_high, x, y + .9 * size, 9. * size);
}

static void
paint_item (const Legend *self,
            MgSink       *sink,
            const Item   *item,
            double        x,
            double        y)
{
  double size = self->size;
  MgTextBlock text = {
    .lines = item->lines,
    .x = x + item->x,
    .y = y + item->y,
    .align = -1,
    .size = item->size,
    .face = item->sort == ITEM_ROW || item->sort == ITEM_NOTE || has_scale (item->sort)
            ? MG_TEXT_PLAIN : MG_TEXT_BOLD,
    .ink = mg_style_ink (self->scene->theme),
  };
  double below = y + item->y + g_strv_length (item->lines) * MG_LINE_HEIGHT (item->size);

  if (item->sort == ITEM_HEADING)
    text.y += PART_GAP * size;
  if (has_sign (item->sort))
    {
      paint_sign (self, sink, item->row, text.x, text.y + .62 * size);
      text.x += SIGN * size;
    }
  mg_sink_text (sink, &text);

  if (item->sort == ITEM_SCALE)
    paint_scale (self, sink, text.x, below + .2 * size);
  else if (item->sort == ITEM_SIZES)
    paint_sizes (self, sink, text.x, below + .2 * size);
  else if (item->sort == ITEM_WIDTHS)
    paint_widths (self, sink, text.x, below + .2 * size);
}

void
mg_legend_paint (const MgScene *scene,
                 const char    *note,
                 MgSink        *sink,
                 double         size,
                 double         x,
                 double         y,
                 double         width_max,
                 double         height_max)
{
  Legend self = { .note = note };

  legend_init (&self, scene, size, width_max, height_max);
  mg_sink_begin (sink, "legend", "legend", _("Legend"), "");
  for (guint i = 0; i < self.items->len; i++)
    paint_item (&self, sink, &g_array_index (self.items, Item, i), x, y);
  mg_sink_end (sink);
  legend_clear (&self);
}
