/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change that has to wait until somebody else's is over. */
#pragma once

#include "mg-document.h"

G_BEGIN_DECLS

/* Sets @field of @id in a moment, if @id is still there. */
void mg_table_late_set (MgDocument    *document,
                        MgId           id,
                        MgFieldId      field,
                        const MgValue *value);

G_END_DECLS
