/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawing of a large piece: stress over a sample of pairs, then a local phase, as
 * stress alone leaves nobody near those whom they work with.
 */
#pragma once

#include "mg-stress-kernel.h"

G_BEGIN_DECLS

/**
 * mg_large_draw:
 * @is_local: that neighbours are near each other is worth more than stress
 * @xy: (inout): as of mg_stress_sparse()
 *
 * Where some have a mobility of less than 1, groups are not brought together.
 */
gboolean mg_large_draw (const MgStressTask *task,
                        gboolean            is_local,
                        const MgLayoutRun  *run,
                        double             *xy,
                        GError            **error);

G_END_DECLS
