/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several poles side by side: their figures, and their maps at one scale. */
#pragma once

#include <adwaita.h>

#include "mg-compare-set.h"

G_BEGIN_DECLS

#define MG_TYPE_COMPARE_WINDOW (mg_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (MgCompareWindow, mg_compare_window, MG, COMPARE_WINDOW, AdwWindow)

/* @application: (nullable) */
MgCompareWindow *mg_compare_window_new     (GtkApplication  *application);

MgCompareSet    *mg_compare_window_get_set (MgCompareWindow *self);

G_END_DECLS
