/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-paths.h"

#include <math.h>

#include "mg-reach.h"
#include "mg-values.h"

gboolean
mg_diameter (const MgSnapshot  *graph,
             MgProgress        *progress,
             GCancellable      *cancellable,
             MgFigure          *figure,
             GError           **error)
{
  g_autoptr(GArray) all = mg_values_get (graph, mg_reach, progress, cancellable, error);
  guint longest = 0;

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    longest = MAX (longest, g_array_index (all, MgReach, i).farthest);

  *figure = (MgFigure) { longest > 0 ? longest : (double) NAN, (double) NAN, (double) NAN };

  return TRUE;
}

gboolean
mg_mean_distance (const MgSnapshot  *graph,
                  MgProgress        *progress,
                  GCancellable      *cancellable,
                  MgFigure          *figure,
                  GError           **error)
{
  g_autoptr(GArray) all = mg_values_get (graph, mg_reach, progress, cancellable, error);
  double reached = 0.;
  double total = 0.;

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      reached += g_array_index (all, MgReach, i).reached;
      total += g_array_index (all, MgReach, i).total;
    }

  *figure = (MgFigure) { reached > 0. ? total / reached : (double) NAN, (double) NAN, (double) NAN };

  return TRUE;
}

gboolean
mg_closeness (const MgSnapshot  *graph,
              MgProgress        *progress,
              GCancellable      *cancellable,
              double            *values,
              GError           **error)
{
  g_autoptr(GArray) all = mg_values_get (graph, mg_reach, progress, cancellable, error);

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const MgReach *reach = &g_array_index (all, MgReach, i);

      values[i] = reach->reached > 0 ? reach->reached / reach->total : (double) NAN;
    }

  return TRUE;
}

gboolean
mg_harmonic (const MgSnapshot  *graph,
             MgProgress        *progress,
             GCancellable      *cancellable,
             double            *values,
             GError           **error)
{
  g_autoptr(GArray) all = mg_values_get (graph, mg_reach, progress, cancellable, error);

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    values[i] = all->len > 1 ? g_array_index (all, MgReach, i).inverse / (all->len - 1.)
                             : (double) NAN;

  return TRUE;
}
