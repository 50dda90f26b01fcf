/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the figures of one network are printed. */
#pragma once

#include "mg-json-out.h"
#include "mg-random-comparison.h"
#include "mg-scope-options.h"
#include "mg-table.h"

G_BEGIN_DECLS

/**
 * MgFigures:
 * @path: the file
 * @random: (nullable): where figures stand among those of random networks
 * @random_options: how these were drawn
 * @sensitivity: (nullable): figures under other scopes
 * @methods: (nullable): the note on methods
 * @latex: print tables for LaTeX
 * @ranks: with the figures of organisations, their places
 */
typedef struct
{
  const char           *path;
  MgNetwork            *network;
  const MgResults      *results;
  const MgScopeOptions *options;
  const MgGrid         *random;
  MgRandomOptions       random_options;
  const MgGrid         *sensitivity;
  const char           *methods;
  gboolean              latex;
  gboolean              ranks;
} MgFigures;

/* Two lines for people: the perimeter and the levels that count. */
void mg_figures_print_scope  (const MgResults *results,
                              gboolean         latex);

/* For people, in their language, with what each figure was computed on. */
void mg_figures_print_table  (const MgFigures *self);

/* One row per organisation; if only measures of links were asked for, one row per
 * pair that is linked; if neither, one row per measure: measure, value, numerator,
 * denominator; and if a table was, one row per cell: measure, row, column, value, numerator, denominator.  The comparison
 * with random networks, and the sensitivity, are tables of their own.
 */
void mg_figures_print_csv    (const MgFigures *self);

/* One object: see the design, section 6. */
void mg_figures_print_json   (const MgFigures *self);

/* Tables, the parts of the above. */
gboolean mg_figures_shows    (const MgFigures *self,
                              const MgMeasure *measure);
void mg_figures_print_line   (const char      *format,
                              ...) G_GNUC_PRINTF (1, 2);
/* A line that is in no table: for LaTeX, a comment. */
void mg_figures_print_remark (gboolean         latex,
                              const char      *format,
                              ...) G_GNUC_PRINTF (2, 3);
void mg_figures_print_section (const MgFigures *self,
                               const char      *title,
                               MgTable         *table,
                               gboolean         has_header);
void mg_figures_print_grids  (const MgFigures *self);
void mg_figures_print_random (const MgFigures *self);
void mg_figures_print_sensitivity (const MgFigures *self);
/* Places by a measure, see mg_measure_rank(): none were asked for, or it is no
 * quantity.  Returns: (transfer full) (nullable): by row
 */
guint   *mg_figures_dup_ranks (const MgFigures *self,
                               const MgMeasure *measure);
/* Returns: (transfer full): "51.3 (2)", or with a place that is shared "0 (12=)" */
char    *mg_figures_format_rank (const MgFigures *self,
                                 const guint     *ranks,
                                 guint            row,
                                 const char      *value);
/* Measures of links, for people, for programs ("pairs", an object for each) and as
 * CSV: a row for each pair that is linked.
 */
void     mg_figures_print_links (const MgFigures *self);
void     mg_figures_add_links (const MgFigures *self,
                               MgJson          *json);
MgTable *mg_figures_make_links (const MgFigures *self) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): CSV, a row for each cell */
MgTable *mg_figures_make_cells (const MgFigures *self);

G_END_DECLS
