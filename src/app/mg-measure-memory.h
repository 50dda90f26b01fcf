/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How somebody likes the measures: kept from one day to the next. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether measures for researchers are shown; %FALSE until somebody says so. */
gboolean  mg_measure_memory_get_all    (void);
void      mg_measure_memory_set_all    (gboolean           all);

/* (nullable) (transfer full): keys of the columns that are shown; %NULL: as they come */
char    **mg_measure_memory_dup_columns (void);
void      mg_measure_memory_set_columns (const char * const *keys);

G_END_DECLS
