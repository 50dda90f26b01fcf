/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one asks for what is computed only then, and sees how far it has come. */
#pragma once

#include <gtk/gtk.h>

#include "mg-measure-asked.h"

G_BEGIN_DECLS

/**
 * MgMeasureAskBar:
 *
 * Actions: ask.random (with what the popover says), ask.sensitivity, ask.stop.
 */
#define MG_TYPE_MEASURE_ASK_BAR (mg_measure_ask_bar_get_type ())
G_DECLARE_FINAL_TYPE (MgMeasureAskBar, mg_measure_ask_bar, MG, MEASURE_ASK_BAR, GtkWidget)

GtkWidget *mg_measure_ask_bar_new (MgMeasureAsked *asked);

G_END_DECLS
