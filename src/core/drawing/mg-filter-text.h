/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter as one text, as the pole keeps it and the command line takes it:
 * "sector=culture|food;joined>=2013;label~coop;kind!=firm;ring!=partners;fade".
 *
 * Conditions first: FIELD=VALUE|VALUE ("" is "not known"), FIELD~TEXT, FIELD>=LOW,
 * FIELD<=HIGH.  Then what the legend hides: kind!=, layer!= and ring!= with
 * identifiers, no-collectives; and fade.  What would be taken for a sign of this
 * writing is written as in addresses: "%3B".
 */
#pragma once

#include "mg-scene.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): %NULL if it leaves nothing out.  The same
 * filter is the same text.
 */
char     *mg_filter_dup_text (const MgFilter  *self);

/**
 * mg_filter_read:
 * @text: (nullable)
 * @error: set at the first part that cannot be understood; that part is passed over
 *
 * Returns: (transfer full): a filter in any case
 */
MgFilter *mg_filter_read     (MgNetwork       *network,
                              const char      *text,
                              GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
