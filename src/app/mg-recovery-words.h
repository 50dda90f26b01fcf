/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of work that was recovered. */
#pragma once

#include "mg-recovery.h"

G_BEGIN_DECLS

/* All return (transfer full), translated. */

/* The pole's name, or the file's, or what stands for both. */
char *mg_recovery_dup_title   (const MgRecoveryEntry *entry);

/* When, how much, which file, and what the user should know of it: lines. */
char *mg_recovery_dup_details (const MgRecoveryEntry *entry);

G_END_DECLS
