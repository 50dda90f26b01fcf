/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The score that is proportional to the sum of the partners' scores. */
#pragma once

#include <gio/gio.h>

#include "mg-partners.h"

G_BEGIN_DECLS

/**
 * mg_perron:
 * @partners: all partners, whatever the directions
 * @begin: first place of a piece in one part, of two places at least
 * @end: one behind its last
 * @scores: (out caller-allocates): by place; those of the piece are set, to
 *   values above 0 whose squares sum to 1
 * @value: (out): by how much partners' sums are more than the score
 *
 * By Lanczos' steps, begun again from what was found (power iteration would need
 * steps in proportion to 1 / gap, these to its root).  In a piece whose members
 * are of two sides, the other extreme is as large but negative, and does not
 * disturb: the largest is looked for, not the largest in size.
 *
 * Right to 1e-12 of @value in the sum over all, measured on what was found; in a
 * score, that much over the gap between the two largest values.
 *
 * Returns: whether it has settled; not if it was cancelled, nor in long chains,
 *   whose gap is next to nothing
 */
gboolean mg_perron (const MgPartners *partners,
                    guint             begin,
                    guint             end,
                    double           *scores,
                    double           *value,
                    GCancellable     *cancellable);

G_END_DECLS
