/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Recovered Work": what was not saved when the program stopped, and what to do
 * with each piece of it.
 */
#pragma once

#include "mg-recovery.h"
#include "mg-window.h"

G_BEGIN_DECLS

/**
 * mg_recovery_dialog_present:
 * @entries: (element-type MgRecoveryEntry): kept as long as the dialog
 *
 * Nothing is opened or removed unless the user says so; closing it decides
 * nothing, and the same is asked at the next start.
 */
void mg_recovery_dialog_present (MgWindow  *parent,
                                 GPtrArray *entries);

G_END_DECLS
