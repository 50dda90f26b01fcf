/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several measures share, computed once within a run. */
#pragma once

#include "mg-igraph.h"

G_BEGIN_DECLS

/**
 * MgValuesFunc:
 *
 * Computes something for each row of @graph.
 *
 * Returns: (transfer full): one element per row, or %NULL with @error set
 */
typedef GArray *(*MgValuesFunc) (const MgSnapshot  *graph,
                                 MgProgress        *progress,
                                 GCancellable      *cancellable,
                                 GError           **error);

/* Between these two, what mg_values_get() finds for @graph on this thread is
 * kept.  Not to be nested.  @ids: (nullable): the measures of this run, until its
 * end; %NULL: all.
 */
void      mg_values_begin         (const MgSnapshot   *graph,
                                   const char * const *ids);
void      mg_values_end           (void);

/* Returns: whether the measure @id is in the run that is going on for @graph */
gboolean  mg_values_are_for       (const MgSnapshot  *graph,
                                   const char        *id);

/* Returns: (transfer full): what @func gives, or gave before; not to be changed */
GArray   *mg_values_get           (const MgSnapshot  *graph,
                                   MgValuesFunc       func,
                                   MgProgress        *progress,
                                   GCancellable      *cancellable,
                                   GError           **error);

/* Copies doubles to @values, which stay untouched on failure. */
gboolean  mg_values_copy          (const MgSnapshot  *graph,
                                   MgValuesFunc       func,
                                   MgProgress        *progress,
                                   GCancellable      *cancellable,
                                   double            *values,
                                   GError           **error);

/* Returns: (transfer full): a zeroed double for each row */
GArray   *mg_values_new           (const MgSnapshot  *graph);
double   *mg_values_data          (GArray            *values);

/* Runs @func, whose user data are the doubles it is to fill.  @graph is what
 * igraph sees: for measures that know no directions, mg_undirected_new().
 */
GArray   *mg_values_from_igraph   (const MgSnapshot  *graph,
                                   MgIgraphFunc       func,
                                   MgProgress        *progress,
                                   GCancellable      *cancellable,
                                   GError           **error);

/* Renumbers groups from 0: the largest first, of equal ones the one that comes
 * first.  @groups: one number per row, whole and less than @n.
 */
void      mg_values_number_groups (double            *groups,
                                   guint              n);

G_END_DECLS
