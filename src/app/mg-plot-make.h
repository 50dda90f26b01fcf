/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plots out of figures. */
#pragma once

#include "mg-document.h"
#include "mg-plot.h"

G_BEGIN_DECLS

/**
 * mg_plot_make:
 * @document: with results
 * @x: of a distribution or scatter plot: a measure of organisations
 * @y: of a scatter plot: another one
 * @is_public: it leaves this computer: what is not to be passed on has no name
 *
 * Returns: (nullable) (transfer full): %NULL if there are no such figures
 */
MgPlot *mg_plot_make           (MgDocument      *document,
                                MgPlotSort       sort,
                                const char      *x,
                                const char      *y,
                                gboolean         is_public) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): what figures are about: "Whole map, June 2016 (21
 * organisations, 40 links)"
 */
char   *mg_plot_make_subtitle  (const MgSnapshot *graph) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_plot_make_about:
 * @document: (nullable)
 * @results: (nullable)
 * @stale: whether to say that they are old
 *
 * Returns: (transfer full): what figures are about, or why there are none
 */
char   *mg_plot_make_about     (MgDocument       *document,
                                MgResults        *results,
                                gboolean          stale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
