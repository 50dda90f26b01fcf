/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pole's report: a page for those who decide, with the map and a few sentences;
 * then what the map says, question by question; who is there; and how each figure is
 * defined.  No ranking, no advice.
 */
#pragma once

#include "mg-leaflet.h"
#include "mg-measure.h"

G_BEGIN_DECLS

/* Returns: (transfer container) (array zero-terminated=1): what is to be measured */
const char **mg_report_dup_measures (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_report_new:
 * @network: read only; what is marked as not to be passed on is not named
 * @title: of the pole
 * @scope: what @results were asked of, with details
 * @results: of mg_report_dup_measures() at least
 * @scene: the map, without what is not to be passed on
 *
 * Time O(n·log n).
 *
 * Returns: (transfer full): in the user's language
 */
MgLeaflet   *mg_report_new          (MgNetwork       *network,
                                     const char      *title,
                                     const MgScope   *scope,
                                     const MgResults *results,
                                     MgScene         *scene) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
