/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a part of the organisations: by any of their fields, at once. */
#pragma once

#include <adwaita.h>

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * MgFilterDialog:
 *
 * Each change is a change of the document's filter.  It does not keep the window
 * from being worked in, and goes when the document does.
 */
#define MG_TYPE_FILTER_DIALOG (mg_filter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MgFilterDialog, mg_filter_dialog, MG, FILTER_DIALOG, AdwWindow)

GtkWidget *mg_filter_dialog_new (GtkWindow  *parent,
                                 MgDocument *document);

G_END_DECLS
