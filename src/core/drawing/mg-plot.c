/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-plot-private.h"

#include <math.h>

#include "mg-text-show.h"

/* Below so many possible pairs a share is an accident: 1 of 1 is everything. */
#define ENOUGH_PAIRS 10.

static void
clear_point (gpointer data)
{
  MgPlotPoint *point = data;

  g_free (point->name);
  g_free (point->kind);
  g_free (point->texts[0]);
  g_free (point->texts[1]);
}

static void
clear_bar (gpointer data)
{
  MgPlotBar *bar = data;

  g_free (bar->layer);
  g_free (bar->name);
  g_free (bar->text);
}

static void
clear_group (gpointer data)
{
  MgPlotGroup *group = data;

  g_free (group->kind);
  g_free (group->word);
  g_free (group->name);
}

/* What a file brings is one line, and turns no writing about. */
static char *
dup_shown (const char *text)
{
  return text != NULL ? mg_text_show_line (text) : NULL;
}

static GArray *
create_array (gsize          size,
              GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);

  return array;
}

MgPlot *
mg_plot_new (MgPlotSort  sort,
             const char *title,
             const char *subtitle)
{
  MgPlot *self = g_atomic_rc_box_new0 (MgPlot);

  self->sort = sort;
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->points = create_array (sizeof (MgPlotPoint), clear_point);
  self->bars = create_array (sizeof (MgPlotBar), clear_bar);
  self->groups = create_array (sizeof (MgPlotGroup), clear_group);
  self->cells = g_array_new (FALSE, TRUE, sizeof (MgPlotCell));

  return self;
}

MgPlot *
mg_plot_ref (MgPlot *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  MgPlot *self = data;

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->note);
  g_free (self->labels[0]);
  g_free (self->labels[1]);
  g_array_unref (self->points);
  g_array_unref (self->bars);
  g_array_unref (self->groups);
  g_array_unref (self->cells);
}

void
mg_plot_unref (MgPlot *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
mg_plot_get_title (const MgPlot *self)
{
  return self->title;
}

void
mg_plot_set_note (MgPlot     *self,
                  const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
}

void
mg_plot_set_axis (MgPlot        *self,
                  guint          axis,
                  const char    *label,
                  MgPlotNumbers  numbers)
{
  g_return_if_fail (axis < 2);

  g_free (self->labels[axis]);
  self->labels[axis] = g_strdup (label);
  self->numbers[axis] = numbers;
}

void
mg_plot_add_point (MgPlot     *self,
                   MgId        id,
                   const char *name,
                   const char *kind,
                   double      x,
                   const char *x_text,
                   double      y,
                   const char *y_text)
{
  MgPlotPoint point = { .id = id, .values = { x, y } };

  if (!isfinite (x) || (self->sort == MG_PLOT_SCATTER && !isfinite (y)))
    {
      self->n_missing++;
      return;
    }

  point.name = dup_shown (name);
  point.kind = g_strdup (kind);
  point.texts[0] = g_strdup (x_text);
  point.texts[1] = g_strdup (y_text);
  g_array_append_val (self->points, point);
}

guint
mg_plot_get_n_missing (const MgPlot *self)
{
  return self->n_missing;
}

void
mg_plot_add_bar (MgPlot     *self,
                 const char *layer,
                 const char *name,
                 double      value,
                 const char *text)
{
  MgPlotBar bar = { g_strdup (layer), dup_shown (name), g_strdup (text), value };

  g_array_append_val (self->bars, bar);
}

guint
mg_plot_add_group (MgPlot     *self,
                   const char *kind,
                   const char *word,
                   const char *name)
{
  MgPlotGroup group = { g_strdup (kind), dup_shown (word), dup_shown (name) };

  g_array_append_val (self->groups, group);

  return self->groups->len - 1;
}

void
mg_plot_set_cell (MgPlot *self,
                  guint   row,
                  guint   column,
                  double  count,
                  double  possible)
{
  guint n = self->groups->len;

  g_return_if_fail (row < n && column < n);

  if (self->cells->len != n * n)
    g_array_set_size (self->cells, n * n);
  g_array_index (self->cells, MgPlotCell, row * n + column) = (MgPlotCell) { count, possible };
}

const MgPlotCell *
mg_plot_get_cell (const MgPlot *self,
                  guint         row,
                  guint         column)
{
  static const MgPlotCell nothing;
  guint place = row * self->groups->len + column;

  return place < self->cells->len ? &g_array_index (self->cells, MgPlotCell, place) : &nothing;
}

static double
find_largest_share (const MgPlot *self,
                    double        enough)
{
  double largest = 0.;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const MgPlotCell *cell = &g_array_index (self->cells, MgPlotCell, i);

      if (cell->possible >= enough)
        largest = MAX (largest, cell->count / cell->possible);
    }

  return largest;
}

double
mg_plot_get_top_share (const MgPlot *self)
{
  double top = find_largest_share (self, ENOUGH_PAIRS);

  if (top <= 0.)
    top = find_largest_share (self, 1.);

  return top > 0. ? top : 1.;
}

static gint
compare_values (gconstpointer a,
                gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

GArray *
mg_plot_sort_values (const MgPlot *self,
                     guint         axis)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->points->len; i++)
    g_array_append_val (values, MG_PLOT_POINT (self, i)->values[axis]);
  g_array_sort (values, compare_values);

  return values;
}

double
mg_plot_get_median (const MgPlot *self,
                    guint         axis)
{
  g_autoptr(GArray) values = mg_plot_sort_values (self, axis);
  guint n = values->len;

  if (n == 0)
    return NAN;

  return (g_array_index (values, double, (n - 1) / 2) + g_array_index (values, double, n / 2)) / 2.;
}
