/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What recovered work has added, removed and changed, in words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Compares with the user's file as it is now, in a thread.  @title: of the pole */
void mg_recovery_differences_present (GtkWindow  *parent,
                                      const char *folder,
                                      const char *title);

G_END_DECLS
