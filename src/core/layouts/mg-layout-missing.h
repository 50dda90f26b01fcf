/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places for what a file gives none. */
#pragma once

#include <gio/gio.h>

#include "mg-layout.h"
#include "mg-network.h"

G_BEGIN_DECLS

/* Who stands where everybody else stands has no place: all of @input's are forgotten
 * if they are one and the same.
 */
void     mg_layout_forget_one_place (MgLayoutInput *input);

/* Places those that have no place by the first layout of the table; the others keep
 * theirs.  For a network that nobody sees yet: there is nothing to undo.
 */
gboolean mg_layout_place_missing (MgNetwork     *network,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
