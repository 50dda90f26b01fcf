/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In how many ways a name may be written.  Private to drawing. */
#pragma once

#include "mg-fonts.h"
#include "mg-label.h"

G_BEGIN_DECLS

/* One of them.  The lines are as wide as @widths say, all as wide as @width. */
typedef struct
{
  char   **lines;
  double   widths[MG_LABEL_MAX_LINES];
  double   width, height;
  double   cost;
} MgWriting;

/* @paper: where there is time for more than one
 *
 * Returns: (transfer full) (element-type MgWriting): no two alike
 */
GArray *mg_writings_new (MgFonts    *fonts,
                         const char *text,
                         double      size,
                         MgTextFace  face,
                         gboolean    paper) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
