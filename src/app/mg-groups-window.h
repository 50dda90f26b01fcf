/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window over another, to look through some groups of rows; Escape closes it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @subtitle: (nullable): of a file, to be shown under @title.  Returns: (transfer
 * none): a modal window that is not shown yet
 */
GtkWidget *mg_groups_window_new (GtkWindow          *parent,
                                 const char         *title,
                                 const char         *subtitle,
                                 AdwPreferencesPage *page,
                                 int                 width);
/* Below the groups, and not scrolled with them. */
void       mg_groups_window_add (GtkWidget          *window,
                                 GtkWidget          *child);

G_END_DECLS
