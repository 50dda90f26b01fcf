/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tooltip of a cell says that the cell has no room for. */
#pragma once

#include <gtk/gtk.h>

#include "mg-table-column.h"

G_BEGIN_DECLS

/**
 * mg_table_hint_dup:
 * @label: shows the cell's text, and may cut it
 *
 * Returns: (transfer full) (nullable): the full wording of a short word, or the
 *   whole of a text that is cut; %NULL if the cell says it all
 */
char *mg_table_hint_dup (const MgTableColumn *column,
                         MgDocument          *document,
                         MgId                 id,
                         GtkWidget           *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
