/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is odd in a network that reads well. */
#pragma once

#include "mg-format.h"

G_BEGIN_DECLS

/**
 * mg_integrity_check:
 * @warnings: where each oddity goes, without a line: what, where, and what to do
 *
 * Looks for links of an organisation to itself, probable duplicates (links of
 * one pair, level and type at the same time; organisations of one name), ends
 * before beginnings, links older than the entry of one of their organisations,
 * several support structures, names of blanks, weights that are missing, negative or
 * not finite, and identifiers that name nothing.  None of them
 * is an error: a facilitator may have good reasons.
 */
void mg_integrity_check (MgNetwork  *network,
                         MgWarnings *warnings);

G_END_DECLS
