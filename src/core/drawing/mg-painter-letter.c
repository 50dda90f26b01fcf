/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where there are no colours, groups are told apart by letters: eleven greys are not. */
#include "mg-painter-private.h"

/* Of a symbol's radius. */
#define LETTER_SHARE .95
#define LEAST_SIZE 4.

void
mg_painter_paint_letter (MgSink         *sink,
                         char            letter,
                         double          x,
                         double          y,
                         double          radius,
                         const MgColour *fill)
{
  const char text[] = { letter, '\0' };
  double grey = fill->red > .55 ? 0. : 1.;
  double size = LETTER_SHARE * radius;

  if (letter == '\0' || size < LEAST_SIZE)
    return;

  mg_sink_line (sink, text, (MgTextBlock) { .x = x, .y = y - MG_LINE_HEIGHT (size) / 2., .align = 0, .size = size,
                                            .face = MG_TEXT_BOLD, .ink = { grey, grey, grey, 1. } });
}
