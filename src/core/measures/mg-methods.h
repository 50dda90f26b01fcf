/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How figures were found, for those who publish them. */
#pragma once

#include "mg-random-comparison.h"

G_BEGIN_DECLS

/**
 * mg_methods_dup_text:
 * @scope: what was asked for
 * @random: (nullable): how random networks were drawn, if some were
 * @ids: (nullable): the measures that are published; %NULL: all that are in @results
 *
 * A note in plain text, in the user's language: versions of Maillage and igraph,
 * perimeter, date and levels, what is left out, how links become pairs, seeds, and
 * the card of each measure.  The same figures give the
 * same note, to the last byte.
 *
 * Returns: (transfer full)
 */
char *mg_methods_dup_text (const MgScope         *scope,
                           const MgResults       *results,
                           const MgRandomOptions *random,
                           const char * const    *ids) G_GNUC_WARN_UNUSED_RESULT;

/* Parts of it, which stand above figures, too: on how much they were computed, and
 * what counts that need not, or does not; a line each, the last without its end.
 * Returns: (transfer full)
 */
char *mg_methods_dup_computed (const MgSnapshot *graph) G_GNUC_WARN_UNUSED_RESULT;
char *mg_methods_dup_choices  (const MgScope    *scope) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
