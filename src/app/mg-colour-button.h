/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sample of the legend that is pressed for another colour. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * mg_colour_button_new:
 * @field: "kind", "layer" or another
 * @value: as in files
 * @name: the same for people
 * @swatch: (transfer floating): what it shows
 */
GtkWidget *mg_colour_button_new          (const char *field,
                                          const char *value,
                                          const char *name,
                                          GtkWidget  *swatch);

/* Whose colours it sets; pressing it does nothing before. */
void       mg_colour_button_set_document (GtkWidget  *button,
                                          MgDocument *document);

G_END_DECLS
