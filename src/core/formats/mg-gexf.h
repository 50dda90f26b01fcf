/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEXF, the format of Gephi: its reader and its writer. */
#pragma once

#include "mg-given.h"

G_BEGIN_DECLS

/* What we write as <creator>: then the looks in the file are ours, and are made again. */
#define MG_GEXF_CREATOR "Maillage"

/* The rows of the format table. */
gboolean  mg_gexf_read  (MgNetwork     *network,
                         int            fd,
                         const char    *display_name,
                         MgWarnings    *warnings,
                         MgProgress    *progress,
                         GCancellable  *cancellable,
                         GError       **error);
GBytes   *mg_gexf_write (MgNetwork     *network,
                         MgWarnings    *warnings,
                         MgProgress    *progress,
                         GCancellable  *cancellable,
                         GError       **error);

G_END_DECLS
