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
 * @groups: (array) (nullable): the groups that sectors, columns or levels are
 *   made of, from 0; @n_groups for those of none, and for collectives.  %NULL:
 *   the layout's own (kinds, or circles of belonging)
 * @n_groups: number of groups
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
  guint       *groups;
  guint        n_groups;
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

/* Whether @field divides the organisations into groups that can be told apart on
 * a map: several of them, not too many.
 */
gboolean       mg_layout_can_group_by    (MgNetwork        *network,
                                          MgFieldId         field);

/**
 * mg_layout_input_group_by:
 * @network: what @self was made of, unchanged since
 *
 * Sets the groups by the values of @field: in the vocabulary's order, others
 * after them, numbers by size and words by the alphabet.  Of several choices the
 * first one counts.
 *
 * Returns: %FALSE with @error %MG_ERROR_NO_SUCH_ITEM, and no groups, if
 *   mg_layout_can_group_by() says no
 */
gboolean       mg_layout_input_group_by  (MgLayoutInput    *self,
                                          MgNetwork        *network,
                                          MgFieldId         field,
                                          GError          **error);

/**
 * mg_layout_input_set_values:
 * @ids: (array length=n_ids): organisations
 * @values: (array length=n_ids): how central each is
 *
 * Others have no value.
 */
void           mg_layout_input_set_values (MgLayoutInput   *self,
                                           const MgId      *ids,
                                           const double    *values,
                                           guint            n_ids);

/* Whether organisations have several numbers in @field, so that some are nearer to
 * the middle.
 */
gboolean       mg_layout_can_measure_by  (MgNetwork        *network,
                                          MgFieldId         field);

/* Sets the values to the numbers of @field: as mg_layout_input_group_by(), with
 * mg_layout_can_measure_by().
 */
gboolean       mg_layout_input_measure_by (MgLayoutInput   *self,
                                          MgNetwork        *network,
                                          MgFieldId         field,
                                          GError          **error);

/* @xy: (out caller-allocates): 2 × n places, all finite; untouched on failure */
typedef gboolean (*MgLayoutFunc) (const MgLayoutInput  *input,
                                  MgProgress           *progress,
                                  GCancellable         *cancellable,
                                  double               *xy,
                                  GError              **error);

/**
 * MgLayoutRing:
 * @radius: of a circle about 0, 0 that organisations were put on
 * @value: what it stands for: the circle of belonging, 1…4; or how central
 *   those on it are, a round number
 */
typedef struct
{
  double radius;
  double value;
} MgLayoutRing;

/* Returns: (transfer full) (element-type MgLayoutRing): from the inner one outwards */
typedef GArray *(*MgLayoutRingsFunc) (const MgLayoutInput  *input,
                                      const double         *xy);

/* What a layout can be made by, if not by what is its own. */
typedef enum
{
  MG_LAYOUT_BY_NOTHING,
  MG_LAYOUT_BY_FIELD,      /* mg_layout_input_group_by() */
  MG_LAYOUT_BY_MEASURE,    /* mg_layout_input_set_values() or _measure_by() */
} MgLayoutBy;

/**
 * MgLayout:
 * @id: stable: "stress", "groups", "circles", "sectors", "columns", "levels",
 *   "projects", "central", "territory", "circle", "grid"
 * @by: what else it can be made by
 * @name: for people, by purpose; translate with _()
 * @command: names the undo step: "Arrange in circles"; translate with _()
 * @description: one sentence; translate with _()
 * @source: author and year of the method
 * @func: computes it
 * @rings_func: (nullable): the circles that it puts organisations on
 *
 * Pinned ones stay exactly where they are.  If what is on the map is the layout
 * already, with some organisations more, others stay too, and the same again
 * moves nobody:
 *
 *  - stress, groups: all but those next to a new one, unless a drawing from
 *    scratch is far better
 *  - circle, circles, projects: the order around is kept, and makes room: nobody
 *    goes on by more than half a place for a new one, circles grow as they must
 *  - sectors: as circles; the last one of a full arc goes to the next arc
 *  - columns, levels: everybody stays on their line, and goes on along it only as
 *    far as those before need
 *  - central: the direction is kept, the distance follows the value
 *  - grid: corner and columns are kept, those after a new one go on by one cell
 *  - territory: it always begins with where they are on earth
 *  - those in rows below a drawing keep their cells
 */
typedef struct
{
  const char   *id;
  MgLayoutBy    by;
  const char   *name;
  const char   *command;
  const char   *description;
  const char   *source;
  MgLayoutFunc  func;
  MgLayoutRingsFunc rings_func;
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
/* What was given to mg_layout_run_async(); lent, as long as @result is there. */
const MgLayoutInput *
                mg_layout_run_get_input (GAsyncResult        *result);

/**
 * mg_layout_find_rings:
 * @xy: what @layout made of @input
 *
 * Those whom it was not free to place do not count.
 *
 * Returns: (transfer full) (element-type MgLayoutRing): from the inner one outwards;
 *   none if the layout has no circles that mean something
 */
GArray         *mg_layout_find_rings (const MgLayout         *layout,
                                      const MgLayoutInput    *input,
                                      const double           *xy) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
