/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture is made of, wherever it goes: cairo (screen, PDF, PNG) or an
 * SVG of our own.  Private to drawing.
 */
#pragma once

#include <cairo.h>

#include "mg-fonts.h"
#include "mg-geometry.h"

G_BEGIN_DECLS

/* How an outline is filled and stroked; both may be missing. */
typedef struct
{
  const MgColour *fill;
  const MgColour *stroke;
  double          width;
  double          dash;     /* of the stroke; 0 is none */
} MgPaint;

/* @on and @off in pixels, @off = 0 is a continuous stroke; @on = 0 is dots. */
typedef struct
{
  MgColour colour;
  double   width;
  double   on;
  double   off;
} MgPen;

/* Lines below each other. */
typedef struct
{
  char           **lines;
  double           x;       /* of the left end, middle or right end of each line */
  double           y;       /* of the top */
  int              align;   /* -1 left, 0 centred, 1 right */
  double           size;
  MgTextFace       face;
  MgColour         ink;
  const MgColour  *halo;
} MgTextBlock;

typedef struct _MgSink MgSink;

/* A group is an item: @id is its text identifier, may be "". */
typedef struct
{
  void (*curve)   (MgSink            *self,
                   const MgCurve     *curve,
                   const MgPen       *pen);
  void (*polygon) (MgSink            *self,
                   const MgPoint     *points,
                   guint              n_points,
                   const MgPaint     *paint);
  /* Several closed lines; what is inside of two is outside. */
  void (*region)  (MgSink            *self,
                   const MgPoint     *points,
                   const guint       *counts,
                   guint              n_lines,
                   const MgPaint     *paint);
  void (*box)     (MgSink            *self,
                   const MgRect      *rect,
                   double             corner,
                   const MgPaint     *paint);
  void (*text)    (MgSink            *self,
                   const MgTextBlock *text);
  void (*begin)   (MgSink            *self,
                   const char        *part,
                   const char        *id,
                   const char        *title,
                   const char        *description);
  void (*end)     (MgSink            *self);
} MgSinkClass;

struct _MgSink
{
  const MgSinkClass *klass;
  MgFonts           *fonts;
};

void    mg_sink_curve       (MgSink            *self,
                             const MgCurve     *curve,
                             const MgPen       *pen);
void    mg_sink_polygon     (MgSink            *self,
                             const MgPoint     *points,
                             guint              n_points,
                             const MgPaint     *paint);
void    mg_sink_region      (MgSink            *self,
                             const MgPoint     *points,
                             const guint       *counts,
                             guint              n_lines,
                             const MgPaint     *paint);
/* A circle is a box whose corners are as large as it. */
void    mg_sink_box         (MgSink            *self,
                             const MgRect      *rect,
                             double             corner,
                             const MgPaint     *paint);
void    mg_sink_disc        (MgSink            *self,
                             double             x,
                             double             y,
                             double             radius,
                             const MgPaint     *paint);
void    mg_sink_shape       (MgSink            *self,
                             MgShape            shape,
                             double             x,
                             double             y,
                             double             radius,
                             const MgPaint     *paint);
void    mg_sink_text        (MgSink            *self,
                             const MgTextBlock *text);
void    mg_sink_line        (MgSink            *self,
                             const char        *line,
                             MgTextBlock        text);
/* Only sinks that have items see these. */
gboolean mg_sink_has_groups (MgSink            *self);
void    mg_sink_begin       (MgSink            *self,
                             const char        *part,
                             const char        *id,
                             const char        *title,
                             const char        *description);
void    mg_sink_end         (MgSink            *self);

/* How letters stand out: by small shifts (quick), or a stroke round them (paper). */
typedef enum
{
  MG_HALO_SHIFTS,
  MG_HALO_STROKE,
} MgTextHalo;

MgSink *mg_cairo_sink_new   (cairo_t           *cr,
                             MgFonts           *fonts,
                             MgTextHalo         halo) G_GNUC_WARN_UNUSED_RESULT;
void    mg_cairo_sink_free  (MgSink            *self);

MgSink *mg_svg_sink_new     (MgFonts           *fonts,
                             double             width,
                             double             height,
                             const char        *title,
                             const char        *description) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): the whole file; @self is gone */
GBytes *mg_svg_sink_finish  (MgSink            *self) G_GNUC_WARN_UNUSED_RESULT;
/* What was written is thrown away. */
void    mg_svg_sink_free    (MgSink            *self);

G_END_DECLS
