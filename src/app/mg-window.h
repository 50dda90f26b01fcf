/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One window, one pole. */
#pragma once

#include <adwaita.h>

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * MgWindow:
 *
 * Actions: `win.new`, `win.open`, `win.open-sample`, `win.open-path` (text),
 * `win.save`, `win.save-as`, `win.export-image`, `win.print`, `win.copy-picture`, `win.undo`, `win.redo`,
 * `win.arrange` (a layout's id), `win.view` ("map", "table", "measures"),
 * `win.layer` (a layer's id; keys 1, 2, 3), `win.select-all`,
 * `win.select-none`, `win.delete`, `win.fit`, `win.zoom-in`, `win.zoom-out`,
 * `win.zoom-reset`, `win.add-organisation`, `win.add-collective`, `win.link`,
 * `win.show-legend`, `win.show-inspector`, `win.show-all`, `win.show-remarks`,
 * `win.show-recovered`,
 * `win.stop`.
 */
#define MG_TYPE_WINDOW (mg_window_get_type ())
G_DECLARE_FINAL_TYPE (MgWindow, mg_window, MG, WINDOW, AdwApplicationWindow)

MgWindow   *mg_window_new           (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;

MgDocument *mg_window_get_document  (MgWindow       *self);

/* Whether it shows a new pole in which nothing was done: opening may replace it. */
gboolean    mg_window_is_untouched  (MgWindow       *self);

/**
 * mg_window_open:
 * @path: a file
 *
 * Opens it here if this window is untouched, else in a window of its own.  A
 * failure is said in a dialog, and then nothing has changed.
 */
void        mg_window_open          (MgWindow       *self,
                                     const char     *path);

/* Looks for what an earlier run left and the empty page shows it; in a thread.
 * @may_offer: whether to ask about what the user does not know of yet
 */
void        mg_window_look_for_recovered (MgWindow     *self,
                                          gboolean      may_offer);

G_END_DECLS
