/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who with whom: a cell for each two groups, its colour the share of what is
 * possible, its counts written in it.
 */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-plot-private.h"

#define MAX_CELL_WIDTH 13.    /* in sizes of letters */
#define MAX_CELL_HEIGHT 6.
#define GAP 2.
#define N_STEPS 5

static char *
join_lines (char **lines)
{
  return lines[0] != NULL ? g_strjoinv (" ", lines) : g_strdup ("");
}

/* The name of a row, in one line that ends where the cells begin. */
static void
add_row_name (MgPlotLayout *self,
              guint         row,
              double        right,
              double        middle,
              double        room)
{
  const MgPlotGroup *group = MG_PLOT_GROUP (self->plot, row);
  guint chars = (guint) MAX (6., (room - self->size * 2.2) / (self->size * .56));
  g_auto(GStrv) lines = mg_text_wrap (group->name, chars, 2);
  double height = MG_LINE_HEIGHT (self->size), symbol = self->size * .5;
  double y = middle - g_strv_length (lines) * height / 2.;

  mg_plot_layout_add_symbol (self, group->kind, right - symbol - self->size * .4, middle, symbol,
                             -1);
  for (guint i = 0; lines[i] != NULL; i++)
    mg_plot_layout_add_text (self, lines[i], right - self->size * 1.9, y + i * height, 1,
                             self->size, MG_TEXT_PLAIN, MG_PLOT_INK);
}

static void
add_column_name (MgPlotLayout *self,
                 guint         column,
                 double        middle,
                 double        bottom,
                 double        width)
{
  const MgPlotGroup *group = MG_PLOT_GROUP (self->plot, column);
  double size = self->size, height, symbol = size * .5;
  g_autofree char *word = g_strdup (group->word);

  /* Smaller letters rather than half a word. */
  while (size > self->size * .6 && mg_fonts_measure (self->fonts, word, size, MG_TEXT_PLAIN) > width)
    size *= .93;
  if (mg_fonts_measure (self->fonts, word, size, MG_TEXT_PLAIN) > width)
    {
      g_auto(GStrv) lines = mg_text_wrap (group->word, (guint) MAX (2., width / (size * .6)), 1);

      g_free (word);
      word = join_lines (lines);
    }

  height = MG_LINE_HEIGHT (size);
  mg_plot_layout_add_text (self, word, middle, bottom - height - self->size * .3, 0, size,
                           MG_TEXT_PLAIN, MG_PLOT_INK);
  mg_plot_layout_add_symbol (self, group->kind, middle, bottom - height - self->size * .4 - symbol,
                             symbol, -1);
}

static void
add_cell_text (MgPlotLayout *self,
               const char   *text,
               double        x,
               double        y,
               double        room,
               double        size,
               MgTextFace    face,
               double        share,
               int           mark)
{
  MgPlotText *added;

  while (size > 5. && mg_fonts_measure (self->fonts, text, size, face) > room)
    size *= .93;
  mg_plot_layout_add_text (self, text, x, y, 0, size, face, MG_PLOT_ON_TILE);
  added = &g_array_index (self->texts, MgPlotText, self->texts->len - 1);
  added->share = share;
  added->mark = mark;
}

static void
add_cell (MgPlotLayout *self,
          guint         row,
          guint         column,
          MgRect        box,
          double        top_share)
{
  const MgPlot *plot = self->plot;
  const MgPlotCell *cell = mg_plot_get_cell (plot, row, column);
  gboolean is_empty = cell->possible <= 0.;
  double share = is_empty ? NAN : MIN (cell->count / cell->possible / top_share, 1.);
  /* Translators: two groups of organisations, whose pairs are counted. */
  g_autofree char *name = g_strdup_printf (_("%s with %s"), MG_PLOT_GROUP (plot, row)->word,
                                           MG_PLOT_GROUP (plot, column)->word);
  int mark = mg_plot_layout_add_mark (self, MG_ID_NONE, name, mg_plot_count_words (cell), box);
  g_autofree char *count = is_empty ? g_strdup ("–") : g_strdup_printf ("%'.0f", cell->count);
  /* Translators: under a count in a cell: 13 / "of 66". */
  g_autofree char *of = g_strdup_printf (_("of %'.0f"), cell->possible);
  double large = MIN (self->size * 1.15, box.height * .42), small = MIN (self->size * .8, large);
  double room = box.width - 4., height = MG_LINE_HEIGHT (large), x = box.x + box.width / 2.;
  gboolean has_of = !is_empty && box.height >= height + MG_LINE_HEIGHT (small) &&
                    box.width >= self->size * 2.4;
  double y = box.y + (box.height - height - (has_of ? MG_LINE_HEIGHT (small) : 0.)) / 2.;

  mg_plot_layout_add_tile (self, box, NULL, share, mark);
  add_cell_text (self, count, x, y, room, large, MG_TEXT_BOLD, share, mark);
  if (has_of)
    add_cell_text (self, of, x, y + height, room, small, MG_TEXT_PLAIN, share, mark);
}

/* From nothing to the strongest colour. */
static void
add_scale (MgPlotLayout *self,
           double        x,
           double        y,
           double        top_share)
{
  double width = self->size * 2., height = self->size * .9, size = self->size * .85;
  g_autofree char *number = mg_plot_format_number (top_share * 100., top_share < .1 ? .1 : 1.);
  /* Translators: the strong end of a scale of colours; %s is a number. */
  g_autofree char *end = g_strdup_printf (_("%s %% of the possible pairs or more"), number);

  x += mg_plot_layout_add_text (self, "0", x, y, -1, size, MG_TEXT_PLAIN, MG_PLOT_MUTED);
  x += self->size * .5;
  for (guint i = 0; i < N_STEPS; i++)
    mg_plot_layout_add_tile (self, (MgRect) { x + i * width, y + size * .1, width, height }, NULL,
                             (double) i / (N_STEPS - 1), -1);
  mg_plot_layout_add_text (self, end, x + N_STEPS * width + self->size * .5, y, -1, size,
                           MG_TEXT_PLAIN, MG_PLOT_MUTED);
}

static double
measure_names (MgPlotLayout *self)
{
  double width = 0.;

  for (guint i = 0; i < self->plot->groups->len; i++)
    width = MAX (width, mg_fonts_measure (self->fonts, MG_PLOT_GROUP (self->plot, i)->name,
                                          self->size, MG_TEXT_PLAIN));

  return width + self->size * 2.4;
}

void
mg_plot_lay_out_matrix (MgPlotLayout *self)
{
  const MgRect *area = &self->area;
  guint n = self->plot->groups->len;
  double head = MG_LINE_HEIGHT (self->size) * 2.2, foot = MG_LINE_HEIGHT (self->size) * 1.6;
  double names = MIN (measure_names (self), area->width * .32);
  double width = MIN ((area->width - names) / n, MAX_CELL_WIDTH * self->size);
  double height = CLAMP ((area->height - head - foot) / n, 8., MAX_CELL_HEIGHT * self->size);
  double top_share = mg_plot_get_top_share (self->plot);
  double left = area->x + names, top = area->y + head;

  for (guint i = 0; i < n; i++)
    {
      add_column_name (self, i, left + (i + .5) * width, top, width - GAP);
      add_row_name (self, i, left, top + (i + .5) * height, names);
      for (guint k = 0; k < n; k++)
        add_cell (self, i, k,
                  (MgRect) { left + k * width, top + i * height, width - GAP, height - GAP },
                  top_share);
    }

  add_scale (self, left, top + n * height + self->size * .5, top_share);
}
