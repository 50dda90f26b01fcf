/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pair of tables, as mg_sharing_write_nodes() and mg_sharing_write_edges() have
 * them, made so that it can be stopped.
 */
#pragma once

#include "mg-sharing.h"
#include "mg-writing.h"

G_BEGIN_DECLS

GBytes *mg_sharing_make_nodes (MgNetwork     *network,
                               MgTableStyle   style,
                               MgWriting     *writing,
                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *mg_sharing_make_edges (MgNetwork     *network,
                               MgTableStyle   style,
                               MgWriting     *writing,
                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
