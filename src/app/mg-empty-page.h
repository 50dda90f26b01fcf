/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows before there is a pole: where to begin. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MgEmptyPage:
 *
 * Uses win.start, win.open, win.open-sample and win.open-path.
 */
#define MG_TYPE_EMPTY_PAGE (mg_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (MgEmptyPage, mg_empty_page, MG, EMPTY_PAGE, GtkWidget)

/* Looks again for recent files and the sample. */
void mg_empty_page_refresh (MgEmptyPage *self);

/* How many pieces of work wait since the program stopped; a button opens them. */
void mg_empty_page_set_recovered (MgEmptyPage *self,
                                  guint        n_recovered);

G_END_DECLS
