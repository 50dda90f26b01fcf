/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short ways from rows of a snapshot to what fields say. */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

#define MG_DECLARE_FIGURE(name) \
  gboolean name (const MgSnapshot  *graph, \
                 MgProgress        *progress, \
                 GCancellable      *cancellable, \
                 MgFigure          *figure, \
                 GError           **error)

#define MG_DECLARE_VALUES(name) \
  gboolean name (const MgSnapshot  *graph, \
                 MgProgress        *progress, \
                 GCancellable      *cancellable, \
                 double            *values, \
                 GError           **error)

#define MG_DECLARE_GRID(name) \
  MgGrid *name  (const MgSnapshot  *graph, \
                 MgProgress        *progress, \
                 GCancellable      *cancellable, \
                 GError           **error)

/* A figure (a grid) that only counts. */
#define MG_DEFINE_FIGURE(name, expression) \
  MG_DECLARE_FIGURE (name) \
  { \
    *figure = (expression); \
 \
    return TRUE; \
  }

#define MG_DEFINE_GRID(name, expression) \
  MG_DECLARE_GRID (name) \
  { \
    return (expression); \
  }

/* (nullable): %NULL if the snapshot has no details */
const MgOrganisationDetail *mg_row_detail   (const MgSnapshot  *graph,
                                             guint              row);

/* How rows are named in tables: the text identifier, or else "#" and a number.
 * Valid until the next call on this thread that needs to make one up.
 */
const char                 *mg_row_name     (const MgSnapshot  *graph,
                                             guint              row);

/* Returns: (transfer full): "a-b" */
char                       *mg_row_dup_pair (const MgSnapshot  *graph,
                                             guint              row,
                                             guint              other);

/* The links that the snapshot counts, one after the other.  @place: 0 at first.
 * Returns: (nullable): %NULL after the last one
 */
const MgLinkDetail         *mg_next_link    (const MgSnapshot  *graph,
                                             guint             *place);

/* NaN of nothing; sorts @values. */
double                      mg_median       (double            *values,
                                             guint              n);

G_END_DECLS
