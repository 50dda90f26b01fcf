/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that are compared, what became of each, and how to leave one out. */
#pragma once

#include <gtk/gtk.h>

#include "mg-compare-set.h"

G_BEGIN_DECLS

/* Shows the poles of @set in @list, one row each. */
void mg_compare_list_fill (GtkListBox   *list,
                           MgCompareSet *set);

G_END_DECLS
