/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a measure says, what it does not say, and where it comes from. */
#pragma once

#include <gtk/gtk.h>

#include "mg-measure.h"

G_BEGIN_DECLS

/* A small "?" button that opens the explanation, which is made when it opens. */
GtkWidget *mg_measure_about_new (const MgMeasure *measure);

G_END_DECLS
