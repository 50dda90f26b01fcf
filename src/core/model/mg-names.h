/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names as people list them: in the order of the alphabet of their language. */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

/**
 * MgName:
 * @id: whose it is
 * @name: as mg_network_dup_title() says it
 * @key: that orders it
 */
typedef struct
{
  MgId  id;
  char *name;
  char *key;
} MgName;

/* Those of the same name in the order of their identifiers.  Time O(n log n).
 * Returns: (transfer full) (element-type MgName)
 */
GArray *mg_names_new (MgNetwork  *network,
                      const MgId *ids,
                      guint       n_ids) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
