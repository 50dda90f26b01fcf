/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-values.h"

#include <stdlib.h>
#include <string.h>

/* What one run has found so far. */
typedef struct
{
  const MgSnapshot   *graph;
  const char * const *ids;      /* (nullable) */
  GHashTable         *found;    /* MgValuesFunc → GArray */
} Shelf;

static void
shelf_free (gpointer data)
{
  Shelf *shelf = data;

  g_hash_table_unref (shelf->found);
  g_free (shelf);
}

static GPrivate current = G_PRIVATE_INIT (shelf_free);

void
mg_values_begin (const MgSnapshot   *graph,
                 const char * const *ids)
{
  Shelf *shelf;

  g_return_if_fail (graph != NULL);
  g_return_if_fail (g_private_get (&current) == NULL);

  shelf = g_new (Shelf, 1);
  shelf->graph = graph;
  shelf->ids = ids;
  shelf->found = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_private_set (&current, shelf);
}

void
mg_values_end (void)
{
  g_private_replace (&current, NULL);
}

gboolean
mg_values_are_for (const MgSnapshot *graph,
                   const char       *id)
{
  const Shelf *shelf = g_private_get (&current);

  return shelf != NULL && shelf->graph == graph &&
         (shelf->ids == NULL || g_strv_contains (shelf->ids, id));
}

GArray *
mg_values_get (const MgSnapshot  *graph,
               MgValuesFunc       func,
               MgProgress        *progress,
               GCancellable      *cancellable,
               GError           **error)
{
  Shelf *shelf = g_private_get (&current);
  GArray *values;

  if (shelf == NULL || shelf->graph != graph)
    return func (graph, progress, cancellable, error);

  values = g_hash_table_lookup (shelf->found, (gpointer) func);
  if (values == NULL)
    {
      values = func (graph, progress, cancellable, error);
      if (values == NULL)
        return NULL;
      g_hash_table_insert (shelf->found, (gpointer) func, values);
    }

  return g_array_ref (values);
}

gboolean
mg_values_copy (const MgSnapshot  *graph,
                MgValuesFunc       func,
                MgProgress        *progress,
                GCancellable      *cancellable,
                double            *values,
                GError           **error)
{
  g_autoptr(GArray) found = mg_values_get (graph, func, progress, cancellable, error);

  if (found == NULL)
    return FALSE;

  if (graph->n_nodes > 0)
    memcpy (values, found->data, graph->n_nodes * sizeof (double));

  return TRUE;
}

GArray *
mg_values_new (const MgSnapshot *graph)
{
  GArray *values = g_array_sized_new (FALSE, TRUE, sizeof (double), graph->n_nodes + 1);

  return g_array_set_size (values, graph->n_nodes);
}

double *
mg_values_data (GArray *values)
{
  return (double *) (void *) values->data;
}

GArray *
mg_values_from_igraph (const MgSnapshot  *graph,
                       MgIgraphFunc       func,
                       MgProgress        *progress,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autoptr(GArray) values = mg_values_new (graph);

  if (!mg_igraph_run (graph, func, mg_values_data (values), progress, cancellable, error))
    return NULL;

  return g_steal_pointer (&values);
}

typedef struct
{
  guint size;
  guint first;     /* row */
  guint group;
} Group;

static int
compare_groups (const void *a,
                const void *b)
{
  const Group *left = a;
  const Group *right = b;

  if (left->size != right->size)
    return left->size > right->size ? -1 : 1;

  return (left->first > right->first) - (left->first < right->first);
}

void
mg_values_number_groups (double *groups,
                         guint   n)
{
  g_autofree Group *all = g_new0 (Group, n + 1);
  g_autofree guint *numbers = g_new (guint, n + 1);

  for (guint i = n; i-- > 0;)
    {
      guint group = (guint) groups[i];

      all[group].size++;
      all[group].first = i;
      all[group].group = group;
    }

  qsort (all, n, sizeof *all, compare_groups);
  for (guint i = 0; i < n && all[i].size > 0; i++)
    numbers[all[i].group] = i;

  for (guint i = 0; i < n; i++)
    groups[i] = numbers[(guint) groups[i]];
}
