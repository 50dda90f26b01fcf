/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The painter on any sink, for files.  Private to drawing. */
#pragma once

#include <gio/gio.h>

#include "mg-sink.h"
#include "mg-view.h"

G_BEGIN_DECLS

/* Edges, nodes, names.  Returns: %FALSE if it was stopped */
gboolean mg_painter_paint_view   (const MgView      *view,
                                  MgSink            *sink,
                                  GCancellable      *cancellable);

/* Returns: (transfer full): "3 links" */
char    *mg_painter_format_links (const MgSceneNode *node);

G_END_DECLS
