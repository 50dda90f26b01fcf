/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of files, put where people read it: by mg_text_show(). */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @text: (transfer full).  Returns: (transfer full): as it is shown, on one line */
char *mg_shown_take       (char              *text) G_GNUC_WARN_UNUSED_RESULT;

/* @text: (nullable) everywhere, as in the functions these call. */
void mg_shown_label       (GtkLabel          *label,
                           const char        *text);
void mg_shown_tooltip     (GtkWidget         *widget,
                           const char        *text);
void mg_shown_title       (AdwPreferencesRow *row,
                           const char        *text);
void mg_shown_subtitle    (AdwActionRow      *row,
                           const char        *text);

/* What assistive technologies read. */
void mg_shown_name        (GtkAccessible     *accessible,
                           const char        *text);
void mg_shown_description (GtkAccessible     *accessible,
                           const char        *text);

G_END_DECLS
