/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an edit of the document means to the tables. */
#pragma once

#include "mg-table-list.h"

G_BEGIN_DECLS

/* Only where something stands on the map: no table shows it. */
gboolean mg_table_change_is_place      (const MgEdit *edit);
/* How an item is called, which its links show, too. */
gboolean mg_table_change_is_name       (const MgEdit *edit);
/* A field had its first value, or a file's field came or went. */
gboolean mg_table_change_needs_columns (const MgEdit *edit,
                                        MgNetwork    *network,
                                        MgTableList  *nodes,
                                        MgTableList  *edges);

G_END_DECLS
