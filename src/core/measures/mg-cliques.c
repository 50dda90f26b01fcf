/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations that are all partners of each other. */
#include "mg-ego.h"

#include <math.h>

#include "mg-partners.h"
#include "mg-values.h"

/* There may be more of them than can be counted in a lifetime. */
#define MAX_ORGANISATIONS 2000

typedef struct
{
  double number;     /* maximal, of three or more */
  double largest;
} Cliques;

static igraph_error_t
note_clique (const igraph_vector_int_t *clique,
             void                      *data)
{
  Cliques *cliques = data;
  double size = igraph_vector_int_size (clique);

  cliques->number += size >= 3.;
  cliques->largest = MAX (cliques->largest, size);

  return IGRAPH_SUCCESS;
}

static igraph_error_t
find_cliques (const igraph_t *network,
              gpointer        user_data)
{
  IGRAPH_CHECK (igraph_maximal_cliques_callback (network, note_clique, user_data, 0, 0));

  return IGRAPH_SUCCESS;
}

static GArray *
count_cliques (const MgSnapshot  *graph,
               MgProgress        *progress,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr(MgSnapshot) plain = mg_undirected_new (graph);
  g_autoptr(GArray) found = g_array_new (FALSE, TRUE, sizeof (Cliques));

  g_array_set_size (found, 1);
  if (graph->n_nodes > MAX_ORGANISATIONS)
    g_array_index (found, Cliques, 0) = (Cliques) { (double) NAN, (double) NAN };
  else if (!mg_igraph_run (plain, find_cliques, found->data, progress, cancellable, error))
    return NULL;

  return g_steal_pointer (&found);
}

MG_DECLARE_FIGURE (mg_count_cliques)
{
  g_autoptr(GArray) found = mg_values_get (graph, count_cliques, progress, cancellable, error);

  if (found == NULL)
    return FALSE;

  *figure = mg_figure_count (g_array_index (found, Cliques, 0).number);

  return TRUE;
}

MG_DECLARE_FIGURE (mg_largest_clique)
{
  g_autoptr(GArray) found = mg_values_get (graph, count_cliques, progress, cancellable, error);

  if (found == NULL)
    return FALSE;

  *figure = mg_figure_count (g_array_index (found, Cliques, 0).largest);

  return TRUE;
}
