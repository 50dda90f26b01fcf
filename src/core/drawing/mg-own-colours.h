/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of one's own for the choices of a field, as the pole keeps them in one text:
 * "kind|ess|#0072b2;layer|project|#d55e00;sector|logistics|#009e73".
 *
 * They are given for paper, as those of the vocabulary are: mg_style_own_colour()
 * makes them legible elsewhere.
 */
#pragma once

#include "mg-style.h"

G_BEGIN_DECLS

/* Returns: (transfer full): what cannot be understood is passed over */
GHashTable *mg_own_colours_read     (const char     *text) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full) (nullable): %NULL: there are none */
char       *mg_own_colours_dup_text (GHashTable     *self);

/* @field: "kind", "layer" or another; @value: as in files */
gboolean    mg_own_colours_find     (GHashTable     *self,
                                     const char     *field,
                                     const char     *value,
                                     MgColour       *colour);
/* @colour: (nullable): %NULL: the usual one */
void        mg_own_colours_set      (GHashTable     *self,
                                     const char     *field,
                                     const char     *value,
                                     const MgColour *colour);

G_END_DECLS
