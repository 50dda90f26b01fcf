/* SPDX-License-Identifier: GPL-3.0-or-later */
/* VNA, the tables of NetDraw (Borgatti 2002): its reader.
 *
 *   *Node data
 *   ID kind
 *   Recyclerie ess
 *   *Node properties
 *   ID x y shortlabel
 *   Recyclerie 10 20 R
 *   *Tie data
 *   from to strength
 *   Recyclerie Fournil 2
 *
 * Columns are fields, but for some that have a name of their own with us:
 * "shortlabel" is "label", "strength" is "weight".  Ties go one way.
 */
#pragma once

#include "mg-format.h"

G_BEGIN_DECLS

gboolean mg_vna_read (MgNetwork     *network,
                      int            fd,
                      const char    *display_name,
                      MgWarnings    *warnings,
                      MgProgress    *progress,
                      GCancellable  *cancellable,
                      GError       **error);

G_END_DECLS
