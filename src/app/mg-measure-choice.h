/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drop-downs of the measures of organisations and of perimeters. */
#pragma once

#include <gtk/gtk.h>

#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * MgMeasureChoice:
 * @MG_MEASURE_CHOICE_NONE: "None" is offered, first
 * @MG_MEASURE_CHOICE_GROUPS: measures that only name a group are offered
 * @MG_MEASURE_CHOICE_YES_NO: likewise those that say yes or no
 * @MG_MEASURE_CHOICE_ALL: likewise those for researchers
 */
typedef enum
{
  MG_MEASURE_CHOICE_NONE   = 1 << 0,
  MG_MEASURE_CHOICE_GROUPS = 1 << 1,
  MG_MEASURE_CHOICE_YES_NO = 1 << 2,
  MG_MEASURE_CHOICE_ALL    = 1 << 3,
} MgMeasureChoice;

/**
 * mg_measure_choice_fill:
 * @drop_down: given a model of its own
 * @selected: (nullable): the id of the one to select; it is offered in any case
 */
void        mg_measure_choice_fill (GtkDropDown     *drop_down,
                                    MgMeasureChoice  choice,
                                    const char      *selected);

/* (nullable): the id of what is selected; %NULL is "None". */
const char *mg_measure_choice_get  (GtkDropDown *drop_down);

/* Likewise of perimeters; the whole map is first. */
void        mg_measure_choice_fill_perimeters (GtkDropDown *drop_down);
void        mg_measure_choice_set_perimeter   (GtkDropDown *drop_down,
                                               MgPerimeter  perimeter);
MgPerimeter mg_measure_choice_get_perimeter   (GtkDropDown *drop_down);

G_END_DECLS
