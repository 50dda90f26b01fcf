/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sizes or colours on the map stand for, as a line of the legend. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

/* From the least value to the most; of groups, which have no order, samples of
 * colours.  @is_size: sizes, else colours
 */
GtkWidget *mg_legend_scale_new (MgDocument      *document,
                                const MgMeasure *measure,
                                gboolean         is_size);

G_END_DECLS
