/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Poles that were opened lately, and the sample that comes with the program. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Remembers that @path was opened or saved. */
void       mg_recent_add        (const char *path);

/**
 * mg_recent_dup_paths:
 *
 * Returns: (transfer full) (element-type utf8): local files that are still
 *   there, the latest first, at most @limit
 */
GPtrArray *mg_recent_dup_paths  (guint limit) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full) (nullable): the fictitious pole to try things out
 * on: in the folder that MAILLAGE_DATA_DIR names, or where it was installed
 */
char      *mg_recent_dup_sample (void) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): the file's name and its folder, shortened for people. */
char      *mg_recent_dup_title  (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char      *mg_recent_dup_folder (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
