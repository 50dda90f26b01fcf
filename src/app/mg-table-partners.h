/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many partners each organisation has, counted once for a whole column. */
#pragma once

#include "mg-table-column.h"

G_BEGIN_DECLS

/**
 * MgTablePartners:
 *
 * Counts as the figures do: links of the three levels at the document's date,
 * each pair once, on the whole map; what the figures leave out has no number.
 */
typedef struct _MgTablePartners MgTablePartners;

MgTablePartners *mg_table_partners_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void             mg_table_partners_free   (MgTablePartners *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgTablePartners, mg_table_partners_free)

/* Counts again when it is next asked. */
void             mg_table_partners_forget (MgTablePartners *self);

/* A column that shows them; @self must outlive it. */
MgTableColumn   *mg_table_partners_column (MgTablePartners *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
