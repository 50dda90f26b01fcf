/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in letters: measured and shown alike on screen and paper.  Private to
 * drawing.
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Any program that shows our pictures may lack the first two. */
#define MG_FONT_FAMILIES "Cantarell, Inter, DejaVu Sans, sans-serif"

typedef enum
{
  MG_TEXT_PLAIN,
  MG_TEXT_BOLD,
  MG_TEXT_ITALIC,
  MG_N_TEXT_FACES
} MgTextFace;

/**
 * MgFonts:
 *
 * One layout, used again and again; belongs to one thread.  Metrics are not
 * rounded to pixels and letters not hinted, so that the same name is as wide
 * everywhere.
 */
typedef struct
{
  PangoContext         *context;
  PangoLayout          *layout;
  PangoFontDescription *faces[MG_N_TEXT_FACES];
} MgFonts;

/* @font_map: (nullable): %NULL is the default one of this thread */
MgFonts *mg_fonts_new     (PangoFontMap *font_map) G_GNUC_WARN_UNUSED_RESULT;
void     mg_fonts_free    (MgFonts      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgFonts, mg_fonts_free)

/* The layout with that text, valid until the next call. */
PangoLayout *mg_fonts_lay_out (MgFonts      *self,
                               const char   *text,
                               double        size,
                               MgTextFace    face);
double       mg_fonts_measure (MgFonts      *self,
                               const char   *text,
                               double        size,
                               MgTextFace    face);

/* From one line to the next, and from a line's top to its foot. */
#define MG_LINE_HEIGHT(size) ((size) * 1.2)
#define MG_LINE_ASCENT(size) ((size) * .93)

/**
 * mg_text_wrap:
 *
 * Breaks @text at blanks, slashes and hyphens into at most @max_lines lines of
 * about @max_chars characters, as even as can be; what is left over becomes an
 * ellipsis.
 *
 * Returns: (transfer full): the lines, %NULL-terminated; none for ""
 */
char   **mg_text_wrap     (const char   *text,
                           guint         max_chars,
                           guint         max_lines) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
