/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of paper with the map on it, as it will be printed or exported. */
#pragma once

#include <gtk/gtk.h>

#include "mg-scene.h"

G_BEGIN_DECLS

#define MG_TYPE_PAGE_PREVIEW (mg_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (MgPagePreview, mg_page_preview, MG, PAGE_PREVIEW, GtkWidget)

/* @width, @height: of the page, in points */
void     mg_page_preview_set      (MgPagePreview *self,
                                   MgScene       *scene,
                                   double         width,
                                   double         height);

/* Whether what is seen is the page as it was set last. */
gboolean mg_page_preview_is_ready (MgPagePreview *self);

G_END_DECLS
