/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks to measure, and short ways to ask for one figure. */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/* Equal within @tolerance; NaN is equal to NaN only. */
#define mg_assert_near(value, expected, tolerance) \
  mg_fixture_assert_near (G_STRLOC, #value, (value), (expected), (tolerance))

void        mg_fixture_assert_near   (const char       *where,
                                      const char       *what,
                                      double            value,
                                      double            expected,
                                      double            tolerance);

/* @pairs: "a-b c-d …", names in the order in which they are met; a name alone is
 * an isolate.  @names: (out) (optional): row → name, to be freed with g_strfreev()
 */
MgSnapshot *mg_fixture_parse         (const char       *pairs,
                                      gboolean          directed,
                                      char           ***names);

/* Each pair (arc) with that probability, from g_test_rand_double(). */
MgSnapshot *mg_fixture_random        (guint             n,
                                      double            probability,
                                      gboolean          directed);

/* As large ones of the benchmarks are: @mean partners. */
MgSnapshot *mg_fixture_spread        (guint             n,
                                      double            mean,
                                      gboolean          directed);

MgSnapshot *mg_fixture_path          (guint             n);
MgSnapshot *mg_fixture_star          (guint             n);
MgSnapshot *mg_fixture_cycle         (guint             n);
MgSnapshot *mg_fixture_complete      (guint             n);
MgSnapshot *mg_fixture_empty         (guint             n);

/* The fictitious pole of tests/data/sample. */
MgNetwork  *mg_fixture_sample        (void);

/* An item, and what one of its fields says, as it stands in a file; a field that
 * it cannot have, and "", are passed over. */
MgId        mg_fixture_add           (MgNetwork        *network,
                                      MgItemKind        kind,
                                      MgId              source,
                                      MgId              target);
void        mg_fixture_set           (MgNetwork        *network,
                                      MgItemKind        kind,
                                      MgId              id,
                                      const char       *name,
                                      const char       *text);

MgResults  *mg_fixture_run           (MgSnapshot       *graph,
                                      const char       *id);   /* NULL: all */
MgFigure    mg_fixture_figure        (MgSnapshot       *graph,
                                      const char       *id);
/* Whether names and values are the same, NaN being itself. */
gboolean    mg_fixture_same_grid     (const MgGrid     *one,
                                      const MgGrid     *other);
/* Returns: (transfer full): one value per row */
double     *mg_fixture_values        (MgSnapshot       *graph,
                                      const char       *id);

G_END_DECLS
