/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of layouts, and how one is computed without holding up the window. */
#pragma once

#include "mg-progress.h"
#include "mg-snapshot.h"

G_BEGIN_DECLS

/* Median distance of two linked organisations in a finished layout, in map
 * units, or more where symbols and names would lie on each other; an
 * organisation's symbol has a radius of about a tenth of it.
 */
#define MG_LAYOUT_LINK_LENGTH 120.

/**
 * MgLayoutInput:
 * @graph: who is linked, in %MG_PERIMETER_ALL and every layer; undirected
 * @xy: 2 × n current places in map units; NaN where there is none
 * @is_pinned: (array): those that stay where they are (only if they have a place)
 * @is_collective: (array): a collective cooperation, not an organisation
 * @rings: (array): circle of belonging, 1…4; 0 is none of them
 * @is_centre: (array): the pole's support structure
 * @kinds: (array): the kind's place in the vocabulary, from 0; the number of
 *   kinds for those that have none, and for collectives
 * @n_kinds: number of kinds
 * @earth: 2 × n latitudes and longitudes in degrees, of the municipality; NaN
 *   where unknown
 * @values: (array) (nullable): how central each is by some measure, the more
 *   the greater; NaN where it has no meaning.  %NULL: with how many
 *   organisations each is linked
 * @sort_keys: (array): folded titles, for a stable order
 * @seed: same input and seed, same places
 *
 * A copy for a worker: plain, immutable once made.
 */
typedef struct
{
  MgSnapshot  *graph;
  double      *xy;
  gboolean    *is_pinned;
  gboolean    *is_collective;
  guint       *rings;
  gboolean    *is_centre;
  guint       *kinds;
  guint        n_kinds;
  double      *earth;
  double      *values;
  char       **sort_keys;
  guint32      seed;
} MgLayoutInput;

MgLayoutInput *mg_layout_input_new       (MgNetwork        *network,
                                          guint32           seed) G_GNUC_WARN_UNUSED_RESULT;
/* No kinds, rings or places; for tests and benchmarks. */
MgLayoutInput *mg_layout_input_new_plain (MgSnapshot       *graph,
                                          guint32           seed) G_GNUC_WARN_UNUSED_RESULT;
void           mg_layout_input_free      (MgLayoutInput    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgLayoutInput, mg_layout_input_free)

/* @xy: (out caller-allocates): 2 × n places, all finite; untouched on failure */
typedef gboolean (*MgLayoutFunc) (const MgLayoutInput  *input,
                                  MgProgress           *progress,
                                  GCancellable         *cancellable,
                                  double               *xy,
                                  GError              **error);

/**
 * MgLayout:
 * @id: stable: "stress", "circles", "sectors", "projects", "central",
 *   "territory", "circle", "grid"
 * @name: for people, by purpose; translate with _()
 * @command: names the undo step: "Arrange in circles"; translate with _()
 * @description: one sentence; translate with _()
 * @source: author and year of the method
 * @func: computes it
 */
typedef struct
{
  const char   *id;
  const char   *name;
  const char   *command;
  const char   *description;
  const char   *source;
  MgLayoutFunc  func;
} MgLayout;

/* The first row is the default. */
const MgLayout *mg_layout_get_table  (guint                *n_rows);
const MgLayout *mg_layout_find       (const char           *id);

/* In this thread.  @xy as for #MgLayoutFunc. */
gboolean        mg_layout_run        (const MgLayout       *layout,
                                      const MgLayoutInput  *input,
                                      MgProgress           *progress,
                                      GCancellable         *cancellable,
                                      double               *xy,
                                      GError              **error);

/* On the worker thread. @input: (transfer full) */
void            mg_layout_run_async  (const MgLayout       *layout,
                                      MgLayoutInput        *input,
                                      MgProgress           *progress,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
/* Returns: (transfer full) (element-type double): 2 × n places, or %NULL with
 * @error; @graph: (out) (transfer none) (optional): whose rows they are
 */
GArray         *mg_layout_run_finish (GAsyncResult         *result,
                                      MgSnapshot          **graph,
                                      GError              **error);

G_END_DECLS
