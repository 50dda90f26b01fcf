/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the figures of one network are printed. */
#pragma once

#include "mg-scope-options.h"

G_BEGIN_DECLS

/* Two lines for people: the perimeter and the levels that count. */
void mg_figures_print_scope (const MgResults       *results);

/* For people, in their language, with what each figure was computed on. */
void mg_figures_print_table (MgNetwork             *network,
                             const MgResults       *results,
                             const MgScopeOptions  *options);

/* One row per organisation; or, if only measures of the network were asked
 * for, one row per measure: measure, value, numerator, denominator.
 */
void mg_figures_print_csv   (MgNetwork             *network,
                             const MgResults       *results,
                             const MgScopeOptions  *options);

/* One object: see the design, section 6. */
void mg_figures_print_json  (const char            *path,
                             MgNetwork             *network,
                             const MgResults       *results,
                             const MgScopeOptions  *options);

G_END_DECLS
