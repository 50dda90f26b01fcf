/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down of the measures of organisations, with "None" first. */
#pragma once

#include <gtk/gtk.h>

#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * mg_measure_choice_fill:
 * @drop_down: given a model of its own
 * @groups: whether measures that only name a group are offered
 * @show_all: whether those for researchers are offered, too
 * @selected: (nullable): the id of the one to select; it is offered in any case
 */
void        mg_measure_choice_fill (GtkDropDown *drop_down,
                                    gboolean     groups,
                                    gboolean     show_all,
                                    const char  *selected);

/* (nullable): the id of what is selected; %NULL is "None". */
const char *mg_measure_choice_get  (GtkDropDown *drop_down);

G_END_DECLS
