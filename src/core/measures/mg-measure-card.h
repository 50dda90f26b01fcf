/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a definition says of a measure besides its sentences: which values it can
 * have, and how it is checked.
 */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/* Returns: (transfer full): in the user's language: "0 to n−1", "−1 to 1", "yes or
 * no"; n are the organisations, m the linked pairs
 */
char       *mg_measure_dup_range         (const MgMeasure  *measure);

/* The ends of the range in one network; infinite without an end. */
double      mg_measure_get_lowest        (const MgMeasure  *measure,
                                          const MgSnapshot *graph);
double      mg_measure_get_highest       (const MgMeasure  *measure,
                                          const MgSnapshot *graph);

/* Returns: (transfer full): in the user's language, one check a line */
char       *mg_measure_dup_checks        (const MgMeasure  *measure);

/* (array zero-terminated=1): the programs that make a check, from the folder of
 * tests: one of them names each measure that has the check.
 */
const char * const *mg_measure_check_get_files (MgChecks    check);

G_END_DECLS
