/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What users do, as named transactions.  Each function only makes the
 * transaction; running it is the history's business.
 */
#pragma once

#include "mg-transaction.h"

G_BEGIN_DECLS

/* All return (transfer full). */

/**
 * mg_command_add_organisation:
 * @label: short name; "" for none yet
 * @kind: (nullable): identifier of the vocabulary
 * @x: map units
 * @id: (out) (optional): the new organisation
 */
MgTransaction *mg_command_add_organisation (MgNetwork   *network,
                                            const char  *label,
                                            const char  *kind,
                                            double       x,
                                            double       y,
                                            MgId        *id);

/* @type: (nullable): identifier of a collective type */
MgTransaction *mg_command_add_collective   (MgNetwork   *network,
                                            const char  *label,
                                            const char  *type,
                                            double       x,
                                            double       y,
                                            MgId        *id);

/**
 * mg_command_add_link:
 * @layer: (nullable): identifier of a layer
 *
 * Links @source to @target, undirected; if one end is a collective and the
 * other an organisation, adds a participation instead, and @layer is ignored.
 *
 * Returns: %NULL with @error %MG_ERROR_BAD_VALUE if the two are one, or both
 *   collectives
 */
MgTransaction *mg_command_add_link         (MgNetwork   *network,
                                            MgId         source,
                                            MgId         target,
                                            const char  *layer,
                                            MgId        *id,
                                            GError     **error);

/* "remove Ressourcerie", "remove 3 items". */
MgTransaction *mg_command_remove           (MgNetwork   *network,
                                            const MgId  *ids,
                                            guint        n_ids);

/* Sets one field of several items; "Kind of Ressourcerie". */
MgTransaction *mg_command_set              (MgNetwork     *network,
                                            const MgId    *ids,
                                            guint          n_ids,
                                            MgFieldId      field,
                                            const MgValue *value);

/**
 * mg_command_move:
 * @xy: (array): 2 × @n_ids map coordinates
 * @label: (nullable): "Arrange in circles"; by default "move …"
 */
MgTransaction *mg_command_move             (MgNetwork    *network,
                                            const MgId   *ids,
                                            guint         n_ids,
                                            const double *xy,
                                            const char   *label);

/* Turns a link round: source becomes target. */
MgTransaction *mg_command_reverse_link     (MgNetwork   *network,
                                            MgId         link);

G_END_DECLS
