/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-plot-private.h"

#define LETTERS_MIN 10.5
#define LETTERS_MAX 15.
#define SIDE_MIN 40.

/* Letters of a line are about so wide, in their size. */
#define LETTER .52

static void
clear_text (gpointer data)
{
  g_free (((MgPlotText *) data)->text);
}

static void
clear_mark (gpointer data)
{
  MgPlotMark *mark = data;

  g_free (mark->name);
  g_free (mark->words);
}

double
mg_plot_layout_add_text (MgPlotLayout *self,
                         const char   *text,
                         double        x,
                         double        y,
                         int           align,
                         double        size,
                         MgTextFace    face,
                         MgPlotInk     ink)
{
  double width = mg_fonts_measure (self->fonts, text, size, face);
  MgPlotText added = {
    .text = g_strdup (text),
    .box = { x - (align + 1) / 2. * width, y, width, MG_LINE_HEIGHT (size) },
    .size = size,
    .align = align,
    .face = face,
    .ink = ink,
    .mark = -1,
  };

  g_array_append_val (self->texts, added);

  return width;
}

void
mg_plot_layout_add_rule (MgPlotLayout *self,
                         double        x,
                         double        y,
                         double        to_x,
                         double        to_y,
                         gboolean      strong)
{
  MgPlotRule rule = { { x, y }, { to_x, to_y }, strong, FALSE };

  g_array_append_val (self->rules, rule);
}

void
mg_plot_layout_add_tile (MgPlotLayout *self,
                         MgRect        box,
                         const char   *layer,
                         double        share,
                         int           mark)
{
  MgPlotTile tile = { box, layer, share, mark };

  g_array_append_val (self->tiles, tile);
}

void
mg_plot_layout_add_symbol (MgPlotLayout *self,
                           const char   *kind,
                           double        x,
                           double        y,
                           double        radius,
                           int           mark)
{
  MgPlotSymbol symbol = { kind, x, y, radius, mark };

  g_array_append_val (self->symbols, symbol);
}

int
mg_plot_layout_add_mark (MgPlotLayout *self,
                         MgId          id,
                         const char   *name,
                         char         *words,
                         MgRect        box)
{
  MgPlotMark mark = { id, g_strdup (name), words, box.x, box.y, box.width, box.height };

  g_array_append_val (self->marks, mark);

  return (int) self->marks->len - 1;
}

/* A paragraph of at most two lines.  Returns: its height */
static double
add_lines (MgPlotLayout *self,
           const char   *text,
           double        y,
           double        size,
           MgTextFace    face,
           MgPlotInk     ink,
           gboolean      upwards)
{
  double height = MG_LINE_HEIGHT (size);
  guint chars = (guint) MAX (12., (self->width - 2. * self->size) / (size * LETTER));
  g_auto(GStrv) lines = mg_text_wrap (text, chars, 2);
  guint n = g_strv_length (lines);

  if (upwards)
    y -= n * height;
  for (guint i = 0; i < n; i++)
    mg_plot_layout_add_text (self, lines[i], self->size, y + i * height, -1, size, face, ink);

  return n * height;
}

static gboolean
is_empty (const MgPlot *plot)
{
  return plot->points->len == 0 && plot->bars->len == 0 && plot->cells->len == 0;
}

/* What is to be careful with is nothing to say of nothing. */
static char *
dup_note (const MgPlot *plot)
{
  const char *note = is_empty (plot) ? NULL : plot->note;
  g_autofree char *missing = NULL;

  if (plot->n_missing == 0)
    return g_strdup (note);

  missing = g_strdup_printf (ngettext ("%'u organisation without a value is not drawn.",
                                       "%'u organisations without a value are not drawn.",
                                       plot->n_missing), plot->n_missing);

  return note != NULL ? g_strdup_printf ("%s %s", missing, note) : g_steal_pointer (&missing);
}

static void
add_frame (MgPlotLayout *self)
{
  const MgPlot *plot = self->plot;
  double pad = self->size, top = pad, bottom = self->height - pad * .8;
  g_autofree char *note = dup_note (plot);

  top += add_lines (self, plot->title, top, self->size * 1.2, MG_TEXT_BOLD, MG_PLOT_INK, FALSE);
  if (plot->subtitle != NULL)
    top += add_lines (self, plot->subtitle, top, self->size * .9, MG_TEXT_PLAIN, MG_PLOT_MUTED,
                      FALSE);
  top += mg_plot_layout_add_legend (self, top);
  if (note != NULL)
    bottom -= add_lines (self, note, bottom, self->size * .85, MG_TEXT_PLAIN, MG_PLOT_MUTED, TRUE);

  top += pad * .8;
  bottom -= pad * .6;
  self->area = (MgRect) {
    pad, top, MAX (self->width - 2. * pad, SIDE_MIN), MAX (bottom - top, SIDE_MIN)
  };
}

static void
lay_out (MgPlotLayout *self)
{
  if (is_empty (self->plot))
    {
      mg_plot_layout_add_text (self, _("There is nothing to draw."),
                               self->area.x + self->area.width / 2.,
                               self->area.y + self->area.height / 2., 0, self->size,
                               MG_TEXT_PLAIN, MG_PLOT_MUTED);
      return;
    }

  switch (self->plot->sort)
    {
    case MG_PLOT_DISTRIBUTION:
      mg_plot_lay_out_distribution (self);
      break;
    case MG_PLOT_SCATTER:
      mg_plot_lay_out_scatter (self);
      break;
    case MG_PLOT_MATRIX:
      mg_plot_lay_out_matrix (self);
      break;
    case MG_PLOT_BARS:
      mg_plot_lay_out_bars (self);
      break;
    default:
      g_return_if_reached ();
    }
}

MgPlotLayout *
mg_plot_layout_new (MgPlot       *plot,
                    double        width,
                    double        height,
                    PangoFontMap *font_map)
{
  g_autoptr(MgFonts) fonts = mg_fonts_new (font_map);
  MgPlotLayout *self = g_new0 (MgPlotLayout, 1);

  self->plot = mg_plot_ref (plot);
  self->fonts = fonts;
  self->width = MAX (width, 2. * SIDE_MIN);
  self->height = MAX (height, 2. * SIDE_MIN);
  self->size = CLAMP (MIN (self->width, self->height * 1.4) / 55., LETTERS_MIN, LETTERS_MAX);
  self->texts = g_array_new (FALSE, TRUE, sizeof (MgPlotText));
  g_array_set_clear_func (self->texts, clear_text);
  self->rules = g_array_new (FALSE, TRUE, sizeof (MgPlotRule));
  self->tiles = g_array_new (FALSE, TRUE, sizeof (MgPlotTile));
  self->symbols = g_array_new (FALSE, TRUE, sizeof (MgPlotSymbol));
  self->marks = g_array_new (FALSE, TRUE, sizeof (MgPlotMark));
  g_array_set_clear_func (self->marks, clear_mark);

  add_frame (self);
  lay_out (self);
  self->fonts = NULL;

  return self;
}

void
mg_plot_layout_free (MgPlotLayout *self)
{
  mg_plot_unref (self->plot);
  g_array_unref (self->texts);
  g_array_unref (self->rules);
  g_array_unref (self->tiles);
  g_array_unref (self->symbols);
  g_array_unref (self->marks);
  g_free (self);
}

const MgPlotMark *
mg_plot_layout_get_marks (const MgPlotLayout *self,
                          guint              *n_marks)
{
  *n_marks = self->marks->len;

  return (const MgPlotMark *) self->marks->data;
}

/* How far a place is from a mark's box; 0 inside. */
static double
get_distance (const MgPlotMark *mark,
              double            x,
              double            y)
{
  double dx = MAX (MAX (mark->x - x, x - mark->x - mark->width), 0.);
  double dy = MAX (MAX (mark->y - y, y - mark->y - mark->height), 0.);

  return hypot (dx, dy);
}

int
mg_plot_layout_pick (const MgPlotLayout *self,
                     double              x,
                     double              y)
{
  double nearest = 4.;
  int found = -1;

  for (guint i = 0; i < self->marks->len; i++)
    {
      double distance = get_distance (&g_array_index (self->marks, MgPlotMark, i), x, y);

      if (distance < nearest || (distance <= 0. && found >= 0))
        {
          nearest = distance;
          found = (int) i;
        }
    }

  return found;
}

static MgPoint
get_middle (const MgPlotLayout *self,
            int                 mark)
{
  const MgPlotMark *of = &g_array_index (self->marks, MgPlotMark, mark);

  return (MgPoint) { of->x + of->width / 2., of->y + of->height / 2. };
}

/* Among what lies that way, what is near and straight ahead. */
static int
find_across (const MgPlotLayout *self,
             int                 mark,
             double              dx,
             double              dy)
{
  MgPoint start = get_middle (self, mark);
  double best = INFINITY;
  int found = mark;

  for (int i = 0; i < (int) self->marks->len; i++)
    {
      MgPoint place = get_middle (self, i);
      double ahead = (place.x - start.x) * dx + (place.y - start.y) * dy;
      double aside = fabs ((place.x - start.x) * dy) + fabs ((place.y - start.y) * dx);
      double cost = ahead + 3. * aside;

      if (ahead > .5 && cost < best)
        {
          best = cost;
          found = i;
        }
    }

  return found;
}

/* Sideways goes through all of them, one after the other, so that none is out
 * of reach; up and down go to what is seen there.
 */
int
mg_plot_layout_step (const MgPlotLayout *self,
                     int                 mark,
                     MgPlotStep          step)
{
  int n = (int) self->marks->len;

  if (n == 0)
    return -1;
  if (mark < 0 || mark >= n)
    return 0;

  switch (step)
    {
    case MG_PLOT_LEFT:
      return MAX (mark - 1, 0);
    case MG_PLOT_RIGHT:
      return MIN (mark + 1, n - 1);
    case MG_PLOT_UP:
      return find_across (self, mark, 0., -1.);
    case MG_PLOT_DOWN:
      return find_across (self, mark, 0., 1.);
    default:
      g_return_val_if_reached (mark);
    }
}
