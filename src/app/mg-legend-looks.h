/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of the legend that says what sizes, colours, shapes and widths follow. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

/* Fills @box anew; it is hidden if they follow nothing. */
void mg_legend_looks_fill (GtkBox     *box,
                           MgDocument *document);

G_END_DECLS
