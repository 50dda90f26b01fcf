/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The painter on any sink, for files.  Private to drawing. */
#pragma once

#include <gio/gio.h>

#include "mg-sink.h"
#include "mg-view.h"

G_BEGIN_DECLS

/* Circles, edges, nodes, names.  Returns: %FALSE if it was stopped */
gboolean mg_painter_paint_view   (const MgView      *view,
                                  MgSink            *sink,
                                  GCancellable      *cancellable);

/* Lines round participants.  Returns: %FALSE if it was stopped */
gboolean mg_painter_paint_outlines (const MgView   *view,
                                    MgSink         *sink,
                                    GCancellable   *cancellable);

/* Those that change when the view's items are moved by @dx, @dy map units. */
void     mg_painter_paint_moved_outlines (const MgView *view,
                                          MgSink       *sink,
                                          double        dx,
                                          double        dy);

/* Adds the other items within these lines, but for @ids. */
void     mg_painter_add_outlined  (const MgScene     *scene,
                                   GHashTable        *ids,
                                   GHashTable        *others);

/* How the line @number is painted; @fill, @stroke: what the result points to */
MgPaint  mg_painter_get_outline  (const MgScene     *scene,
                                  guint              number,
                                  double             line,
                                  MgColour          *fill,
                                  MgColour          *stroke);

/* How much of its own colour is left to a symbol: 1 unless it is faded. */
double   mg_painter_get_share    (const MgScene     *scene,
                                  const MgSceneNode *node);

/* mg-painter-letter.c: in the middle of a symbol; @letter: 0: none */
void     mg_painter_paint_letter (MgSink            *sink,
                                  char               letter,
                                  double             x,
                                  double             y,
                                  double             radius,
                                  const MgColour    *fill);

/* mg-painter-rings.c: thin circles with a word at the top of each.
 * @labels: (element-type MgLabel): names that it must not share its place with
 */
void     mg_painter_paint_rings  (const MgView      *view,
                                  MgSink            *sink,
                                  const GArray      *labels);

/* How a strand is stroked at this scale. */
MgPen    mg_painter_get_pen      (const MgView      *view,
                                  const MgSceneEdge *edge);

/* Returns: (transfer full): "3 links" */
char    *mg_painter_format_links (const MgSceneNode *node);

/* mg-painter-names.c: @labels as mg_labels_place() has them.  FALSE: it was stopped */
gboolean  mg_painter_paint_labels   (const MgView        *view,
                                     MgSink              *sink,
                                     const GArray        *labels,
                                     GCancellable        *cancellable);

G_END_DECLS
