/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small sample of how a kind or a level of cooperation looks on the map. */
#pragma once

#include <gtk/gtk.h>

#include "mg-rest.h"

G_BEGIN_DECLS

#define MG_TYPE_SWATCH (mg_swatch_get_type ())
G_DECLARE_FINAL_TYPE (MgSwatch, mg_swatch, MG, SWATCH, GtkWidget)

GtkWidget *mg_swatch_new_kind       (const char *kind);
/* Of a kind: whether colours and shapes say it, or something else. */
void       mg_swatch_set_said       (MgSwatch   *self,
                                     gboolean    has_colour,
                                     gboolean    has_shape);
GtkWidget *mg_swatch_new_layer      (const char *layer);
GtkWidget *mg_swatch_new_collective (void);
/* Of what follows a measure: colours, sizes and widths from the least to the most. */
GtkWidget *mg_swatch_new_scale      (void);
GtkWidget *mg_swatch_new_sizes      (void);
GtkWidget *mg_swatch_new_widths     (void);
/* A shape that a field has, instead of the kind; G_MAXUINT: of the rest. */
GtkWidget *mg_swatch_new_shape      (guint       group);
/* @field, @value: (nullable): the choice it stands for, as in files */
GtkWidget *mg_swatch_new_group      (guint       group,
                                     const char *field,
                                     const char *value);
/* Those without a colour, size or width of their own. */
GtkWidget *mg_swatch_new_rest       (MgRest      rest);
GtkWidget *mg_swatch_new_no_size    (void);
GtkWidget *mg_swatch_new_no_width   (void);

/* Colours of one's own, for all samples in the window: see mg-own-colours.h. */
void       mg_swatch_set_own_colours (GtkWidget  *root,
                                      GHashTable *colours);

/* How the map is to look on this screen now: light or dark, high contrast. */
MgTheme    mg_swatch_get_theme      (void);

G_END_DECLS
