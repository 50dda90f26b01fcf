/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that a field may hold: those of its vocabulary, and those in use. */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

/* @kind: of the items that have the field
 * @typed: "" is "not known", which always is one
 * @near: (out) (transfer full) (nullable): what may have been meant, if it is none:
 *   its identifier, where @typed is its label
 */
gboolean mg_field_has_word (MgNetwork   *network,
                            guint        kind,
                            MgFieldId    field,
                            const char  *typed,
                            char       **near);

G_END_DECLS
