/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that gives away a copy of the pole: in another format, without
 * names, with a list of what the copy will lack.
 */
#pragma once

#include <adwaita.h>

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * MgShareDialog:
 *
 * Signals `done` (text) and `failed` (text): sentences for the user, of a copy
 * that was written or could not be.
 */
#define MG_TYPE_SHARE_DIALOG (mg_share_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MgShareDialog, mg_share_dialog, MG, SHARE_DIALOG, AdwWindow)

/* @folder: (nullable): where to begin; @name: of the file, without an ending. */
GtkWidget *mg_share_dialog_new (GtkWindow  *parent,
                                MgDocument *document,
                                GFile      *folder,
                                const char *name);

G_END_DECLS
