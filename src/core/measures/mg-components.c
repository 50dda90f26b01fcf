/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-components.h"

#include <math.h>

#include "mg-values.h"

/* Halves the way to the top on its way there. */
static guint
find_top (guint *above,
          guint  i)
{
  while (above[i] != i)
    {
      above[i] = above[above[i]];
      i = above[i];
    }

  return i;
}

static GArray *
number_components (const MgSnapshot  *graph,
                   MgProgress        *progress,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autofree guint *above = g_new (guint, graph->n_nodes + 1);
  GArray *numbers = mg_values_new (graph);

  for (guint i = 0; i < graph->n_nodes; i++)
    above[i] = i;

  for (gsize i = 0; i < graph->n_pairs; i++)
    {
      guint a = find_top (above, graph->ends[2 * i]);
      guint b = find_top (above, graph->ends[2 * i + 1]);

      above[MAX (a, b)] = MIN (a, b);
    }

  for (guint i = 0; i < graph->n_nodes; i++)
    mg_values_data (numbers)[i] = find_top (above, i);
  mg_values_number_groups (mg_values_data (numbers), graph->n_nodes);

  return numbers;
}

gboolean
mg_count_components (const MgSnapshot  *graph,
                     MgProgress        *progress,
                     GCancellable      *cancellable,
                     MgFigure          *figure,
                     GError           **error)
{
  g_autoptr(GArray) numbers = mg_values_get (graph, number_components, progress, cancellable, error);
  double n = 0.;

  for (guint i = 0; i < numbers->len; i++)
    n = MAX (n, mg_values_data (numbers)[i] + 1.);

  *figure = (MgFigure) { n, (double) NAN, (double) NAN };

  return TRUE;
}

gboolean
mg_largest_component (const MgSnapshot  *graph,
                      MgProgress        *progress,
                      GCancellable      *cancellable,
                      MgFigure          *figure,
                      GError           **error)
{
  g_autoptr(GArray) numbers = mg_values_get (graph, number_components, progress, cancellable, error);
  guint size = 0;

  for (guint i = 0; i < numbers->len; i++)
    size += mg_values_data (numbers)[i] < .5;

  *figure = (MgFigure) { size, (double) NAN, (double) NAN };

  return TRUE;
}

gboolean
mg_component (const MgSnapshot  *graph,
              MgProgress        *progress,
              GCancellable      *cancellable,
              double            *values,
              GError           **error)
{
  return mg_values_copy (graph, number_components, progress, cancellable, values, error);
}
