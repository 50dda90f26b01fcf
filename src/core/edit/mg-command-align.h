/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting what is selected in line, at even distances or on a grid. */
#pragma once

#include "mg-transaction.h"

G_BEGIN_DECLS

/**
 * MgAlignment:
 * @id: stable: "left", "centre", "right", "top", "middle", "bottom", "across",
 *   "down", "grid"
 * @name: of the command, for menus; translate with _()
 * @step: names the undo step; translate with _()
 * @least: how many it takes
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *step;
  guint       least;
} MgAlignment;

const MgAlignment *mg_alignment_get_table (guint             *n_rows);
const MgAlignment *mg_alignment_find      (const char        *id);

/**
 * mg_command_align:
 * @ids: organisations and collectives; others, and those without a place, are
 *   left alone
 *
 * Only those that move are in the transaction; it is empty if there are less
 * than it takes.
 *
 * Returns: (transfer full)
 */
MgTransaction     *mg_command_align       (MgNetwork         *network,
                                           const MgId        *ids,
                                           guint              n_ids,
                                           const MgAlignment *how);

G_END_DECLS
