/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the symbols of a plot stand for: the kinds that are in it. */
#include <glib/gi18n-lib.h>

#include "mg-plot-private.h"
#include "mg-vocabulary.h"

static gboolean
has_kind (const MgPlot *plot,
          const char   *kind)
{
  for (guint i = 0; i < plot->points->len; i++)
    if (g_strcmp0 (MG_PLOT_POINT (plot, i)->kind, kind) == 0)
      return TRUE;

  return FALSE;
}

typedef struct
{
  MgPlotLayout *layout;
  double        x, y;
  guint         n_lines;
} Row;

static void
add_kind (Row        *row,
          const char *kind,
          const char *word)
{
  MgPlotLayout *self = row->layout;
  double size = self->size * .85, line = MG_LINE_HEIGHT (size) * 1.15, radius = size * .45;
  double width = mg_fonts_measure (self->fonts, word, size, MG_TEXT_PLAIN) + 2. * radius + size;

  if (row->n_lines > 0 && row->x + width > self->width - self->size)
    {
      row->x = self->size;
      row->y += line;
      row->n_lines++;
    }
  row->n_lines = MAX (row->n_lines, 1);

  mg_plot_layout_add_symbol (self, kind, row->x + radius, row->y + line / 2., radius, -1);
  mg_plot_layout_add_text (self, word, row->x + 2. * radius + size * .4, row->y, -1, size,
                           MG_TEXT_PLAIN, MG_PLOT_MUTED);
  row->x += width + size;
}

double
mg_plot_layout_add_legend (MgPlotLayout *self,
                           double        y)
{
  guint n_terms;
  const MgTerm * const *terms = mg_vocabulary_get_terms ("kind", &n_terms);
  Row row = { self, self->size, y + self->size * .3, 0 };

  if (self->plot->sort == MG_PLOT_DISTRIBUTION && self->plot->points->len > MG_PLOT_MAX_DOTS)
    return 0.;

  for (guint i = 0; i < n_terms; i++)
    if (has_kind (self->plot, terms[i]->id))
      add_kind (&row, terms[i]->id, terms[i]->verb != NULL ? terms[i]->verb : terms[i]->label);
  if (has_kind (self->plot, NULL))
    add_kind (&row, NULL, C_("kind of organisation", "Not said"));

  return row.n_lines > 0 ? row.n_lines * MG_LINE_HEIGHT (self->size * .85) * 1.15 + self->size * .3
                         : 0.;
}
