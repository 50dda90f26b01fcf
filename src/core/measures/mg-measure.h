/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of measures, and how they are computed without holding up the
 * window.  Panel, command line, report, help and tests are made from its rows.
 */
#pragma once

#include "mg-grid.h"
#include "mg-progress.h"
#include "mg-snapshot.h"

G_BEGIN_DECLS

/* Of the whole network, of each organisation, of each pair that is linked, or a table
 * of figures.
 */
typedef enum
{
  MG_MEASURE_NETWORK,
  MG_MEASURE_ORGANISATION,
  MG_MEASURE_LINK,
  MG_MEASURE_GRID,
} MgMeasureDomain;

/* How a value is shown; all are doubles inside. */
typedef enum
{
  MG_MEASURE_COUNT,     /* whole number */
  MG_MEASURE_REAL,
  MG_MEASURE_SHARE,     /* 0…1 */
  MG_MEASURE_YES_NO,    /* 0 or 1 */
  MG_MEASURE_GROUP,     /* number of a group, from 0; not a quantity */
} MgMeasureFormat;

/* What values cannot pass; of shares, yes and no, and groups the format says it. */
typedef enum
{
  MG_BOUND_OF_FORMAT,
  MG_BOUND_NONE,
  MG_BOUND_MINUS_1,
  MG_BOUND_MINUS_HALF,
  MG_BOUND_0,
  MG_BOUND_1,
  MG_BOUND_9_8,
  MG_BOUND_N,           /* organisations */
  MG_BOUND_N_HALF,
  MG_BOUND_N_1,         /* all others */
  MG_BOUND_PARTNERS,    /* likewise, twice with directions */
  MG_BOUND_PAIRS,       /* possible pairs; arcs with directions */
  MG_BOUND_TWOS,        /* possible pairs, whatever the directions */
  MG_BOUND_BETWEEN,     /* possible pairs of the others; arcs with directions */
  MG_BOUND_ALONG,       /* pairs whose ways lead along one link */
  MG_BOUND_M,           /* linked pairs */
  MG_N_BOUNDS
} MgBound;

/* What a measure is made of, which decides what it leaves out. */
typedef enum
{
  MG_COUNTS_PAIRS,          /* links of the same two are one */
  MG_COUNTS_LINKS,          /* each of them counts */
  MG_COUNTS_BOTH,
  MG_COUNTS_ORGANISATIONS,
  MG_COUNTS_SUPPORT,        /* links of support and governance */
  MG_COUNTS_APART,          /* the support structure beside the others */
  MG_COUNTS_POLE,           /* what the pole says of itself */
  MG_N_COUNTS
} MgCounts;

/* How the tests look after a measure; see mg_measure_check_get_files(). */
typedef enum
{
  MG_CHECK_SHAPES        = 1 << 0,
  MG_CHECK_EVERY_NETWORK = 1 << 1,
  MG_CHECK_BRUTE_FORCE   = 1 << 2,
  MG_CHECK_SLOW_WAY      = 1 << 3,
  MG_CHECK_IGRAPH        = 1 << 4,
  MG_CHECK_PUBLISHED     = 1 << 5,
  MG_CHECK_PROGRAMS      = 1 << 6,
  MG_CHECK_GROUPS        = 1 << 7,
  MG_CHECK_SAME          = 1 << 8,
  MG_CHECK_LAWS          = 1 << 9,
  MG_CHECK_SAMPLE        = 1 << 10,
  MG_CHECK_METHOD        = 1 << 11,
  MG_CHECK_COUNTED       = 1 << 12,
} MgChecks;

#define MG_N_CHECKS 13

/* One figure of a network; untouched on failure. */
typedef gboolean (*MgNetworkMeasureFunc)      (const MgSnapshot  *graph,
                                               MgProgress        *progress,
                                               GCancellable      *cancellable,
                                               MgFigure          *figure,
                                               GError           **error);

/* One value per row of the snapshot; untouched on failure. */
typedef gboolean (*MgOrganisationMeasureFunc) (const MgSnapshot  *graph,
                                               MgProgress        *progress,
                                               GCancellable      *cancellable,
                                               double            *values,
                                               GError           **error);

/* One value per pair of the snapshot, of which each of its links has the whole;
 * untouched on failure.
 */
typedef gboolean (*MgLinkMeasureFunc)         (const MgSnapshot  *graph,
                                               MgProgress        *progress,
                                               GCancellable      *cancellable,
                                               double            *values,
                                               GError           **error);

/* Returns: (transfer full): a table of figures; %NULL with @error set */
typedef MgGrid *(*MgGridMeasureFunc)          (const MgSnapshot  *graph,
                                               MgProgress        *progress,
                                               GCancellable      *cancellable,
                                               GError           **error);

/**
 * MgMeasure:
 * @id: stable, ASCII: in files, on the command line and in settings
 * @indicator: (nullable): the method's number, "I-01" to "I-37"
 * @domain: of what
 * @format: how it is shown
 * @counts: what it is made of
 * @is_expert: not for facilitators
 * @ignores_directions: the same of a directed snapshot as of its pairs
 * @name: for people; translate with _()
 * @unit: what one is; translate with _(); "" if none
 * @low: the least value; of a table, of each of its cells
 * @high: the largest one
 * @question: the question it answers; translate with _()
 * @formula: plain text; translate with _()
 * @sentence: what a high value says, for those who know no graph theory; translate
 * @caution: what it does not say; translate with _()
 * @source: author and year of the definition, DOI where there is one
 * @none_reason: when there is no value; translate with _()
 * @checks: how the tests look after it
 * @network_func: for %MG_MEASURE_NETWORK
 * @organisation_func: for %MG_MEASURE_ORGANISATION
 * @link_func: for %MG_MEASURE_LINK
 * @grid_func: for %MG_MEASURE_GRID
 */
typedef struct
{
  const char                *id;
  const char                *indicator;
  MgMeasureDomain            domain;
  MgMeasureFormat            format;
  MgCounts                   counts;
  gboolean                   is_expert;
  gboolean                   ignores_directions;
  const char                *name;
  const char                *unit;
  MgBound                    low;
  MgBound                    high;
  const char                *question;
  const char                *formula;
  const char                *sentence;
  const char                *caution;
  const char                *source;
  const char                *none_reason;
  MgChecks                   checks;
  MgNetworkMeasureFunc       network_func;
  MgOrganisationMeasureFunc  organisation_func;
  MgLinkMeasureFunc          link_func;
  MgGridMeasureFunc          grid_func;
} MgMeasure;

const MgMeasure *mg_measure_get_table (guint       *n_rows);
const MgMeasure *mg_measure_find      (const char  *id);

/**
 * MgResults:
 *
 * What a run found.  Immutable; any thread may read it.  Holds the snapshot it
 * was computed on, whose revision tells whether it is stale.
 */
typedef struct _MgResults MgResults;

MgResults        *mg_results_ref            (MgResults       *self);
void              mg_results_unref          (MgResults       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgResults, mg_results_unref)

const MgSnapshot *mg_results_get_snapshot   (const MgResults *self);

/* (nullable): the figure, if that network measure was asked for. */
const MgFigure   *mg_results_get_figure     (const MgResults *self,
                                             const char      *id);

/* (nullable): one value per row of the snapshot, if that was asked for. */
const double     *mg_results_get_values     (const MgResults *self,
                                             const char      *id);

/* The value of one organisation; NaN if there is none. */
double            mg_results_get_value      (const MgResults *self,
                                             const char      *id,
                                             MgId             organisation);

/* (nullable): one value per pair of the snapshot, if that was asked for. */
const double     *mg_results_get_link_values (const MgResults *self,
                                              const char      *id);

/* That of the pair which a link of @network joins, or in a directed snapshot of the
 * arc; NaN if the link does not count, as a wish, or if the two were not linked when
 * that was computed.  A link that came since beside others has the value of these:
 * the snapshot’s revision tells whether the network has changed.  @measure: a row of the
 * table, of links.  Time O(log m).
 */
double            mg_results_get_link_value (const MgResults *self,
                                             const MgMeasure *measure,
                                             MgNetwork       *network,
                                             MgId             link);

/* Returns: (transfer full) (nullable): the same as a table, a row for each pair, the
 * largest value first, @n_rows at most, and none where no pair has a value because the
 * network is too large; %NULL if that was not asked for
 */
MgGrid           *mg_results_dup_link_grid  (const MgResults *self,
                                             const char      *id,
                                             guint            n_rows) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable): the table of figures, if that was asked for. */
const MgGrid     *mg_results_get_grid       (const MgResults *self,
                                             const char      *id);

/* For each layer of the snapshot: pairs / possible pairs. */
const MgFigure   *mg_results_get_layer_densities (const MgResults *self,
                                                  guint           *n_layers);

/* With fewer organisations, figures but counts say nothing. */
#define MG_FEW_ORGANISATIONS 5

/* Whether a figure is not shown of so few organisations: one that is no count; of a
 * share, its counts are. */
gboolean          mg_measure_is_hidden      (const MgMeasure *measure,
                                             guint            n_organisations);
void              mg_measure_keep_counts    (const MgMeasure *measure,
                                             guint            n_organisations,
                                             MgFigure        *figure);

/**
 * mg_results_keep_counts:
 * @self: (transfer full): just computed, seen by nobody else
 *
 * Of a network of few, for people: figures of the network and of organisations that
 * are no counts have no value.  Tables are left as they are.
 *
 * Returns: (transfer full): @self
 */
MgResults        *mg_results_keep_counts    (MgResults       *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_measure_run:
 * @graph: the network
 * @ids: (nullable) (array zero-terminated=1): which measures; %NULL is all
 * @progress: (nullable): follows the work
 *
 * Computes measures one after the other, in this thread.
 *
 * Returns: (transfer full): or %NULL with @error %G_IO_ERROR_CANCELLED,
 *   %MG_ERROR_COMPUTE, or %MG_ERROR_NO_SUCH_ITEM for an unknown id
 */
MgResults        *mg_measure_run            (MgSnapshot          *graph,
                                             const char * const  *ids,
                                             MgProgress          *progress,
                                             GCancellable        *cancellable,
                                             GError             **error);

/* The same on the worker thread. */
void              mg_measure_run_async      (MgSnapshot          *graph,
                                             const char * const  *ids,
                                             MgProgress          *progress,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
MgResults        *mg_measure_run_finish     (GAsyncResult        *result,
                                             GError             **error);

/* Returns: (transfer full): a value for people, in their language: "0,148",
 * "12", "yes", and "sans objet" for NaN; people count groups from 1
 */
char             *mg_measure_format_value   (const MgMeasure     *measure,
                                             double               value);

/* Returns: (transfer full): the same for a figure: a share of fewer than ten is
 * told by its counts, "3 of 8"
 */
char             *mg_measure_format_figure  (const MgMeasure     *measure,
                                             const MgFigure      *figure);

/* (nullable): why there is no value, in the user's language; %NULL if the measure
 * always has one. */
const char       *mg_measure_get_reason     (const MgMeasure     *measure);

/* (nullable): the same of a network of so many organisations, untranslated. */
const char       *mg_measure_find_reason    (const MgMeasure     *measure,
                                             guint                n_organisations);

/**
 * mg_measure_rank:
 *
 * Places in a list, 1 for the largest.  Equal values share the best of their
 * places (1, 2, 2, 4): what differs by less than one part in 1e9 is equal.
 * 0 for NaN, which has no place.
 *
 * Returns: (transfer full) (array length=n)
 */
guint            *mg_measure_rank           (const double        *values,
                                             guint                n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
