/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line at the bottom: what just happened, what there is, what comes next. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

#define MG_TYPE_STATUS_LINE (mg_status_line_get_type ())
G_DECLARE_FINAL_TYPE (MgStatusLine, mg_status_line, MG, STATUS_LINE, GtkWidget)

void mg_status_line_set_document (MgStatusLine *self,
                                  MgDocument   *document);   /* (nullable) */

/* Says it until something else is said. */
void mg_status_line_say          (MgStatusLine *self,
                                  const char   *text);

G_END_DECLS
