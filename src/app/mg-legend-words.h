/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside a check of the legend: a name, a key, how many there are. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mg_legend_words_new:
 * @check: pressing the words is as good as pressing it
 * @title: text of a file, or ours
 * @key: (nullable): which one chooses it
 * @count: (out) (transfer none): where the number goes
 */
GtkWidget *mg_legend_words_new (GtkCheckButton  *check,
                                const char      *title,
                                const char      *key,
                                GtkLabel       **count);

G_END_DECLS
