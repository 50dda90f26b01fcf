/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a map together: a bar of questions in words, whose answers light the
 * map and are one sentence.
 */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * MgReadingBar:
 *
 * Property `question`: the identifier of an #MgQuestion, "" for none; setting
 * it asks again.  Answers follow edits.
 */
#define MG_TYPE_READING_BAR (mg_reading_bar_get_type ())
G_DECLARE_FINAL_TYPE (MgReadingBar, mg_reading_bar, MG, READING_BAR, GtkWidget)

void  mg_reading_bar_set_document (MgReadingBar *self,
                                   MgDocument   *document);
/* Takes the focus when it is shown; forgets the question when it is closed. */
void  mg_reading_bar_show         (MgReadingBar *self,
                                   gboolean      is_shown);

G_END_DECLS
