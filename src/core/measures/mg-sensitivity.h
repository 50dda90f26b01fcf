/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How figures move when the map is looked at a little differently: with or
 * without the support structure, collectives, links that are not confirmed.
 */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/* The same network under several scopes.  Immutable; any thread may read it. */
typedef struct _MgSensitivity MgSensitivity;

/* Main thread: takes the copies of @network that are to be looked at. */
MgSensitivity      *mg_sensitivity_new       (MgNetwork            *network,
                                              const MgScope        *scope) G_GNUC_WARN_UNUSED_RESULT;
void                mg_sensitivity_free      (MgSensitivity        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgSensitivity, mg_sensitivity_free)

/* The measures that are looked at unless said. */
const char * const *mg_sensitivity_get_ids   (void);

/**
 * mg_sensitivity_run:
 * @ids: (nullable) (array zero-terminated=1): measures of the network; others are
 *   left out; %NULL is mg_sensitivity_get_ids()
 *
 * A row for each measure.  The first column is "as_asked"; of the others there
 * are those that differ from what was asked: "with_support" or "without_support",
 * "with_collectives" or "without_collectives", "checked" (links of confidence 2 or
 * 3) and "confirmed" (3), or "any_confidence".
 *
 * Returns: (transfer full): or %NULL with @error %G_IO_ERROR_CANCELLED,
 *   %MG_ERROR_COMPUTE, or %MG_ERROR_NO_SUCH_ITEM for an unknown id
 */
MgGrid             *mg_sensitivity_run       (const MgSensitivity  *self,
                                              const char * const   *ids,
                                              MgProgress           *progress,
                                              GCancellable         *cancellable,
                                              GError              **error);

/* For people: where what was looked at has fewer than five organisations, shares
 * and means of @grid are taken out.  @grid: of @self
 */
void                mg_sensitivity_keep_counts (const MgSensitivity *self,
                                                MgGrid              *grid);

/* The same on the worker thread, for people.  @self: (transfer full) */
void                mg_sensitivity_run_async (MgSensitivity        *self,
                                              const char * const   *ids,
                                              MgProgress           *progress,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
MgGrid             *mg_sensitivity_run_finish (GAsyncResult        *result,
                                               GError             **error);

G_END_DECLS
